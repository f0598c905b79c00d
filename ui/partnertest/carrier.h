// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"
#include "core/store/change.h"

namespace relaydeck::ui {

/// Under which settings mail for a domain leaves.
struct Carrier {
    QString name;  ///< of the connector; empty: none carries it, the service default holds
    decision::SendingPolicy policy;
};

/// The connector that carries the domain's mail, or that has it as its smart host.
Carrier carrierOf(const QString& domain, const QList<store::StoredConnector>& connectors);

}  // namespace relaydeck::ui
