// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/connectorsbyname.h"

#include <algorithm>
#include <utility>

namespace relaydeck::ui {

namespace {

/// As the store orders connectors: by the octets of the folded name.
QByteArray orderKey(const store::StoredConnector& stored)
{
    return stored.connector.name.toCaseFolded().toUtf8();
}

}  // namespace

ConnectorsByName::ConnectorsByName(QList<store::StoredConnector> connectors) : m_list(std::move(connectors))
{
    m_places.reserve(m_list.size());
    index(0);
}

const store::StoredConnector* ConnectorsByName::find(const QUuid& id) const
{
    const qsizetype place = m_places.value(id, -1);
    return place < 0 ? nullptr : &m_list.at(place);
}

void ConnectorsByName::put(const store::StoredConnector& stored)
{
    const QByteArray key = orderKey(stored);
    const qsizetype before = m_places.value(stored.connector.id, -1);
    if (before >= 0 && keepsPlace(before, key)) {
        m_list[before] = stored;
        return;
    }
    if (before >= 0)
        m_list.removeAt(before);
    const auto place = std::ranges::lower_bound(m_list, key, {}, orderKey) - m_list.begin();
    m_list.insert(place, stored);
    index(before < 0 ? place : std::min<qsizetype>(before, place));
}

void ConnectorsByName::remove(const QUuid& id)
{
    const qsizetype place = m_places.value(id, -1);
    if (place < 0)
        return;
    m_list.removeAt(place);
    m_places.remove(id);
    index(place);
}

bool ConnectorsByName::keepsPlace(qsizetype place, const QByteArray& key) const
{
    return (place == 0 || orderKey(m_list.at(place - 1)) < key)
        && (place == m_list.size() - 1 || key < orderKey(m_list.at(place + 1)));
}

/// From this place on all stand elsewhere.
void ConnectorsByName::index(qsizetype from)
{
    for (qsizetype place = from; place < m_list.size(); ++place)
        m_places.insert(m_list.at(place).connector.id, place);
}

}  // namespace relaydeck::ui
