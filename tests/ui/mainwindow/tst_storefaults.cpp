// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"
#include "ui/connectors/connectorspage.h"
#include "ui/connectors/connectortable.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/storefailure.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace relaydeck;
using namespace relaydeck::ui;

/// What the window does when its store cannot be written.
class TestStoreFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFullDiskLosesNothing();
    void resultsOutliveAFullDisk();
    void aReadOnlyStoreIsShownAndCopied();
    void aReadOnlyFolderIsToldAtTheStart();
    void aStoreThatIsLockedIsTold();
    void aStoreThatIsLockedAtTheStartIsTold();
    void aStoreThatIsGoneIsSavedElsewhere();

private:
    Theme m_theme;
};

namespace {

/// A file system of 2 MiB, in a mount namespace that this process has for itself from then on.
class SmallDisk {
public:
    explicit SmallDisk(const QString& folder) : m_folder(QFile::encodeName(folder))
    {
        m_mounted = geteuid() == 0 && unshare(CLONE_NEWNS) == 0
            && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=2m") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_folder.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool mounted() const { return m_mounted; }

    /// Writes until nothing more goes in.
    void fill() const
    {
        QFile filler(fillerPath());
        if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("no filler: %s", qPrintable(filler.errorString()));
        for (qint64 size = 64 * 1024; size > 0; size /= 2) {
            while (filler.write(QByteArray(size, 'x')) == size) { }
        }
    }
    void empty() const { QFile::remove(fillerPath()); }
    bool makeReadOnly() const
    {
        return mount(nullptr, m_folder.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    QString fillerPath() const { return QFile::decodeName(m_folder) + u"/filler"_qs; }

    QByteArray m_folder;
    bool m_mounted = false;
};

Connector healthConnector()
{
    Connector connector;
    connector.name = u"Health"_qs;
    connector.recipientDomains = {u"health.example"_qs};
    return connector;
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Has the connector and a result for its domain.
bool isWhole(const QString& path)
{
    const auto store = store::Store::open(path, store::Origin::Window);
    if (!store || !(*store)->connectors().findByName(healthConnector().name))
        return false;
    const auto report = (*store)->reports().latest(u"health.example"_qs);
    return report && report->has_value();
}

QStringList textsOf(const QWidget& widget)
{
    QStringList texts;
    const auto labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts.append(label->text());
    return texts;
}

}  // namespace

void TestStoreFaults::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    installTranslations();
    m_theme.install();
}

void TestStoreFaults::aFullDiskLosesNothing()
{
    const QTemporaryDir folder;
    const SmallDisk disk(folder.path());
    if (!disk.mounted())
        QSKIP("a small disk takes root, and a system that lets it mount in a namespace of its own");
    Result<std::unique_ptr<Session>> opened = Session::open(folder.filePath(u"store.db"_qs));
    QVERIFY(opened.ok());
    const std::unique_ptr<Session> session = std::move(opened).value();
    QVERIFY(session->change({store::Change::added(healthConnector())}, u"Add"_qs));
    MainWindow window(*session, m_theme);
    window.show();
    const auto* banner = window.findChild<Banner*>(u"notice"_qs);
    QVERIFY(banner && !banner->isVisible());
    const int steps = session->undoStack().count();

    disk.fill();
    const store::StoredConnector before = session->connectors().constFirst();
    Connector changed = before.connector;
    changed.smtpDaneMode = DaneMode::Mandatory;
    changed.comment = QString(2000, u'x');
    QVERIFY(!session->change({store::Change::changed(before, changed)}, u"Set"_qs));
    QVERIFY(banner->isVisible());
    QVERIFY2(textsOf(*banner).join(u'\n').contains(u"RD-STO-01"_qs),
             qPrintable(textsOf(*banner).join(u'\n')));
    QVERIFY(session->connectors().constFirst().connector == before.connector);
    QCOMPARE(session->undoStack().count(), steps);

    disk.empty();
    QVERIFY(session->change({store::Change::changed(before, changed)}, u"Set"_qs));
    QVERIFY(session->connectors().constFirst().connector.smtpDaneMode == DaneMode::Mandatory);
}

void TestStoreFaults::resultsOutliveAFullDisk()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    const SmallDisk disk(folder.path());
    if (!disk.mounted())
        QSKIP("a small disk takes root, and a system that lets it mount in a namespace of its own");
    Result<std::unique_ptr<Session>> opened = Session::open(folder.filePath(u"store.db"_qs));
    QVERIFY(opened.ok());
    const std::unique_ptr<Session> session = std::move(opened).value();
    QVERIFY(session->change({store::Change::added(healthConnector())}, u"Add"_qs));
    session->startPractice();
    MainWindow window(*session, m_theme);
    window.show();
    disk.fill();
    session->test({u"health.example"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(session->reports().unsaved().size(), 1, 60'000);
    const auto* banner = window.findChild<Banner*>(u"notice"_qs);
    QVERIFY2(textsOf(*banner).join(u'\n').contains(u"1 test result stays in this window"),
             qPrintable(textsOf(*banner).join(u'\n')));
    QVERIFY(session->reports().latest(u"health.example"_qs));

    // A copy on another disk has it.
    const QString path = elsewhere.filePath(u"copy.db"_qs);
    const Result<void> saved = session->saveCopy(path);
    QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().detail));
    QVERIFY(isWhole(path));

    // Trying again while the disk is full keeps them in the window.
    QVERIFY(!session->saveUnsavedReports());
    QCOMPARE(session->reports().unsaved().size(), 1);
    QVERIFY(banner->isVisible());

    disk.empty();
    QAbstractButton* again = nullptr;
    const auto buttons = banner->findChildren<QAbstractButton*>();
    for (QAbstractButton* button : buttons) {
        if (button->text() == u"Try again")
            again = button;
    }
    QVERIFY(again);
    again->click();
    QTRY_COMPARE(session->reports().unsaved().size(), 0);
    QTRY_VERIFY(!banner->isVisible());
    const auto kept = session->store().reports().latest(u"health.example"_qs);
    QVERIFY(kept.ok() && kept->has_value());
    QVERIFY(session->change({store::Change::removed(session->connectors().constFirst())}, u"Delete"_qs));
    QVERIFY(session->reports().latest(u"health.example"_qs));
    QCOMPARE(session->store().database().value(u"PRAGMA integrity_check"_qs)->toString(), u"ok"_qs);
}

void TestStoreFaults::aReadOnlyStoreIsShownAndCopied()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    const SmallDisk disk(folder.path());
    if (!disk.mounted())
        QSKIP("a small disk takes root, and a system that lets it mount in a namespace of its own");
    const QString path = folder.filePath(u"store.db"_qs);
    {
        const auto store = store::Store::open(path, store::Origin::CommandLine);
        QVERIFY(store.ok());
        QVERIFY((*store)->connectors().insert(healthConnector()).ok());
    }
    const QByteArray before = content(path);
    QVERIFY(disk.makeReadOnly());

    Result<std::unique_ptr<Session>> opened = Session::open(path);
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
    const std::unique_ptr<Session> session = std::move(opened).value();
    QVERIFY(session->isReadOnly());
    session->startPractice();
    MainWindow window(*session, m_theme);
    window.resize(1440, 900);
    window.show();
    const auto* banner = window.findChild<Banner*>(u"notice"_qs);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(u"Read-only: this store cannot be written"));
    const QStringList header = textsOf(*window.findChild<ConnectorsPage*>()->findChild<PageHeader*>());
    QVERIFY2(header.contains(u"Read-only: 1 outbound connector, none needs attention"_qs),
             qPrintable(header.join(u'\n')));

    // What changes is not offered, what copies is.
    using enum ActionId;
    for (const ActionId id :
         {NewConnector, ImportConnectors, AddSample, EditConnector, DuplicateConnector, DeleteConnector})
        QVERIFY(!window.actions().action(id)->isVisible());
    QVERIFY(!window.findChild<Switch*>(u"inspector.enabled"_qs)->isVisible());
    QVERIFY(!window.findChild<SegmentedControl*>(u"inspector.dane"_qs)->isVisible());
    auto* table = window.findChild<ConnectorTable*>();
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(session->connectors().size(), 1);
    table->choose(session->connectors().constFirst().connector.id);
    QVERIFY(window.actions().action(CopyPowerShell)->isEnabled());
    window.actions().action(CopyPowerShell)->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(u"health.example"_qs));
    QVERIFY(!session->change({store::Change::removed(session->connectors().constFirst())}, u"Delete"_qs));

    // A file that the program was started with is not passed over in silence.
    window.takeFile(elsewhere.filePath(u"connectors.json"_qs));
    QVERIFY(
        textsOf(*window.findChild<ProgressStrip*>()).join(u'\n').contains(u"connectors.json was not opened"));

    // What a test finds is in the copy that is saved.
    session->test({u"health.example"_qs});
    QTRY_VERIFY_WITH_TIMEOUT(session->reports().latest(u"health.example"_qs), 60'000);
    const QString copy = elsewhere.filePath(u"copy.db"_qs);
    QVERIFY(session->saveCopy(copy).ok());
    QVERIFY(isWhole(copy));
    QCOMPARE(content(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"store.db"_qs});
}

void TestStoreFaults::aReadOnlyFolderIsToldAtTheStart()
{
    const QTemporaryDir folder;
    const SmallDisk disk(folder.path());
    if (!disk.mounted() || !disk.makeReadOnly())
        QSKIP("a small disk takes root, and a system that lets it mount in a namespace of its own");
    const QString path = folder.filePath(u"store.db"_qs);
    const Result<std::unique_ptr<Session>> opened = Session::open(path);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().code == ErrorCode::StoreReadOnly);

    const StoreFailure dialog(opened.error(), path);
    const QString said = textsOf(dialog).join(u'\n');
    QVERIFY2(said.contains(storeFailureText(opened.error()).title), qPrintable(said));
    QVERIFY2(said.contains(u"Nothing was changed"_qs), qPrintable(said));
}

void TestStoreFaults::aStoreThatIsLockedIsTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    Result<std::unique_ptr<Session>> opened = Session::open(path);
    QVERIFY(opened.ok());
    const std::unique_ptr<Session> session = std::move(opened).value();
    QVERIFY(session->change({store::Change::added(healthConnector())}, u"Add"_qs));
    MainWindow window(*session, m_theme);
    window.show();
    const auto* banner = window.findChild<Banner*>(u"notice"_qs);

    const auto other = store::Store::open(path, store::Origin::CommandLine);
    QVERIFY(other.ok());
    QVERIFY((*other)->database().run(u"BEGIN IMMEDIATE"_qs).ok());
    const store::StoredConnector before = session->connectors().constFirst();
    QVERIFY(!session->change({store::Change::removed(before)}, u"Delete"_qs));
    QVERIFY(banner->isVisible());
    QVERIFY2(textsOf(*banner).join(u'\n').contains(u"RD-STO-03"_qs),
             qPrintable(textsOf(*banner).join(u'\n')));
    QCOMPARE(session->connectors().size(), 1);

    QVERIFY((*other)->database().run(u"COMMIT"_qs).ok());
    QVERIFY(session->change({store::Change::removed(before)}, u"Delete"_qs));
    QVERIFY(session->connectors().isEmpty());
}

void TestStoreFaults::aStoreThatIsLockedAtTheStartIsTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    const auto other = store::Store::open(path, store::Origin::CommandLine);
    QVERIFY(other.ok());
    QVERIFY((*other)->connectors().insert(healthConnector()).ok());
    // For itself alone, as a program does that checks or repairs the file
    // (sqlite.org/pragma.html#pragma_locking_mode).
    QVERIFY((*other)->database().run(u"PRAGMA locking_mode=EXCLUSIVE"_qs).ok());
    QVERIFY((*other)->database().run(u"BEGIN IMMEDIATE"_qs).ok());
    QVERIFY((*other)->database().run(u"COMMIT"_qs).ok());

    const Result<std::unique_ptr<Session>> opened = Session::open(path);
    QVERIFY(!opened.ok());
    QVERIFY2(opened.error().code == ErrorCode::StoreBusy, qPrintable(opened.error().detail));
    const StoreFailure dialog(opened.error(), path);
    const QString said = textsOf(dialog).join(u'\n');
    QVERIFY2(said.contains(u"RD-STO-03"_qs) && said.contains(u"Nothing was changed"_qs), qPrintable(said));
    // What the other program has there is as it was.
    QVERIFY((*other)->connectors().findByName(healthConnector().name).ok());
}

void TestStoreFaults::aStoreThatIsGoneIsSavedElsewhere()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    const QString path = folder.filePath(u"store.db"_qs);
    Result<std::unique_ptr<Session>> opened = Session::open(path);
    QVERIFY(opened.ok());
    const std::unique_ptr<Session> session = std::move(opened).value();
    QVERIFY(session->change({store::Change::added(healthConnector())}, u"Add"_qs));
    session->startPractice();
    MainWindow window(*session, m_theme);
    window.show();
    const auto* banner = window.findChild<Banner*>(u"notice"_qs);

    QVERIFY(QDir(folder.path()).removeRecursively());
    QVERIFY(!session->change({store::Change::removed(session->connectors().constFirst())}, u"Delete"_qs));
    QVERIFY(banner->isVisible());
    QVERIFY2(textsOf(*banner).join(u'\n').contains(u"RD-STO-04"_qs),
             qPrintable(textsOf(*banner).join(u'\n')));
    QCOMPARE(session->connectors().size(), 1);
    session->test({u"health.example"_qs});
    QTRY_VERIFY_WITH_TIMEOUT(session->reports().latest(u"health.example"_qs), 60'000);

    const QString copy = elsewhere.filePath(u"copy.db"_qs);
    const Result<void> saved = session->saveCopy(copy);
    QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().detail));
    QVERIFY(isWhole(copy));
}

QTEST_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
