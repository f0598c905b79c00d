// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"
#include "ui/mainwindow/program.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/navigationrail.h"
#include "ui/workspace/recentworkspaces.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

using namespace relaydeck;
using namespace relaydeck::ui;

/// One workspace in place of another.
class TestWorkspaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_program.reset(); }
    void anotherTakesThePlace();
    void whatCannotBeOpenedLeavesTheWindow();
    void theBrandOffersTheRecentOnes();
    void aRequestIsCarriedOut();
    void aBackupIsRestored();
    void whatIsNoBackupChangesNothing();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void open(const QString& path) const;
    void add(const QString& name) const;
    QStringList names() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Theme m_theme;
    std::unique_ptr<Program> m_program;
};

void TestWorkspaces::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    installTranslations();
    m_theme.install();
}

void TestWorkspaces::init()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/relaydeck"_qs)
        .removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_theme);
    open(path("one.db"));
    add(u"First"_qs);
}

void TestWorkspaces::open(const QString& path) const
{
    const Result<Program::Opened> opened = m_program->open(path);
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
    QVERIFY(*opened == Program::Opened::Here);
}

void TestWorkspaces::add(const QString& name) const
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = {u"health.example"_qs};
    QVERIFY(m_program->session()->change({store::Change::added(connector)}, u"Add"_qs));
}

QStringList TestWorkspaces::names() const
{
    QStringList names;
    for (const store::StoredConnector& stored : m_program->session()->connectors())
        names.append(stored.connector.name);
    return names;
}

void TestWorkspaces::anotherTakesThePlace()
{
    QSignalSpy quits(qApp, &QGuiApplication::lastWindowClosed);
    // The window is asked, and is not there any more afterwards.
    Q_EMIT m_program->window()->workspaceWanted(path("two.db"));
    QTRY_VERIFY(names().isEmpty());
    QVERIFY(m_program->window()->isVisible());
    QCOMPARE(quits.size(), 0);
    add(u"Second"_qs);
    open(path("one.db"));
    QCOMPARE(names(), QStringList{u"First"_qs});
    open(path("one.db"));  // the one that is open
    QCOMPARE(names(), QStringList{u"First"_qs});
}

void TestWorkspaces::whatCannotBeOpenedLeavesTheWindow()
{
    QFile file(path("text.db"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a store of anybody\n") > 0);
    file.close();
    Q_EMIT m_program->window()->workspaceWanted(path("text.db"));
    const auto* banner = m_program->window()->findChild<Banner*>(u"notice"_qs);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(u"not a store of Relaydeck"));
    QCOMPARE(names(), QStringList{u"First"_qs});
}

void TestWorkspaces::theBrandOffersTheRecentOnes()
{
    open(path("two.db"));
    QCOMPARE(recentWorkspaces(), QStringList({path("two.db"), path("one.db")}));
    Q_EMIT m_program->window()->findChild<NavigationRail*>()->brandActivated();
    const auto* menu = m_program->window()->findChild<QMenu*>(u"workspace.menu"_qs);
    QVERIFY(menu);
    QCOMPARE(menu->actions().at(0)->text(), u"two"_qs);
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->actions().at(1)->trigger();
    QTRY_COMPARE(names(), QStringList{u"First"_qs});
    // One that is not there any more is not offered.
    QVERIFY(QFile::remove(path("two.db")));
    QCOMPARE(recentWorkspaces(), QStringList{path("one.db")});
}

void TestWorkspaces::aRequestIsCarriedOut()
{
    m_program->session()->startPractice();
    m_program->show(
        {.section = u"connectors"_qs, .test = u"health.example"_qs, .file = {}, .activationToken = {}});
    QTRY_VERIFY(m_program->session()->tests().live(u"health.example"_qs));
    // What another start says is not trusted.
    m_program->show({.section = u"nowhere"_qs, .test = u"a..b"_qs, .file = {}, .activationToken = {}});
    QVERIFY(m_program->window()->isVisible());
}

void TestWorkspaces::aBackupIsRestored()
{
    const QString backup = path("backup.db");
    QVERIFY(m_program->session()->saveCopy(backup).ok());  // while it is in use
    add(u"Later"_qs);
    QSignalSpy quits(qApp, &QGuiApplication::lastWindowClosed);
    const Result<QString> kept = m_program->restore(backup);
    QVERIFY2(kept.ok(), kept.ok() ? "" : qPrintable(kept.error().detail));
    QCOMPARE(names(), QStringList{u"First"_qs});
    QCOMPARE(m_program->session()->store().path(), path("one.db"));
    QVERIFY(m_program->window()->isVisible());
    // Nothing of what was there is lost.
    open(*kept);
    QCOMPARE(names(), QStringList({u"First"_qs, u"Later"_qs}));
}

void TestWorkspaces::whatIsNoBackupChangesNothing()
{
    QFile file(path("text.db"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a store of anybody\n") > 0);
    file.close();
    QVERIFY(!m_program->restore(path("text.db")).ok());
    QCOMPARE(names(), QStringList{u"First"_qs});
    QCOMPARE(QDir(m_folder->path()).entryList({u"*before*"_qs}, QDir::Files), QStringList());
}

QTEST_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
