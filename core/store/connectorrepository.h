// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/activityrepository.h"
#include "core/store/change.h"

namespace relaydeck::store {

/// One state of a connector's history.
struct ConnectorVersion {
    qint64 revision = 0;
    std::optional<Connector> connector;  ///< empty: removed
    qint64 activityId = 0;
    QDateTime changedAt;
};

/// The connectors, by name. Every change goes with an entry of activity and a version in one transaction.
class ConnectorRepository {
public:
    ConnectorRepository(Database& database, ActivityRepository& activity, QString origin);

    Result<QList<StoredConnector>> list() const;
    Result<StoredConnector> get(const QUuid& id) const;
    /// Without regard to case.
    Result<StoredConnector> findByName(const QString& name) const;
    /// Oldest first; also of a connector that was removed.
    Result<QList<ConnectorVersion>> versions(const QUuid& id) const;

    /// Gives the connector an id if it has none. Conflict: the name is taken.
    Result<StoredConnector> insert(const Connector& connector);
    /// Conflict: the connector is not at this revision any more, or the name is taken.
    Result<StoredConnector> update(const Connector& connector, qint64 expectedRevision);
    Result<void> remove(const QUuid& id, qint64 expectedRevision);

    /// All or none. Conflict: one of the connectors is not as its `before` has it.
    Result<void> apply(const QList<Change>& changes);

private:
    Result<StoredConnector> atRevision(const QUuid& id, qint64 expectedRevision) const;
    Result<void> write(const Change& change, const QUuid& batch);
    Result<void> add(const Change& change, const QUuid& batch);
    Result<void> replace(const Change& change, const QUuid& batch);
    Result<void> take(const Change& change, const QUuid& batch);
    Result<void> note(const Change& change, qint64 revision, const QUuid& batch);
    Result<void> checkName(const Connector& connector) const;
    Result<void> releaseNames(const QList<Change>& changes);
    Result<QList<StoredConnector>> read(const QString& condition, const QVariantList& values) const;

    Database& m_database;
    ActivityRepository& m_activity;
    QString m_origin;
};

}  // namespace relaydeck::store
