// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/attribution.h"
#include "core/partnertest/findingplace.h"
#include "core/partnertest/reportwords.h"
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"
#include "tests/core/partnertest/reportschema.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using practice::Partner;

/// Every partner of the practice network, tested for real, against the verdict that its table has.
class TestPracticePartners : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void verdictOfEach_data();
    void verdictOfEach();
    void partyOfEach_data();
    void partyOfEach();
    void reportsGoToJsonAndBack_data();
    void reportsGoToJsonAndBack();
    void reportsFollowTheSchema_data();
    void reportsFollowTheSchema();
    void judgedAgainTheSame_data();
    void judgedAgainTheSame();
    void everyCheckIsThere();
    void checksAreAsBadAsTheirFindings();
    void withoutACertificateNothingIsCompared();

private:
    void addPartnerRows();

    test::SchemaCheck m_schema;
    practice::PracticeNetwork m_network;
    std::shared_ptr<Services> m_services;
    QHash<QByteArray, PartnerReport> m_reports;
};

void TestPracticePartners::initTestCase()
{
    const Result<void> started = m_network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    NetworkProfile profile = m_network.profile();
    profile.dnsTimeout = std::chrono::seconds(3);
    const Result<std::shared_ptr<Services>> services = Services::create(profile);
    QVERIFY2(services.ok(), services.ok() ? "" : qPrintable(services.error().detail));
    m_services = *services;

    QList<DomainName> domains;
    for (const Partner& partner : practice::partners())
        domains.append(*DomainName::fromText(partner.domain));
    TestRun run(domains, m_services);
    connect(&run, &TestRun::reportReady, this, [this](const PartnerReport& report) {
        m_reports.insert(report.domain().toString().toLatin1(), report);
    });
    QSignalSpy finished(&run, &TestRun::finished);
    run.start();
    QVERIFY(finished.wait(120'000));
    QCOMPARE(m_reports.size(), practice::partners().size());
}

void TestPracticePartners::addPartnerRows()
{
    QTest::addColumn<QByteArray>("domain");
    for (const Partner& partner : practice::partners())
        QTest::newRow(partner.domain.constData()) << partner.domain;
}

void TestPracticePartners::verdictOfEach_data()
{
    addPartnerRows();
}

void TestPracticePartners::verdictOfEach()
{
    QFETCH(QByteArray, domain);
    const auto partner = std::find_if(practice::partners().begin(), practice::partners().end(),
                                      [&domain](const Partner& p) { return p.domain == domain; });
    const PartnerReport report = m_reports.value(domain);
    QStringList differences;
    const auto compare = [&differences](const char* what, const QString& found, const char* expected) {
        if (found != QLatin1StringView(expected))
            differences.append(u"%1: found \"%2\", expected \"%3\""_qs.arg(QLatin1StringView(what), found,
                                                                           QLatin1StringView(expected)));
    };
    const auto reason = [](decision::Reason r) {
        return r == decision::Reason::None ? QString() : decision::reasonName(r);
    };
    compare("mx", mxKindName(report.mxKind), partner->expected.mx);
    compare("dane", daneOutcomeName(report.dane), partner->expected.dane);
    compare("dane reason", reason(report.daneReason), partner->expected.daneReason);
    compare("mtaSts", stsOutcomeName(report.sts.outcome), partner->expected.mtaSts);
    const QByteArray wanted = partner->expected.finding;
    const bool told =
        std::any_of(report.findings.begin(), report.findings.end(),
                    [&wanted](const Finding& finding) { return findingText(finding.code).name == wanted; });
    if (!told)
        differences.append(u"the finding %1 is missing"_qs.arg(QString::fromLatin1(wanted)));
    for (std::size_t i = 0; i < report.delivery.size(); ++i) {
        const decision::Delivery& cell = report.delivery[i];
        const practice::ExpectedDelivery& expected = partner->expected.delivery[i];
        const QByteArray where = (toString(cell.daneMode) + u'/' + toString(cell.mtaStsMode)).toLatin1();
        compare((where + " outcome").constData(), decision::outcomeName(cell.outcome), expected.outcome);
        compare((where + " security").constData(),
                cell.security == decision::SecurityLevel::None ? QString()
                                                               : decision::securityLevelName(cell.security),
                expected.security);
        compare((where + " status").constData(), cell.status, expected.status);
    }
    if (!differences.isEmpty()) {
        QStringList found{u"MX: "_qs + report.mx.why};
        for (const Finding& finding : report.findings)
            found.append(severityName(finding.severity) + u": "_qs + englishSentence(finding));
        QFAIL(qPrintable(differences.join(u"\n  "_qs) + u"\nfindings:\n  "_qs + found.join(u"\n  "_qs)));
    }
}

void TestPracticePartners::partyOfEach_data()
{
    addPartnerRows();
}

/// Every verdict names whose doing it is, by a finding; what is not known is never shown as failed.
void TestPracticePartners::partyOfEach()
{
    QFETCH(QByteArray, domain);
    const PartnerReport report = m_reports.value(domain);
    for (const decision::Delivery& cell : report.delivery) {
        const Attribution attribution = attribute(report, cell);
        const QByteArray where =
            (decision::reasonName(cell.reason) + u": "_qs + partyName(attribution.party)).toLatin1();
        switch (cell.outcome) {
        case decision::DeliveryOutcome::Unknown:
            QVERIFY2(isInconclusive(attribution.party) && attribution.finding, where.constData());
            break;
        case decision::DeliveryOutcome::Queued:
        case decision::DeliveryOutcome::Rejected:
            QVERIFY2(!isInconclusive(attribution.party) && attribution.finding, where.constData());
            break;
        case decision::DeliveryOutcome::Delivered:
            QVERIFY2(cell.atRisk || attribution.party == Party::Nobody, where.constData());
            break;
        }
    }
    for (const Finding& finding : report.findings)
        QVERIFY2(!isInconclusive(finding.party) || finding.severity != Severity::Error,
                 qPrintable(englishSentence(finding)));
}

void TestPracticePartners::reportsGoToJsonAndBack_data()
{
    addPartnerRows();
}

void TestPracticePartners::reportsGoToJsonAndBack()
{
    QFETCH(QByteArray, domain);
    const PartnerReport report = m_reports.value(domain);
    const QByteArray text = QJsonDocument(toJson(report)).toJson();
    const Result<PartnerReport> back = reportFromJson(QJsonDocument::fromJson(text).object());
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QCOMPARE(QJsonDocument(toJson(*back)).toJson(), text);
    QVERIFY(back->hosts == report.hosts);
    QVERIFY(back->evidence.endpoints == report.evidence.endpoints);
    QVERIFY(back->observation == report.observation);
    QVERIFY(back->findings == report.findings);
    QVERIFY(back->checks == report.checks);
    QVERIFY(back->delivery == report.delivery);
}

void TestPracticePartners::reportsFollowTheSchema_data()
{
    addPartnerRows();
}

void TestPracticePartners::reportsFollowTheSchema()
{
    QFETCH(QByteArray, domain);
    const QStringList faults = m_schema.faults(toJson(m_reports.value(domain)));
    QVERIFY2(faults.isEmpty(),
             qPrintable(u"resources/schema/partner-report-1.json and the report differ; add what is new to "
                        "properties and required:\n  "_qs
                        + faults.join(u"\n  "_qs)));
}

void TestPracticePartners::judgedAgainTheSame_data()
{
    addPartnerRows();
}

void TestPracticePartners::judgedAgainTheSame()
{
    QFETCH(QByteArray, domain);
    const PartnerReport report = m_reports.value(domain);
    const PartnerReport again = judge(report.evidence, m_services->judgement());
    QCOMPARE(QJsonDocument(toJson(again)).toJson(), QJsonDocument(toJson(report)).toJson());
}

void TestPracticePartners::everyCheckIsThere()
{
    for (const PartnerReport& report : std::as_const(m_reports)) {
        QCOMPARE(report.checks.size(), CheckCount);
        for (int i = 0; i < CheckCount; ++i) {
            QCOMPARE(static_cast<int>(report.checks.at(i).id), i);
            QVERIFY(report.checks.at(i).state != CheckState::Running);
            QVERIFY(!englishSentence(report.checks.at(i)).contains(u'%'));
        }
    }
}

/// Who sees "at risk" must find at what: no check is green or grey over a warning, nor red for what stops no
/// mail.
void TestPracticePartners::checksAreAsBadAsTheirFindings()
{
    for (const PartnerReport& report : std::as_const(m_reports)) {
        for (const Check& check : report.checks) {
            std::optional<Severity> worst;
            for (const Finding& finding : report.findings) {
                if (checkOf(finding.code) == check.id)
                    worst = std::min(worst.value_or(finding.severity), finding.severity);
            }
            const bool well = check.state == CheckState::Passed || check.state == CheckState::Absent;
            const QString where = report.domain().toString() + u": "_qs + englishSentence(check);
            QVERIFY2(!worst || *worst > Severity::Warning || !well, qPrintable(where));
            QVERIFY2(!worst || *worst == Severity::Error || check.state != CheckState::Failed,
                     qPrintable(where));
        }
    }
}

/// It offers no STARTTLS: its record is sound, and whether a key matches it nobody can tell.
void TestPracticePartners::withoutACertificateNothingIsCompared()
{
    const PartnerReport report = m_reports.value("railway.example");
    QVERIFY(report.checks.at(static_cast<int>(CheckId::TlsaRecords)).state == CheckState::Passed);
    const Check& match = report.checks.at(static_cast<int>(CheckId::TlsaMatch));
    QVERIFY(match.state == CheckState::NotTested);
    QVERIFY(match.needs == CheckId::StartTls);
}

QTEST_GUILESS_MAIN(TestPracticePartners)
#include "tst_practicepartners.moc"
