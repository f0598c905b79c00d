// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/carrier.h"

#include "core/connectors/domainpattern.h"
#include "core/connectors/routing.h"

#include <algorithm>

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

/// What a recipient domain is looked up by: without the wildcard, as DomainName::toString() has it. Empty: it
/// may be any domain.
std::optional<QString> baseOf(const QString& text)
{
    const bool plain =
        std::ranges::all_of(text, [](QChar c) { return c.unicode() > u' ' && c.unicode() < 127; });
    if (!plain) {
        const Result<DomainPattern> pattern = DomainPattern::fromText(text);
        if (!pattern || pattern->kind == DomainPattern::Kind::Everything)
            return std::nullopt;
        return pattern->domain.toString();
    }
    // Taken apart by hand: a long list has hundreds of thousands of them.
    QString base = text.toLower();
    if (base.startsWith(u"*."))
        base.remove(0, 2);
    if (base.endsWith(u'.'))
        base.chop(1);
    if (base.isEmpty() || base == u"*")
        return std::nullopt;
    return base;
}

}  // namespace

decision::SendingPolicy Carrier::shownPolicy() const
{
    return simulated ? withModes(policy, *simulated) : policy;
}

Carriers::Carriers(const QList<store::StoredConnector>& connectors) : m_connectors(connectors)
{
    m_byDomain.reserve(connectors.size());
    for (qsizetype place = 0; place < connectors.size(); ++place)
        add(connectors.at(place).connector, place);
}

void Carriers::add(const Connector& connector, qsizetype place)
{
    for (const QString& text : connector.recipientDomains) {
        if (const std::optional<QString> key = baseOf(text))
            m_byDomain.insert(*key, place);
        else
            m_forAny.append(place);
    }
    if (connector.allAcceptedDomains.value_or(false))
        m_forAny.append(place);
    if (connector.smartHosts.isEmpty())
        return;
    for (const QString& host : testableDomains(connector))
        m_bySmartHost.insert(host, place);
}

Carrier Carriers::of(const QString& domain) const
{
    const Result<DomainName> name = DomainName::fromUserInput(domain);
    if (!name)
        return {};
    QList<qsizetype> places = m_forAny;
    QString base = name->toString();
    while (!base.isEmpty()) {
        places += m_byDomain.values(base);
        const qsizetype dot = base.indexOf(u'.');
        base = dot < 0 ? QString() : base.mid(dot + 1);
    }
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    QList<Connector> candidates;
    for (const qsizetype place : std::as_const(places))
        candidates.append(m_connectors.at(place).connector);

    // A connector with smart hosts never looks at the MX of its recipient domains: what was tested is not
    // where its mail goes.
    const Route route = routeFor(*name, candidates);
    if (!route.byServiceDefault() && candidates.at(route.carrier).smartHosts.isEmpty())
        return carriedBy(candidates.at(route.carrier));
    const QList<qsizetype> hosts = m_bySmartHost.values(domain);
    return hosts.isEmpty() ? Carrier{} : carriedBy(m_connectors.at(std::ranges::min(hosts)).connector);
}

Carrier carrierOf(const QString& domain, const QList<store::StoredConnector>& connectors)
{
    return Carriers(connectors).of(domain);
}

}  // namespace relaydeck::ui
