// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

namespace relaydeck::importers {

/// A text file as PowerShell writes it, as UTF-8 without a byte order mark: UTF-8, or the UTF-16 that `>`
/// makes in Windows PowerShell. Without a mark, UTF-16 is told by where the NUL bytes are.
Result<QByteArray> decodeText(const QByteArray& bytes);

}  // namespace relaydeck::importers
