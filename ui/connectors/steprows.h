// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/steplist.h"
#include "ui/workspace/testruns.h"

namespace relaydeck::ui {

Verdict verdictOf(partnertest::CheckState state);

/// The checks of a report as rows, in their order.
QList<StepRow> stepRows(const partnertest::PartnerReport& report);
/// The same while a test runs: what has begun turns, what is to come waits.
QList<StepRow> stepRows(const LiveTest& live);

}  // namespace relaydeck::ui
