// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/comparisontables.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

using partnertest::Change;
using partnertest::FactArea;
using partnertest::FactChange;
using partnertest::FactKind;
using partnertest::FindingChange;
using partnertest::ReportComparison;
using partnertest::Trend;
using partnertest::VerdictChange;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Comparison)
};

QString changeWords(Change change)
{
    switch (change) {
    case Change::Same:
        return Words::tr("Same");
    case Change::Changed:
        return Words::tr("Changed");
    case Change::Came:
        return Words::tr("New");
    case Change::Gone:
        return Words::tr("Gone");
    case Change::Unknown:
        return Words::tr("Not seen in both");
    }
    Q_UNREACHABLE();
}

QString trendWords(Trend trend)
{
    switch (trend) {
    case Trend::Same:
        return Words::tr("Same");
    case Trend::Better:
        return Words::tr("Better");
    case Trend::Worse:
        return Words::tr("Worse");
    case Trend::Different:
        return Words::tr("Different");
    }
    Q_UNREACHABLE();
}

QString kindWords(FactKind kind)
{
    switch (kind) {
    case FactKind::MailBy:
        return Words::tr("mail goes by");
    case FactKind::Preference:
        return Words::tr("preference");
    case FactKind::Address:
        return Words::tr("address");
    case FactKind::Status:
        return Words::tr("DNSSEC");
    case FactKind::Algorithms:
        return Words::tr("key algorithms");
    case FactKind::SignaturesUntil:
        return Words::tr("signatures valid until");
    case FactKind::TlsaState:
        return Words::tr("TLSA");
    case FactKind::TlsaRecord:
        return Words::tr("TLSA record");
    case FactKind::DaneOutcome:
        return Words::tr("DANE");
    case FactKind::StartTls:
        return Words::tr("STARTTLS");
    case FactKind::TlsVersion:
        return Words::tr("TLS version");
    case FactKind::Cipher:
        return Words::tr("cipher");
    case FactKind::Names:
        return Words::tr("certificate names");
    case FactKind::Issuer:
        return Words::tr("certificate issuer");
    case FactKind::ValidUntil:
        return Words::tr("certificate valid until");
    case FactKind::Key:
        return Words::tr("key");
    case FactKind::Fingerprint:
        return Words::tr("certificate fingerprint");
    case FactKind::PublicTrust:
        return Words::tr("public trust");
    case FactKind::StsOutcome:
        return Words::tr("MTA-STS");
    case FactKind::PolicyId:
        return Words::tr("policy id");
    case FactKind::PolicyMode:
        return Words::tr("policy mode");
    case FactKind::PolicyMaxAge:
        return Words::tr("policy max_age");
    case FactKind::PolicyPattern:
        return Words::tr("policy mx");
    case FactKind::PolicyFault:
        return Words::tr("policy not read");
    case FactKind::ReportRecord:
        return Words::tr("TLS reporting record");
    }
    Q_UNREACHABLE();
}

bool isLeftOut(Change change, bool changesOnly)
{
    return changesOnly && change == Change::Same;
}

QString codeOf(const decision::Delivery& delivery)
{
    const bool hasCode = delivery.reason != decision::Reason::None || !delivery.status.isEmpty();
    return hasCode ? reasonCode(delivery) : QString();
}

QString withCode(const decision::Delivery& delivery)
{
    const QString verdict = verdictText(verdictFor(delivery));
    const QString code = codeOf(delivery);
    return code.isEmpty() ? verdict : Words::tr("%1 (%2)").arg(verdict, code);
}

}  // namespace

QString comparisonWords(const ReportComparison& comparison)
{
    const VerdictChange& verdict = comparison.verdicts.at(
        static_cast<qsizetype>(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic)));
    const QString before = withCode(verdict.before);
    const QString after = withCode(verdict.after);
    switch (verdict.trend()) {
    case Trend::Same:
        return comparison.hasChanges()
            ? Words::tr("The verdict is the same, but something else has changed: %1").arg(after)
            : Words::tr("Nothing has changed: %1").arg(after);
    case Trend::Better:
        return Words::tr("Better: it was %1, now it is %2").arg(before, after);
    case Trend::Worse:
        return Words::tr("Worse: it was %1, now it is %2").arg(before, after);
    case Trend::Different:
        return Words::tr("Different: it was %1, now it is %2").arg(before, after);
    }
    Q_UNREACHABLE();
}

QList<ComparisonLine> verdictLines(const ReportComparison& comparison, bool changesOnly)
{
    QList<ComparisonLine> lines;
    for (const VerdictChange& verdict : comparison.verdicts) {
        if (changesOnly && !verdict.changed())
            continue;
        lines.append({.of = Words::tr("DANE %1, MTA-STS %2")
                                .arg(modeText(verdict.after.daneMode), modeText(verdict.after.mtaStsMode)),
                      .before = verdictText(verdictFor(verdict.before)),
                      .after = verdictText(verdictFor(verdict.after)),
                      .change = trendWords(verdict.trend()),
                      .beforeCode = codeOf(verdict.before),
                      .afterCode = codeOf(verdict.after),
                      .beforeVerdict = verdictFor(verdict.before),
                      .afterVerdict = verdictFor(verdict.after)});
    }
    return lines;
}

QList<ComparisonLine> findingLines(const ReportComparison& comparison, bool changesOnly)
{
    QList<ComparisonLine> lines;
    for (const FindingChange& change : comparison.findings) {
        if (isLeftOut(change.change, changesOnly))
            continue;
        const partnertest::FindingText& text = partnertest::findingText(change.finding.code);
        const QString sentence = findingWords(text.sentence, change.finding);
        lines.append({.of = QString::fromLatin1(text.name),
                      .before = change.change == Change::Came ? QString() : sentence,
                      .after = change.change == Change::Gone ? QString() : sentence,
                      .change = changeWords(change.change)});
    }
    return lines;
}

QList<ComparisonLine> factLines(const ReportComparison& comparison, bool changesOnly)
{
    QList<ComparisonLine> lines;
    for (const FactChange& fact : comparison.facts) {
        if (isLeftOut(fact.change, changesOnly))
            continue;
        lines.append(
            {.of = Words::tr("%1: %2").arg(isolated(plainText(fact.key.subject)), kindWords(fact.key.kind)),
             .before = fact.before,
             .after = fact.after,
             .change = changeWords(fact.change)});
    }
    return lines;
}

}  // namespace relaydeck::ui
