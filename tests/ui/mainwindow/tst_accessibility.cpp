// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/clippedwords.h"
#include "tests/support/namelesswidgets.h"
#include "tests/support/pseudotranslator.h"
#include "tests/support/qttest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/style/theme.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

using namespace relaydeck;
using namespace relaydeck::ui;

/// What a screen reader, a right-to-left language, long words and large letters meet on each page.
class tst_Accessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyFocusableThingHasAName_data();
    void everyFocusableThingHasAName();
    void pagesHaveATopicOfHelp();
    void wordsAreNotClipped_data();
    void wordsAreNotClipped();
    void theSidesAreChanged();

private:
    void open();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void tst_Accessibility::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void tst_Accessibility::init()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/relaydeck"_qs)
        .removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_session->startPractice();
    Connector connector;
    connector.name = u"Health"_qs;
    connector.recipientDomains = {u"health.example"_qs};
    QVERIFY(m_session->change({store::Change::added(connector)}, u"Add"_qs));
}

void tst_Accessibility::open()
{
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_session->testAll();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->tests().isRunning(), 60'000);
    m_window->showEvidence(u"health.example"_qs);
}

void tst_Accessibility::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_theme->setTextSize(100);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void tst_Accessibility::everyFocusableThingHasAName_data()
{
    QTest::addColumn<bool>("firstRun");
    QTest::newRow("first run") << true;
    QTest::newRow("a tested connector") << false;
}

void tst_Accessibility::everyFocusableThingHasAName()
{
    QFETCH(const bool, firstRun);
    if (firstRun)
        m_session->undoStack().undo();
    open();
    for (const Page* page : m_window->findChild<PageStack*>()->pages()) {
        m_window->showSection(page->info().section);
        const test::NameWalk walk = test::walkNames(*m_window);
        QVERIFY2(walk.nameless.isEmpty(),
                 qPrintable(page->info().section + QStringLiteral(": ")
                            + walk.nameless.join(QStringLiteral("; "))));
        QVERIFY2(walk.focusable > 3, qPrintable(page->info().section));
    }
}

void tst_Accessibility::pagesHaveATopicOfHelp()
{
    open();
    for (const Page* page : m_window->findChild<PageStack*>()->pages()) {
        QVERIFY2(QFile::exists(QStringLiteral(":/help/%1.md").arg(page->info().section)),
                 qPrintable(page->info().section));
    }
}

void tst_Accessibility::wordsAreNotClipped_data()
{
    QTest::addColumn<bool>("longWords");
    QTest::addColumn<int>("letters");
    QTest::newRow("usual") << false << 100;
    QTest::newRow("words 40 % longer") << true << 100;
    QTest::newRow("letters of twice the size") << false << 200;
}

void tst_Accessibility::wordsAreNotClipped()
{
    QFETCH(const bool, longWords);
    QFETCH(const int, letters);
    test::PseudoTranslator longer;
    if (longWords)
        QCoreApplication::installTranslator(&longer);
    open();
    m_theme->setTextSize(letters);
    for (const Page* page : m_window->findChild<PageStack*>()->pages()) {
        m_window->showSection(page->info().section);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QStringList clipped = test::clippedWords(*m_window);
        QVERIFY2(
            clipped.isEmpty(),
            qPrintable(page->info().section + QStringLiteral(": ") + clipped.join(QStringLiteral("\n"))));
    }
}

void tst_Accessibility::theSidesAreChanged()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    open();
    // Navigation stands at the right, the page beside it.
    const auto* pages = m_window->findChild<PageStack*>();
    QVERIFY(pages->mapTo(m_window.get(), QPoint()).x() < m_window->width() / 4);
    QVERIFY(pages->geometry().right() < m_window->width() - 40);
}

QTEST_MAIN(tst_Accessibility)
#include "tst_accessibility.moc"
