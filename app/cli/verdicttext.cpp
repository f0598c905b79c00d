// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verdicttext.h"

#include "app/cli/streams.h"
#include "core/base/plaintext.h"
#include "core/decision/assumptions.h"
#include "core/partnertest/attribution.h"
#include "core/partnertest/recordstopublish.h"

#include <algorithm>

namespace relaydeck::cli {

using namespace partnertest;

namespace {

QString stateMark(CheckState state)
{
    switch (state) {
    case CheckState::Passed:
        return u"ok  "_qs;
    case CheckState::Absent:
        return u"-   "_qs;
    case CheckState::Warning:
        return u"!   "_qs;
    case CheckState::Failed:
        return u"X   "_qs;
    case CheckState::Running:
    case CheckState::NotTested:
    case CheckState::CouldNotTest:
        return u"?   "_qs;
    }
    Q_UNREACHABLE();
}

/// What stands in the way here is no fault of the partner, and is not called one.
QString findingMark(const Finding& finding)
{
    const bool open = isInconclusive(finding.party)
        && (finding.severity == Severity::Error || finding.severity == Severity::Warning);
    return open ? u"not known"_qs : severityName(finding.severity);
}

/// The finding that explains it stands in the list beneath.
QString attributionText(const Attribution& attribution)
{
    return attribution.party == Party::Nobody
        ? QString()
        : u"  %1\n"_qs.arg(QString::fromUtf8(partySentence(attribution.party)));
}

QString opinionText(const OpinionReport& opinion)
{
    QList<QStringList> rows;
    for (const OpinionServerReport& server : opinion.servers) {
        const QString faults = faultsOf(server);
        rows.append({server.name.isRoot() ? u"  the resolver"_qs : u"  "_qs + server.name.toString(),
                     server.address, faults.isEmpty() ? u"agrees"_qs : plainText(faults, 300)});
    }
    QString text = u"Second opinion\n"_qs + tableText(rows);
    if (opinion.leftOut > 0)
        text += u"  %1 more name servers were not asked.\n"_qs.arg(opinion.leftOut);
    return text;
}

}  // namespace

QString tableText(const QList<QStringList>& rows)
{
    QList<qsizetype> widths;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i >= widths.size())
                widths.append(0);
            widths[i] = std::max(widths.at(i), row.at(i).size());
        }
    }
    QString text;
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row.at(i).leftJustified(widths.at(i) + 2) : row.at(i);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QString matrixText(const decision::DeliveryMatrix& matrix, DaneMode dane, MtaStsMode sts)
{
    QList<QStringList> rows{{u"SMTP DANE \\ MTA-STS"_qs, u"Opportunistic"_qs, u"None"_qs}};
    for (const DaneMode rowMode : {DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None}) {
        QStringList row{toString(rowMode)};
        for (const MtaStsMode columnMode : {MtaStsMode::Opportunistic, MtaStsMode::None}) {
            const decision::Delivery& cell = matrix.at(decision::matrixIndex(rowMode, columnMode));
            QString text = verdictText(cell);
            const QString reason = reasonText(cell);
            if (!reason.isEmpty())
                text += u" ("_qs + reason + u")"_qs;
            const bool assumed = !cell.assumptions.isEmpty();
            if (assumed)
                text += u" *"_qs;
            row.append((rowMode == dane && columnMode == sts ? u"> "_qs : u"  "_qs) + text);
        }
        rows.append(row);
    }
    QString text = tableText(rows);
    QList<decision::Assumption> assumptions;
    for (const decision::Delivery& cell : matrix) {
        for (const decision::Assumption assumption : cell.assumptions) {
            if (!assumptions.contains(assumption))
                assumptions.append(assumption);
        }
    }
    std::sort(assumptions.begin(), assumptions.end());
    text += u"> today's modes"_qs;
    if (!assumptions.isEmpty())
        text += u"; * rests on what is not documented:"_qs;
    text += u'\n';
    for (const decision::Assumption assumption : std::as_const(assumptions)) {
        text += u"  %1: %2\n"_qs.arg(decision::assumptionId(assumption),
                                     QString::fromUtf8(decision::assumptionText(assumption).statement));
    }
    return text;
}

QString reportText(const PartnerReport& report, const decision::Delivery& delivery, const QString& modesOf)
{
    QString text = u"%1: %2"_qs.arg(report.domain().toDisplayString(), verdictText(delivery));
    const QString reason = reasonText(delivery);
    if (!reason.isEmpty())
        text += u" ("_qs + reason + u")"_qs;
    text += u"\n  under %1, tested in %2 ms\n"_qs.arg(modesOf).arg(report.evidence.duration.count());
    if (report.evidence.judgedAt != report.evidence.startedAt)
        text += u"  seen %1 UTC, judged as of %2 UTC\n"_qs.arg(
            report.evidence.startedAt.toString(u"yyyy-MM-dd HH:mm"_qs),
            report.evidence.judgedAt.toString(u"yyyy-MM-dd HH:mm"_qs));
    text += attributionText(attribute(report, delivery)) + u'\n';
    QList<QStringList> rows;
    for (const Check& check : report.checks)
        rows.append({u"  "_qs + stateMark(check.state) + QString::fromUtf8(checkTitle(check.id)),
                     englishSentence(check)});
    text += tableText(rows) + u'\n';
    for (const Finding& finding : report.findings) {
        text += u"  %1: %2\n"_qs.arg(findingMark(finding), englishSentence(finding));
        if (finding.severity == Severity::Error || finding.severity == Severity::Warning)
            text += u"    %1\n    %2\n"_qs.arg(englishMeaning(finding), englishRemedy(finding));
    }
    const QStringList publish = zoneLines(recordsToPublish(report));
    if (!publish.isEmpty())
        text += u"\n  TLSA records that would match what the servers show:\n    "_qs
            + publish.join(u"\n    "_qs) + u'\n';
    if (report.secondOpinion)
        text += u'\n' + opinionText(*report.secondOpinion);
    return text;
}

int exitCode(const decision::Delivery& delivery)
{
    switch (delivery.outcome) {
    case decision::DeliveryOutcome::Delivered:
        return MailPasses;
    case decision::DeliveryOutcome::Queued:
    case decision::DeliveryOutcome::Rejected:
        return MailStopped;
    case decision::DeliveryOutcome::Unknown:
        return NotTested;
    }
    Q_UNREACHABLE();
}

int worstExitCode(int a, int b)
{
    for (const int code : {int(OperationFailed), int(MailStopped), int(NotTested)}) {
        if (a == code || b == code)
            return code;
    }
    return std::max(a, b);
}

}  // namespace relaydeck::cli
