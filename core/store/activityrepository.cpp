// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/activityrepository.h"

#include "core/store/columns.h"

#include <array>
#include <limits>

namespace relaydeck::store {

QString activityKindName(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::ConnectorAdded:
        return QStringLiteral("connector-added");
    case ActivityKind::ConnectorChanged:
        return QStringLiteral("connector-changed");
    case ActivityKind::ConnectorRemoved:
        return QStringLiteral("connector-removed");
    case ActivityKind::Imported:
        return QStringLiteral("imported");
    case ActivityKind::Exported:
        return QStringLiteral("exported");
    case ActivityKind::Tested:
        return QStringLiteral("tested");
    }
    Q_UNREACHABLE();
}

std::optional<ActivityKind> activityKindFromName(const QString& name)
{
    for (const ActivityKind kind :
         {ActivityKind::ConnectorAdded, ActivityKind::ConnectorChanged, ActivityKind::ConnectorRemoved,
          ActivityKind::Imported, ActivityKind::Exported, ActivityKind::Tested}) {
        if (activityKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QString currentUser()
{
    for (const char* variable : {"LOGNAME", "USER", "USERNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name.left(256);
    }
    return QStringLiteral("unknown");
}

Result<qint64> ActivityRepository::add(const ActivityEntry& entry)
{
    const Result<QSqlQuery> inserted =
        m_database.run(QStringLiteral("INSERT INTO activity (happened_at, actor, origin, kind, subject, "
                                      "subject_id, batch_id, state_before, state_after, step_name, undoes) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                       {fromTime(QDateTime::currentDateTimeUtc()), currentUser(), notNull(entry.origin),
                        activityKindName(entry.kind), notNull(entry.subject), fromId(entry.subjectId),
                        fromId(entry.batch), fromJson(entry.before), fromJson(entry.after),
                        entry.stepName.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : entry.stepName,
                        entry.undoes > 0 ? QVariant(entry.undoes) : QVariant(QMetaType::fromType<qint64>())});
    if (!inserted)
        return inserted.error();
    return inserted->lastInsertId().toLongLong();
}

Result<QList<ActivityEntry>> ActivityRepository::latest(int limit, std::optional<qint64> before) const
{
    return read(QStringLiteral("id < ?"), {before.value_or(std::numeric_limits<qint64>::max()), limit});
}

Result<QList<ActivityEntry>> ActivityRepository::ofSubject(const QUuid& subjectId, int limit) const
{
    return read(QStringLiteral("subject_id = ?"), {fromId(subjectId), limit});
}

Result<QList<ActivityEntry>> ActivityRepository::between(qint64 first, qint64 last, int limit) const
{
    return read(QStringLiteral("id BETWEEN ? AND ?"), {first, last, limit}, QStringLiteral("ASC"));
}

Result<ActivityEntry> ActivityRepository::get(qint64 id) const
{
    Result<QList<ActivityEntry>> found = read(QStringLiteral("id = ?"), {id, 1});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no such entry of activity.")};
    return found->takeFirst();
}

Result<QList<ActivityEntry>> ActivityRepository::read(const QString& condition, const QVariantList& values,
                                                      const QString& order) const
{
    Result<QSqlQuery> query = m_database.run(
        QStringLiteral("SELECT id, happened_at, actor, origin, kind, subject, subject_id, batch_id, "
                       "state_before, state_after, step_name, undoes FROM activity WHERE %1 ORDER BY id %2 "
                       "LIMIT ?")
            .arg(condition, order),
        values);
    if (!query)
        return query.error();
    QList<ActivityEntry> entries;
    while (query->next()) {
        const std::optional<ActivityKind> kind = activityKindFromName(query->value(4).toString());
        if (!kind)
            return Error{ErrorCode::InvalidData,
                         QStringLiteral("activity %1 has an unknown kind").arg(query->value(0).toLongLong())};
        entries.append({.id = query->value(0).toLongLong(),
                        .when = toTime(query->value(1)),
                        .user = query->value(2).toString(),
                        .origin = query->value(3).toString(),
                        .kind = *kind,
                        .subject = query->value(5).toString(),
                        .subjectId = toId(query->value(6)),
                        .batch = toId(query->value(7)),
                        .before = toObject(query->value(8)),
                        .after = toObject(query->value(9)),
                        .stepName = query->value(10).toString(),
                        .undoes = query->value(11).toLongLong()});
    }
    return entries;
}

}  // namespace relaydeck::store
