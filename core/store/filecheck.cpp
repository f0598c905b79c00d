// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/filecheck.h"

#include "core/store/sqlerror.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QtEndian>
#include <QtCore/QUrl>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace relaydeck::store {

namespace {

// The database header, sqlite.org/fileformat2.html section 1.3.
constexpr qsizetype HeaderSize = 100;
constexpr QByteArrayView Magic("SQLite format 3\0", 16);
constexpr qsizetype UserVersionAt = 60;
constexpr qsizetype ApplicationIdAt = 68;

struct Identity {
    quint32 application = 0;
    qint64 version = 0;
    bool hasTables = true;
};

/// Asks SQLite itself, without leave to write to the file.
Result<Identity> readOnlyIdentity(const QString& path, bool immutable)
{
    const QString name = QUuid::createUuid().toString();
    const QString uri = QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded())
        + QString::fromLatin1(immutable ? "?mode=ro&immutable=1" : "?mode=ro");
    Result<Identity> result = Identity{};
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
        database.setDatabaseName(uri);
        const auto number = [&database](const QString& sql) -> Result<qint64> {
            QSqlQuery query(database);
            if (!query.exec(sql) || !query.next())
                return toError(query.lastError());
            return query.value(0).toLongLong();
        };
        if (!database.open()) {
            result = toError(database.lastError());
        } else {
            const Result<qint64> application = number(QStringLiteral("PRAGMA application_id"));
            const Result<qint64> version = number(QStringLiteral("PRAGMA user_version"));
            const Result<qint64> tables = number(QStringLiteral("SELECT count(*) FROM sqlite_master"));
            if (!application || !version || !tables)
                result = !application ? application.error() : !version ? version.error() : tables.error();
            else
                result = Identity{.application = static_cast<quint32>(*application),
                                  .version = *version,
                                  .hasTables = *tables > 0};
        }
    }
    QSqlDatabase::removeDatabase(name);
    return result;
}

Result<void> checkFolder(const QFileInfo& info)
{
    if (!QDir().mkpath(info.absolutePath()) || !QFileInfo(info.absolutePath()).isDir())
        return Error{ErrorCode::StoreReadOnly,
                     QStringLiteral("The folder %1 cannot be created.").arg(info.absolutePath())};
    if (!QFileInfo(info.absolutePath()).isWritable())
        return Error{
            ErrorCode::StoreReadOnly,
            QStringLiteral("The folder %1 cannot be written to; the store keeps its journal beside the "
                           "file.")
                .arg(info.absolutePath())};
    return {};
}

Result<void> checkIdentity(const QString& path, const Identity& identity, int newestVersion)
{
    // A store whose creation was cut short has no tables yet.
    if (identity.application == 0 && !identity.hasTables)
        return {};
    if (identity.application != ApplicationId)
        return Error{ErrorCode::StoreNotADatabase,
                     QStringLiteral("%1 is an SQLite database, but not one of Relaydeck.").arg(path)};
    if (identity.version > newestVersion)
        return Error{
            ErrorCode::StoreNewer,
            QStringLiteral("%1 was written by a newer version of Relaydeck (schema %2, this version knows "
                           "up to %3).")
                .arg(path)
                .arg(identity.version)
                .arg(newestVersion)};
    return {};
}

}  // namespace

Result<void> checkStoreFile(const QString& path, int newestVersion)
{
    const QFileInfo info(path);
    if (!info.exists())
        return checkFolder(info);
    if (!info.isFile())
        return Error{ErrorCode::StoreNotADatabase, QStringLiteral("%1 is not a file.").arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString())};
    const QByteArray header = file.read(HeaderSize);
    file.close();
    if (!header.isEmpty()) {
        if (header.size() < HeaderSize || !header.startsWith(Magic))
            return Error{ErrorCode::StoreNotADatabase,
                         QStringLiteral("%1 is not an SQLite database.").arg(path)};
        Identity identity{.application = qFromBigEndian<quint32>(header.constData() + ApplicationIdAt),
                          .version = qFromBigEndian<qint32>(header.constData() + UserVersionAt),
                          .hasTables = true};
        if (const Result<void> known = checkIdentity(path, identity, newestVersion);
            !known && identity.application != 0)
            return known;
    }
    if (!info.isWritable())
        return Error{ErrorCode::StoreReadOnly, QStringLiteral("%1 cannot be written to.").arg(path)};
    if (const Result<void> folder = checkFolder(info); !folder)
        return folder;
    // The header may be behind the log, which SQLite has to be asked for; without a log nothing may be put
    // beside the file.
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (header.isEmpty() && !hasLog)
        return {};
    const Result<Identity> identity = readOnlyIdentity(path, !hasLog);
    if (!identity)
        return identity.error();
    return checkIdentity(path, *identity, newestVersion);
}

bool isNetworkFileSystem(const QByteArray& type)
{
    static const QList<QByteArray> types{"nfs",   "nfs4",  "cifs",  "smb",    "smb2",     "smb3",
                                         "smbfs", "ncpfs", "9p",    "afs",    "ceph",     "lustre",
                                         "gfs2",  "ocfs2", "davfs", "vboxsf", "glusterfs"};
    // Behind FUSE there may be anything (sshfs, rclone, a cloud drive).
    return types.contains(type) || type.startsWith("fuse");
}

}  // namespace relaydeck::store
