// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/importresult.h"

#include <QtCore/QByteArray>

namespace relaydeck::importers {

/// Reads connectors as `Get-OutboundConnector | ConvertTo-Json` gives them: one object, an array, or the
/// array in the wrapper of Windows PowerShell 5.1. `text` is UTF-8.
///
/// All or nothing: the detail of an error names the place of the first fault, as in
/// `[3].SmtpDaneMode: expected a string, found an array`.
Result<ImportResult> importJson(const QByteArray& text, const ImportStep& step = {});

}  // namespace relaydeck::importers
