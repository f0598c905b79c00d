// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/steprepository.h"

namespace relaydeck::ui {

/// What a step is called in the undo menu: "set SMTP DANE Mandatory on Nordbank". In the words of whoever
/// made it, where they are known.
QString stepName(const store::ActivityStep& step);

/// What came of it: "3 new, 1 changed", "2 connectors changed"; empty when the name says it all.
QString stepResult(const store::ActivityStep& step);

/// "ada, in the window"
QString stepActor(const store::ActivityStep& step);

}  // namespace relaydeck::ui
