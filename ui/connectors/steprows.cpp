// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/steprows.h"

#include "ui/connectors/connectortext.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

using partnertest::Check;
using partnertest::CheckId;
using partnertest::CheckState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::StepRows)
};

/// Checks that compare what others found: they are judged when everything is there.
bool isJudgedAtTheEnd(CheckId check)
{
    return check == CheckId::DnssecChain || check == CheckId::TlsaMatch || check == CheckId::Certificate;
}

}  // namespace

Verdict verdictOf(CheckState state)
{
    switch (state) {
    case CheckState::Running:
        return Verdict::Testing;
    case CheckState::Passed:
        return Verdict::DeliveredDane;
    case CheckState::Absent:
        return Verdict::NotNeeded;
    case CheckState::Warning:
        return Verdict::AtRisk;
    case CheckState::Failed:
        return Verdict::Rejected;
    case CheckState::NotTested:
        return Verdict::NotTested;
    case CheckState::CouldNotTest:
        return Verdict::CouldNotTest;
    }
    return Verdict::NotTested;
}

QList<StepRow> stepRows(const partnertest::PartnerReport& report)
{
    QList<StepRow> rows;
    for (const Check& check : report.checks)
        rows.append({.verdict = verdictOf(check.state),
                     .title = checkTitleText(check.id),
                     .subtitle = partnertest::englishSentence(check),
                     .time = check.duration.count() > 0 ? durationText(check.duration) : QString(),
                     .coloredTitle = check.state == CheckState::Failed});
    return rows;
}

QList<StepRow> stepRows(const LiveTest& live)
{
    QList<StepRow> rows;
    for (int i = 0; i < partnertest::CheckCount; ++i) {
        const auto check = static_cast<CheckId>(i);
        const LiveTest::Part& part = live.part(check);
        StepRow row{.title = checkTitleText(check), .subtitle = {}, .time = {}};
        switch (part.phase()) {
        case LiveTest::Phase::Waiting:
            row.subtitle = isJudgedAtTheEnd(check) ? Words::tr("judged at the end") : Words::tr("waits");
            break;
        case LiveTest::Phase::Begun:
            row.verdict = Verdict::Testing;
            row.subtitle = part.subject;
            break;
        case LiveTest::Phase::Ended:
            row.subtitle = Words::tr("seen, judged at the end");
            break;
        }
        rows.append(row);
    }
    return rows;
}

}  // namespace relaydeck::ui
