// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/workspace.h"

#include "core/tlsrpt/reportfile.h"
#include "tests/support/hostilereport.h"
#include "tests/support/practicereports.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

namespace relaydeck::test {

using namespace ui;

namespace {

constexpr auto HeldPolicyDomain = "ferry.example";
constexpr auto SecondOpinionDomain = "harbor.example";

void importAsTenant(Session& session)
{
    QList<Connector> connectors;
    for (const store::StoredConnector& stored : session.connectors())
        connectors.append(stored.connector);
    const auto states = session.store().connectorStates();
    if (!states)
        return;
    const auto imported = session.store().applyImport(planMerge(*states, connectors));
    if (imported)
        session.adopt(*imported, QStringLiteral("Import"));
}

void edit(Session& session, const QString& domain, const QString& step,
          const std::function<void(Connector&)>& alteration)
{
    for (const store::StoredConnector& stored : session.connectors()) {
        const QStringList& domains = stored.connector.recipientDomains;
        if (!domains.contains(domain) || domains.contains(QStringLiteral("*")))
            continue;
        const store::StoredConnector before = stored;
        Connector after = before.connector;
        alteration(after);
        session.change({store::Change::changed(before, after)}, step);
        return;
    }
}

Connector connector(const QString& name, const QStringList& domains)
{
    Connector made;
    made.id = QUuid::createUuid();
    made.name = name;
    made.type = ConnectorType::Partner;
    made.recipientDomains = domains;
    return made;
}

}  // namespace

void fillWorkspace(Session& session)
{
    session.addSampleWorkspace();
    importAsTenant(session);
    const Connector wide =
        connector(QStringLiteral("All other mail"), {QStringLiteral("*"), QStringLiteral("city.example")});
    session.change({store::Change::added(wide)}, QStringLiteral("Add connector"));
    const QString city = QStringLiteral("city.example");
    edit(session, city, QStringLiteral("Set SMTP DANE mode"),
         [](Connector& each) { each.smtpDaneMode = DaneMode::None; });
    edit(session, city, QStringLiteral("Edit connector"), [](Connector& each) {
        each.smtpDaneMode = DaneMode::Mandatory;
        each.comment = QStringLiteral("Agreed with the city on 3 November");
    });
    edit(session, QStringLiteral("health.example"), QStringLiteral("Set MTA-STS mode"),
         [](Connector& each) { each.mtaStsMode = MtaStsMode::None; });
}

void addEarlierReports(Session& session, const QStringList& domains)
{
    for (partnertest::PartnerReport earlier : practiceReports(domains)) {
        earlier.evidence.startedAt = earlier.evidence.startedAt.addDays(-2);
        earlier.findings.clear();
        for (decision::Delivery& delivery : earlier.delivery) {
            delivery.outcome = decision::DeliveryOutcome::Delivered;
            delivery.reason = decision::Reason::None;
            delivery.status.clear();
        }
        static_cast<void>(session.reports().add(earlier));
    }
}

void addRareReports(Session& session)
{
    const QStringList held{QString::fromLatin1(HeldPolicyDomain)};
    QList<std::optional<partnertest::PartnerReport>> reports{
        reportWithoutResolver(QStringLiteral("unreachable.example")),
        reportWithSecondOpinion(QString::fromLatin1(SecondOpinionDomain))};
    for (const partnertest::PartnerReport& report : practiceReports(held, earlierPolicies(held)))
        reports.append(report);
    for (const std::optional<partnertest::PartnerReport>& report : std::as_const(reports)) {
        if (report)
            static_cast<void>(session.reports().add(*report));
    }
}

void addSenderReports(Session& session, const QString& domain)
{
    const QTemporaryDir folder;
    QFile source(QStringLiteral(RELAYDECK_TEST_DATA "/tlsrpt/suite-provider.json"));
    QFile file(folder.filePath(QStringLiteral("report.json")));
    if (!source.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
        return;
    file.write(source.readAll().replace("partner.example", domain.toLatin1()));
    file.close();
    static_cast<void>(session.tlsReports().add(tlsrpt::readReportFileAt(file.fileName()).reports));
}

void addHostile(Session& session)
{
    QList<Connector> hostile{
        connector(QStringLiteral("Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlst"),
                  {QString(63, u'a') + u'.' + QString(63, u'b') + u'.' + QString(63, u'c')
                   + QStringLiteral(".example")}),
        connector(QStringLiteral("<b>Bold</b> & <img src=x onerror=alert(1)> \"quoted\""),
                  {QStringLiteral("partner.example")}),
        connector(QStringLiteral("invoice\u202efdp.exe \u2066isolated \x1b[31mred"),
                  {QStringLiteral("override.example")}),
        connector(QStringLiteral("משרד הבריאות (payments) وزارة الصحة"),
                  {QStringLiteral("xn--4dbrk0ce.example"), QStringLiteral("*.xn--mgbh0fb.example")})};
    hostile[0].comment = QStringLiteral("A comment without an end ").repeated(40);
    hostile[1].comment = QStringLiteral("<script>alert(2)</script>");
    hostile[1].smtpDaneMode = DaneMode::Mandatory;
    hostile[2].tlsSettings = TlsSettings::DomainValidation;
    hostile[2].tlsDomain = QStringLiteral("*.override.example");
    QList<store::Change> changes;
    for (const Connector& each : std::as_const(hostile))
        changes.append(store::Change::added(each));
    session.change(changes, QStringLiteral("Add connectors with <b>hostile</b> names"));
    static_cast<void>(session.reports().add(hostileReport()));
    // One that has its checks, with the hostile texts in it.
    if (const ReportShelf::Report tested = session.reports().latest(QStringLiteral("city.example"))) {
        const partnertest::PartnerReport texts = hostileReport();
        partnertest::PartnerReport report = *tested;
        report.evidence.startedAt = report.evidence.startedAt.addSecs(60);
        report.evidence.policyFetch = texts.evidence.policyFetch;
        report.hosts[0].endpoints[0].certificate = texts.hosts.at(0).endpoints.at(0).certificate;
        report.sts = texts.sts;
        report.tlsRpt = texts.tlsRpt;
        report.findings = texts.findings;
        static_cast<void>(session.reports().add(report));
    }
}

}  // namespace relaydeck::test
