// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/checkrows.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

using partnertest::Check;
using partnertest::CheckId;
using partnertest::CheckState;

namespace {

struct CheckRows {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::CheckRows)
};

Verdict verdictOfState(CheckState state)
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
    Q_UNREACHABLE();
}

/// These compare what the others have found, so nothing of them shows before everything is there.
bool comparesOthers(CheckId check)
{
    return check == CheckId::TlsaMatch || check == CheckId::Certificate;
}

StepRow liveRow(CheckId check, const LiveTest::Part& part)
{
    StepRow row{.verdict = Verdict::NotTested, .title = checkTitleWords(check), .subtitle = {}, .time = {}};
    switch (part.phase()) {
    case LiveTest::Phase::Waiting:
        row.subtitle = comparesOthers(check) ? CheckRows::tr("Judged at the end") : CheckRows::tr("Waits");
        break;
    case LiveTest::Phase::Begun:
        row.verdict = Verdict::Testing;
        row.subtitle = part.subject.isEmpty() ? CheckRows::tr("Asking") : plainText(part.subject, 120);
        break;
    case LiveTest::Phase::Ended:
        row.subtitle = CheckRows::tr("Answered, judged at the end");
        break;
    }
    return row;
}

}  // namespace

QString checkTitleWords(CheckId check)
{
    return QCoreApplication::translate("relaydeck::Check", partnertest::checkTitle(check));
}

QString checkWords(const Check& check)
{
    QString words = QCoreApplication::translate("relaydeck::Check", partnertest::checkSentence(check.text));
    for (qsizetype i = 0; i < check.arguments.size(); ++i) {
        const QString argument =
            check.needs ? checkTitleWords(*check.needs) : isolated(tlsVersionWords(check.arguments.at(i)));
        words.replace(u'%' + QString::number(i + 1), argument);
    }
    return words;
}

QList<StepRow> checkRows(const partnertest::PartnerReport& report)
{
    QList<StepRow> rows;
    for (const Check& check : report.checks)
        rows.append({.verdict = verdictOfState(check.state),
                     .title = checkTitleWords(check.id),
                     .subtitle = checkWords(check),
                     .time = check.duration.count() > 0 ? durationText(check.duration) : QString(),
                     .coloredTitle = check.state == CheckState::Failed});
    return rows;
}

QList<StepRow> checkRows(const LiveTest& live)
{
    QList<StepRow> rows;
    for (int i = 0; i < partnertest::CheckCount; ++i) {
        const auto check = static_cast<CheckId>(i);
        rows.append(liveRow(check, live.part(check)));
    }
    return rows;
}

QList<StepRow> untestedRows()
{
    QList<StepRow> rows;
    for (int i = 0; i < partnertest::CheckCount; ++i)
        rows.append({.verdict = Verdict::NotTested,
                     .title = checkTitleWords(static_cast<CheckId>(i)),
                     .subtitle = verdictText(Verdict::NotTested),
                     .time = {}});
    return rows;
}

CheckId firstToLookAt(const partnertest::PartnerReport& report)
{
    for (const CheckState wanted : {CheckState::Failed, CheckState::CouldNotTest, CheckState::Warning}) {
        for (const Check& check : report.checks) {
            if (check.state == wanted)
                return check.id;
        }
    }
    return CheckId::DnssecChain;
}

}  // namespace relaydeck::ui
