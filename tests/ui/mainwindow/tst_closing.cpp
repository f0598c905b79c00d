// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "ui/mainwindow/endtestsquestion.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

using namespace relaydeck;
using namespace relaydeck::ui;

/// The window asks before tests that run are ended by something else.
class TestClosing : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void nothingRunsNothingIsAsked();
    void theHarmlessAnswerIsTheDefault();
    void endingKeepsWhatIsFinished();
    void testsThatEndMeanwhileLoseNothing();
    void switchingAndRestoringAsk_data();
    void switchingAndRestoringAsk();

private:
    EndTestsQuestion* question() const { return m_window->findChild<EndTestsQuestion*>(); }
    QString asked() const { return said(*question()); }
    void answer(const char* button) const { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    /// Its name server leaves a question without an answer, so that its test outlasts the others.
    void testForLong();
};

void TestClosing::testForLong()
{
    add(u"Fisheries"_qs, u"fisheries.example"_qs);
    m_session->testAll();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->reports().latest(u"health.example"_qs)
                                 && m_session->reports().latest(u"city.example"_qs)
                                 && m_session->reports().latest(u"club.example"_qs),
                             30'000);
    QVERIFY(m_session->tests().isRunning());
}

void TestClosing::nothingRunsNothingIsAsked()
{
    QVERIFY(m_window->close());
    QVERIFY(!question());
}

void TestClosing::theHarmlessAnswerIsTheDefault()
{
    testForLong();
    QVERIFY(!m_window->close());
    QVERIFY(question() && question()->isVisible());
    QVERIFY2(asked().contains(u"3 of 4 are done") && asked().contains(u"1 partner"), qPrintable(asked()));
    // Asked again, the same question comes.
    QVERIFY(!m_window->close());
    QCOMPARE(m_window->findChildren<EndTestsQuestion*>().size(), 1);

    QVERIFY(QTest::qWaitForWindowActive(question()));
    QTRY_COMPARE(QApplication::focusWidget(), part<QPushButton>("end-tests.keep"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!question());
    QVERIFY(m_window->isVisible());
    QVERIFY(m_session->tests().isRunning());
}

void TestClosing::endingKeepsWhatIsFinished()
{
    testForLong();
    QVERIFY(!m_window->close());
    answer("end-tests.end");
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 5'000);
    QVERIFY(!m_session->tests().isRunning());
    const auto kept = m_session->store().reports().latest(u"health.example"_qs);
    QVERIFY(kept.ok() && kept->has_value());
    QVERIFY(!m_session->reports().latest(u"fisheries.example"_qs));
}

void TestClosing::testsThatEndMeanwhileLoseNothing()
{
    testForLong();
    QVERIFY(!m_window->close());
    m_session->tests().cancel();
    QTRY_VERIFY(!m_session->tests().isRunning());
    QTRY_VERIFY2(asked().contains(u"All results are kept"), qPrintable(asked()));
    QVERIFY(m_window->isVisible());
    answer("end-tests.end");
    QTRY_VERIFY(!m_window->isVisible());
}

void TestClosing::switchingAndRestoringAsk_data()
{
    QTest::addColumn<ActionId>("action");
    QTest::newRow("another workspace") << ActionId::OpenWorkspace;
    QTest::newRow("a backup") << ActionId::RestoreWorkspace;
}

void TestClosing::switchingAndRestoringAsk()
{
    QFETCH(const ActionId, action);
    testForLong();
    const QString other = m_folder->filePath(u"other.db"_qs);
    QSignalSpy switches(m_window.get(), &MainWindow::workspaceWanted);
    QSignalSpy restores(m_window.get(), &MainWindow::restoreWanted);
    const QSignalSpy& wanted = action == ActionId::OpenWorkspace ? switches : restores;
    m_window->actions().action(action)->trigger();
    auto* dialog = m_window->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(other);
    dialog->reject();
    QVERIFY(question());
    QCOMPARE(wanted.size(), 0);
    answer("end-tests.end");
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, 5'000);
    QCOMPARE(wanted.first().first().toString(), other);
    QVERIFY(!m_session->tests().isRunning());
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
