// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/testengine.h"
#include "tests/core/partnertest/smallworld.h"
#include "tests/support/qttest.h"
#include "tests/support/threads.h"

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;

namespace {

constexpr int Patience = 60'000;

/// What an engine told, in order: `3 finished`.
class Told : public QObject {
public:
    explicit Told(TestEngine& engine)
    {
        connect(&engine, &TestEngine::testStarted, this,
                [this](int run, const DomainName& domain) { add(run, u"started "_qs + domain.toString()); });
        connect(&engine, &TestEngine::reportReady, this, [this](int run, const PartnerReport& report) {
            add(run, u"report "_qs + report.domain().toString());
            reports.append(report);
        });
        connect(&engine, &TestEngine::failed, this, [this](int run, const Error& error) {
            add(run, u"failed"_qs);
            errors.append(error.code);
        });
        connect(&engine, &TestEngine::finished, this, [this](int run, bool cancelled) {
            add(run, cancelled ? u"cancelled"_qs : u"finished"_qs);
            ++finished;
        });
    }

    QStringList all;
    QList<PartnerReport> reports;
    QList<ErrorCode> errors;
    int finished = 0;

private:
    void add(int run, const QString& what) { all.append(QString::number(run) + u' ' + what); }
};

}  // namespace

/// The engine on its own thread, as a window uses it.
class TestTestEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsOneAfterTheOther();
    void unusableProfile();
    void eachRunAsksAnew();
    void cancelTheRunning();
    void cancelTheWaiting();
    void cancelOfWhatIsOver();
    void destroyedWhileAServerIsSilent();
    void destroyedAtOnce();
};

void TestTestEngine::runsOneAfterTheOther()
{
    SmallWorld world;
    TestEngine engine;
    engine.setProfile(world.profile);
    Told told(engine);
    const int first = engine.test({SmallWorld::partner()});
    const int second = engine.test({SmallWorld::other()});
    QVERIFY(first != second);
    QVERIFY(engine.isRunning());
    QVERIFY2(told.all.isEmpty(), "nothing is told before test() returns");
    QTRY_COMPARE_WITH_TIMEOUT(told.finished, 2, Patience);
    const auto of = [](int run, const QString& what) { return QString::number(run) + u' ' + what; };
    QCOMPARE(told.all,
             (QStringList{of(first, u"started partner.example"_qs), of(first, u"report partner.example"_qs),
                          of(first, u"finished"_qs), of(second, u"started other.example"_qs),
                          of(second, u"report other.example"_qs), of(second, u"finished"_qs)}));
    QVERIFY(!engine.isRunning());
}

void TestTestEngine::unusableProfile()
{
    SmallWorld world;
    TestEngine engine;
    NetworkProfile broken = world.profile;
    broken.trustAnchors = "garbage";
    engine.setProfile(broken);
    Told told(engine);
    const int first = engine.test({SmallWorld::partner()});
    // The profile is that of the moment of the call.
    engine.setProfile(world.profile);
    const int second = engine.test({SmallWorld::partner()});
    QTRY_COMPARE_WITH_TIMEOUT(told.finished, 2, Patience);
    QCOMPARE(told.errors, QList{ErrorCode::TrustAnchorsUnusable});
    QCOMPARE(told.all.mid(0, 2),
             (QStringList{QString::number(first) + u" failed"_qs, QString::number(first) + u" finished"_qs}));
    QCOMPARE(told.all.last(), QString::number(second) + u" finished"_qs);
    QCOMPARE(told.reports.size(), 1);
}

void TestTestEngine::eachRunAsksAnew()
{
    SmallWorld world;
    TestEngine engine;
    engine.setProfile(world.profile);
    Told told(engine);
    for (int runs = 1; runs <= 2; ++runs) {
        engine.test({SmallWorld::partner()});
        QTRY_COMPARE_WITH_TIMEOUT(told.finished, runs, Patience);
        QCOMPARE(world.server().log().connections, 2 * runs);  // two looks in each
    }
}

void TestTestEngine::cancelTheRunning()
{
    SmtpScript script;
    script.holdGreeting = true;
    SmallWorld world(script);
    TestEngine engine;
    engine.setProfile(world.profile);
    Told told(engine);
    const int run = engine.test({SmallWorld::partner()});
    connect(&world.server(), &FakeSmtpServer::accepted, &engine, [&engine, run] { engine.cancel(run); });
    QTRY_COMPARE_WITH_TIMEOUT(told.finished, 1, Patience);
    QCOMPARE(told.all.last(), QString::number(run) + u" cancelled"_qs);
    QCOMPARE(told.reports.size(), 1);
    QVERIFY(told.reports.first().evidence.cancelled);
}

void TestTestEngine::cancelTheWaiting()
{
    SmtpScript script;
    script.holdGreeting = true;
    SmallWorld world(script);
    TestEngine engine;
    engine.setProfile(world.profile);
    Told told(engine);
    const int running = engine.test({SmallWorld::partner()});
    const int waiting = engine.test({SmallWorld::other()});
    connect(&world.server(), &FakeSmtpServer::accepted, &engine,
            [&engine, waiting] { engine.cancel(waiting); });
    QTRY_COMPARE_WITH_TIMEOUT(told.finished, 1, Patience);
    QCOMPARE(told.all.last(), QString::number(waiting) + u" cancelled"_qs);
    QVERIFY(engine.isRunning());
    engine.cancel(running);
    QTRY_COMPARE_WITH_TIMEOUT(told.finished, 2, Patience);
    QCOMPARE(told.all.last(), QString::number(running) + u" cancelled"_qs);
    QVERIFY(!engine.isRunning());
}

void TestTestEngine::cancelOfWhatIsOver()
{
    SmallWorld world;
    TestEngine engine;
    engine.setProfile(world.profile);
    Told told(engine);
    const int first = engine.test({SmallWorld::partner()});
    QTRY_COMPARE_WITH_TIMEOUT(told.finished, 1, Patience);
    engine.cancel(first);
    engine.cancel(first + 100);
    engine.test({SmallWorld::partner()});
    QTRY_COMPARE_WITH_TIMEOUT(told.finished, 2, Patience);
    QVERIFY2(told.all.last().endsWith(u"finished"_qs), qPrintable(told.all.last()));
}

void TestTestEngine::destroyedWhileAServerIsSilent()
{
    SmtpScript script;
    script.holdGreeting = true;
    SmallWorld world(script);
    auto engine = std::make_unique<TestEngine>();
    engine->setProfile(world.profile);
    engine->test({SmallWorld::partner()});
    engine->test({SmallWorld::other()});
    connect(
        &world.server(), &FakeSmtpServer::accepted, this, [&engine] { engine.reset(); },
        Qt::QueuedConnection);
    QTRY_VERIFY_WITH_TIMEOUT(!engine, Patience);
}

void TestTestEngine::destroyedAtOnce()
{
    SmallWorld world;
    const int before = threadCount();
    {
        TestEngine engine;
        engine.setProfile(world.profile);
        engine.test({SmallWorld::partner()});
    }
    QTRY_COMPARE_WITH_TIMEOUT(threadCount(), before, Patience);
}

QTEST_GUILESS_MAIN(TestTestEngine)
#include "tst_testengine.moc"
