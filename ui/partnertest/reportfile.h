// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::ui {

/// "report-gesund.example-2026-11-22.json"
QString reportFileName(const partnertest::PartnerReport& report);
/// Writes the report as JSON: whole, or not at all.
Result<void> writeReport(const QString& path, const partnertest::PartnerReport& report);

}  // namespace relaydeck::ui
