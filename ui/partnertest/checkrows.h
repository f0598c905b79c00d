// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/steplist.h"
#include "ui/workspace/testruns.h"

#include <optional>

namespace relaydeck::ui {

/// The eight checks of a report, in the language of the program.
QList<StepRow> checkRows(const partnertest::PartnerReport& report);
/// The same while a test runs: what has begun turns, the rest waits.
QList<StepRow> checkRows(const LiveTest& live);
/// Before a first test.
QList<StepRow> untestedRows();

QString checkTitleWords(partnertest::CheckId check);
/// "Not tested, needs: Mail servers (MX)"
QString checkWords(const partnertest::Check& check);

/// The check to look at first: the first that failed, else the first with a warning, else the first.
partnertest::CheckId firstToLookAt(const partnertest::PartnerReport& report);

}  // namespace relaydeck::ui
