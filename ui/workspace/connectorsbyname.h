// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/change.h"

#include <QtCore/QHash>
#include <QtCore/QList>

namespace relaydeck::ui {

/// The connectors of a store in the order that it lists them in, and where each stands. A change of one that
/// keeps its name costs the same however many there are.
class ConnectorsByName {
public:
    ConnectorsByName() = default;
    /// `connectors`: as ConnectorRepository::list() orders them.
    explicit ConnectorsByName(QList<store::StoredConnector> connectors);

    const QList<store::StoredConnector>& list() const { return m_list; }
    /// Null: not there.
    const store::StoredConnector* find(const QUuid& id) const;

    /// In place of the one with its id, or as another one.
    void put(const store::StoredConnector& stored);
    void remove(const QUuid& id);

private:
    bool keepsPlace(qsizetype place, const QByteArray& key) const;
    void index(qsizetype from);

    QList<store::StoredConnector> m_list;
    QHash<QUuid, qsizetype> m_places;
};

}  // namespace relaydeck::ui
