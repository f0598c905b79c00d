// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/qttest.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <unistd.h>

using namespace relaydeck;
using namespace relaydeck::store;

namespace {

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// A database of another program: tables, and its own application id or none.
void makeForeign(const QString& path, quint32 applicationId)
{
    {
        QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"foreign"_qs);
        raw.setDatabaseName(path);
        if (!raw.open())
            qFatal("cannot make %s", qPrintable(path));
        QSqlQuery query(raw);
        query.exec(u"PRAGMA application_id = %1"_qs.arg(applicationId));
        query.exec(u"CREATE TABLE connectors (x)"_qs);
        query.exec(u"PRAGMA user_version = 1"_qs);
    }
    QSqlDatabase::removeDatabase(u"foreign"_qs);
}

std::optional<ErrorCode> codeIn(const QByteArray& output)
{
    for (const QByteArray& line : output.split('\n')) {
        if (line.startsWith("error "))
            return static_cast<ErrorCode>(line.split(' ').at(1).toInt());
    }
    return std::nullopt;
}

QByteArray outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(60'000))
        return "did not end";
    return process.readAll();
}

}  // namespace

class TestStoreFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void notOurs_data();
    void notOurs();
    void folderInsteadOfFile();
    void damaged();
    void readOnly_data();
    void readOnly();
    void fullDisk();
    void copiesAreWhole();
    void copiesSpareWhatIsOpen();
    void readOnlyWorksOnACopy();
    void defaultPath();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoreFiles::notOurs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("connector,mode\nFabrikam,Mandatory\n");
    QTest::newRow("long text") << QByteArray(10'000, 'x');
    QTest::newRow("one byte") << QByteArray("S");
    QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("SQLite of another program") << QByteArray("foreign 305419896");
    QTest::newRow("SQLite without an application id") << QByteArray("foreign 0");
}

void TestStoreFiles::notOurs()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_folder->filePath(u"file.db"_qs);
    if (bytes.startsWith("foreign "))
        makeForeign(path, bytes.mid(8).toUInt());
    else
        write(path, bytes);
    const QByteArray before = content(path);
    const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::Window);
    QVERIFY(!store.ok());
    QCOMPARE(store.error().code, ErrorCode::StoreNotADatabase);
    QVERIFY2(store.error().detail.contains(path), qPrintable(store.error().detail));
    QCOMPARE(content(path), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"file.db"_qs});
}

void TestStoreFiles::folderInsteadOfFile()
{
    const Result<std::unique_ptr<Store>> store = Store::open(m_folder->path(), Origin::Window);
    QVERIFY(!store.ok());
    QCOMPARE(store.error().code, ErrorCode::StoreNotADatabase);
    write(m_folder->filePath(u"file"_qs), "x");
    const Result<std::unique_ptr<Store>> below =
        Store::open(m_folder->filePath(u"file/store.db"_qs), Origin::Window);
    QVERIFY(!below.ok());
    QCOMPARE(below.error().code, ErrorCode::StoreReadOnly);
}

void TestStoreFiles::damaged()
{
    const QString path = m_folder->filePath(u"store.db"_qs);
    QVERIFY(Store::open(path, Origin::Window).ok());
    QByteArray bytes = content(path);
    for (qsizetype at = 100; at < bytes.size(); ++at)
        bytes[at] = static_cast<char>(at * 7);
    write(path, bytes);
    const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::Window);
    QVERIFY(!store.ok());
    QVERIFY(!store.error().detail.isEmpty());
    QCOMPARE(content(path), bytes);
}

void TestStoreFiles::readOnly_data()
{
    QTest::addColumn<bool>("there");
    QTest::addColumn<bool>("fileWritable");
    QTest::newRow("the file") << true << false;
    QTest::newRow("the folder of an existing store") << true << true;
    QTest::newRow("the folder of a new store") << false << true;
}

void TestStoreFiles::readOnly()
{
    QFETCH(bool, there);
    QFETCH(bool, fileWritable);
    const QString folder = m_folder->filePath(u"sub"_qs);
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + u"/store.db"_qs;
    if (there)
        QVERIFY(Store::open(path, Origin::Window).ok());
    const QByteArray before = content(path);
    const QStringList entries = QDir(folder).entryList(QDir::Files);
    const auto everyone = QFile::ReadOwner | QFile::ReadUser | QFile::ReadOther | QFile::ReadGroup;
    const auto enter = everyone | QFile::ExeOwner | QFile::ExeUser | QFile::ExeOther | QFile::ExeGroup;
    const auto mayWrite = QFile::WriteOwner | QFile::WriteUser | QFile::WriteOther | QFile::WriteGroup;
    if (there)
        QVERIFY(QFile::setPermissions(path, fileWritable ? everyone | mayWrite : everyone));
    QVERIFY(QFile::setPermissions(m_folder->path(), enter));
    QVERIFY(QFile::setPermissions(folder, fileWritable ? enter : enter | mayWrite));

    // Permissions do not stop root, so that the process turns into an unprivileged user first.
    const QByteArray output = outputOf(QStringLiteral(STORE_PROCESS), {u"open-as-nobody"_qs, path});
    QVERIFY(QFile::setPermissions(m_folder->path(), enter | mayWrite));
    QVERIFY(QFile::setPermissions(folder, enter | mayWrite));
    QCOMPARE(codeIn(output), std::optional(ErrorCode::StoreReadOnly));
    QCOMPARE(content(path), before);
    QCOMPARE(QDir(folder).entryList(QDir::Files), entries);
}

void TestStoreFiles::fullDisk()
{
    if (geteuid() != 0)
        QSKIP("a small file system can only be mounted by root");
    if (outputOf(u"unshare"_qs, {u"-m"_qs, u"mount"_qs, u"-t"_qs, u"tmpfs"_qs, u"tmpfs"_qs, m_folder->path()})
        != QByteArray())
        QSKIP("this system does not let root mount in a namespace of its own");
    // The store is made while there is room. Then the disk is filled; opening or writing must say so. In the
    // end the room is back, and all is as before.
    const QString script = uR"(
set -e
mount -t tmpfs -o size=1m tmpfs "$1"
"$2" add "$1/store.db"
cp "$1/store.db" "$1/before.db"
"$2" full-disk "$1/store.db" "$1/filler" || true
"$2" full-disk "$1/new.db" "$1/filler2" || true
cmp "$1/store.db" "$1/before.db" && echo same
rm "$1/filler" "$1/filler2"
"$2" open "$1/store.db"
)"_qs;
    const QByteArray output = outputOf(
        u"unshare"_qs,
        {u"-m"_qs, u"sh"_qs, u"-c"_qs, script, u"sh"_qs, m_folder->path(), QStringLiteral(STORE_PROCESS)});
    const QByteArrayList lines = output.trimmed().split('\n');
    QVERIFY2(lines.first() == "opened" && lines.contains("added"), output.constData());
    qsizetype full = 0;
    for (const QByteArray& line : lines)
        full +=
            line.startsWith("error " + QByteArray::number(static_cast<int>(ErrorCode::StoreFull))) ? 1 : 0;
    QVERIFY2(full == 2, output.constData());
    QVERIFY2(lines.contains("same"), output.constData());
    QVERIFY2(lines.last() == "opened", output.constData());
}

void TestStoreFiles::copiesAreWhole()
{
    const auto store = Store::open(m_folder->filePath(u"store.db"_qs), Origin::Window);
    QVERIFY(store.ok());
    Connector connector;
    connector.name = u"Kept"_qs;
    const auto added = (*store)->connectors().insert(connector);
    QVERIFY(added.ok());
    const QString path = m_folder->filePath(u"it's a copy.db"_qs);
    write(path, "what was there before");
    QVERIFY((*store)->copyTo(path).ok());
    const auto copy = Store::open(path, Origin::Window);
    QVERIFY2(copy.ok(), copy.ok() ? "" : qPrintable(copy.error().detail));
    QCOMPARE((*copy)->connectors().get(added->connector.id)->connector, added->connector);
    QCOMPARE((*copy)->database().schemaVersion(), (*store)->database().schemaVersion());
    // From now on each goes its own way.
    QVERIFY((*copy)->connectors().remove(added->connector.id, added->revision).ok());
    QVERIFY((*store)->connectors().get(added->connector.id).ok());
}

void TestStoreFiles::copiesSpareWhatIsOpen()
{
    const QString path = m_folder->filePath(u"store.db"_qs);
    const QString otherPath = m_folder->filePath(u"other.db"_qs);
    const auto store = Store::open(path, Origin::Window);
    const auto other = Store::open(otherPath, Origin::Window);
    QVERIFY(store.ok() && other.ok());
    Connector connector;
    connector.name = u"Other"_qs;
    QVERIFY((*other)->connectors().insert(connector).ok());
    for (const QString& target : {path, otherPath, m_folder->filePath(u"no/such/folder.db"_qs)})
        QVERIFY2(!(*store)->copyTo(target).ok(), qPrintable(target));
    QVERIFY((*other)->connectors().findByName(u"Other"_qs).ok());
    // No half of a copy is left.
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.db.*"_qs}, QDir::Files), QStringList());
}

void TestStoreFiles::readOnlyWorksOnACopy()
{
    const QString path = m_folder->filePath(u"store.db"_qs);
    const auto writer = Store::open(path, Origin::CommandLine);
    QVERIFY(writer.ok());
    Connector connector;
    connector.name = u"In the log"_qs;
    QVERIFY((*writer)->connectors().insert(connector).ok());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    const QByteArray before = content(path);
    {
        const auto store = Store::openReadOnly(path, Origin::Window);
        QVERIFY2(store.ok(), store.ok() ? "" : qPrintable(store.error().detail));
        QVERIFY((*store)->isReadOnly());
        QCOMPARE((*store)->path(), path);
        QVERIFY((*store)->connectors().findByName(u"In the log"_qs).ok());
        connector.name = u"Only in the copy"_qs;
        QVERIFY((*store)->connectors().insert(connector).ok());
    }
    QVERIFY(!(*writer)->connectors().findByName(u"Only in the copy"_qs).ok());
    QCOMPARE(content(path), before);
    QVERIFY(!Store::openReadOnly(m_folder->filePath(u"none.db"_qs), Origin::Window).ok());
}

void TestStoreFiles::defaultPath()
{
    QStandardPaths::setTestModeEnabled(true);
    QVERIFY(Store::defaultPath().endsWith(u"/relaydeck/relaydeck.db"_qs));
    QVERIFY(QDir::isAbsolutePath(Store::defaultPath()));
}

QTEST_GUILESS_MAIN(TestStoreFiles)
#include "tst_storefiles.moc"
