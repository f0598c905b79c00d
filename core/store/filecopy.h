// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace relaydeck::store {

/// Name of the store in the folder of a privateCopy().
inline constexpr char PrivateCopyName[] = "store.db";

/// Copies a store that cannot be written, with its log, into a folder of its own, which goes with the handle.
/// StoreBusy: another program wrote to it meanwhile.
Result<std::unique_ptr<QTemporaryDir>> privateCopy(const QString& path);

}  // namespace relaydeck::store
