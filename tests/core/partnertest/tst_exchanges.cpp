// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"
#include "tests/support/delayingrelay.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::partnertest;
using test::DelayingRelay;

/// How often one partner must answer before its verdict is there, counted and not timed.
class TestExchanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void partnerColdBelowTheTld();
    void tlsaIsNotAskedForInVain_data();
    void tlsaIsNotAskedForInVain();
    void partnerAgain();
    void nothingIsFasterThanTheWay();

private:
    NetworkProfile behind(DelayingRelay& relay) const
    {
        NetworkProfile profile = m_network.profile();
        Upstream& resolver = profile.upstreams.first();
        resolver.port = relay.relayDatagrams(resolver.address, resolver.port);
        resolver.address = QHostAddress(QHostAddress::LocalHost);
        profile.smtpPort = relay.relayStreams(profile.smtpPort);
        profile.httpsPort = relay.relayStreams(profile.httpsPort);
        return profile;
    }

    /// Tests the domain; `atReport` is called when its report comes.
    static PartnerReport report(
        const char* domain, const std::shared_ptr<Services>& services,
        const std::function<void()>& atReport = [] {})
    {
        PartnerReport result;
        TestRun run({test::name(domain)}, services);
        QObject::connect(&run, &TestRun::reportReady, &run, [&](const PartnerReport& ready) {
            result = ready;
            atReport();
        });
        QSignalSpy finished(&run, &TestRun::finished);
        run.start();
        if (!finished.wait(120'000))
            qFatal("%s was not tested", domain);
        return result;
    }

    practice::PracticeNetwork m_network;
};

void TestExchanges::initTestCase()
{
    const Result<void> started = m_network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
}

void TestExchanges::partnerColdBelowTheTld()
{
    DelayingRelay relay;
    const Result<std::shared_ptr<Services>> services = Services::create(behind(relay));
    QVERIFY(services.ok());
    // The root and the top-level domain are known from here on.
    QVERIFY(report("health.example", *services).dane == DaneOutcome::Pass);

    const int before = relay.rounds();
    int rounds = 0;
    const PartnerReport partner =
        report("insurance.example", *services, [&] { rounds = relay.rounds() - before; });
    QVERIFY(partner.dane == DaneOutcome::Pass);
    QVERIFY(partner.sts.outcome == StsOutcome::Pass);
    QCOMPARE(partner.hosts.size(), 1);
    QCOMPARE(partner.evidence.endpoints.first().endpoint.handshake.version, u"TLSv1.3"_qs);
    // MX; DS and DNSKEY; addresses with TLSA; connection, greeting, EHLO, STARTTLS; TLS there and back, and
    // EHLO. MTA-STS takes no longer beside it, and the answer to QUIT is not waited for. One more for the
    // other type of certificate, whose handshake waits for the first.
    QCOMPARE(rounds, 10);
}

void TestExchanges::tlsaIsNotAskedForInVain_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<bool>("asked");
    QTest::newRow("N3: a host in the signed zone of the domain") << QByteArray("insurance.example") << true;
    QTest::newRow("N3: a signed domain, its host in an unsigned zone")
        << QByteArray("retail.example") << false;
    QTest::newRow("N3: an unsigned domain") << QByteArray("club.example") << false;
}

void TestExchanges::tlsaIsNotAskedForInVain()
{
    QFETCH(const QByteArray, domain);
    const Result<std::shared_ptr<Services>> services = Services::create(m_network.profile());
    QVERIFY(services.ok());
    const PartnerReport partner = report(domain.constData(), *services);
    QVERIFY(!partner.hosts.isEmpty());
    const QList<dns::Exchange>& exchanges = partner.evidence.exchanges;
    QTEST(std::any_of(
              exchanges.begin(), exchanges.end(),
              [](const dns::Exchange& exchange) { return exchange.question.type == dns::RecordType::TLSA; }),
          "asked");
}

void TestExchanges::partnerAgain()
{
    DelayingRelay relay;
    const Result<std::shared_ptr<Services>> services = Services::create(behind(relay));
    QVERIFY(services.ok());
    report("insurance.example", *services);
    const int before = relay.rounds();
    int rounds = 0;
    QVERIFY(report("insurance.example", *services, [&] { rounds = relay.rounds() - before; }).dane
            == DaneOutcome::Pass);
    // What is known of DNS and of the server is not asked again in a run; the policy is fetched anew.
    QCOMPARE(rounds, 3);
}

void TestExchanges::nothingIsFasterThanTheWay()
{
    // The relay itself: no test would notice one that lets everything through.
    DelayingRelay relay(std::chrono::milliseconds(5));
    const Result<std::shared_ptr<Services>> services = Services::create(behind(relay));
    QVERIFY(services.ok());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(report("insurance.example", *services).dane == DaneOutcome::Pass);
    QVERIFY(clock.elapsed() >= 100);  // at least ten exchanges of 10 ms
    QCOMPARE(relay.rounds(), 0);
}

QTEST_GUILESS_MAIN(TestExchanges)
#include "tst_exchanges.moc"
