// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QUuid>

#include <chrono>
#include <optional>

namespace relaydeck::store {

/// A report of a partner test: the whole as JSON, and beside it what lists show, which is the verdict under
/// the service default. Words are those of the JSON summary.
struct StoredReport {
    QUuid id;
    QString domain;
    QDateTime startedAt;
    std::chrono::milliseconds duration{0};
    QString profileName;  ///< network profile
    QString origin;  ///< `window`, `command-line`
    QString outcome;
    QString security;
    bool atRisk = false;
    QString reason;
    QString status;
    QByteArray json;  ///< empty where only the summary was read

    friend bool operator==(const StoredReport&, const StoredReport&) = default;
};

class ReportRepository {
public:
    explicit ReportRepository(Database& database) : m_database(database) { }

    /// Gives it an id if it has none.
    Result<QUuid> add(StoredReport report);
    Result<StoredReport> get(const QUuid& id) const;
    /// With its JSON; empty: never tested.
    Result<std::optional<StoredReport>> latest(const QString& domain) const;
    /// Summaries of the newest report of each domain.
    Result<QHash<QString, StoredReport>> latestOfEach() const;
    /// Summaries, newest first.
    Result<QList<StoredReport>> ofDomain(const QString& domain, int limit) const;
    Result<QList<StoredReport>> recent(int limit) const;

private:
    Result<QList<StoredReport>> read(const QString& condition, const QVariantList& values,
                                     bool withJson) const;

    Database& m_database;
};

}  // namespace relaydeck::store
