// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/findingplace.h"
#include "core/partnertest/judgement.h"

#include <algorithm>

namespace relaydeck::partnertest {

void alignChecks(QList<Check>& checks, const QList<Finding>& findings)
{
    for (Check& check : checks) {
        std::optional<Severity> worst;
        for (const Finding& finding : findings) {
            if (checkOf(finding.code) == check.id)
                worst = std::min(worst.value_or(finding.severity), finding.severity);
        }
        if (!worst)
            continue;
        if (check.state == CheckState::Passed || check.state == CheckState::Absent) {
            if (*worst == Severity::Error)
                check.state = CheckState::Failed;
            else if (*worst == Severity::Warning)
                check.state = CheckState::Warning;
        } else if (check.state == CheckState::Failed && *worst != Severity::Error) {
            check.state = CheckState::Warning;
        }
    }
}

}  // namespace relaydeck::partnertest
