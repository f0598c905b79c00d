// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/storefailure.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"

#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
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
    void aReadOnlyStoreIsToldAtTheStart();

private:
    Theme m_theme;
};

namespace {

/// A file system of 1 MiB, in a mount namespace that this process has for itself from then on.
class SmallDisk {
public:
    explicit SmallDisk(const QString& folder) : m_folder(QFile::encodeName(folder))
    {
        m_mounted = geteuid() == 0 && unshare(CLONE_NEWNS) == 0
            && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=1m") == 0;
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

private:
    QString fillerPath() const { return QFile::decodeName(m_folder) + u"/filler"_qs; }

    QByteArray m_folder;
    bool m_mounted = false;
};

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
    Connector connector;
    connector.name = u"Health"_qs;
    connector.recipientDomains = {u"health.example"_qs};
    QVERIFY(session->change({store::Change::added(connector)}, u"Add"_qs));
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

void TestStoreFaults::aReadOnlyStoreIsToldAtTheStart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    QVERIFY(Session::open(path).ok());
    constexpr auto Readable = QFile::ReadOwner | QFile::ReadUser | QFile::ReadGroup | QFile::ReadOther;
    constexpr auto Enterable =
        Readable | QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(path, Readable) && QFile::setPermissions(folder.path(), Enterable));
    const bool root = geteuid() == 0;  // whom permissions do not stop
    if (root)
        QCOMPARE(seteuid(65'534), 0);
    const Result<std::unique_ptr<Session>> opened = Session::open(path);
    if (root)
        QCOMPARE(seteuid(0), 0);
    QVERIFY(QFile::setPermissions(folder.path(), Enterable | QFile::WriteOwner | QFile::WriteUser));
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().code == ErrorCode::StoreReadOnly);

    const StoreFailure dialog(opened.error(), path);
    const QString said = textsOf(dialog).join(u'\n');
    QVERIFY2(said.contains(storeFailureText(opened.error()).title), qPrintable(said));
    QVERIFY2(said.contains(u"Nothing was changed"_qs), qPrintable(said));
}

QTEST_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
