// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/filecheck.h"
#include "tests/support/qttest.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>

using namespace relaydeck;
using namespace relaydeck::store;

namespace {

/// The built-in steps, and two more as a later version of the program would have them.
QList<Migration> laterSteps()
{
    QList<Migration> steps = builtInMigrations();
    const int newest = steps.last().version;
    steps.append({.version = newest + 1,
                  .sql = u"-- a comment\nCREATE TABLE notes (\n id TEXT NOT NULL PRIMARY KEY\n);\n"
                         u"INSERT INTO notes (id) VALUES ('a;b');\n"_qs});
    steps.append({.version = newest + 2, .sql = u"ALTER TABLE notes ADD COLUMN body TEXT;\n"_qs});
    return steps;
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 number(const Database& database, const QString& sql)
{
    const Result<QVariant> value = database.value(sql);
    return value ? value->toLongLong() : -1;
}

}  // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void fromNothing();
    void fromEveryOlderVersion();
    void failingStepLeavesTheOldVersion();
    void newerIsUntouched();
    void newerInTheLogOnly();
    void splitsStatements();
    void cutShortCreation();
    void foreignKeysAreOn();
    void networkFileSystems();

private:
    QString path() const { return m_folder->filePath(u"sub folder/a#b?c%20.db"_qs); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrations::fromNothing()
{
    const Result<std::unique_ptr<Database>> database = Database::open(path());
    QVERIFY2(database.ok(), database.ok() ? "" : qPrintable(database.error().detail));
    QCOMPARE((*database)->schemaVersion(), builtInMigrations().last().version);
    QCOMPARE(number(**database, u"PRAGMA application_id"_qs), qint64(ApplicationId));
    QCOMPARE(number(**database, u"PRAGMA synchronous"_qs), 2);  // FULL
    QCOMPARE((*database)->value(u"PRAGMA journal_mode"_qs)->toString(), u"wal"_qs);
}

void TestMigrations::fromEveryOlderVersion()
{
    const QList<Migration> steps = laterSteps();
    for (qsizetype older = 1; older < steps.size(); ++older) {
        const QString file = m_folder->filePath(u"from%1.db"_qs.arg(older));
        QVERIFY(Database::open(file, steps.first(older)).ok());
        const Result<std::unique_ptr<Database>> database = Database::open(file, steps);
        QVERIFY2(database.ok(), database.ok() ? "" : qPrintable(database.error().detail));
        QCOMPARE((*database)->schemaVersion(), steps.last().version);
        QCOMPARE(number(**database, u"SELECT count(*) FROM schema_version"_qs), steps.size());
        QCOMPARE((*database)->value(u"SELECT id FROM notes WHERE body IS NULL"_qs)->toString(), u"a;b"_qs);
    }
}

void TestMigrations::failingStepLeavesTheOldVersion()
{
    QVERIFY(Database::open(path()).ok());
    QList<Migration> steps = laterSteps();
    steps[steps.size() - 2].sql += u"INSERT INTO no_such_table VALUES (1);\n"_qs;
    const Result<std::unique_ptr<Database>> broken = Database::open(path(), steps);
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().code, ErrorCode::StoreFailed);
    const Result<std::unique_ptr<Database>> database = Database::open(path());
    QVERIFY(database.ok());
    QCOMPARE((*database)->schemaVersion(), builtInMigrations().last().version);
    QCOMPARE(number(**database, u"SELECT count(*) FROM sqlite_master WHERE name = 'notes'"_qs), 0);
}

void TestMigrations::newerIsUntouched()
{
    QVERIFY(Database::open(path(), laterSteps()).ok());
    const QByteArray before = content(path());
    const QStringList entries = QFileInfo(path()).dir().entryList(QDir::Files);
    const Result<std::unique_ptr<Database>> database = Database::open(path());
    QVERIFY(!database.ok());
    QCOMPARE(database.error().code, ErrorCode::StoreNewer);
    QVERIFY(database.error().detail.contains(u"newer version"_qs));
    QCOMPARE(content(path()), before);
    QCOMPARE(QFileInfo(path()).dir().entryList(QDir::Files), entries);
}

void TestMigrations::newerInTheLogOnly()
{
    // A newer version is at work: what tells so is in the log, not in the file yet.
    QVERIFY(Database::open(path()).ok());
    const QByteArray before = content(path());
    const Result<std::unique_ptr<Database>> newer = Database::open(path(), laterSteps());
    QVERIFY(newer.ok());
    QCOMPARE(content(path()), before);
    const QByteArray log = content(path() + u"-wal"_qs);
    const Result<std::unique_ptr<Database>> database = Database::open(path());
    QVERIFY(!database.ok());
    QCOMPARE(database.error().code, ErrorCode::StoreNewer);
    QCOMPARE(content(path()), before);
    QCOMPARE(content(path() + u"-wal"_qs), log);
}

void TestMigrations::splitsStatements()
{
    QCOMPARE(statements(u"-- x;\nA (\n b\n);\n\nC;\n"_qs), (QStringList{u"A (\n b\n)"_qs, u"C"_qs}));
    QVERIFY(statements(builtInMigrations().first().sql).size() > 5);
}

void TestMigrations::cutShortCreation()
{
    // An empty file, as a crash right after its creation leaves it.
    QVERIFY(QFileInfo(path()).dir().mkpath(u"."_qs));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(Database::open(path()).ok());

    // A database without tables, as one a little later leaves it.
    const QString second = m_folder->filePath(u"second.db"_qs);
    {
        QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"raw"_qs);
        raw.setDatabaseName(second);
        QVERIFY(raw.open());
        QVERIFY(raw.exec(u"PRAGMA journal_mode = WAL"_qs).isActive());
    }
    QSqlDatabase::removeDatabase(u"raw"_qs);
    QVERIFY(QFileInfo(second).size() > 0);
    QVERIFY(Database::open(second).ok());
}

void TestMigrations::foreignKeysAreOn()
{
    const Result<std::unique_ptr<Database>> database = Database::open(path());
    QVERIFY(database.ok());
    const Result<QSqlQuery> orphan = (*database)->run(
        u"INSERT INTO connector_versions (connector_id, revision, activity_id, changed_at) VALUES ('x', 1, 7, 'x')"_qs);
    QVERIFY(!orphan.ok());
    QCOMPARE(orphan.error().code, ErrorCode::Conflict);
}

void TestMigrations::networkFileSystems()
{
    for (const char* type : {"nfs4", "cifs", "fuse.sshfs", "9p"})
        QVERIFY2(isNetworkFileSystem(type), type);
    for (const char* type : {"ext4", "xfs", "btrfs", "tmpfs", "overlay", ""})
        QVERIFY2(!isNetworkFileSystem(type), type);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
