// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QUuid>

namespace relaydeck {

/// The tenant that connectors were read from, as far as their objects tell.
struct TenantIdentity {
    QString organization;  ///< such as fabrikam.onmicrosoft.com
    QUuid organizationGuid;  ///< where an object names the organization by its GUID
    QString organizationId;  ///< OrganizationId as it came
    QString organizationalUnitRoot;  ///< as it came
    QString distinguishedName;  ///< of the first connector, as it came
    QDateTime importedAt;

    bool isKnown() const { return !organization.isEmpty() || !organizationGuid.isNull(); }
    /// True unless both are known and name different organizations.
    bool mayBeSameAs(const TenantIdentity& other) const
    {
        if (!organizationGuid.isNull() && !other.organizationGuid.isNull())
            return organizationGuid == other.organizationGuid;
        return organization.isEmpty() || other.organization.isEmpty()
            || organization.compare(other.organization, Qt::CaseInsensitive) == 0;
    }

    friend bool operator==(const TenantIdentity&, const TenantIdentity&) = default;
};

}  // namespace relaydeck
