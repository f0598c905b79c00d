// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/steprepository.h"

#include "core/connectors/connectorjson.h"
#include "core/store/columns.h"

#include <limits>

namespace relaydeck::store {

namespace {

constexpr qint64 Newest = std::numeric_limits<qint64>::max();
/// How often a step can be taken back and done again before that counts no more.
constexpr int MaxTurns = 100;
/// Of a connector, by which its tests are looked for.
constexpr qsizetype MaxDomains = 50;

/// A pattern for LIKE that finds the text as it stands.
QString containing(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'%', QStringLiteral("\\%"));
    text.replace(u'_', QStringLiteral("\\_"));
    return u'%' + text + u'%';
}

Result<std::optional<ConnectorState>> stateOf(const QJsonObject& object)
{
    if (object.isEmpty())
        return std::optional<ConnectorState>();
    const Result<ConnectorState> state = stateFromJson(object);
    if (!state)
        return state.error();
    return std::optional(*state);
}

Result<Change> changeOf(const ActivityEntry& entry)
{
    const auto damaged = [&entry](const Error& error) {
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("activity %1: %2").arg(entry.id).arg(error.detail)};
    };
    const Result<std::optional<ConnectorState>> before = stateOf(entry.before);
    if (!before)
        return damaged(before.error());
    const Result<std::optional<ConnectorState>> after = stateOf(entry.after);
    if (!after)
        return damaged(after.error());
    if (!*before && !*after)
        return damaged({ErrorCode::InvalidData, QStringLiteral("no state")});
    const Change::Kind kind = !*before ? Change::Kind::Added
        : !*after                      ? Change::Kind::Removed
                                       : Change::Kind::Changed;
    return Change{.kind = kind, .before = *before, .after = *after};
}

}  // namespace

Result<QList<ActivityStep>> StepRepository::latest(int limit, std::optional<qint64> before,
                                                   const StepFilter& filter) const
{
    QList<ActivityStep> steps;
    qint64 cursor = before.value_or(Newest);
    while (steps.size() < limit) {
        const Result<std::optional<qint64>> entry = newestEntry(cursor, filter);
        if (!entry)
            return entry.error();
        if (!*entry)
            break;
        const Result<ActivityStep> step = stepOf(**entry);
        if (!step)
            return step.error();
        steps.append(*step);
        cursor = step->id;
    }
    return steps;
}

Result<QList<ActivityStep>> StepRepository::since(qint64 id, int limit, const StepFilter& filter) const
{
    QList<ActivityStep> steps;
    qint64 cursor = Newest;
    while (steps.size() < limit) {
        const Result<QList<ActivityStep>> next = latest(1, cursor, filter);
        if (!next)
            return next.error();
        if (next->isEmpty() || next->first().id <= id)
            break;
        cursor = next->first().id;
        steps += *next;
    }
    return steps;
}

Result<ActivityStep> StepRepository::get(qint64 id) const
{
    return stepOf(id);
}

Result<ActivityStep> StepRepository::latestOf(const QUuid& connectorId) const
{
    const Result<QVariant> entry = m_database.value(
        QStringLiteral("SELECT max(activity_id) FROM connector_versions WHERE connector_id = ?"),
        {fromId(connectorId)});
    if (!entry)
        return entry.error();
    return stepOf(entry->toLongLong());
}

Result<QList<ActivityEntry>> StepRepository::entries(const ActivityStep& step, int limit) const
{
    return ActivityRepository(m_database).between(step.id, step.lastId, limit);
}

Result<QList<Change>> StepRepository::changes(const ActivityStep& step) const
{
    const Result<QList<ActivityEntry>> all = entries(step, std::numeric_limits<int>::max());
    if (!all)
        return all.error();
    QList<Change> changes;
    for (const ActivityEntry& entry : *all) {
        if (entry.kind == ActivityKind::Imported || entry.kind == ActivityKind::Exported
            || entry.kind == ActivityKind::Tested)
            continue;
        const Result<Change> change = changeOf(entry);
        if (!change)
            return change.error();
        changes.append(*change);
    }
    return changes;
}

Result<void> StepRepository::setName(qint64 id, const QString& name)
{
    const Result<QSqlQuery> updated =
        m_database.run(QStringLiteral("UPDATE activity SET step_name = ? WHERE id = ?"), {name, id});
    return updated ? Result<void>() : updated.error();
}

Result<TestRunRecord> StepRepository::testRun(const ActivityStep& step) const
{
    const Result<ActivityEntry> entry = ActivityRepository(m_database).get(step.id);
    if (!entry)
        return entry.error();
    return testRunFromJson(entry->after, entry->before);
}

Result<std::optional<qint64>> StepRepository::newestEntry(qint64 before, const StepFilter& filter) const
{
    QString sql = QStringLiteral("SELECT id FROM activity WHERE id < ?");
    QVariantList values{before};
    const QString tested = activityKindName(ActivityKind::Tested);
    if (!filter.text.isEmpty()) {
        const QString pattern = containing(filter.text);
        sql +=
            QStringLiteral(" AND (subject LIKE ? ESCAPE '\\' OR step_name LIKE ? ESCAPE '\\' OR actor LIKE ? "
                           "ESCAPE '\\' OR (kind = ? AND state_before LIKE ? ESCAPE '\\'))");
        values << pattern << pattern << pattern << tested << pattern;
    }
    if (!filter.subject.isEmpty()) {
        sql += QStringLiteral(" AND subject LIKE ? ESCAPE '\\'");
        values << containing(filter.subject);
    }
    if (!filter.connector.isNull()) {
        sql += QStringLiteral(" AND (subject_id = ?");
        values << fromId(filter.connector);
        for (const QString& domain : filter.domains.first(qMin(filter.domains.size(), MaxDomains))) {
            sql += QStringLiteral(" OR (kind = ? AND state_before LIKE ? ESCAPE '\\')");
            values << tested << containing(u'"' + domain + u'"');
        }
        sql += u')';
    }
    if (filter.changesOnly) {
        sql += QStringLiteral(" AND kind NOT IN (?, ?)");
        values << tested << activityKindName(ActivityKind::Exported);
    }
    const Result<QVariant> id = m_database.value(sql + QStringLiteral(" ORDER BY id DESC LIMIT 1"), values);
    if (!id)
        return id.error();
    return id->isValid() ? std::optional(id->toLongLong()) : std::nullopt;
}

Result<qint64> StepRepository::bound(const QString& sql, qint64 id, const QString& batch) const
{
    const Result<QVariant> found = m_database.value(sql, {id, batch});
    if (!found)
        return found.error();
    return found->isNull() ? id : found->toLongLong();
}

Result<ActivityStep> StepRepository::stepOf(qint64 entryId) const
{
    const Result<QVariant> batch =
        m_database.value(QStringLiteral("SELECT batch_id FROM activity WHERE id = ?"), {entryId});
    if (!batch)
        return batch.error();
    ActivityStep step{.id = entryId,
                      .lastId = entryId,
                      .when = {},
                      .user = {},
                      .origin = {},
                      .subject = {},
                      .name = {},
                      .summary = {}};
    if (!batch->isNull()) {
        // Both ends of the run of entries with this batch.
        const Result<qint64> first =
            bound(QStringLiteral("SELECT min(id) FROM activity WHERE id > coalesce((SELECT id FROM activity "
                                 "WHERE id < ? AND batch_id IS NOT ? ORDER BY id DESC LIMIT 1), 0)"),
                  entryId, batch->toString());
        if (!first)
            return first.error();
        const Result<qint64> last = bound(
            QStringLiteral("SELECT coalesce((SELECT id FROM activity WHERE id > ? AND batch_id IS NOT ? "
                           "ORDER BY id LIMIT 1) - 1, (SELECT max(id) FROM activity))"),
            entryId, batch->toString());
        if (!last)
            return last.error();
        step.id = *first;
        step.lastId = *last;
    }
    const Result<ActivityEntry> head = ActivityRepository(m_database).get(step.id);
    if (!head)
        return head.error();
    step.when = head->when;
    step.user = head->user;
    step.origin = head->origin;
    step.kind = head->kind;
    step.subject = head->subject;
    step.name = head->stepName;
    step.undoes = head->undoes;
    if (head->kind == ActivityKind::Imported || head->kind == ActivityKind::Tested)
        step.summary = head->after;
    const Result<bool> undone = isUndone(step.id);
    if (!undone)
        return undone.error();
    step.undone = *undone;
    return step;
}

Result<bool> StepRepository::isUndone(qint64 id, int depth) const
{
    const Result<QVariant> by =
        m_database.value(QStringLiteral("SELECT max(id) FROM activity WHERE undoes = ?"), {id});
    if (!by)
        return by.error();
    // A step that takes another back may have been taken back itself.
    if (by->isNull() || by->toLongLong() <= id || depth > MaxTurns)
        return false;
    const Result<bool> turned = isUndone(by->toLongLong(), depth + 1);
    if (!turned)
        return turned.error();
    return !*turned;
}

}  // namespace relaydeck::store
