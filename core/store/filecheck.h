// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace relaydeck::store {

/// Marks our files in the header of SQLite ("RDk1").
inline constexpr quint32 ApplicationId = 0x52446b31;

/// Looks at a file before SQLite may write to it, so that a file that is not ours, or from a newer version of
/// the program, stays as it is, without a `-wal` beside it. Nothing there, or an empty file, is fine: it
/// becomes a new store. `newestVersion`: the newest schema that this program knows.
Result<void> checkStoreFile(const QString& path, int newestVersion);

/// Whether write-ahead logging works on a file system: it needs memory shared between the processes, which
/// file systems over the network do not give (sqlite.org/wal.html).
bool isNetworkFileSystem(const QByteArray& type);

}  // namespace relaydeck::store
