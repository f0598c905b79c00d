// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connectorrepository.h"

#include "core/connectors/connectorjson.h"
#include "core/store/columns.h"
#include "core/store/connectorrecord.h"

namespace relaydeck::store {

namespace {

QString nameKey(const QString& name)
{
    return name.toCaseFolded();
}

QVariant body(const std::optional<Connector>& connector)
{
    return fromJson(connector ? toJson(*connector) : QJsonObject());
}

Error conflict(const QString& name)
{
    return {ErrorCode::Conflict, QStringLiteral("\"%1\" was changed meanwhile.").arg(name)};
}

ActivityKind activityKind(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::Added:
        return ActivityKind::ConnectorAdded;
    case Change::Kind::Changed:
        return ActivityKind::ConnectorChanged;
    case Change::Kind::Removed:
        return ActivityKind::ConnectorRemoved;
    }
    Q_UNREACHABLE();
}

}  // namespace

ConnectorRepository::ConnectorRepository(Database& database, ActivityRepository& activity, QString origin)
    : m_database(database)
    , m_activity(activity)
    , m_origin(std::move(origin))
{
}

Result<QList<StoredConnector>> ConnectorRepository::list() const
{
    return read(QStringLiteral("ORDER BY name_key"), {});
}

Result<StoredConnector> ConnectorRepository::get(const QUuid& id) const
{
    Result<QList<StoredConnector>> found = read(QStringLiteral("WHERE id = ?"), {fromId(id)});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no such connector.")};
    return found->takeFirst();
}

Result<StoredConnector> ConnectorRepository::findByName(const QString& name) const
{
    Result<QList<StoredConnector>> found = read(QStringLiteral("WHERE name_key = ?"), {nameKey(name)});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no connector named \"%1\".").arg(name)};
    return found->takeFirst();
}

Result<QList<ConnectorVersion>> ConnectorRepository::versions(const QUuid& id) const
{
    Result<QSqlQuery> query = m_database.run(
        QStringLiteral("SELECT revision, body, activity_id, changed_at FROM connector_versions "
                       "WHERE connector_id = ? ORDER BY revision"),
        {fromId(id)});
    if (!query)
        return query.error();
    QList<ConnectorVersion> versions;
    while (query->next()) {
        ConnectorVersion version{.revision = query->value(0).toLongLong(),
                                 .connector = std::nullopt,
                                 .activityId = query->value(2).toLongLong(),
                                 .changedAt = toTime(query->value(3))};
        if (!query->value(1).isNull()) {
            const Result<Connector> connector = connectorFromJson(toObject(query->value(1)));
            if (!connector)
                return connector.error();
            version.connector = *connector;
        }
        versions.append(std::move(version));
    }
    return versions;
}

Result<StoredConnector> ConnectorRepository::insert(const Connector& connector)
{
    const Change change = Change::added(connector);
    if (const Result<void> applied = apply({change}); !applied)
        return applied.error();
    return get(change.id());
}

Result<StoredConnector> ConnectorRepository::update(const Connector& connector, qint64 expectedRevision)
{
    const Result<void> done = m_database.inTransaction([&]() -> Result<void> {
        const Result<StoredConnector> current = atRevision(connector.id, expectedRevision);
        if (!current)
            return current.error();
        return apply({Change::changed(*current, connector)});
    });
    if (!done)
        return done.error();
    return get(connector.id);
}

Result<void> ConnectorRepository::remove(const QUuid& id, qint64 expectedRevision)
{
    return m_database.inTransaction([&]() -> Result<void> {
        const Result<StoredConnector> current = atRevision(id, expectedRevision);
        if (!current)
            return current.error();
        return apply({Change::removed(*current)});
    });
}

Result<void> ConnectorRepository::apply(const QList<Change>& changes)
{
    const Result<qint64> applied = apply(changes, StepRecord{});
    return applied ? Result<void>() : applied.error();
}

Result<qint64> ConnectorRepository::apply(const QList<Change>& changes, const StepRecord& record)
{
    StepRecord head = record;
    if (head.batch.isNull() && changes.size() > 1)
        head.batch = QUuid::createUuid();
    // Name and what is taken back stand with the first entry.
    const StepRecord rest{.batch = head.batch};
    qint64 step = 0;
    const Result<void> done = m_database.inTransaction([&]() -> Result<void> {
        if (const Result<void> released = releaseNames(changes); !released)
            return released;
        for (const Change& change : changes) {
            const Result<qint64> written = write(change, step == 0 ? head : rest);
            if (!written)
                return written.error();
            step = step == 0 ? *written : step;
        }
        return {};
    });
    if (!done)
        return done.error();
    return step;
}

Result<StoredConnector> ConnectorRepository::atRevision(const QUuid& id, qint64 expectedRevision) const
{
    Result<StoredConnector> current = get(id);
    if (current && current->revision != expectedRevision)
        return conflict(current->connector.name);
    return current;
}

Result<qint64> ConnectorRepository::write(const Change& change, const StepRecord& record)
{
    switch (change.kind) {
    case Change::Kind::Added:
        return add(change, record);
    case Change::Kind::Changed:
        return replace(change, record);
    case Change::Kind::Removed:
        return take(change, record);
    }
    Q_UNREACHABLE();
}

Result<qint64> ConnectorRepository::add(const Change& change, const StepRecord& record)
{
    const Connector& connector = change.after->connector;
    const Result<StoredConnector> present = get(connector.id);
    if (present)
        return conflict(connector.name);
    if (present.error().code != ErrorCode::NotFound)
        return present.error();
    if (const Result<void> free = checkName(connector); !free)
        return free.error();
    // One that was removed and comes back by undo goes on counting.
    const Result<QVariant> last = m_database.value(
        QStringLiteral("SELECT max(revision) FROM connector_versions WHERE connector_id = ?"),
        {fromId(connector.id)});
    if (!last)
        return last.error();
    const qint64 revision = last->toLongLong() + 1;
    const Result<QSqlQuery> inserted = m_database.run(
        QStringLiteral("INSERT INTO connectors (id, guid, name, name_key, revision, body, imported, "
                       "changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {fromId(connector.id), fromId(connector.guid), notNull(connector.name),
         notNull(nameKey(connector.name)), revision, body(connector), body(change.after->imported),
         fromTime(QDateTime::currentDateTimeUtc())});
    if (!inserted)
        return inserted.error();
    return note(change, revision, record);
}

Result<qint64> ConnectorRepository::replace(const Change& change, const StepRecord& record)
{
    const Connector& connector = change.after->connector;
    const Result<StoredConnector> current = get(connector.id);
    if (!current)
        return current.error().code == ErrorCode::NotFound ? conflict(change.before->connector.name)
                                                           : current.error();
    if (current->connector != change.before->connector)
        return conflict(current->connector.name);
    if (const Result<void> free = checkName(connector); !free)
        return free.error();
    // What an import said about the tenant is no change of the connector: it makes no new version.
    const bool differs = connector != current->connector;
    const bool importedDiffers = change.after->imported != change.before->imported;
    const qint64 revision = current->revision + (differs ? 1 : 0);
    const Result<QSqlQuery> updated = m_database.run(
        QStringLiteral("UPDATE connectors SET guid = ?, name = ?, name_key = ?, revision = ?, "
                       "body = ?, imported = ?, changed_at = ? WHERE id = ?"),
        {fromId(connector.guid), notNull(connector.name), notNull(nameKey(connector.name)), revision,
         body(connector), body(importedDiffers ? change.after->imported : current->imported),
         fromTime(differs ? QDateTime::currentDateTimeUtc() : current->changedAt), fromId(connector.id)});
    if (!updated)
        return updated.error();
    return differs ? note(change, revision, record) : Result<qint64>(0);
}

Result<qint64> ConnectorRepository::take(const Change& change, const StepRecord& record)
{
    const Connector& connector = change.before->connector;
    const Result<StoredConnector> current = get(connector.id);
    if (!current)
        return current.error().code == ErrorCode::NotFound ? conflict(connector.name) : current.error();
    if (current->connector != connector)
        return conflict(current->connector.name);
    const Result<QSqlQuery> removed =
        m_database.run(QStringLiteral("DELETE FROM connectors WHERE id = ?"), {fromId(connector.id)});
    if (!removed)
        return removed.error();
    return note(change, current->revision + 1, record);
}

Result<qint64> ConnectorRepository::note(const Change& change, qint64 revision, const StepRecord& record)
{
    // What an import said is told where it changes or goes, so that it comes back when that is taken back.
    const bool importedSame =
        change.before && change.after && change.before->imported == change.after->imported;
    const Result<qint64> activity =
        m_activity.add({.id = 0,
                        .when = {},
                        .user = {},
                        .origin = m_origin,
                        .kind = activityKind(change.kind),
                        .subject = change.name(),
                        .subjectId = change.id(),
                        .batch = record.batch,
                        .before = change.before ? toJson(*change.before, !importedSame) : QJsonObject(),
                        .after = change.after ? toJson(*change.after, !importedSame) : QJsonObject(),
                        .stepName = record.name,
                        .undoes = record.undoes});
    if (!activity)
        return activity.error();
    const Result<QSqlQuery> version = m_database.run(
        QStringLiteral("INSERT INTO connector_versions (connector_id, revision, body, activity_id, "
                       "changed_at) VALUES (?, ?, ?, ?, ?)"),
        {fromId(change.id()), revision,
         body(change.after ? std::optional(change.after->connector) : std::nullopt), *activity,
         fromTime(QDateTime::currentDateTimeUtc())});
    if (!version)
        return version.error();
    return *activity;
}

Result<void> ConnectorRepository::checkName(const Connector& connector) const
{
    const Result<QVariant> taken =
        m_database.value(QStringLiteral("SELECT count(*) FROM connectors WHERE name_key = ? AND id <> ?"),
                         {notNull(nameKey(connector.name)), fromId(connector.id)});
    if (!taken)
        return taken.error();
    if (taken->toInt() > 0)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("There is already a connector named \"%1\".").arg(connector.name)};
    return {};
}

Result<void> ConnectorRepository::releaseNames(const QList<Change>& changes)
{
    if (changes.size() < 2)
        return {};
    // Within one batch, two connectors may exchange their names.
    for (const Change& change : changes) {
        if (change.kind != Change::Kind::Changed
            || nameKey(change.before->connector.name) == nameKey(change.after->connector.name))
            continue;
        const Result<QSqlQuery> released = m_database.run(
            QStringLiteral("UPDATE connectors SET name_key = id WHERE id = ?"), {fromId(change.id())});
        if (!released)
            return released.error();
    }
    return {};
}

Result<QList<StoredConnector>> ConnectorRepository::read(const QString& condition,
                                                         const QVariantList& values) const
{
    // The bodies as they are in the file: as text each would be turned into UTF-16 and back.
    Result<QSqlQuery> query = m_database.run(
        QStringLiteral("SELECT id, revision, CAST(body AS BLOB), CAST(imported AS BLOB), changed_at "
                       "FROM connectors ")
            + condition,
        values);
    if (!query)
        return query.error();
    std::vector<ConnectorRecord> records;
    while (query->next())
        records.push_back({.id = query->value(0).toString(),
                           .revision = query->value(1).toLongLong(),
                           .body = query->value(2).toByteArray(),
                           .imported = query->value(3).toByteArray(),
                           .changedAt = query->value(4).toString()});
    return readRecords(records);
}

}  // namespace relaydeck::store
