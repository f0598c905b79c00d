// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/importresult.h"

namespace relaydeck::importers {

/// Reads connectors as `Get-OutboundConnector | Export-Clixml` gives them (the serialization of
/// MS-PSRP 2.2.5). Document types, and so entities of the file's own, are refused; depth is bounded, and so
/// is what references to earlier objects may add up to.
///
/// All or nothing; the detail of an error begins with the line: `line 3, SmtpDaneMode: ...`.
Result<ImportResult> importClixml(const QString& text, const ImportStep& step = {});

}  // namespace relaydeck::importers
