// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "core/practice/partner.h"
#include "ui/connectors/connectormodel.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/steplist.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::ui;

/// Partner tests in the window, from the start to the verdict or the end.
class TestWindowTests : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void testNowShowsInRowAndInspector();
    void everyPracticePartnerIsTested_data();
    void everyPracticePartnerIsTested();
    void escapeCancelsWithinASecond();
    void cancelIsAButtonToo();
    void theFirstRunTestsADomain();
};

void TestWindowTests::testNowShowsInRowAndInspector()
{
    choose(u"Health"_qs);
    const auto verdict = [this] {
        const QModelIndex current = table().currentIndex();
        return static_cast<Verdict>(current.siblingAtColumn(static_cast<int>(ConnectorColumn::Result))
                                        .data(ConnectorModel::VerdictRole)
                                        .toInt());
    };
    QCOMPARE(verdict(), Verdict::NotTested);
    QTest::mouseClick(part<QPushButton>("inspector.test"), Qt::LeftButton);
    QCOMPARE(verdict(), Verdict::Testing);
    auto* steps = part<StepList>("inspector.steps");
    QVERIFY(steps->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(verdict(), Verdict::DeliveredDane, 30'000);
    QCOMPARE(steps->steps().size(), partnertest::CheckCount);
    QCOMPARE(steps->steps().first().verdict, Verdict::DeliveredDane);
    QCOMPARE(table().currentId(), connector(u"Health"_qs).id);
    QCOMPARE(part<FilterChip>("chip.4")->count(), 2);
}

void TestWindowTests::everyPracticePartnerIsTested_data()
{
    QTest::addColumn<bool>("byMouse");
    QTest::newRow("by keys") << false;
    QTest::newRow("by mouse") << true;
}

void TestWindowTests::everyPracticePartnerIsTested()
{
    QFETCH(const bool, byMouse);
    m_window->actions().action(ActionId::AddSample)->trigger();
    QSignalSpy finished(&m_session->tests(), &TestRuns::finished);
    if (byMouse) {
        const auto buttons = m_window->findChildren<QPushButton*>();
        const auto testAll = std::ranges::find_if(buttons, [](const QPushButton* button) {
            return button->isVisible() && button->text() == u"Test all";
        });
        QVERIFY(testAll != buttons.cend());
        QTest::mouseClick(*testAll, Qt::LeftButton);
    } else {
        QTest::keyClick(&table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    for (const practice::Partner& partner : practice::partners()) {
        const auto report = m_session->reports().latest(QString::fromLatin1(partner.domain));
        QVERIFY2(report, partner.domain.constData());
        for (std::size_t i = 0; i < partner.expected.delivery.size(); ++i)
            QCOMPARE(decision::outcomeName(report->delivery[i].outcome),
                     QLatin1String(partner.expected.delivery[i].outcome));
    }
    const QAbstractItemModel& rows = *table().model();
    for (int row = 0; row + 1 < rows.rowCount(); ++row) {
        const QModelIndex result = rows.index(row, static_cast<int>(ConnectorColumn::Result));
        const auto verdict = static_cast<Verdict>(result.data(ConnectorModel::VerdictRole).toInt());
        QVERIFY2(verdict != Verdict::NotTested && verdict != Verdict::Testing,
                 qPrintable(rows.index(row, 0).data().toString()));
    }
}

void TestWindowTests::escapeCancelsWithinASecond()
{
    // Its name server leaves a question without an answer, so that its test outlasts the others.
    add(u"Fisheries"_qs, u"fisheries.example"_qs);
    QSignalSpy finished(&m_session->tests(), &TestRuns::finished);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->reports().latest(u"health.example"_qs), 30'000);
    QVERIFY(m_session->tests().isRunning());
    QTest::keyClick(&table(), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 1'000);
    QVERIFY(!m_session->tests().isRunning());
    // What was finished is kept, also in the store; what was cut short says nothing.
    QVERIFY(m_session->reports().latest(u"health.example"_qs));
    const auto kept = m_session->store().reports().latest(u"health.example"_qs);
    QVERIFY(kept.ok() && kept->has_value());
    QVERIFY(!m_session->reports().latest(u"fisheries.example"_qs));
}

void TestWindowTests::cancelIsAButtonToo()
{
    QSignalSpy finished(&m_session->tests(), &TestRuns::finished);
    QTest::keyClick(&table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_session->tests().isRunning());
    QTest::mouseClick(part<QPushButton>("strip.cancel"), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!m_session->tests().isRunning());
}

void TestWindowTests::theFirstRunTestsADomain()
{
    auto* field = part<QLineEdit>("first-run.domain");
    QVERIFY(field->isVisible());
    field->setFocus();
    QTest::keyClicks(field, u"nobody@health.example"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!m_session->tests().isRunning());
    field->clear();
    QTest::keyClicks(field, u"health.example"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->reports().latest(u"health.example"_qs), 30'000);
}

QTEST_MAIN(TestWindowTests)
#include "tst_windowtests.moc"
