// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/log.h"
#include "core/store/filecheck.h"
#include "core/store/sqlerror.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>

#include <cstdio>

namespace relaydeck::store {

namespace {

constexpr int BusyTimeoutMs = 5000;

QString journalMode(const QString& path)
{
    const QByteArray type = QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType();
    return isNetworkFileSystem(type) ? QStringLiteral("DELETE") : QStringLiteral("WAL");
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const QString& path, const QList<Migration>& steps)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (const Result<void> usable = checkStoreFile(absolute, steps.last().version); !usable)
        return usable.error();
    std::unique_ptr<Database> database(new Database(absolute, QUuid::createUuid().toString()));
    if (const Result<void> connected = database->connect(); !connected)
        return connected.error();
    if (const Result<void> migrated = database->migrate(steps); !migrated)
        return migrated.error();
    return database;
}

Database::Database(QString path, QString connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
{
}

Database::~Database()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<void> Database::connect()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(BusyTimeoutMs));
    database.setDatabaseName(m_path);
    if (!database.open())
        return toError(database.lastError());
    const Result<QSqlQuery> mode = run(QStringLiteral("PRAGMA journal_mode = %1").arg(journalMode(m_path)));
    // Another process that is at work keeps the mode from being changed; then its mode is used.
    if (!mode && mode.error().code != ErrorCode::StoreBusy)
        return mode.error();
    // FULL: what was acknowledged is on the disk, also in the write-ahead log.
    for (const QString& pragma :
         {QStringLiteral("PRAGMA synchronous = FULL"), QStringLiteral("PRAGMA foreign_keys = ON")}) {
        if (const Result<QSqlQuery> done = run(pragma); !done)
            return done.error();
    }
    return {};
}

Result<int> Database::readSchemaVersion() const
{
    const Result<QVariant> tables =
        value(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"),
              {QStringLiteral("schema_version")});
    if (!tables)
        return tables.error();
    if (tables->toInt() == 0)
        return 0;
    const Result<QVariant> version = value(QStringLiteral("SELECT max(version) FROM schema_version"));
    if (!version)
        return version.error();
    return version->toInt();
}

Result<void> Database::migrate(const QList<Migration>& steps)
{
    const Result<int> found = readSchemaVersion();
    if (!found)
        return found.error();
    m_schemaVersion = *found;
    for (const Migration& step : steps) {
        if (step.version <= m_schemaVersion)
            continue;
        const Result<void> done = inTransaction([this, &step]() -> Result<void> {
            // Another process may have made the step while this one waited for its turn.
            const Result<int> present = readSchemaVersion();
            if (!present)
                return present.error();
            if (*present >= step.version)
                return {};
            for (const QString& statement : statements(step.sql)) {
                if (const Result<QSqlQuery> ran = run(statement); !ran)
                    return ran.error();
            }
            const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
            const Result<QSqlQuery> noted =
                run(QStringLiteral("INSERT INTO schema_version (version, applied_at) VALUES (?, ?)"),
                    {step.version, now});
            if (!noted)
                return noted.error();
            // Copies in the header, for checkStoreFile().
            const Result<QSqlQuery> application =
                run(QStringLiteral("PRAGMA application_id = %1").arg(ApplicationId));
            const Result<QSqlQuery> version =
                run(QStringLiteral("PRAGMA user_version = %1").arg(step.version));
            if (!application || !version)
                return application ? version.error() : application.error();
            return {};
        });
        if (!done)
            return done;
        m_schemaVersion = step.version;
        qCInfo(logStore) << "store schema is now" << step.version;
    }
    const Result<int> now = readSchemaVersion();
    if (!now)
        return now.error();
    m_schemaVersion = *now;
    if (m_schemaVersion > steps.last().version)
        return Error{ErrorCode::StoreNewer,
                     QStringLiteral("%1 was changed by a newer version of Relaydeck meanwhile.").arg(m_path)};
    return {};
}

Result<QSqlQuery> Database::run(const QString& sql, const QVariantList& values) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return toError(query.lastError());
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return toError(query.lastError());
    return query;
}

Result<QVariant> Database::value(const QString& sql, const QVariantList& values) const
{
    Result<QSqlQuery> query = run(sql, values);
    if (!query)
        return query.error();
    if (!query->next())
        return QVariant();
    return query->value(0);
}

Result<void> Database::inTransaction(const std::function<Result<void>()>& work)
{
    if (m_inTransaction)
        return work();
    if (const Result<QSqlQuery> begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    m_inTransaction = true;
    Result<void> result = work();
    if (result) {
        if (const Result<QSqlQuery> committed = run(QStringLiteral("COMMIT")); !committed)
            result = committed.error();
    }
    m_inTransaction = false;
    if (!result) {
        // SQLite has rolled back by itself after a full disk; then this one fails, which changes nothing.
        (void)run(QStringLiteral("ROLLBACK"));
    }
    return result;
}

Result<void> Database::copyTo(const QString& path) const
{
    const QFileInfo target(path);
    if (target.exists() && target.canonicalFilePath() == QFileInfo(m_path).canonicalFilePath())
        return Error{ErrorCode::InvalidArgument, QStringLiteral("%1 is the store itself.").arg(path)};
    // A log that is left would be taken for that of the new file.
    if (QFileInfo::exists(path + QStringLiteral("-wal")))
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("%1 is a store that a program has open.").arg(path)};
    // SQLite writes to a new file only; in the same folder, it takes the place of the old one at once.
    const QString made = QStringLiteral("%1.%2").arg(target.absoluteFilePath(),
                                                     QUuid::createUuid().toString(QUuid::Id128).left(8));
    if (const Result<QSqlQuery> written = run(QStringLiteral("VACUUM INTO ?"), {made}); !written) {
        QFile::remove(made);
        return written.error();
    }
    if (std::rename(QFile::encodeName(made).constData(), QFile::encodeName(path).constData()) != 0) {
        QFile::remove(made);
        return Error{ErrorCode::FileUnwritable, QStringLiteral("%1 cannot be written.").arg(path)};
    }
    return {};
}

Result<qint64> Database::dataVersion() const
{
    const Result<QVariant> version = value(QStringLiteral("PRAGMA data_version"));
    if (!version)
        return version.error();
    return version->toLongLong();
}

}  // namespace relaydeck::store
