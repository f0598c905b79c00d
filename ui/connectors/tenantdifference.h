// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorfield.h"
#include "core/store/change.h"

namespace relaydeck::ui {

/// How a connector stands to the tenant as it was when last imported.
struct TenantDifference {
    enum class Kind {
        None,
        Changed,
        New,  ///< made here: not in the tenant at all
    };

    Kind kind = Kind::None;
    QList<ConnectorField> fields;  ///< those that are changed

    friend bool operator==(const TenantDifference&, const TenantDifference&) = default;
};

TenantDifference tenantDifference(const store::StoredConnector& stored);

/// "changed", "new"; empty without a difference.
QString differenceWord(const TenantDifference& difference);
/// "Differs from the tenant's last import: SMTP DANE mode, Comment"; empty without a difference.
QString differenceSentence(const TenantDifference& difference);

}  // namespace relaydeck::ui
