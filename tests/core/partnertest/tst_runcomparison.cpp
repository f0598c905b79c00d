// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/attribution.h"
#include "core/partnertest/runcomparison.h"
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"
#include "tests/core/partnertest/smallworld.h"
#include "tests/support/qttest.h"

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using decision::DeliveryOutcome;
using dns::RecordType;

namespace {

constexpr int Patience = 60'000;

enum class Server { Silent, Refused, WithStartTls, WithoutStartTls, Overwritten };

smtp::Endpoint endpointOf(Server server, const QString& address)
{
    smtp::Endpoint endpoint;
    endpoint.address = QHostAddress(address);
    switch (server) {
    case Server::Silent:
        break;  // timed out when it was to connect
    case Server::Refused:
        endpoint.outcome = smtp::Outcome::Refused;
        break;
    case Server::WithStartTls:
        endpoint.startTlsOffered = true;
        [[fallthrough]];
    case Server::WithoutStartTls:
    case Server::Overwritten:
        endpoint.stage = smtp::Stage::Done;
        endpoint.outcome = smtp::Outcome::Completed;
        break;
    }
    if (server == Server::Overwritten)
        endpoint.capabilities = {u"SIZE 1000"_qs, u"XXXXXXXA"_qs};
    return endpoint;
}

/// A partner with one server, unrelated to those with other addresses.
Evidence partner(Server server, const QString& address)
{
    Evidence evidence;
    evidence.domain = name("partner.example");
    evidence.endpoints.append({name("mx.partner.example"), endpointOf(server, address)});
    return evidence;
}

RunFacts factsOf(const QList<Server>& servers)
{
    RunComparison comparison;
    for (qsizetype i = 0; i < servers.size(); ++i)
        comparison.add(partner(servers.at(i), u"192.0.2.%1"_qs.arg(i + 1)));
    return comparison.facts();
}

const Finding* find(const PartnerReport& report, FindingCode code)
{
    const auto at = std::find_if(report.findings.begin(), report.findings.end(),
                                 [code](const Finding& finding) { return finding.code == code; });
    return at == report.findings.end() ? nullptr : &*at;
}

const decision::Delivery& standard(const PartnerReport& report)
{
    return report.delivery.at(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic));
}

QHash<QString, PartnerReport> run(const QList<DomainName>& domains, const std::shared_ptr<Services>& services)
{
    QHash<QString, PartnerReport> reports;
    TestRun tests(domains, services);
    QObject::connect(&tests, &TestRun::reportReady, &tests, [&reports](const PartnerReport& report) {
        reports.insert(report.domain().toString(), report);
    });
    QSignalSpy finished(&tests, &TestRun::finished);
    tests.start();
    if (!finished.wait(Patience) || tests.done() != domains.size())
        qWarning("the run did not come to its end");
    return reports;
}

}  // namespace

/// Whose doing a silent port or a missing STARTTLS is, from the partners of a run beside each other.
class TestRunComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conclusions_data();
    void conclusions();
    void relatedPartnersCountOnce();
    void keywords_data();
    void keywords();
    void silence_data();
    void silence();
    void removedForAll();
    void missingBesideOthers();
    void overwrittenAlone();
    void reportsThatWaitComeOnce();
};

void TestRunComparison::conclusions_data()
{
    using enum Server;
    QTest::addColumn<QList<Server>>("servers");
    QTest::addColumn<bool>("blocked");
    QTest::addColumn<bool>("removed");
    QTest::newRow("nobody yet") << QList<Server>{} << false << false;
    QTest::newRow("one silent partner tells nothing") << QList{Silent} << false << false;
    QTest::newRow("three silent partners: port 25 is blocked")
        << QList{Silent, Silent, Silent} << true << false;
    QTest::newRow("one of four answers: it is not")
        << QList{Silent, Silent, WithStartTls, Silent} << false << false;
    QTest::newRow("refused connections are no silence") << QList{Refused, Refused, Refused} << false << false;
    QTest::newRow("case 29: two without STARTTLS tell nothing")
        << QList{WithoutStartTls, WithoutStartTls} << false << false;
    QTest::newRow("case 29: three without, none with")
        << QList{WithoutStartTls, WithoutStartTls, WithoutStartTls} << false << true;
    QTest::newRow("case 29: one with")
        << QList{WithoutStartTls, WithoutStartTls, WithStartTls, WithoutStartTls} << false << false;
    QTest::newRow("case 29: two overwritten") << QList{Overwritten, Overwritten} << false << true;
    QTest::newRow("case 29: two overwritten, one with")
        << QList{Overwritten, Overwritten, WithStartTls} << false << false;
}

void TestRunComparison::conclusions()
{
    QFETCH(QList<Server>, servers);
    QFETCH(bool, blocked);
    QFETCH(bool, removed);
    const RunFacts facts = factsOf(servers);
    QCOMPARE(isPort25Blocked(facts), blocked);
    QCOMPARE(isStartTlsRemovedHere(facts), removed);
}

void TestRunComparison::relatedPartnersCountOnce()
{
    RunComparison comparison;
    for (int i = 0; i < 5; ++i)
        comparison.add(partner(Server::Silent, u"192.0.2.1"_qs));
    QCOMPARE(comparison.facts().partnersSilent, 1);
    Evidence cancelled = partner(Server::Silent, u"192.0.2.2"_qs);
    cancelled.cancelled = true;
    comparison.add(cancelled);
    QCOMPARE(comparison.facts().partnersSilent, 1);
}

void TestRunComparison::keywords_data()
{
    QTest::addColumn<QString>("keyword");
    QTest::addColumn<bool>("overwritten");
    QTest::newRow("case 29: XXXXXXXX") << u"XXXXXXXX"_qs << true;
    QTest::newRow("case 29: XXXXXXXA") << u"XXXXXXXA"_qs << true;
    QTest::newRow("a keyword of its own") << u"XCLIENT NAME"_qs << false;
    QTest::newRow("a short one") << u"XXXX"_qs << false;
    QTest::newRow("STARTTLS") << u"STARTTLS"_qs << false;
}

void TestRunComparison::keywords()
{
    QFETCH(QString, keyword);
    QFETCH(bool, overwritten);
    smtp::Endpoint endpoint = endpointOf(Server::WithoutStartTls, u"192.0.2.1"_qs);
    endpoint.capabilities = {u"PIPELINING"_qs, keyword};
    QCOMPARE(hasOverwrittenKeyword(endpoint), overwritten);
    endpoint.startTlsOffered = true;
    QVERIFY(!hasOverwrittenKeyword(endpoint));
}

void TestRunComparison::silence_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QList<Server>>("others");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<QString>("party");
    QTest::addColumn<QString>("outcome");
    const QString four = u"192.0.2.99"_qs;
    QTest::newRow("alone: undecided")
        << four << QList<Server>{} << u"connect-undecided"_qs << u"undecidable"_qs << u"unknown"_qs;
    QTest::newRow("beside two silent ones: the port is blocked here")
        << four << QList{Server::Silent, Server::Silent, Server::Silent} << u"port-25-blocked"_qs
        << u"our-network"_qs << u"unknown"_qs;
    QTest::newRow("beside one that answers: the partner's")
        << four << QList{Server::WithStartTls} << u"connect-timed-out"_qs << u"partner-mail-server"_qs
        << u"queued"_qs;
    QTest::newRow("case 33: over IPv6, which never worked")
        << u"2001:db8::99"_qs << QList{Server::WithStartTls} << u"family-undecided"_qs << u"undecidable"_qs
        << u"unknown"_qs;
}

void TestRunComparison::silence()
{
    QFETCH(QString, address);
    QFETCH(QList<Server>, others);
    QFETCH(QString, finding);
    QFETCH(QString, party);
    QFETCH(QString, outcome);
    const bool ipv6 = address.contains(u':');
    SignedTree tree;
    tree.add("partner.example",
             "@ 3600 IN MX 10 mx\nmx 3600 IN " + QByteArray(ipv6 ? "AAAA " : "A ") + address.toLatin1()
                 + '\n');
    Evidence evidence = partner(Server::Silent, address);
    evidence.judgedAt = treeTime();
    for (const char* owner : {".", "example", "partner.example", "mx.partner.example",
                              "_25._tcp.mx.partner.example", "_mta-sts.partner.example"}) {
        for (const RecordType type : {RecordType::DNSKEY, RecordType::DS, RecordType::MX, RecordType::A,
                                      RecordType::AAAA, RecordType::TLSA, RecordType::TXT})
            evidence.exchanges.append(tree.exchange({name(owner), type}));
    }
    evidence.endpoints.first().endpoint.sni = name("mx.partner.example");
    evidence.network.run = factsOf(others);
    evidence.network.smtpWorked = others.contains(Server::WithStartTls);
    Judgement judgement;
    judgement.anchors = tree.anchors();
    const PartnerReport report = judge(evidence, judgement);
    QCOMPARE(decision::outcomeName(standard(report).outcome), outcome);
    const Attribution attribution = attribute(report);
    QVERIFY(attribution.finding);
    QCOMPARE(QString::fromLatin1(findingText(attribution.finding->code).name), finding);
    QCOMPARE(partyName(attribution.party), party);
    for (const Check& check : report.checks)
        QVERIFY2(outcome == u"queued"_qs || check.state != CheckState::Failed,
                 qPrintable(englishSentence(check)));
}

/// Three partners of one run without STARTTLS: whoever they are, their TLS is hidden from here.
void TestRunComparison::removedForAll()
{
    practice::PracticeNetwork network;
    QList<practice::Partner> partners;
    QList<DomainName> domains;
    for (const char* domain : {"one.example", "two.example", "three.example"}) {
        practice::Partner bare;
        bare.domain = domain;
        bare.servers = {{.name = "mx", .behaviour = practice::SmtpBehaviour::NoStartTls}};
        partners.append(bare);
        domains.append(name(domain));
    }
    QVERIFY(network.start(partners).ok());
    const Result<std::shared_ptr<Services>> services = Services::create(network.profile());
    QVERIFY(services.ok());
    const QHash<QString, PartnerReport> reports = run(domains, *services);
    QCOMPARE(reports.size(), 3);
    for (const PartnerReport& report : reports) {
        QVERIFY(standard(report).outcome == DeliveryOutcome::Unknown);
        QVERIFY(find(report, FindingCode::StartTlsRemovedHere));
        QVERIFY(!find(report, FindingCode::StartTlsMissing));
        QVERIFY(attribute(report).party == Party::OurNetwork);
    }
    // Two alone are no proof.
    const Result<std::shared_ptr<Services>> anew = Services::create(network.profile());
    QVERIFY(anew.ok());
    const QHash<QString, PartnerReport> two = run(domains.mid(0, 2), *anew);
    for (const PartnerReport& report : two)
        QVERIFY(find(report, FindingCode::StartTlsMissing));
}

void TestRunComparison::missingBesideOthers()
{
    practice::PracticeNetwork network;
    QVERIFY(network.start().ok());
    NetworkProfile profile = network.profile();
    profile.jobs = 1;  // the one without comes first, and waits
    const Result<std::shared_ptr<Services>> services = Services::create(profile);
    QVERIFY(services.ok());
    const QHash<QString, PartnerReport> reports =
        run({name("farm.example"), name("health.example")}, *services);
    const PartnerReport farm = reports.value(u"farm.example"_qs);
    QVERIFY(find(farm, FindingCode::StartTlsMissing));
    QCOMPARE(farm.evidence.network.run.partnersWithStartTls, 1);
    QVERIFY(standard(farm).outcome == DeliveryOutcome::Delivered);
}

void TestRunComparison::overwrittenAlone()
{
    SmtpScript script;
    script.ehlo = "250-mx.partner.example\r\n250-SIZE 1000\r\n250 XXXXXXXA\r\n";
    SmallWorld world(script);
    const QHash<QString, PartnerReport> reports = run({SmallWorld::partner()}, world.services());
    const PartnerReport report = reports.value(SmallWorld::partner().toString());
    const Finding* finding = find(report, FindingCode::StartTlsOverwritten);
    QVERIFY(finding && finding->party == Party::Undecidable);
    QVERIFY(!find(report, FindingCode::StartTlsMissingWithTlsa));
    QVERIFY(standard(report).outcome == DeliveryOutcome::Unknown);
    QVERIFY(attribute(report).party == Party::Undecidable);
}

/// What waited for others is told once, and the run ends after it.
void TestRunComparison::reportsThatWaitComeOnce()
{
    SmtpScript script;
    script.ehlo = "250 mx.partner.example\r\n";
    SmallWorld world(script);
    TestRun tests({SmallWorld::partner(), SmallWorld::other()}, world.services());
    QStringList told;
    connect(&tests, &TestRun::reportReady, this,
            [&told](const PartnerReport& report) { told.append(report.domain().toString()); });
    connect(&tests, &TestRun::finished, this, [&told] { told.append(u"finished"_qs); });
    tests.start();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 3, Patience);
    QCOMPARE(told.last(), u"finished"_qs);
    QCOMPARE(QSet<QString>(told.begin(), told.end()).size(), 3);
    QCOMPARE(tests.done(), 2);
}

QTEST_GUILESS_MAIN(TestRunComparison)
#include "tst_runcomparison.moc"
