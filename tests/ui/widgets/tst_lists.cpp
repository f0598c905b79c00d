// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/rows.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegates.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/timelineview.h"

#include <QtGui/QStandardItemModel>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

using namespace relaydeck::ui;

class TestLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void stepsAreUpdatedByDifference();
    void stepsSpeak();
    void stepsAreAsHighAsTheirContent();
    void delegatesPaintRows();
    void timelineTellsItself();

private:
    Theme m_theme;
};

void TestLists::stepsAreUpdatedByDifference()
{
    StepList list(StepList::Look::CheckList);
    QAbstractItemModelTester tester(list.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<StepRow> steps{{Verdict::DeliveredDane, QStringLiteral("DNSSEC"), {}, {}, false},
                         {Verdict::Testing, QStringLiteral("MX"), {}, {}, false},
                         {Verdict::NotTested, QStringLiteral("TLSA"), {}, {}, false}};
    list.setSteps(steps);
    list.setCurrentStep(1);
    QSignalSpy changed(list.model(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(list.model(), &QAbstractItemModel::modelReset);
    steps[1].verdict = Verdict::DeliveredDane;
    list.setSteps(steps);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(list.currentStep(), 1);
    steps.removeLast();
    list.setSteps(steps);
    QCOMPARE(list.model()->rowCount(), 2);
    QCOMPARE(list.currentStep(), 1);
}

void TestLists::stepsSpeak()
{
    StepList list(StepList::Look::Line);
    list.setSteps({{Verdict::Rejected, QStringLiteral("TLSA match"), QStringLiteral("0 of 2 hosts"),
                    QStringLiteral("41 ms"), false}});
    QCOMPARE(list.model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("TLSA match, Rejected at once, 0 of 2 hosts, 41 ms"));
}

void TestLists::stepsAreAsHighAsTheirContent()
{
    StepList list(StepList::Look::Line);
    QCOMPARE(list.sizeHint().height(), 0);
    list.setSteps(QList<StepRow>(5));
    QCOMPARE(list.sizeHint().height(), 5 * list.sizeHintForRow(0));
}

void TestLists::delegatesPaintRows()
{
    constexpr int Role = Qt::UserRole + 1;
    QStandardItemModel model(2, 4);
    model.setData(model.index(0, 0), QStringLiteral("Ministry of Health"));
    model.setData(model.index(0, 1), static_cast<int>(Verdict::Queued), Role);
    model.setData(model.index(0, 2), 1, Role);
    model.setData(model.index(0, 3), QVariant::fromValue(QList<int>(14, 0)), Role);
    QTableView view;
    view.setModel(&model);
    view.setShowGrid(false);
    view.verticalHeader()->setDefaultSectionSize(50);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setItemDelegateForColumn(0, new TwoLineDelegate(Role, &view));
    view.setItemDelegateForColumn(1, new VerdictDelegate(Role, Role + 1, &view));
    view.setItemDelegateForColumn(2, new ModeDelegate(ModeDelegate::Kind::Dane, Role, &view));
    view.setItemDelegateForColumn(3, new HistoryDelegate(Role, &view));
    view.resize(700, 200);
    view.show();
    view.selectRow(0);
    const QImage image = view.grab().toImage();
    const Tokens& tokens = tokensFor(view.palette());
    const auto contains = [&](int column, const QColor& color) {
        const QRect rect = view.visualRect(model.index(0, column)).translated(view.viewport()->pos());
        for (int y = rect.top(); y < rect.bottom(); ++y) {
            for (int x = rect.left(); x < rect.right(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(contains(0, tokens.accent));  // the edge of the selected row
    QVERIFY(!contains(1, tokens.accent));
    QVERIFY(contains(1, tokens.accentSoft));
    QVERIFY(contains(1, tokens.tone(Tone::Warning).solid));
    QVERIFY(contains(2, tokens.tone(Tone::Info).fill));
    QVERIFY(contains(3, tokens.tone(Tone::Positive).solid));
}

void TestLists::timelineTellsItself()
{
    using namespace std::chrono_literals;
    TimelineView view;
    view.setTimeline({{{QStringLiteral("mx1.gesund.example"), {0min, 15min, 30min}, false}},
                      Verdict::Queued,
                      24h,
                      QStringLiteral("Dropped after 24 h")});
    QCOMPARE(view.accessibleDescription(),
             QStringLiteral("mx1.gesund.example: 3 failed attempts; Dropped after 24 h"));
    view.show();
    QVERIFY(!view.grab().isNull());
}

QTEST_MAIN(TestLists)
#include "tst_lists.moc"
