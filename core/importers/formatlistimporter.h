// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/importresult.h"

namespace relaydeck::importers {

/// Reads connectors from the text of `Get-OutboundConnector | Format-List`, also copied from a terminal:
/// `Name : value`, lists as `{a, b}`, long values wrapped. What the terminal broke is joined again, by a
/// space where a text was broken, so names should be looked at.
///
/// All or nothing; the detail of an error begins with the line: `line 3, SmtpDaneMode: ...`.
Result<ImportResult> importFormatList(const QString& text, const ImportStep& step = {});

/// The first line that says anything names a property of the cmdlet's objects.
bool looksLikeFormatList(const QString& text);

}  // namespace relaydeck::importers
