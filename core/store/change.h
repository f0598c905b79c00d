// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/mergeplan.h"

namespace relaydeck::store {

/// A connector as it is in the store.
struct StoredConnector {
    Connector connector;
    qint64 revision = 0;  ///< counts the states of this connector, from 1
    std::optional<Connector> imported;  ///< as the last import had it; empty for one that was made here
    QDateTime changedAt;

    ConnectorState state() const { return {.connector = connector, .imported = imported}; }
};

/// One change of one connector, with both states, so that it can be taken back by its inverse. It is only
/// carried out while the connector still is as `before` has it.
struct Change {
    enum class Kind { Added, Changed, Removed };

    Kind kind = Kind::Added;
    std::optional<ConnectorState> before;  ///< empty for Added
    std::optional<ConnectorState> after;  ///< empty for Removed

    /// Gives the connector an id if it has none.
    static Change added(Connector connector);
    static Change changed(const StoredConnector& before, const Connector& after);
    static Change removed(const StoredConnector& before);

    Change inverse() const;
    QUuid id() const;
    QString name() const;  ///< the newest one

    friend bool operator==(const Change&, const Change&) = default;
};

/// Takes a batch back: the inverse of each, last one first.
QList<Change> inverse(const QList<Change>& changes);

}  // namespace relaydeck::store
