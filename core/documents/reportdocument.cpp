// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/reportdocument.h"

#include "core/decision/assumptions.h"
#include "core/decision/deliverytext.h"
#include "core/documents/evidencesections.h"
#include "core/partnertest/attribution.h"

#include <algorithm>

namespace relaydeck::documents {

using partnertest::Check;
using partnertest::CheckId;
using partnertest::CheckState;
using partnertest::Finding;
using partnertest::PartnerReport;
using partnertest::Severity;

namespace {

QString withReason(const decision::Delivery& delivery)
{
    const QString reason = decision::reasonText(delivery);
    return reason.isEmpty() ? decision::verdictText(delivery)
                            : QStringLiteral("%1 (%2)").arg(decision::verdictText(delivery), reason);
}

Banner headOf(const PartnerReport& report, const decision::Delivery& delivery)
{
    const partnertest::Attribution attribution = partnertest::attribute(report, delivery);
    QString text;
    if (attribution.finding)
        text = partnertest::englishSentence(*attribution.finding) + u' '
            + partnertest::englishMeaning(*attribution.finding) + u' '
            + partnertest::englishRemedy(*attribution.finding);
    else
        text = QStringLiteral("Nothing was found that stands in the way of mail.");
    return banner(withReason(delivery), text, toneOf(delivery));
}

QList<Part> matrixPart(const PartnerReport& report, const ReportContext& context)
{
    const decision::DeliveryMatrix matrix = decision::decideAll(report.observation, context.policy);
    Table table{.header = {QStringLiteral("SMTP DANE"), QStringLiteral("MTA-STS Opportunistic"),
                           QStringLiteral("MTA-STS None")},
                .rows = {},
                .leftOut = 0};
    QList<decision::Assumption> assumptions;
    for (const DaneMode dane : {DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None}) {
        QList<Cell> row{cell(toString(dane))};
        for (const MtaStsMode sts : {MtaStsMode::Opportunistic, MtaStsMode::None}) {
            const decision::Delivery& delivery = matrix.at(decision::matrixIndex(dane, sts));
            const bool assumed = !delivery.assumptions.isEmpty();
            Cell shown =
                cell(withReason(delivery) + (assumed ? QStringLiteral(" *") : QString()), toneOf(delivery));
            shown.marked = dane == context.policy.daneMode && sts == context.policy.mtaStsMode;
            row.append(shown);
            for (const decision::Assumption assumption : delivery.assumptions) {
                if (!assumptions.contains(assumption))
                    assumptions.append(assumption);
            }
        }
        addRow(table, row);
    }
    QList<Part> parts{heading(2, QStringLiteral("What would happen")), table};
    std::sort(assumptions.begin(), assumptions.end());
    QStringList statements;
    for (const decision::Assumption assumption : std::as_const(assumptions))
        statements << QStringLiteral("%1: %2").arg(
            decision::assumptionId(assumption),
            QString::fromUtf8(decision::assumptionText(assumption).statement));
    if (!statements.isEmpty())
        parts << note(QStringLiteral("* rests on what is not documented:")) << listPart(statements);
    return parts;
}

Tone toneOfFinding(const Finding& finding)
{
    // Red and amber are for the partner's mail; what stands in the way here says nothing about it.
    if (partnertest::isInconclusive(finding.party))
        return Tone::Neutral;
    switch (finding.severity) {
    case Severity::Error:
        return Tone::Negative;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Notice:
        return Tone::Neutral;
    case Severity::Ok:
        return Tone::Positive;
    }
    Q_UNREACHABLE();
}

QString severityText(const Finding& finding)
{
    if (partnertest::isInconclusive(finding.party))
        return QStringLiteral("Not known");
    switch (finding.severity) {
    case Severity::Error:
        return QStringLiteral("Error");
    case Severity::Warning:
        return QStringLiteral("Warning");
    case Severity::Notice:
        return QStringLiteral("Notice");
    case Severity::Ok:
        return QStringLiteral("Good");
    }
    Q_UNREACHABLE();
}

QList<Part> findingsPart(const PartnerReport& report)
{
    constexpr qsizetype MaxFindings = 100;
    QList<Part> parts{heading(2, QStringLiteral("What was found"))};
    for (const Finding& finding : report.findings.mid(0, MaxFindings)) {
        parts << paragraph(
            QStringLiteral("%1: %2").arg(severityText(finding), partnertest::englishSentence(finding)),
            toneOfFinding(finding));
        parts << paragraph(partnertest::englishMeaning(finding));
        parts << paragraph(partnertest::englishRemedy(finding));
        QString place = QString::fromLatin1(partnertest::findingText(finding.code).name);
        if (!finding.rule.isEmpty())
            place += QStringLiteral(" · rule %1").arg(finding.rule);
        parts << note(place);
    }
    if (report.findings.size() > MaxFindings)
        parts << note(QStringLiteral("%1 more are left out.").arg(report.findings.size() - MaxFindings));
    return parts;
}

QString stateText(CheckState state)
{
    switch (state) {
    case CheckState::Running:
        return QStringLiteral("Running");
    case CheckState::Passed:
        return QStringLiteral("Passed");
    case CheckState::Absent:
        return QStringLiteral("Not published");
    case CheckState::Warning:
        return QStringLiteral("Warning");
    case CheckState::Failed:
        return QStringLiteral("Failed");
    case CheckState::NotTested:
        return QStringLiteral("Not tested");
    case CheckState::CouldNotTest:
        return QStringLiteral("Could not test");
    }
    Q_UNREACHABLE();
}

Tone toneOfState(CheckState state)
{
    switch (state) {
    case CheckState::Passed:
        return Tone::Positive;
    case CheckState::Warning:
        return Tone::Warning;
    case CheckState::Failed:
        return Tone::Negative;
    case CheckState::Running:
    case CheckState::Absent:
    case CheckState::NotTested:
    case CheckState::CouldNotTest:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

QList<Part> checksPart(const PartnerReport& report)
{
    Table table{
        .header = {QStringLiteral("Check"), QStringLiteral("Result"), QStringLiteral("What was seen")},
        .rows = {},
        .leftOut = 0};
    for (const Check& check : report.checks)
        addRow(table,
               {cell(QString::fromUtf8(partnertest::checkTitle(check.id))),
                cell(stateText(check.state), toneOfState(check.state)),
                cell(partnertest::englishSentence(check))});
    return {heading(2, QStringLiteral("Checks")), table};
}

void addSection(QList<Part>& parts, CheckId check, const QList<Part>& section)
{
    if (section.isEmpty())
        return;
    parts << heading(2, QString::fromUtf8(partnertest::checkTitle(check)));
    parts << section;
}

}  // namespace

Tone toneOf(const decision::Delivery& delivery)
{
    switch (delivery.outcome) {
    case decision::DeliveryOutcome::Rejected:
        return Tone::Negative;
    case decision::DeliveryOutcome::Queued:
        return Tone::Warning;
    case decision::DeliveryOutcome::Unknown:
        return Tone::Neutral;
    case decision::DeliveryOutcome::Delivered:
        break;
    }
    if (delivery.atRisk)
        return Tone::Warning;
    switch (delivery.security) {
    case decision::SecurityLevel::Dane:
    case decision::SecurityLevel::MtaSts:
        return Tone::Positive;
    case decision::SecurityLevel::Pkix:
    case decision::SecurityLevel::Encrypted:
        return Tone::Steel;
    case decision::SecurityLevel::Plain:
    case decision::SecurityLevel::None:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
}

QString modePairText(DaneMode dane, MtaStsMode sts)
{
    return QStringLiteral("DANE %1, MTA-STS %2").arg(toString(dane), toString(sts));
}

Document reportDocument(const PartnerReport& report, const ReportContext& context)
{
    const partnertest::Evidence& evidence = report.evidence;
    const QString domain = report.domain().toDisplayString();
    Document document;
    document.title = line(QStringLiteral("Partner test of %1").arg(domain));
    document.footer = line(QStringLiteral("Relaydeck, partner test of %1, %2")
                               .arg(report.domain().toString(), timeText(evidence.startedAt)));
    QList<Part>& parts = document.parts;
    parts << heading(1, domain);
    parts << note(QStringLiteral("Tested %1, judged under %2 (%3).")
                      .arg(timeText(evidence.startedAt),
                           modePairText(context.policy.daneMode, context.policy.mtaStsMode),
                           context.modesOf));
    if (evidence.judgedAt != evidence.startedAt)
        parts << note(QStringLiteral("Judged as of %1.").arg(timeText(evidence.judgedAt)));
    parts << headOf(report, report.deliveryFor(context.policy));
    parts << matrixPart(report, context);
    parts << checksPart(report);
    parts << findingsPart(report);
    addSection(parts, CheckId::DnssecChain, chainSection(report));
    addSection(parts, CheckId::MailServers, hostsSection(report));
    addSection(parts, CheckId::TlsaMatch, tlsaSection(report));
    addSection(parts, CheckId::Certificate, certificateSection(report));
    addSection(parts, CheckId::MtaSts, stsSection(report));
    addSection(parts, CheckId::TlsReporting, tlsRptSection(report));
    parts << opinionSection(report);
    if (context.withRaw)
        parts << rawSection(report);
    return document;
}

}  // namespace relaydeck::documents
