// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/blocking.h"
#include "core/async/wait.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::async;
using namespace std::chrono_literals;

namespace {

/// Something that is waited for.
class Sender : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void ready();
    void failed(int code);
};

/// What a waiting coroutine can be seen to do.
struct Trace {
    std::optional<Wake> wake;
    int resumed = 0;
};

QCoro::Task<> waitFor(Context ctx, QPointer<Sender> sender, std::shared_ptr<Trace> trace)
{
    Wait wait(ctx);
    wait.on(sender.data(), &Sender::ready).on(sender.data(), &Sender::failed, Wake::Failed);
    const Wake wake = co_await wait;
    trace->wake = wake;
    ++trace->resumed;
}

}  // namespace

Q_DECLARE_METATYPE(relaydeck::async::Wake)

class TestWait : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ends_data();
    void ends();
    void endsBefore_data();
    void endsBefore();
    void resumesOnce();
    void neverResumesFromInsideTheEmitter();
    void takesTheFirstEnding();
    void keepsFarDeadlines();
    void shortensDeadlinesOnly();
    void sharesOneStop();
    void freesTheFrame_data();
    void freesTheFrame();
    void nestsInsideTheSameEvent();
    void othersHaveTheirTurnInANestedLoop();
    void expiresByTheNearestDeadline();
    void namesErrors_data();
    void namesErrors();

private:
    void addEndings();
};

void TestWait::addEndings()
{
    QTest::addColumn<Wake>("ending");
    QTest::newRow("ready") << Wake::Ready;
    QTest::newRow("failed") << Wake::Failed;
    QTest::newRow("expired") << Wake::Expired;
    QTest::newRow("stopped") << Wake::Stopped;
    QTest::newRow("sender gone") << Wake::Gone;
}

namespace {

/// A sender, a stop source and a deadline, and the way to bring each ending about.
struct Stage {
    std::unique_ptr<Sender> sender = std::make_unique<Sender>();
    std::stop_source stop;

    Context contextFor(Wake ending) const
    {
        const Context ctx{stop.get_token()};
        return ending == Wake::Expired ? ctx.within(1ms) : ctx.within(1h);
    }

    void bringAbout(Wake ending)
    {
        switch (ending) {
        case Wake::Ready:
            Q_EMIT sender->ready();
            break;
        case Wake::Failed:
            Q_EMIT sender->failed(1);
            break;
        case Wake::Expired:
            break;
        case Wake::Stopped:
            stop.request_stop();
            break;
        case Wake::Gone:
            sender.reset();
            break;
        }
    }
};

}  // namespace

void TestWait::ends_data()
{
    addEndings();
}

void TestWait::ends()
{
    QFETCH(Wake, ending);
    Stage stage;
    const auto trace = std::make_shared<Trace>();
    QCoro::Task<> task = waitFor(stage.contextFor(ending), stage.sender.get(), trace);
    QVERIFY(!trace->wake);
    stage.bringAbout(ending);
    QVERIFY2(!trace->wake, "resumes by a queued call");
    runBlocking(std::move(task));
    QCOMPARE(trace->wake, std::optional(ending));
}

namespace {

QCoro::Task<> waitAfter(Context ctx, Stage* stage, Wake ending, std::shared_ptr<Trace> trace)
{
    Wait wait(ctx);
    wait.on(stage->sender.get(), &Sender::ready).on(stage->sender.get(), &Sender::failed, Wake::Failed);
    stage->bringAbout(ending);
    const Wake wake = co_await wait;
    trace->wake = wake;
    ++trace->resumed;
}

}  // namespace

void TestWait::endsBefore_data()
{
    addEndings();
}

void TestWait::endsBefore()
{
    QFETCH(Wake, ending);
    Stage stage;
    const auto trace = std::make_shared<Trace>();
    QCoro::Task<> task = waitAfter(stage.contextFor(ending), &stage, ending, trace);
    // Only the deadline needs the event loop to be noticed.
    QCOMPARE(trace->wake.has_value(), ending != Wake::Expired);
    runBlocking(std::move(task));
    QCOMPARE(trace->wake, std::optional(ending));

    if (ending == Wake::Stopped) {  // a stop that was requested before the wait was made
        QCoro::Task<> late = waitFor(stage.contextFor(ending), stage.sender.get(), trace);
        QVERIFY(late.isReady());
        QCOMPARE(trace->wake, std::optional(Wake::Stopped));
    }
}

void TestWait::resumesOnce()
{
    Stage stage;
    const auto trace = std::make_shared<Trace>();
    QCoro::Task<> task = waitFor(stage.contextFor(Wake::Ready), stage.sender.get(), trace);
    stage.bringAbout(Wake::Ready);
    stage.bringAbout(Wake::Ready);
    stage.bringAbout(Wake::Failed);
    stage.bringAbout(Wake::Stopped);
    stage.bringAbout(Wake::Gone);
    runBlocking(std::move(task));
    QCoreApplication::processEvents();
    QCOMPARE(trace->resumed, 1);
    QCOMPARE(trace->wake, std::optional(Wake::Ready));
}

void TestWait::neverResumesFromInsideTheEmitter()
{
    Stage stage;
    const auto trace = std::make_shared<Trace>();
    bool resumedInside = false;
    QCoro::Task<> task = waitFor(stage.contextFor(Wake::Ready), stage.sender.get(), trace);
    // Connected after the wait: runs when the emitter has called the wait already.
    connect(stage.sender.get(), &Sender::ready, this, [&] { resumedInside = trace->resumed > 0; });
    Q_EMIT stage.sender->ready();
    QVERIFY(!resumedInside);
    QCOMPARE(trace->resumed, 0);
    runBlocking(std::move(task));
    QCOMPARE(trace->resumed, 1);
}

void TestWait::takesTheFirstEnding()
{
    Wait wait{Context()};
    QVERIFY(wait.finish(Wake::Failed));
    QVERIFY(!wait.finish(Wake::Ready));
    QCOMPARE(Wait::Awaiter{&wait}.await_resume(), Wake::Failed);
}

void TestWait::keepsFarDeadlines()
{
    // As an int, these are some milliseconds.
    const Context ctx = Context().within(std::chrono::milliseconds(0x1'0000'0000 + 5));
    Sender sender;
    const auto trace = std::make_shared<Trace>();
    QCoro::Task<> task = waitFor(ctx, &sender, trace);
    // Timers fire in the order of their times.
    QTimer::singleShot(50ms, &sender, &Sender::ready);
    runBlocking(std::move(task));
    QCOMPARE(trace->wake, std::optional(Wake::Ready));
}

void TestWait::shortensDeadlinesOnly()
{
    const Context ctx = Context().within(1h);
    QVERIFY(ctx.within(2h).deadline == ctx.deadline);
    QVERIFY(ctx.within(1min).deadline < ctx.deadline);
    QVERIFY(Context().deadline.isForever());
    std::stop_source group;
    const Context grouped = ctx.stoppedBy(group.get_token());
    QVERIFY(grouped.deadline == ctx.deadline);
    group.request_stop();
    QVERIFY(grouped.stop.stop_requested());
    QVERIFY(!ctx.stop.stop_requested());
}

void TestWait::sharesOneStop()
{
    Stage stage;
    std::vector<QCoro::Task<>> tasks;
    std::vector<std::shared_ptr<Trace>> traces;
    for (int i = 0; i < 50; ++i) {
        traces.push_back(std::make_shared<Trace>());
        tasks.push_back(waitFor(stage.contextFor(Wake::Stopped), stage.sender.get(), traces.back()));
    }
    stage.bringAbout(Wake::Stopped);
    for (QCoro::Task<>& task : tasks)
        runBlocking(std::move(task));
    for (const std::shared_ptr<Trace>& trace : traces)
        QCOMPARE(trace->wake, std::optional(Wake::Stopped));
}

void TestWait::freesTheFrame_data()
{
    addEndings();
}

void TestWait::freesTheFrame()
{
    QFETCH(Wake, ending);
    Stage stage;
    const auto trace = std::make_shared<Trace>();
    {
        // Nobody holds the task.
        QCoro::Task<> dropped = waitFor(stage.contextFor(ending), stage.sender.get(), trace);
    }
    QCOMPARE(trace.use_count(), 2L);
    stage.bringAbout(ending);
    QTRY_COMPARE(trace.use_count(), 1L);
    QCOMPARE(trace->wake, std::optional(ending));
}

namespace {

QCoro::Task<int> countDown(Context ctx, QPointer<Sender> sender, int left)
{
    Wait wait(ctx);
    wait.on(sender.data(), &Sender::ready);
    const Wake wake = co_await wait;
    if (wake != Wake::Ready || left == 0)
        co_return left;
    QMetaObject::invokeMethod(sender.data(), &Sender::ready, Qt::QueuedConnection);
    const int deeper = co_await countDown(ctx, sender, left - 1);
    co_return deeper;
}

}  // namespace

void TestWait::nestsInsideTheSameEvent()
{
    Sender sender;
    QCoro::Task<int> task = countDown(Context(), &sender, 100);
    Q_EMIT sender.ready();
    QCOMPARE(runBlocking(std::move(task)), 0);
}

namespace {

QCoro::Task<> waitAndRunALoop(Sender* sender, std::shared_ptr<Trace> other, bool* otherCame)
{
    Wait wait{Context()};
    wait.on(sender, &Sender::ready);
    const Wake wake = co_await wait;
    Q_UNUSED(wake)
    *otherCame = QTest::qWaitFor([other] { return other->resumed > 0; });
}

}  // namespace

void TestWait::othersHaveTheirTurnInANestedLoop()
{
    Sender sender;
    const auto trace = std::make_shared<Trace>();
    bool otherCame = false;
    QCoro::Task<> first = waitAndRunALoop(&sender, trace, &otherCame);
    QCoro::Task<> second = waitFor(Context(), &sender, trace);
    Q_EMIT sender.ready();  // both are to resume by the same event
    runBlocking(std::move(first));
    runBlocking(std::move(second));
    QVERIFY(otherCame);
}

void TestWait::expiresByTheNearestDeadline()
{
    Sender sender;
    const auto late = std::make_shared<Trace>();
    const auto early = std::make_shared<Trace>();
    const auto soon = std::make_shared<Trace>();
    {
        // The timer is started for the first of these, which is gone when it fires.
        QCoro::Task<> ended = waitFor(Context().within(20ms), &sender, std::make_shared<Trace>());
        Q_EMIT sender.ready();
        runBlocking(std::move(ended));
    }
    QCoro::Task<> first = waitFor(Context().within(1h), &sender, late);
    QCoro::Task<> second = waitFor(Context().within(60ms), &sender, early);
    QCoro::Task<> third = waitFor(Context().within(1ms), &sender, soon);
    runBlocking(std::move(third));
    QVERIFY(soon->wake == Wake::Expired && !early->wake && !late->wake);
    runBlocking(std::move(second));
    QVERIFY(early->wake == Wake::Expired && !late->wake);
    Q_EMIT sender.ready();
    runBlocking(std::move(first));
    QVERIFY(late->wake == Wake::Ready);
}

void TestWait::namesErrors_data()
{
    QTest::addColumn<Wake>("wake");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("failed") << Wake::Failed << ErrorCode::NetworkUnreachable;
    QTest::newRow("expired") << Wake::Expired << ErrorCode::Expired;
    QTest::newRow("stopped") << Wake::Stopped << ErrorCode::Cancelled;
    QTest::newRow("gone") << Wake::Gone << ErrorCode::ConnectionClosed;
}

void TestWait::namesErrors()
{
    QFETCH(Wake, wake);
    QFETCH(ErrorCode, code);
    const Error error = wakeError(wake, u"the greeting"_qs);
    QCOMPARE(error.code, code);
    QVERIFY(error.detail.startsWith(u"the greeting: "_qs));
}

QTEST_GUILESS_MAIN(TestWait)
#include "tst_wait.moc"
