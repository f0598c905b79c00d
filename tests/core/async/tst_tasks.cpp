// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/all.h"
#include "core/async/blocking.h"
#include "core/async/wait.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::async;

class TestTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gathersInOrder();
    void gathersNothing();
    void gathersWhatOnlyMoves();
    void gathersWithoutResults();
    void awaitsAllThoughOneFailed();
    void blocksUntilDone();
    void blocksInsideAnEvent();
    void doesNotBlockOnWhatIsDone();
};

namespace {

/// Gates that a test opens in the order it likes.
class Gates : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void opened(int gate);
};

QCoro::Task<int> pass(QPointer<Gates> gates, int gate)
{
    for (;;) {
        int last = -1;
        Wait wait{Context()};
        const QMetaObject::Connection connection = QObject::connect(
            gates.data(), &Gates::opened, gates.data(), [&last](int opened) { last = opened; });
        wait.on(gates.data(), &Gates::opened);
        co_await wait;
        QObject::disconnect(connection);
        if (last == gate)
            co_return gate;
    }
}

QCoro::Task<std::unique_ptr<int>> passAlone(QPointer<Gates> gates, int gate)
{
    const int passed = co_await pass(gates, gate);
    co_return std::make_unique<int>(passed);
}

QCoro::Task<> passQuietly(QPointer<Gates> gates, int gate, int* count)
{
    co_await pass(gates, gate);
    ++*count;
}

QCoro::Task<Result<int>> judge(QPointer<Gates> gates, int gate)
{
    const int passed = co_await pass(gates, gate);
    if (passed == 0)
        co_return Error{ErrorCode::InvalidData, u"zero"_qs};
    co_return passed;
}

QCoro::Task<int> atOnce(int value)
{
    co_return value;
}

/// Opens the gates one after the other, each in a turn of the event loop of its own.
void openLater(Gates& gates, const QList<int>& order)
{
    if (order.isEmpty())
        return;
    QTimer::singleShot(0, &gates, [&gates, order] {
        Q_EMIT gates.opened(order.first());
        QTimer::singleShot(0, &gates, [&gates, order] { openLater(gates, order.mid(1)); });
    });
}

}  // namespace

void TestTasks::gathersInOrder()
{
    Gates gates;
    std::vector<QCoro::Task<int>> tasks;
    for (int i = 0; i < 4; ++i)
        tasks.push_back(pass(&gates, i));
    openLater(gates, {2, 0, 3, 1});
    QCOMPARE(runBlocking(all(std::move(tasks))), (std::vector{0, 1, 2, 3}));
}

void TestTasks::gathersNothing()
{
    QVERIFY(runBlocking(all(std::vector<QCoro::Task<int>>())).empty());
    runBlocking(all(std::vector<QCoro::Task<>>()));
}

void TestTasks::gathersWhatOnlyMoves()
{
    Gates gates;
    std::vector<QCoro::Task<std::unique_ptr<int>>> tasks;
    for (int i = 0; i < 2; ++i)
        tasks.push_back(passAlone(&gates, i));
    openLater(gates, {1, 0});
    const std::vector<std::unique_ptr<int>> results = runBlocking(all(std::move(tasks)));
    QCOMPARE(results.size(), size_t(2));
    QCOMPARE(*results.at(0), 0);
    QCOMPARE(*results.at(1), 1);
}

void TestTasks::gathersWithoutResults()
{
    Gates gates;
    int count = 0;
    std::vector<QCoro::Task<>> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.push_back(passQuietly(&gates, i, &count));
    openLater(gates, {2, 1, 0});
    runBlocking(all(std::move(tasks)));
    QCOMPARE(count, 3);
}

void TestTasks::awaitsAllThoughOneFailed()
{
    Gates gates;
    std::vector<QCoro::Task<Result<int>>> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.push_back(judge(&gates, i));
    openLater(gates, {0, 1, 2});
    const std::vector<Result<int>> results = runBlocking(all(std::move(tasks)));
    QVERIFY(!results.at(0).ok());
    QCOMPARE(*results.at(1), 1);
    QCOMPARE(*results.at(2), 2);
}

void TestTasks::blocksUntilDone()
{
    Gates gates;
    openLater(gates, {0});
    QCOMPARE(runBlocking(pass(&gates, 0)), 0);
}

void TestTasks::blocksInsideAnEvent()
{
    Gates gates;
    int result = -1;
    QEventLoop loop;
    QTimer::singleShot(0, &gates, [&] {
        openLater(gates, {7});
        result = runBlocking(pass(&gates, 7));
        loop.quit();
    });
    loop.exec();
    QCOMPARE(result, 7);
}

void TestTasks::doesNotBlockOnWhatIsDone()
{
    bool eventRan = false;
    QTimer::singleShot(0, this, [&] { eventRan = true; });
    QCOMPARE(runBlocking(atOnce(3)), 3);
    QVERIFY(!eventRan);
    QTRY_VERIFY(eventRan);
}

QTEST_GUILESS_MAIN(TestTasks)
#include "tst_tasks.moc"
