// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::ui {

/// "report-gesund.example-2026-11-22.json"
QString reportFileName(const partnertest::PartnerReport& report);
/// Writes the report as JSON: whole, or not at all.
Result<void> writeReport(const QString& path, const partnertest::PartnerReport& report);

/// The report in a file; one with evidence alone is judged as it was recorded. Fails with FileUnreadable,
/// LimitExceeded or InvalidData; the detail is a sentence.
Result<partnertest::PartnerReport> readReport(const QString& path);

}  // namespace relaydeck::ui
