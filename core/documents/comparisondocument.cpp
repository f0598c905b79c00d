// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/comparisondocument.h"

#include "core/decision/deliverytext.h"
#include "core/documents/evidencesections.h"
#include "core/documents/reportdocument.h"

namespace relaydeck::documents {

using partnertest::Change;
using partnertest::FactChange;
using partnertest::FindingChange;
using partnertest::ReportComparison;
using partnertest::Trend;
using partnertest::VerdictChange;

namespace {

QString changeText(Change change)
{
    switch (change) {
    case Change::Same:
        return QStringLiteral("same");
    case Change::Changed:
        return QStringLiteral("changed");
    case Change::Came:
        return QStringLiteral("new");
    case Change::Gone:
        return QStringLiteral("gone");
    case Change::Unknown:
        return QStringLiteral("not comparable");
    }
    Q_UNREACHABLE();
}

QString trendText(Trend trend)
{
    switch (trend) {
    case Trend::Same:
        return QStringLiteral("same");
    case Trend::Better:
        return QStringLiteral("better");
    case Trend::Worse:
        return QStringLiteral("worse");
    case Trend::Different:
        return QStringLiteral("different");
    }
    Q_UNREACHABLE();
}

QString shown(const decision::Delivery& delivery)
{
    const QString reason = decision::reasonText(delivery);
    return reason.isEmpty() ? decision::verdictText(delivery)
                            : QStringLiteral("%1 (%2)").arg(decision::verdictText(delivery), reason);
}

const VerdictChange& standardVerdict(const ReportComparison& comparison)
{
    return comparison.verdicts.at(
        static_cast<qsizetype>(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic)));
}

bool isShown(Change change, ComparisonScope scope)
{
    return scope == ComparisonScope::Everything || change != Change::Same;
}

}  // namespace

QString comparisonSentence(const ReportComparison& comparison)
{
    const VerdictChange& verdict = standardVerdict(comparison);
    const QString before = shown(verdict.before);
    const QString after = shown(verdict.after);
    switch (verdict.trend()) {
    case Trend::Same:
        return comparison.hasChanges()
            ? QStringLiteral("The verdict is the same, %1, but something else has changed.").arg(after)
            : QStringLiteral("Nothing has changed: %1.").arg(after);
    case Trend::Better:
        return QStringLiteral("Better: it was %1, now it is %2.").arg(before, after);
    case Trend::Worse:
        return QStringLiteral("Worse: it was %1, now it is %2.").arg(before, after);
    case Trend::Different:
        return QStringLiteral("Different: it was %1, now it is %2.").arg(before, after);
    }
    Q_UNREACHABLE();
}

Document comparisonDocument(const ReportComparison& comparison, const DomainName& domain,
                            ComparisonScope scope)
{
    const QString before = timeText(comparison.before);
    const QString after = timeText(comparison.after);
    Document document;
    document.title = line(QStringLiteral("%1 on %2 and on %3").arg(domain.toDisplayString(), before, after));
    document.footer = document.title;
    QList<Part>& parts = document.parts;
    parts << heading(1, QStringLiteral("%1, compared").arg(domain.toDisplayString()));
    const Tone tone = comparison.trend() == Trend::Worse ? Tone::Warning
        : comparison.trend() == Trend::Better            ? Tone::Positive
                                                         : Tone::Neutral;
    parts << banner(comparisonSentence(comparison), QStringLiteral("%1 against %2").arg(before, after), tone);

    Table verdicts{.header = {QStringLiteral("Modes"), before, after, QStringLiteral("Change")},
                   .rows = {},
                   .leftOut = 0};
    for (const VerdictChange& verdict : comparison.verdicts) {
        if (!verdict.changed() && scope == ComparisonScope::ChangesOnly)
            continue;
        addRow(verdicts,
               {cell(modePairText(verdict.after.daneMode, verdict.after.mtaStsMode)),
                cell(shown(verdict.before), toneOf(verdict.before)),
                cell(shown(verdict.after), toneOf(verdict.after)), cell(trendText(verdict.trend()))});
    }
    if (!verdicts.rows.isEmpty())
        parts << heading(2, QStringLiteral("What would happen")) << verdicts;

    Table findings{
        .header = {QStringLiteral("Change"), QStringLiteral("Severity"), QStringLiteral("Finding")},
        .rows = {},
        .leftOut = 0};
    for (const FindingChange& finding : comparison.findings) {
        if (isShown(finding.change, scope))
            addRow(findings,
                   {cell(changeText(finding.change)),
                    cell(partnertest::severityName(finding.finding.severity)),
                    cell(partnertest::englishSentence(finding.finding))});
    }
    if (!findings.rows.isEmpty())
        parts << heading(2, QStringLiteral("What was found")) << findings;

    Table facts{
        .header = {QStringLiteral("Of"), QStringLiteral("What"), before, after, QStringLiteral("Change")},
        .rows = {},
        .leftOut = 0};
    for (const FactChange& fact : comparison.facts) {
        if (!isShown(fact.change, scope))
            continue;
        addRow(facts,
               {cell(fact.key.subject),
                cell(QStringLiteral("%1: %2").arg(partnertest::factAreaText(fact.key.area),
                                                  partnertest::factKindText(fact.key.kind))),
                fixedCell(fact.before), fixedCell(fact.after), cell(changeText(fact.change))});
    }
    if (!facts.rows.isEmpty())
        parts << heading(2, QStringLiteral("What is published and shown")) << facts;
    return document;
}

}  // namespace relaydeck::documents
