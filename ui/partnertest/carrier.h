// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"
#include "core/store/change.h"
#include "ui/simulation/modepair.h"

#include <QtCore/QMultiHash>

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

/// The connectors, ready to be asked about many domains: only those that can carry a domain are looked at.
class Carriers {
public:
    explicit Carriers(const QList<store::StoredConnector>& connectors);

    /// The connector that carries the domain's mail, or that has it as its smart host.
    Carrier of(const QString& domain) const;

private:
    void add(const Connector& connector, qsizetype place);

    QList<store::StoredConnector> m_connectors;
    QMultiHash<QString, qsizetype> m_byDomain;  // recipient domains, wildcards by their base
    QMultiHash<QString, qsizetype> m_bySmartHost;
    QList<qsizetype> m_forAny;
};

/// The same for one domain.
Carrier carrierOf(const QString& domain, const QList<store::StoredConnector>& connectors);

}  // namespace relaydeck::ui
