// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/evidencesections.h"

#include "core/dane/tlsarecord.h"
#include "core/documents/chaintext.h"
#include "core/documents/rawtext.h"
#include "core/partnertest/recordstopublish.h"
#include "core/partnertest/reportwords.h"

namespace relaydeck::documents {

using partnertest::CertificateSummary;
using partnertest::EndpointReport;
using partnertest::HostReport;
using partnertest::PartnerReport;
using partnertest::TlsaComparison;

namespace {

Cell outcomeCell(const TlsaComparison& comparison)
{
    if (!comparison.usable)
        return cell(QStringLiteral("Not usable: %1").arg(comparison.unusableReason), Tone::Neutral);
    return comparison.matches ? cell(QStringLiteral("Match"), Tone::Positive)
                              : cell(QStringLiteral("No match"), Tone::Negative);
}

QString tlsText(const EndpointReport& endpoint)
{
    if (endpoint.startTls)
        return QStringLiteral("%1, %2").arg(endpoint.tlsVersion, endpoint.cipher);
    return endpoint.error.isEmpty() ? QStringLiteral("STARTTLS is not offered") : endpoint.error;
}

QString daneText(const HostReport& host)
{
    return host.daneReason == decision::Reason::None
        ? partnertest::daneOutcomeName(host.dane)
        : QStringLiteral("%1 (%2)").arg(partnertest::daneOutcomeName(host.dane),
                                        decision::reasonName(host.daneReason));
}

void addComparisons(Table& table, const HostReport& host, const EndpointReport& endpoint,
                    const QList<TlsaComparison>& comparisons)
{
    for (const TlsaComparison& comparison : comparisons) {
        const dns::TlsaData& record = comparison.record;
        const QString form =
            QStringLiteral("%1 %2 %3").arg(record.usage).arg(record.selector).arg(record.matchingType);
        const Tone shown = comparison.usable && !comparison.matches ? Tone::Negative : Tone::Plain;
        addRow(table,
               {cell(host.name.toString()), cell(endpoint.address.toString()), fixedCell(form),
                fixedCell(QString::fromLatin1(record.association.toHex())),
                fixedCell(QString::fromLatin1(comparison.shown.toHex()), shown), outcomeCell(comparison)});
    }
}

void addCertificate(Table& table, const QString& server, const CertificateSummary& certificate,
                    const tls::PkixVerdict* pkix, const QDateTime& judgedAt)
{
    const bool expired = certificate.notAfter < judgedAt;
    const QString trust = !pkix ? QString()
        : pkix->passed()        ? QStringLiteral("valid for this host")
                                : partnertest::ChainProblems.name(pkix->problem);
    addRow(
        table,
        {cell(server), cell(certificate.names.join(QStringLiteral(", "))), cell(certificate.issuer),
         cell(timeText(certificate.notAfter), expired ? Tone::Negative : Tone::Plain),
         cell(QStringLiteral("%1, %2 bits").arg(certificate.keyType, QString::number(certificate.keyBits))),
         cell(trust, pkix && !pkix->passed() ? Tone::Warning : Tone::Plain)});
}

}  // namespace

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")) + QStringLiteral(" UTC")
                          : QStringLiteral("not known");
}

QList<Part> chainSection(const PartnerReport& report)
{
    QList<Part> parts;
    if (report.hosts.isEmpty()) {
        parts << listPart(chainText(report.mx));
        return parts;
    }
    constexpr qsizetype MaxHosts = 20;
    for (const HostReport& host : report.hosts.mid(0, MaxHosts)) {
        parts << heading(3, QStringLiteral("Chain of trust to %1").arg(host.name.toString()));
        parts << listPart(chainText(decidingLookup(report, &host)));
    }
    return parts;
}

QList<Part> hostsSection(const PartnerReport& report)
{
    if (report.hosts.isEmpty())
        return {};
    Table table{.header = {QStringLiteral("Preference"), QStringLiteral("Host"), QStringLiteral("Address"),
                           QStringLiteral("DNSSEC"), QStringLiteral("TLS"), QStringLiteral("DANE")},
                .rows = {},
                .leftOut = 0};
    for (const HostReport& host : report.hosts) {
        const QString preference = QString::number(host.preference);
        const QString security = dnssec::securityName(host.dnssec);
        if (host.endpoints.isEmpty())
            addRow(table,
                   {cell(preference), cell(host.name.toString()), cell(QStringLiteral("none")),
                    cell(security), cell(QStringLiteral("not asked")), cell(daneText(host))});
        for (const EndpointReport& endpoint : host.endpoints)
            addRow(table,
                   {cell(preference), cell(host.name.toString()), cell(endpoint.address.toString()),
                    cell(security), cell(tlsText(endpoint)), cell(daneText(host))});
    }
    return {table};
}

QList<Part> tlsaSection(const PartnerReport& report)
{
    Table table{.header = {QStringLiteral("Mail server"), QStringLiteral("Address"), QStringLiteral("Record"),
                           QStringLiteral("Published in DNS"), QStringLiteral("Shown by the server"),
                           QStringLiteral("Result")},
                .rows = {},
                .leftOut = 0};
    for (const HostReport& host : report.hosts) {
        for (const EndpointReport& endpoint : host.endpoints) {
            addComparisons(table, host, endpoint, endpoint.tlsa);
            if (endpoint.other)
                addComparisons(table, host, endpoint, endpoint.other->tlsa);
        }
    }
    QList<Part> parts;
    if (!table.rows.isEmpty())
        parts << table;
    const QStringList publish = partnertest::zoneLines(partnertest::recordsToPublish(report));
    if (!publish.isEmpty()) {
        parts << paragraph(QStringLiteral("TLSA records that would match what the servers show:"));
        parts << verbatim(publish.join(u'\n'));
    }
    return parts;
}

QList<Part> certificateSection(const PartnerReport& report)
{
    Table table{.header = {QStringLiteral("Mail server"), QStringLiteral("Names"), QStringLiteral("Issuer"),
                           QStringLiteral("Valid until"), QStringLiteral("Key"),
                           QStringLiteral("Public trust")},
                .rows = {},
                .leftOut = 0};
    for (const HostReport& host : report.hosts) {
        for (const EndpointReport& endpoint : host.endpoints) {
            const QString server =
                QStringLiteral("%1, %2").arg(host.name.toString(), endpoint.address.toString());
            if (endpoint.certificate)
                addCertificate(table, server, *endpoint.certificate,
                               endpoint.pkix ? &*endpoint.pkix : nullptr, report.evidence.judgedAt);
            if (endpoint.other)
                addCertificate(table, server, endpoint.other->certificate, &endpoint.other->pkix,
                               report.evidence.judgedAt);
        }
    }
    return table.rows.isEmpty() ? QList<Part>() : QList<Part>{table};
}

QList<Part> stsSection(const PartnerReport& report)
{
    const partnertest::StsReport& sts = report.sts;
    QList<Part> parts;
    Table table;
    const auto row = [&table](const QString& name, const QString& value, Tone tone = Tone::Plain) {
        if (!value.isEmpty())
            addRow(table, {cell(name), fixedCell(value, tone)});
    };
    for (const QString& record : sts.records)
        row(QStringLiteral("TXT record"), record);
    row(QStringLiteral("Policy id"), sts.id);
    if (sts.fault != partnertest::StsFault::None)
        row(QStringLiteral("Not read, because"),
            QStringLiteral("%1: %2").arg(partnertest::stsFaultName(sts.fault), sts.faultDetail),
            Tone::Warning);
    if (sts.policyRead) {
        row(QStringLiteral("Mode"), partnertest::stsModeName(sts.mode));
        row(QStringLiteral("max_age"), QStringLiteral("%1 s").arg(sts.maxAge));
        for (const QString& pattern : sts.patterns)
            row(QStringLiteral("mx"), pattern);
        for (const HostReport& host : report.hosts) {
            if (!host.stsListed)
                row(QStringLiteral("Not listed"), host.name.toString(), Tone::Negative);
        }
    }
    if (sts.fromCache)
        row(QStringLiteral("From the cache"), QStringLiteral("until %1").arg(timeText(sts.heldUntil)),
            Tone::Warning);
    if (!table.rows.isEmpty())
        parts << table;
    QStringList problems;
    for (const partnertest::StsProblem& problem : sts.problems)
        problems << (problem.line > 0
                         ? QStringLiteral("Line %1: %2").arg(QString::number(problem.line), problem.text)
                         : problem.text);
    if (!problems.isEmpty())
        parts << listPart(problems);
    return parts;
}

QList<Part> tlsRptSection(const PartnerReport& report)
{
    QList<Part> parts;
    if (!report.tlsRpt.record.isEmpty())
        parts << verbatim(report.tlsRpt.record);
    if (!report.tlsRpt.problems.isEmpty())
        parts << listPart(report.tlsRpt.problems);
    return parts;
}

QList<Part> opinionSection(const PartnerReport& report)
{
    if (!report.secondOpinion)
        return {};
    Table table{.header = {QStringLiteral("Server"), QStringLiteral("Address"), QStringLiteral("Says")},
                .rows = {},
                .leftOut = report.secondOpinion->leftOut};
    for (const partnertest::OpinionServerReport& server : report.secondOpinion->servers) {
        const QString faults = partnertest::faultsOf(server);
        addRow(table,
               {cell(server.name.isRoot() ? QStringLiteral("the resolver") : server.name.toString()),
                cell(server.address),
                faults.isEmpty() ? cell(QStringLiteral("the same")) : cell(faults, Tone::Warning)});
    }
    return {heading(2, QStringLiteral("Second opinion")), table};
}

QList<Part> rawSection(const PartnerReport& report)
{
    const partnertest::Evidence& evidence = report.evidence;
    return {heading(2, QStringLiteral("As received")),
            heading(3, QStringLiteral("SMTP dialogues")),
            verbatim(dialoguesText(evidence)),
            heading(3, QStringLiteral("MTA-STS policy")),
            verbatim(policyText(evidence)),
            heading(3, QStringLiteral("DNS answers")),
            verbatim(dnsText(evidence)),
            heading(3, QStringLiteral("Certificates")),
            verbatim(pemText(evidence))};
}

}  // namespace relaydeck::documents
