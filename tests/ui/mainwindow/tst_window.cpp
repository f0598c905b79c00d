// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "tests/support/namelesswidgets.h"
#include "ui/partnertest/partnertestpage.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>

using namespace relaydeck;
using namespace relaydeck::ui;

/// The window around its pages.
class TestWindow : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void evidenceShowsThePartnerTest();
    void keysWalkThroughThePanes();
    void stateIsRemembered();
    void focusableWidgetsHaveNames();
    void aCopyIsSaved();
};

void TestWindow::evidenceShowsThePartnerTest()
{
    choose(u"Club"_qs);
    m_window->showEvidence(u"city.example"_qs);
    auto* page = m_window->findChild<PartnerTestPage*>();
    QVERIFY(page->isVisible());
    QCOMPARE(page->domain(), u"city.example"_qs);
    // What is chosen in the list that is not on view is not deleted.
    QTest::keyClick(m_window.get(), Qt::Key_Delete);
    QCOMPARE(m_session->connectors().size(), 3);
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(m_session->tests().live(u"city.example"_qs));
    QVERIFY(!m_session->tests().live(u"club.example"_qs));
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(table().isVisible());
}

void TestWindow::keysWalkThroughThePanes()
{
    table().setFocus();
    auto* inspector = part<QWidget>("inspector");
    QTest::keyClick(&table(), Qt::Key_F6);
    QVERIFY(inspector->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), &table());
}

void TestWindow::stateIsRemembered()
{
    table().sortByColumn(static_cast<int>(ConnectorColumn::Name), Qt::DescendingOrder);
    m_window->actions().action(ActionId::ThemeDark)->trigger();
    m_window->actions().action(ActionId::Inspector)->setChecked(false);
    choose(u"City"_qs);
    m_window->close();
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    QCOMPARE(table().model()->index(0, 0).data().toString(), u"Health"_qs);
    QCOMPARE(table().currentId(), connector(u"City"_qs).id);
    QCOMPARE(m_theme->choice(), ThemeChoice::Dark);
    QVERIFY(!m_window->actions().action(ActionId::Inspector)->isChecked());
}

void TestWindow::focusableWidgetsHaveNames()
{
    choose(u"City"_qs);
    const test::NameWalk walk = test::walkNames(*m_window);
    QVERIFY2(walk.nameless.isEmpty(), qPrintable(walk.nameless.join(QStringLiteral("; "))));
    QVERIFY(walk.focusable > 3);
}

void TestWindow::aCopyIsSaved()
{
    const QString path = m_folder->filePath(u"copy.db"_qs);
    m_window->actions().action(ActionId::SaveCopy)->trigger();
    auto* dialog = m_window->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    const auto copy = store::Store::open(path, store::Origin::Window);
    QVERIFY(copy.ok());
    QVERIFY((*copy)->connectors().findByName(u"Club"_qs).ok());
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
