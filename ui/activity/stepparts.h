// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "ui/widgets/verdict.h"

namespace relaydeck::ui {

/// One thing that a step did, in words: a connector that it changed, a domain that it tested.
struct StepPart {
    QString what;
    QString how;  ///< what a connector became
    QString result;
    QString duration;
};

/// At most 200 of them; what is more is counted in a last one.
Result<QList<StepPart>> stepParts(const store::ActivityStep& step, store::Store& store);

/// How the test of a domain ended, under the service default.
Verdict verdictOf(const store::TestedDomain& tested);

/// "Added", "Changed", "Deleted"
QString changeResult(store::Change::Kind kind);

}  // namespace relaydeck::ui
