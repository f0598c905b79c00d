// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/importexport/tlsreportreading.h"

namespace relaydeck::ui {

/// How reading went, for the strip: "8 new reports, 4 known before, 1 file without a report".
QString outcomeWords(const TlsReportOutcome& outcome);
/// The domain with the most failures in what was read; empty: nothing was read of any.
QString domainToShow(const TlsReportOutcome& outcome);
/// What it means that files hold no report, and which ones, with the reason of each. Show it as plain text.
QString unreadableTitle(const TlsReportOutcome& outcome);
QString unreadableWords(const TlsReportOutcome& outcome);

}  // namespace relaydeck::ui
