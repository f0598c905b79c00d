// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

namespace relaydeck {

/// Writes a file that appears whole or not at all; one that was there stays until then. Fails with
/// FileUnwritable, whose detail says why.
Result<void> writeWholeFile(const QString& path, const QByteArray& content);

}  // namespace relaydeck
