// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
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

/// How changes that are made in one go are recorded.
struct StepRecord {
    QString name{};  ///< what a person calls it, as in the undo menu
    qint64 undoes = 0;  ///< the step that they take back
    QUuid batch{};  ///< of a step that has begun with another entry
};

/// Without loss, for the record of activity; what the import said is left out when it is not to be told.
QJsonObject toJson(const ConnectorState& state, bool withImported);
Result<ConnectorState> stateFromJson(const QJsonObject& object);

/// Takes a batch back: the inverse of each, last one first.
QList<Change> inverse(const QList<Change>& changes);

}  // namespace relaydeck::store

// Lists of very many are moved by their octets.
Q_DECLARE_TYPEINFO(relaydeck::store::StoredConnector, Q_RELOCATABLE_TYPE);
