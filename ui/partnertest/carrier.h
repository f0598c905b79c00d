// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"
#include "core/store/change.h"
#include "ui/simulation/modepair.h"

#include <optional>

namespace relaydeck::ui {

/// Under which settings mail for a domain leaves.
struct Carrier {
    QUuid connector;  ///< null: none carries it, the service default holds
    QString name;  ///< of the connector
    decision::SendingPolicy policy;
    bool fixed = false;  ///< its modes cannot be changed here
    std::optional<ModePair> simulated;  ///< shown instead of the policy's modes

    /// What is to be shown: the policy, under the simulated modes if there are such.
    decision::SendingPolicy shownPolicy() const;

    friend bool operator==(const Carrier&, const Carrier&) = default;
};

/// The connector that carries the domain's mail, or that has it as its smart host.
Carrier carrierOf(const QString& domain, const QList<store::StoredConnector>& connectors);

}  // namespace relaydeck::ui
