// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/overlapsearch.h"

#include <span>
#include <vector>

namespace relaydeck::ui {

namespace {

QList<Overlap> search(const Connector& connector, const QList<store::StoredConnector>& others)
{
    std::vector<const Connector*> connectors;
    connectors.reserve(static_cast<std::size_t>(others.size()));
    for (const store::StoredConnector& other : others)
        connectors.push_back(&other.connector);
    return overlapsOf(connector, std::span<const Connector* const>(connectors));
}

}  // namespace

void OverlapSearch::ask(const Connector& connector, const QList<store::StoredConnector>& others)
{
    if (others.size() > Few) {
        m_background.ask([connector, others] { return search(connector, others); }, m_deliver);
        return;
    }
    m_background.forget();
    m_deliver(search(connector, others));
}

}  // namespace relaydeck::ui
