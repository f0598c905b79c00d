// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudotranslator.h"
#include "tests/support/qttest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/style/theme.h"
#include "ui/widgets/label.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

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
    void buttonsShowAllOfTheirWords_data();
    void buttonsShowAllOfTheirWords();
    void theSidesAreChanged();

private:
    void open();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QFont m_font;
};

namespace {

QString describe(const QWidget& widget)
{
    return QStringLiteral("%1 “%2” in %3")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(),
             widget.parentWidget() ? widget.parentWidget()->objectName() : QString());
}

/// Focusable things below, as assistive programs walk through them.
void collectNameless(QAccessibleInterface* object, QStringList& nameless, int& focusable, int depth = 0)
{
    // Rows of lists are the models' affair, and tested there.
    if (!object || depth > 40 || object->state().invisible || !object->object())
        return;
    const auto* widget = qobject_cast<const QWidget*>(object->object());
    if (object->state().focusable && widget && widget->focusPolicy() != Qt::NoFocus) {
        ++focusable;
        if (object->text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(describe(*widget));
    }
    if (object->tableInterface())
        return;
    for (int child = 0; child < object->childCount(); ++child)
        collectNameless(object->child(child), nameless, focusable, depth + 1);
}

}  // namespace

void tst_Accessibility::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_theme = std::make_unique<Theme>();
    m_theme->install();
    m_font = QApplication::font();
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
    QApplication::setFont(m_font);
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
        QStringList nameless;
        int focusable = 0;
        collectNameless(QAccessible::queryAccessibleInterface(m_window.get()), nameless, focusable);
        QVERIFY2(
            nameless.isEmpty(),
            qPrintable(page->info().section + QStringLiteral(": ") + nameless.join(QStringLiteral("; "))));
        QVERIFY2(focusable > 3, qPrintable(page->info().section));
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

void tst_Accessibility::buttonsShowAllOfTheirWords_data()
{
    QTest::addColumn<bool>("longWords");
    QTest::addColumn<double>("letters");
    QTest::newRow("usual") << false << 1.0;
    QTest::newRow("words 40 % longer") << true << 1.0;
    QTest::newRow("letters of twice the size") << false << 2.0;
}

void tst_Accessibility::buttonsShowAllOfTheirWords()
{
    QFETCH(const bool, longWords);
    QFETCH(const double, letters);
    test::PseudoTranslator longer;
    if (longWords)
        QCoreApplication::installTranslator(&longer);
    QFont font = m_font;
    font.setPointSizeF(font.pointSizeF() * letters);
    QApplication::setFont(font);
    open();
    for (const Page* page : m_window->findChild<PageStack*>()->pages()) {
        m_window->showSection(page->info().section);
        QCoreApplication::processEvents();
        for (const QPushButton* button : m_window->findChildren<QPushButton*>()) {
            if (!button->isVisible() || button->text().isEmpty())
                continue;
            // The style adds frame and padding; the words alone must fit in any case.
            const int words = button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width();
            QVERIFY2(button->width() >= words,
                     qPrintable(QStringLiteral("%1: “%2” has %3 of %4 pixels")
                                    .arg(page->info().section, button->text())
                                    .arg(button->width())
                                    .arg(words)));
        }
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
