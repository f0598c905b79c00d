// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/migrations.h"

#include <QtCore/QVariant>
#include <QtSql/QSqlQuery>

#include <functional>
#include <memory>

namespace relaydeck::store {

/// One connection to the store's file, its schema brought up to date. Belongs to the thread that opened it.
class Database {
public:
    /// Refuses what is not a store of ours, without touching it. `steps` are others only in tests.
    static Result<std::unique_ptr<Database>> open(const QString& path,
                                                  const QList<Migration>& steps = builtInMigrations());
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    QString path() const { return m_path; }
    int schemaVersion() const { return m_schemaVersion; }

    /// Runs one statement with values for its `?`. Leave no query open: it would hold its snapshot.
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {}) const;

    /// First column of the first row; an invalid value when there is none.
    Result<QVariant> value(const QString& sql, const QVariantList& values = {}) const;

    /// All of `work` or nothing of it. Takes the right to write at once, so that what is read inside cannot
    /// be outdated. Inside another transaction it becomes a part of that one.
    Result<void> inTransaction(const std::function<Result<void>()>& work);

    /// Writes all that is committed to another file, which becomes a whole store, in place of what was there.
    Result<void> copyTo(const QString& path) const;

    /// Changes when another connection, of this or another process, has committed.
    Result<qint64> dataVersion() const;

private:
    Database(QString path, QString connection);
    Result<void> connect();
    Result<void> migrate(const QList<Migration>& steps);
    Result<int> readSchemaVersion() const;

    QString m_path;
    QString m_connection;
    int m_schemaVersion = 0;
    bool m_inTransaction = false;
};

}  // namespace relaydeck::store
