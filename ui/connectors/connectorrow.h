// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorstatus.h"
#include "ui/connectors/tenantdifference.h"
#include "ui/widgets/historybars.h"

#include <memory>

namespace relaydeck::ui {

/// One connector of the list with everything that is shown, searched and sorted by. Rows are never changed,
/// only replaced, so that a worker can go through them while the window goes on.
struct ConnectorRow {
    Connector connector;
    qint64 revision = 0;
    QStringList domains;  ///< testableDomains()
    QString searchText;  ///< name, domains, smart hosts and comment, folded, bounded
    ConnectorStatus status;
    TenantDifference difference;  ///< none while nothing was imported yet
    History history;  ///< empty: no test in the days that are shown
    /// A report has not been read yet: the status is that of the service default, good enough to sort by,
    /// not to be shown.
    bool isProvisional = false;

    const QDateTime& testedAt() const
    {
        static const QDateTime never;
        const DomainStatus* ruling = status.rulingDomain();
        return ruling ? ruling->testedAt : never;
    }
};

using RowPtr = std::shared_ptr<const ConnectorRow>;
using RowList = QList<RowPtr>;

/// What can be said without a result and without the tenant.
ConnectorRow bareRow(const store::StoredConnector& stored);

}  // namespace relaydeck::ui
