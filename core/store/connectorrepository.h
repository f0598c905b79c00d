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
    /// The same, with what is recorded of them; gives the id of the step, 0 when nothing was to be recorded.
    Result<qint64> apply(const QList<Change>& changes, const StepRecord& record);

private:
    Result<StoredConnector> atRevision(const QUuid& id, qint64 expectedRevision) const;
    /// These give the id of the entry of activity, 0 when there was nothing to note.
    Result<qint64> write(const Change& change, const StepRecord& record);
    Result<qint64> add(const Change& change, const StepRecord& record);
    Result<qint64> replace(const Change& change, const StepRecord& record);
    Result<qint64> take(const Change& change, const StepRecord& record);
    Result<qint64> note(const Change& change, qint64 revision, const StepRecord& record);
    Result<void> checkName(const Connector& connector) const;
    Result<void> releaseNames(const QList<Change>& changes);
    Result<QList<StoredConnector>> read(const QString& condition, const QVariantList& values) const;

    Database& m_database;
    ActivityRepository& m_activity;
    QString m_origin;
};

}  // namespace relaydeck::store
