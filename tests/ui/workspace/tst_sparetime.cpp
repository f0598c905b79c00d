// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/sparetime.h"

#include "tests/support/qttest.h"

using namespace relaydeck::ui;

class TestSpareTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksUntilNothingIsLeft();
    void goesOnWhenThereIsMore();
    void theWindowAnswersMeanwhile();
};

void TestSpareTime::worksUntilNothingIsLeft()
{
    int left = 5;
    QList<int> told;
    SpareTime work([&left] { return --left > 0; }, [&] { told.append(left); });
    QCOMPARE(left, 5);
    work.start();
    QVERIFY(work.isWorking());
    QTRY_VERIFY(!work.isWorking());
    QCOMPARE(left, 0);
    QCOMPARE(told.constLast(), 0);
}

void TestSpareTime::goesOnWhenThereIsMore()
{
    int left = 1;
    SpareTime work([&left] { return --left > 0; }, [] {});
    work.start();
    QTRY_VERIFY(!work.isWorking());
    left = 3;
    work.start();
    work.start();  // already on its way
    QTRY_VERIFY(!work.isWorking());
    QCOMPARE(left, 0);
}

void TestSpareTime::theWindowAnswersMeanwhile()
{
    bool answered = false;
    int pieces = 0;
    // Ends only once something else was done.
    SpareTime work(
        [&] {
            ++pieces;
            return !answered;
        },
        [&answered] { QTimer::singleShot(0, [&answered] { answered = true; }); });
    work.start();
    QTRY_VERIFY(!work.isWorking());
    QVERIFY(pieces > 1);
}

QTEST_GUILESS_MAIN(TestSpareTime)
#include "tst_sparetime.moc"
