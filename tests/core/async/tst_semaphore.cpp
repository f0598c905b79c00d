// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/blocking.h"
#include "core/async/semaphore.h"
#include "core/async/wait.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::async;
using namespace std::chrono_literals;

class TestSemaphore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsInUpToItsNumber();
    void servesInOrder();
    void givesThePlaceBackWithTheLastCopy();
    void leavesTheQueue_data();
    void leavesTheQueue();
    void passesOverWhoLeftInTheMeantime();
    void isCancelledBefore();
    void boundsAtOnce();
    void mayGoBeforeItsPermits();
};

namespace {

using Acquired = Result<Semaphore::Permit>;

QCoro::Task<> note(Context ctx, Semaphore semaphore, int number, QList<int>* order)
{
    const Acquired permit = co_await semaphore.acquire(ctx);
    if (permit)
        order->append(number);
}

struct Crowd {
    int inside = 0;
    int most = 0;
    int served = 0;
};

/// Stays inside for a turn of the event loop.
QCoro::Task<> visit(Context ctx, Semaphore semaphore, std::shared_ptr<Crowd> crowd)
{
    const Acquired permit = co_await semaphore.acquire(ctx);
    crowd->most = std::max(crowd->most, ++crowd->inside);
    QTimer timer;
    Wait wait(ctx);
    wait.on(&timer, &QTimer::timeout);
    timer.start(0);
    co_await wait;
    --crowd->inside;
    ++crowd->served;
}

}  // namespace

void TestSemaphore::letsInUpToItsNumber()
{
    const Semaphore semaphore(2);
    QCoro::Task<Acquired> first = semaphore.acquire({});
    QCoro::Task<Acquired> second = semaphore.acquire({});
    QCoro::Task<Acquired> third = semaphore.acquire({});
    QVERIFY(first.isReady());
    QVERIFY(second.isReady());
    QVERIFY(!third.isReady());
    {
        const Acquired permit = runBlocking(std::move(first));
        QVERIFY(permit.ok());
        QCoreApplication::processEvents();
        QVERIFY(!third.isReady());
    }
    QVERIFY(runBlocking(std::move(third)).ok());
}

void TestSemaphore::servesInOrder()
{
    const Semaphore semaphore(1);
    Acquired held = runBlocking(semaphore.acquire({}));
    QList<int> order;
    std::vector<QCoro::Task<>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(note({}, semaphore, i, &order));
    held = Error{};
    for (QCoro::Task<>& task : tasks)
        runBlocking(std::move(task));
    QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4}));
}

void TestSemaphore::givesThePlaceBackWithTheLastCopy()
{
    const Semaphore semaphore(1);
    Acquired first = runBlocking(semaphore.acquire({}));
    Semaphore::Permit copy = *first;
    first = Error{};
    QCoro::Task<Acquired> next = semaphore.acquire({});
    QCoreApplication::processEvents();
    QVERIFY(!next.isReady());
    copy.reset();
    QVERIFY(runBlocking(std::move(next)).ok());
}

void TestSemaphore::leavesTheQueue_data()
{
    QTest::addColumn<bool>("byDeadline");
    QTest::newRow("cancelled") << false;
    QTest::newRow("out of time") << true;
}

void TestSemaphore::leavesTheQueue()
{
    QFETCH(bool, byDeadline);
    const Semaphore semaphore(1);
    Acquired held = runBlocking(semaphore.acquire({}));
    std::stop_source stop;
    const Context ctx = byDeadline ? Context().within(1ms) : Context{stop.get_token()};
    QCoro::Task<Acquired> leaver = semaphore.acquire(ctx);
    QCoro::Task<Acquired> stayer = semaphore.acquire({});
    if (!byDeadline)
        stop.request_stop();
    const Acquired left = runBlocking(std::move(leaver));
    QVERIFY(!left.ok());
    QCOMPARE(left.error().code, byDeadline ? ErrorCode::Expired : ErrorCode::Cancelled);
    held = Error{};
    QVERIFY(runBlocking(std::move(stayer)).ok());
}

void TestSemaphore::passesOverWhoLeftInTheMeantime()
{
    // The first in the queue is stopped and has not resumed yet when the place becomes free.
    const Semaphore semaphore(1);
    Acquired held = runBlocking(semaphore.acquire({}));
    std::stop_source stop;
    QCoro::Task<Acquired> leaver = semaphore.acquire(Context{stop.get_token()});
    QCoro::Task<Acquired> stayer = semaphore.acquire({});
    stop.request_stop();
    held = Error{};
    QVERIFY(runBlocking(std::move(stayer)).ok());
    QCOMPARE(runBlocking(std::move(leaver)).error().code, ErrorCode::Cancelled);
    QVERIFY2(runBlocking(semaphore.acquire(Context().within(1h))).ok(), "no place was lost");
}

void TestSemaphore::isCancelledBefore()
{
    const Semaphore semaphore(1);
    std::stop_source stop;
    stop.request_stop();
    const Acquired permit = runBlocking(semaphore.acquire(Context{stop.get_token()}));
    QVERIFY(!permit.ok());
    QCOMPARE(permit.error().code, ErrorCode::Cancelled);
}

void TestSemaphore::boundsAtOnce()
{
    const Semaphore semaphore(3);
    const auto crowd = std::make_shared<Crowd>();
    std::vector<QCoro::Task<>> tasks;
    for (int i = 0; i < 40; ++i)
        tasks.push_back(visit({}, semaphore, crowd));
    for (QCoro::Task<>& task : tasks)
        runBlocking(std::move(task));
    QCOMPARE(crowd->served, 40);
    QCOMPARE(crowd->most, 3);
    QCOMPARE(crowd->inside, 0);
}

void TestSemaphore::mayGoBeforeItsPermits()
{
    auto semaphore = std::make_unique<Semaphore>(1);
    Acquired held = runBlocking(semaphore->acquire({}));
    QCoro::Task<Acquired> waiting = semaphore->acquire({});
    semaphore.reset();
    held = Error{};
    QVERIFY(runBlocking(std::move(waiting)).ok());
}

QTEST_GUILESS_MAIN(TestSemaphore)
#include "tst_semaphore.moc"
