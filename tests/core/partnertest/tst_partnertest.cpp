// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/testrun.h"
#include "tests/core/partnertest/smallworld.h"
#include "tests/support/qttest.h"

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using namespace std::chrono_literals;
using Fault = SmtpScript::Fault;
using decision::DeliveryOutcome;
using decision::Reach;
using smtp::Stage;

Q_DECLARE_METATYPE(relaydeck::test::SmtpScript)

namespace {

constexpr int Patience = 60'000;  // for what must come; nothing is measured by it

/// Watches a job: how often it finished, and whether anything came after that.
class Watch : public QObject {
public:
    explicit Watch(PartnerTest& test)
    {
        connect(&test, &PartnerTest::stepChanged, this, [this] {
            ++steps;
            stepAfterEnd = stepAfterEnd || finished > 0;
        });
        connect(&test, &PartnerTest::finished, this, [this] { ++finished; });
    }

    int steps = 0;
    int finished = 0;
    bool stepAfterEnd = false;
};

/// Waits for the job's end, and until no coroutine holds its services.
void waitForEnd(const Watch& watch, const std::shared_ptr<Services>& services, long holders = 2)
{
    QTRY_VERIFY_WITH_TIMEOUT(watch.finished > 0, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(services.use_count(), holders, Patience);  // ours and the job's
    QCOMPARE(watch.finished, 1);
    QVERIFY(!watch.stepAfterEnd);
}

bool has(const PartnerReport& report, FindingCode code)
{
    return std::any_of(report.findings.begin(), report.findings.end(),
                       [code](const Finding& finding) { return finding.code == code; });
}

/// Of a good partner nothing bad may be said because a test was ended.
void verifyNothingInvented(const PartnerReport& report)
{
    for (const decision::Delivery& cell : report.delivery) {
        QVERIFY2(cell.outcome == DeliveryOutcome::Delivered || cell.outcome == DeliveryOutcome::Unknown,
                 qPrintable(decision::outcomeName(cell.outcome) + u' ' + cell.status));
    }
    for (const Finding& finding : report.findings)
        QVERIFY2(finding.severity != Severity::Error || finding.party == Party::OurResolver,
                 qPrintable(englishSentence(finding)));
    QVERIFY(report.dane == DaneOutcome::Pass || report.dane == DaneOutcome::Unknown);
    QCOMPARE(report.checks.size(), CheckCount);
    for (const Check& check : report.checks)
        QVERIFY2(check.state != CheckState::Failed && check.state != CheckState::Running,
                 qPrintable(englishSentence(check)));
}

}  // namespace

/// Rules of the job around a partner test, with a signed tree and a scripted mail server.
class TestPartnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodPartner();
    void cancelAtEachStep();
    void cancelBeforeStartReturns();
    void cancelAgainstSilence_data();
    void cancelAgainstSilence();
    void deletedAtEachStep();
    void deletedWhileAServerIsSilent();
    void totalLimit_data();
    void totalLimit();
    void hostileServers_data();
    void hostileServers();
    void sharedHostIsProbedOnce();
    void runOfNone();
    void runTestsEachDomainOnce();
    void runCancelledInBetween();
};

void TestPartnerTest::goodPartner()
{
    SmallWorld world;
    const auto services = world.services();
    PartnerTest test(SmallWorld::partner(), services);
    const Watch watch(test);
    test.start();
    QVERIFY(test.isRunning());
    waitForEnd(watch, services);
    QVERIFY(!test.isRunning());
    const PartnerReport& report = *test.report();
    QCOMPARE(daneOutcomeName(report.dane), daneOutcomeName(DaneOutcome::Pass));
    QVERIFY(!report.evidence.cancelled && !report.evidence.limitReached);
    for (const decision::Delivery& cell : report.delivery)
        QVERIFY(cell.outcome == DeliveryOutcome::Delivered);
    QCOMPARE(world.server().log().connections, 2);
}

void TestPartnerTest::cancelAtEachStep()
{
    SmallWorld world;
    int all = 0;
    {
        const auto services = world.services();
        PartnerTest test(SmallWorld::partner(), services);
        const Watch watch(test);
        test.start();
        waitForEnd(watch, services);
        all = watch.steps;
    }
    QVERIFY(all >= 8);
    for (int last = 0; last <= all; ++last) {
        const auto services = world.services();
        PartnerTest test(SmallWorld::partner(), services);
        const Watch watch(test);
        connect(&test, &PartnerTest::stepChanged, &test, [&] {
            if (watch.steps == last)
                test.cancel();
        });
        test.start();
        if (last == 0)
            test.cancel();
        waitForEnd(watch, services);
        QVERIFY2(test.report()->evidence.cancelled, qPrintable(QString::number(last)));
        QVERIFY(has(*test.report(), FindingCode::TestCancelled));
        verifyNothingInvented(*test.report());
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"cancelled after step %1 of %2"_qs.arg(last).arg(all)));
    }
}

void TestPartnerTest::cancelBeforeStartReturns()
{
    SmallWorld world;
    const auto services = world.services();
    PartnerTest test(SmallWorld::partner(), services);
    const Watch watch(test);
    test.cancel();
    test.start();
    waitForEnd(watch, services);
    QVERIFY(test.report()->evidence.cancelled);
    QCOMPARE(world.server().log().connections, 0);
}

void TestPartnerTest::cancelAgainstSilence_data()
{
    QTest::addColumn<Stage>("stage");
    for (const Stage stage :
         {Stage::Greeting, Stage::Ehlo, Stage::StartTls, Stage::Handshake, Stage::EhloAfterTls, Stage::Done})
        QTest::newRow(qPrintable(smtp::stageName(stage))) << stage;
}

/// All time-outs are minutes, so that only cancelling can end the test.
void TestPartnerTest::cancelAgainstSilence()
{
    QFETCH(Stage, stage);
    SmtpScript script;
    script.faultAt = stage;
    script.fault = Fault::Silence;
    SmallWorld world(script);
    const auto services = world.services();
    PartnerTest test(SmallWorld::partner(), services);
    const Watch watch(test);
    connect(&world.server(), &FakeSmtpServer::reached, &test, [&test, stage](Stage reached) {
        if (reached == stage)
            test.cancel();
    });
    test.start();
    waitForEnd(watch, services);
    QVERIFY(test.report()->evidence.cancelled);
    verifyNothingInvented(*test.report());
}

void TestPartnerTest::deletedAtEachStep()
{
    SmallWorld world;
    bool ranToItsEnd = false;
    for (int last = 1; !ranToItsEnd && last < 100; ++last) {
        const auto services = world.services();
        auto* test = new PartnerTest(SmallWorld::partner(), services);
        const QPointer<PartnerTest> alive(test);
        int steps = 0;
        bool finished = false;
        connect(test, &PartnerTest::stepChanged, this, [&] {
            if (++steps == last)
                delete test;
        });
        connect(test, &PartnerTest::finished, this, [&] { finished = true; });
        test->start();
        QTRY_VERIFY_WITH_TIMEOUT(!alive || finished, Patience);
        ranToItsEnd = finished;
        QCOMPARE(alive.isNull(), !finished);
        delete alive.data();
        QTRY_COMPARE_WITH_TIMEOUT(services.use_count(), 1L, Patience);
        QCOMPARE(finished, ranToItsEnd);
    }
    QVERIFY(ranToItsEnd);
}

void TestPartnerTest::deletedWhileAServerIsSilent()
{
    SmtpScript script;
    script.holdGreeting = true;
    SmallWorld world(script);
    const auto services = world.services();
    auto test = std::make_unique<PartnerTest>(SmallWorld::partner(), services);
    connect(&world.server(), &FakeSmtpServer::accepted, this, [&test] { test.reset(); });
    test->start();
    QTRY_COMPARE_WITH_TIMEOUT(services.use_count(), 1L, Patience);
    QVERIFY(!test);
}

void TestPartnerTest::totalLimit_data()
{
    QTest::addColumn<std::chrono::milliseconds>("limit");
    QTest::newRow("at once") << 0ms;
    QTest::newRow("in the middle of DNS") << 5ms;
    QTest::newRow("while the server is silent") << 1000ms;
}

void TestPartnerTest::totalLimit()
{
    QFETCH(std::chrono::milliseconds, limit);
    SmtpScript script;
    script.holdGreeting = true;
    SmallWorld world(script);
    world.profile.totalLimit = limit;
    const auto services = world.services();
    PartnerTest test(SmallWorld::partner(), services);
    const Watch watch(test);
    test.start();
    waitForEnd(watch, services);
    const PartnerReport& report = *test.report();
    QVERIFY(report.evidence.limitReached && !report.evidence.cancelled);
    QVERIFY(has(report, FindingCode::TestLimitReached));
    QVERIFY(!has(report, FindingCode::TestCancelled));
    verifyNothingInvented(report);
    for (const decision::Delivery& cell : report.delivery)
        QVERIFY(cell.outcome == DeliveryOutcome::Unknown);
}

void TestPartnerTest::hostileServers_data()
{
    QTest::addColumn<SmtpScript>("script");
    QTest::addColumn<Reach>("reach");
    QTest::addColumn<QList<FindingCode>>("findings");  // one of them
    QTest::addColumn<DeliveryOutcome>("outcome");

    const auto fault = [](Stage stage, Fault kind) {
        SmtpScript script;
        script.faultAt = stage;
        script.fault = kind;
        return script;
    };
    const auto greeting = [](const QByteArray& octets) {
        SmtpScript script;
        script.greeting = octets;
        return script;
    };
    using Codes = QList<FindingCode>;
    const auto queued = DeliveryOutcome::Queued;
    const auto delivered = DeliveryOutcome::Delivered;
    const Codes closed{FindingCode::ConnectionClosed};
    const Codes silent{FindingCode::ConnectTimedOut};
    const Codes endless{FindingCode::ConnectTimedOut, FindingCode::NotSmtp};
    const Codes handshake{FindingCode::HandshakeFailed};

    QTest::newRow("greeting: closes")
        << fault(Stage::Greeting, Fault::Close) << Reach::Closed << closed << queued;
    QTest::newRow("greeting: silence")
        << fault(Stage::Greeting, Fault::Silence) << Reach::TimedOut << silent << queued;
    QTest::newRow("greeting: never ends, octet by octet")
        << fault(Stage::Greeting, Fault::Drip) << Reach::TimedOut << endless << queued;
    QTest::newRow("greeting: never ends, line by line")
        << fault(Stage::Greeting, Fault::Flood) << Reach::NotSmtp << endless << queued;
    QTest::newRow("greeting: one endless line")
        << greeting(QByteArray(200'000, 'x')) << Reach::NotSmtp << Codes{FindingCode::NotSmtp} << queued;
    QTest::newRow("greeting: HTTP") << greeting("HTTP/1.1 400 Bad Request\r\n\r\n") << Reach::NotSmtp
                                    << Codes{FindingCode::NotSmtp} << queued;
    QTest::newRow("greeting: garbage") << greeting(QByteArray::fromHex("16030100fe0a0d0a00ff1b5b324a0d0a"))
                                       << Reach::NotSmtp << Codes{FindingCode::NotSmtp} << queued;
    QTest::newRow("greeting: control characters")
        << greeting("554 \x1b[2J\x07 no \xff\xfe service\r\n") << Reach::GreetingRejected
        << Codes{FindingCode::GreetingRejected} << queued;
    QTest::newRow("EHLO: closes") << fault(Stage::Ehlo, Fault::Close) << Reach::Closed << closed << queued;
    QTest::newRow("EHLO: silence") << fault(Stage::Ehlo, Fault::Silence) << Reach::TimedOut << silent
                                   << queued;
    QTest::newRow("EHLO: never ends")
        << fault(Stage::Ehlo, Fault::Flood) << Reach::NotSmtp << endless << queued;
    QTest::newRow("STARTTLS: closes")
        << fault(Stage::StartTls, Fault::Close) << Reach::Ready << handshake << queued;
    QTest::newRow("STARTTLS: silence")
        << fault(Stage::StartTls, Fault::Silence) << Reach::Ready << handshake << queued;
    QTest::newRow("STARTTLS: never ends")
        << fault(Stage::StartTls, Fault::Flood) << Reach::Ready << handshake << queued;
    QTest::newRow("handshake: closes")
        << fault(Stage::Handshake, Fault::Close) << Reach::Ready << handshake << queued;
    QTest::newRow("handshake: silence")
        << fault(Stage::Handshake, Fault::Silence) << Reach::Ready << handshake << queued;
    SmtpScript garbage;
    garbage.insteadOfHandshake = QByteArray(5000, '\x7f');
    QTest::newRow("handshake: garbage") << garbage << Reach::Ready << handshake << queued;
    QTest::newRow("EHLO after TLS: closes") << fault(Stage::EhloAfterTls, Fault::Close) << Reach::Ready
                                            << Codes{FindingCode::DaneMatches} << delivered;
    QTest::newRow("EHLO after TLS: never ends") << fault(Stage::EhloAfterTls, Fault::Flood) << Reach::Ready
                                                << Codes{FindingCode::DaneMatches} << delivered;
    QTest::newRow("QUIT: silence") << fault(Stage::Done, Fault::Silence) << Reach::Ready
                                   << Codes{FindingCode::DaneMatches} << delivered;
}

void TestPartnerTest::hostileServers()
{
    QFETCH(SmtpScript, script);
    QFETCH(Reach, reach);
    QFETCH(QList<FindingCode>, findings);
    QFETCH(DeliveryOutcome, outcome);
    SmallWorld world(script);
    world.profile.smtpTimeout = 1s;
    const auto services = world.services();
    PartnerTest test(SmallWorld::partner(), services);
    const Watch watch(test);
    test.start();
    waitForEnd(watch, services);
    const PartnerReport& report = *test.report();
    QStringList told;
    for (const Finding& finding : report.findings)
        told.append(englishSentence(finding));
    QVERIFY(!report.evidence.limitReached);
    QCOMPARE(report.observation.hosts.size(), 1);
    QCOMPARE(int(report.observation.hosts.first().endpoints.first().reach), int(reach));
    QVERIFY2(std::any_of(findings.begin(), findings.end(),
                         [&report](FindingCode code) { return has(report, code); }),
             qPrintable(told.join(u'\n')));
    QVERIFY2(report.delivery.front().outcome == outcome, qPrintable(told.join(u'\n')));

    // What the server sent is bounded in the report, and shown as plain text.
    const QByteArray json = QJsonDocument(toJson(report)).toJson();
    QVERIFY2(json.size() < 200'000, qPrintable(QString::number(json.size())));
    for (const QString& sentence : std::as_const(told)) {
        QVERIFY2(sentence.size() < 1000, qPrintable(sentence));
        QVERIFY2(std::none_of(sentence.begin(), sentence.end(),
                              [](QChar c) { return c.unicode() < 0x20 || c == QChar(0x7f); }),
                 qPrintable(sentence));
    }
    const Result<PartnerReport> back = reportFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(back->evidence.endpoints == report.evidence.endpoints);
}

void TestPartnerTest::sharedHostIsProbedOnce()
{
    SmallWorld world;
    const auto services = world.services();
    TestRun run({SmallWorld::partner(), SmallWorld::other()}, services);
    QList<PartnerReport> reports;
    connect(&run, &TestRun::reportReady, this, [&reports](const PartnerReport& r) { reports.append(r); });
    QSignalSpy finished(&run, &TestRun::finished);
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    QCOMPARE(reports.size(), 2);
    QCOMPARE(world.server().log().connections, 2);
    for (const PartnerReport& report : std::as_const(reports)) {
        QCOMPARE(report.evidence.endpoints.size(), 2);
        QVERIFY(report.evidence.endpoints.first().endpoint.outcome == smtp::Outcome::Completed);
        QCOMPARE(daneOutcomeName(report.dane), u"pass"_qs);
    }
}

void TestPartnerTest::runOfNone()
{
    SmallWorld world;
    TestRun run({}, world.services());
    QSignalSpy finished(&run, &TestRun::finished);
    run.start();
    QVERIFY2(finished.isEmpty(), "finished comes after start() has returned");
    QVERIFY(finished.wait(Patience));
    QCOMPARE(finished.size(), 1);
}

void TestPartnerTest::runTestsEachDomainOnce()
{
    SmallWorld world;
    TestRun run({SmallWorld::partner(), SmallWorld::partner()}, world.services());
    QCOMPARE(run.total(), 1);
    QSignalSpy reports(&run, &TestRun::reportReady);
    QSignalSpy finished(&run, &TestRun::finished);
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    QCOMPARE(reports.size(), 1);
    QCOMPARE(run.done(), 1);
}

/// Those that run give their reports, those that wait give none.
void TestPartnerTest::runCancelledInBetween()
{
    SmtpScript script;
    script.holdGreeting = true;
    SmallWorld world(script);
    world.profile.jobs = 1;
    const auto services = world.services();
    TestRun run({SmallWorld::partner(), SmallWorld::other()}, services);
    QStringList started;
    connect(&run, &TestRun::testStarted, this,
            [&started](const DomainName& domain) { started.append(domain.toString()); });
    connect(&world.server(), &FakeSmtpServer::accepted, &run, &TestRun::cancel);
    QList<PartnerReport> reports;
    connect(&run, &TestRun::reportReady, this, [&reports](const PartnerReport& r) { reports.append(r); });
    QSignalSpy finished(&run, &TestRun::finished);
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    QVERIFY(run.wasCancelled() && !run.isRunning());
    QCOMPARE(started, QStringList{u"partner.example"_qs});
    QCOMPARE(reports.size(), 1);
    QVERIFY(reports.first().evidence.cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(services.use_count(), 2L, Patience);
    QCOMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(TestPartnerTest)
#include "tst_partnertest.moc"
