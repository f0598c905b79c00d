// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/tenantidentity.h"
#include "core/store/database.h"

#include <optional>

namespace relaydeck::store {

/// What belongs to the workspace as a whole: whose connectors these are, and settings that go with the store.
class WorkspaceRepository {
public:
    explicit WorkspaceRepository(Database& database) : m_database(database) { }

    /// Default-constructed before the first import.
    Result<TenantIdentity> tenant() const;
    Result<void> setTenant(const TenantIdentity& tenant);

    Result<std::optional<QString>> setting(const QString& name) const;
    Result<void> setSetting(const QString& name, const QString& value);

private:
    Database& m_database;
};

}  // namespace relaydeck::store
