// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QUuid>

#include <optional>

namespace relaydeck::store {

enum class ActivityKind {
    ConnectorAdded,
    ConnectorChanged,
    ConnectorRemoved,
    Imported,
    Exported,
    Tested,  ///< partners, together; `after` sums up, `before` has the domains (testrunrecord.h)
};

/// Stable word in the store and in JSON: `connector-added`.
QString activityKindName(ActivityKind kind);
std::optional<ActivityKind> activityKindFromName(const QString& name);

/// Who did what, when, to what; with the states before and after where there are such.
struct ActivityEntry {
    qint64 id = 0;  ///< given by the store; rises
    QDateTime when;
    QString user;
    QString origin;  ///< `window`, `command-line`
    ActivityKind kind = ActivityKind::ConnectorAdded;
    QString subject;  ///< name of the connector or file
    QUuid subjectId;
    QUuid batch;  ///< the same for all that was done in one go; null for what stands alone
    QJsonObject before;
    QJsonObject after;
    QString stepName{};  ///< of the first entry of a step: what a person calls it
    qint64 undoes = 0;  ///< of the first entry of a step: the step that it takes back

    friend bool operator==(const ActivityEntry&, const ActivityEntry&) = default;
};

class ActivityRepository {
public:
    explicit ActivityRepository(Database& database) : m_database(database) { }

    /// Notes an entry with the time of now and the user who runs this process; gives its id.
    Result<qint64> add(const ActivityEntry& entry);
    /// Newest first. `before`: only those with a smaller id, to page on.
    Result<QList<ActivityEntry>> latest(int limit, std::optional<qint64> before = {}) const;
    Result<QList<ActivityEntry>> ofSubject(const QUuid& subjectId, int limit) const;
    /// Oldest first, both ends included.
    Result<QList<ActivityEntry>> between(qint64 first, qint64 last, int limit) const;
    Result<ActivityEntry> get(qint64 id) const;

private:
    Result<QList<ActivityEntry>> read(const QString& condition, const QVariantList& values,
                                      const QString& order = QStringLiteral("DESC")) const;

    Database& m_database;
};

/// Login name of whoever runs this process, from the environment; `unknown` without one.
QString currentUser();

}  // namespace relaydeck::store
