// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/carrier.h"

#include "core/connectors/routing.h"

namespace relaydeck::ui {

Carrier carrierOf(const QString& domain, const QList<store::StoredConnector>& connectors)
{
    const Result<DomainName> name = DomainName::fromUserInput(domain);
    if (!name)
        return {};
    QList<Connector> candidates;
    candidates.reserve(connectors.size());
    for (const store::StoredConnector& stored : connectors)
        candidates.append(stored.connector);

    // A connector with smart hosts never looks at the MX of its recipient domains: what was tested is not
    // where its mail goes.
    const Route route = routeFor(*name, candidates);
    if (!route.byServiceDefault() && candidates.at(route.carrier).smartHosts.isEmpty()) {
        const Connector& connector = candidates.at(route.carrier);
        return {connector.name, decision::sendingPolicy(connector)};
    }
    for (const Connector& connector : std::as_const(candidates)) {
        if (!connector.smartHosts.isEmpty() && testableDomains(connector).contains(domain))
            return {connector.name, decision::sendingPolicy(connector)};
    }
    return {};
}

}  // namespace relaydeck::ui
