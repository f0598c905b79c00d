// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/filecopy.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>

namespace relaydeck::store {

namespace {

std::optional<Change> changeFor(const MergeEntry& entry)
{
    if (!entry.selected)
        return std::nullopt;
    switch (entry.kind) {
    case MergeEntry::Kind::New:
        return Change{.kind = Change::Kind::Added, .before = std::nullopt, .after = entry.after};
    case MergeEntry::Kind::Changed:
    case MergeEntry::Kind::Unchanged:  // what the import says about the tenant is still taken
        if (entry.before == entry.after)
            return std::nullopt;
        return Change{.kind = Change::Kind::Changed, .before = entry.before, .after = entry.after};
    case MergeEntry::Kind::Gone:
        return Change{.kind = Change::Kind::Removed, .before = entry.before, .after = std::nullopt};
    }
    Q_UNREACHABLE();
}

QJsonObject summary(const MergePlan& plan)
{
    return {{QStringLiteral("new"), plan.selectedCount(MergeEntry::Kind::New)},
            {QStringLiteral("changed"), plan.selectedCount(MergeEntry::Kind::Changed)},
            {QStringLiteral("unchanged"), plan.count(MergeEntry::Kind::Unchanged)},
            {QStringLiteral("gone"), plan.count(MergeEntry::Kind::Gone)},
            {QStringLiteral("leftOutLines"), plan.leftOutLines},
            {QStringLiteral("organization"), plan.tenant.organization}};
}

}  // namespace

QString originName(Origin origin)
{
    switch (origin) {
    case Origin::Window:
        return QStringLiteral("window");
    case Origin::CommandLine:
        return QStringLiteral("command-line");
    }
    Q_UNREACHABLE();
}

Result<std::unique_ptr<Store>> Store::open(const QString& path, Origin origin)
{
    Result<std::unique_ptr<Database>> database = Database::open(path);
    if (!database)
        return database.error();
    return std::unique_ptr<Store>(new Store(std::move(*database), origin));
}

Result<std::unique_ptr<Store>> Store::openReadOnly(const QString& path, Origin origin)
{
    Result<std::unique_ptr<QTemporaryDir>> copy = privateCopy(path);
    if (!copy)
        return copy.error();
    Result<std::unique_ptr<Store>> store =
        open((*copy)->filePath(QString::fromLatin1(PrivateCopyName)), origin);
    if (!store)
        return store.error();
    (*store)->m_path = QFileInfo(path).absoluteFilePath();
    (*store)->m_copy = std::move(*copy);
    return store;
}

QString Store::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/relaydeck/relaydeck.db");
}

Store::Store(std::unique_ptr<Database> database, Origin origin)
    : m_path(database->path())
    , m_database(std::move(database))
    , m_origin(origin)
    , m_activity(*m_database)
    , m_steps(*m_database)
    , m_connectors(*m_database, m_activity, originName(origin))
    , m_reports(*m_database)
    , m_policies(*m_database)
    , m_tlsReports(*m_database)
    , m_workspace(*m_database)
    , m_watch(*m_database)
{
}

Result<QList<ConnectorState>> Store::connectorStates() const
{
    const Result<QList<StoredConnector>> stored = m_connectors.list();
    if (!stored)
        return stored.error();
    QList<ConnectorState> states;
    states.reserve(stored->size());
    for (const StoredConnector& each : *stored)
        states.append(each.state());
    return states;
}

Result<qint64> Store::noteTests(const TestRunRecord& run)
{
    return m_activity.add({.id = 0,
                           .when = {},
                           .user = {},
                           .origin = originName(m_origin),
                           .kind = ActivityKind::Tested,
                           .subject = run.named.size() == 1 ? run.named.first().domain : QString(),
                           .subjectId = {},
                           .batch = {},
                           .before = domainsToJson(run),
                           .after = summaryToJson(run)});
}

Result<QList<Change>> Store::applyImport(const MergePlan& plan, const QString& source)
{
    QList<Change> changes;
    for (const MergeEntry& entry : plan.entries) {
        if (const std::optional<Change> change = changeFor(entry))
            changes.append(*change);
    }
    const QUuid batch = QUuid::createUuid();
    const Result<void> done = m_database->inTransaction([&]() -> Result<void> {
        const Result<qint64> noted = m_activity.add({.id = 0,
                                                     .when = {},
                                                     .user = {},
                                                     .origin = originName(m_origin),
                                                     .kind = ActivityKind::Imported,
                                                     .subject = source,
                                                     .subjectId = {},
                                                     .batch = batch,
                                                     .before = {},
                                                     .after = summary(plan)});
        if (!noted)
            return noted.error();
        if (plan.tenant.isKnown()) {
            TenantIdentity tenant = plan.tenant;
            tenant.importedAt = QDateTime::currentDateTimeUtc();
            if (const Result<void> set = m_workspace.setTenant(tenant); !set)
                return set;
        }
        const Result<qint64> applied = m_connectors.apply(changes, {.batch = batch});
        return applied ? Result<void>() : applied.error();
    });
    if (!done)
        return done.error();
    return changes;
}

}  // namespace relaydeck::store
