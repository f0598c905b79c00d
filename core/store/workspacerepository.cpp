// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspacerepository.h"

#include "core/store/columns.h"

namespace relaydeck::store {

Result<TenantIdentity> WorkspaceRepository::tenant() const
{
    Result<QSqlQuery> query =
        m_database.run(QStringLiteral("SELECT organization, organization_guid, organization_id, unit_root, "
                                      "distinguished_name, imported_at FROM tenant WHERE id = 1"));
    if (!query)
        return query.error();
    if (!query->next())
        return TenantIdentity{};
    return TenantIdentity{.organization = query->value(0).toString(),
                          .organizationGuid = toId(query->value(1)),
                          .organizationId = query->value(2).toString(),
                          .organizationalUnitRoot = query->value(3).toString(),
                          .distinguishedName = query->value(4).toString(),
                          .importedAt = toTime(query->value(5))};
}

Result<void> WorkspaceRepository::setTenant(const TenantIdentity& tenant)
{
    return m_database.inTransaction([&]() -> Result<void> {
        if (const Result<QSqlQuery> removed = m_database.run(QStringLiteral("DELETE FROM tenant")); !removed)
            return removed.error();
        const Result<QSqlQuery> inserted = m_database.run(
            QStringLiteral(
                "INSERT INTO tenant (id, organization, organization_guid, organization_id, unit_root, "
                "distinguished_name, imported_at) VALUES (1, ?, ?, ?, ?, ?, ?)"),
            {notNull(tenant.organization), fromId(tenant.organizationGuid), notNull(tenant.organizationId),
             notNull(tenant.organizationalUnitRoot), notNull(tenant.distinguishedName),
             fromTime(tenant.importedAt)});
        if (!inserted)
            return inserted.error();
        return {};
    });
}

Result<std::optional<QString>> WorkspaceRepository::setting(const QString& name) const
{
    const Result<QVariant> value =
        m_database.value(QStringLiteral("SELECT value FROM settings WHERE name = ?"), {name});
    if (!value)
        return value.error();
    return value->isValid() ? std::optional(value->toString()) : std::nullopt;
}

Result<void> WorkspaceRepository::setSetting(const QString& name, const QString& value)
{
    const Result<QSqlQuery> written =
        m_database.run(QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?) "
                                      "ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                       {notNull(name), notNull(value)});
    if (!written)
        return written.error();
    return {};
}

}  // namespace relaydeck::store
