// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/carrier.h"

#include "core/connectors/routing.h"

namespace relaydeck::ui {

namespace {

Carrier carriedBy(const Connector& connector)
{
    return {.connector = connector.id,
            .name = connector.name,
            .policy = decision::sendingPolicy(connector),
            .fixed = false,
            .simulated = std::nullopt};
}

}  // namespace

decision::SendingPolicy Carrier::shownPolicy() const
{
    return simulated ? withModes(policy, *simulated) : policy;
}

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
        return carriedBy(candidates.at(route.carrier));
    }
    for (const Connector& connector : std::as_const(candidates)) {
        if (!connector.smartHosts.isEmpty() && testableDomains(connector).contains(domain))
            return carriedBy(connector);
    }
    return {};
}

}  // namespace relaydeck::ui
