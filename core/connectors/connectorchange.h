// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorfield.h"

/// What changed between two states of a connector, for whoever shows, restores or carries changes on.
namespace relaydeck {

/// One parameter before and after, in the words of the cmdlets.
struct FieldChange {
    ConnectorField field = ConnectorField::Name;
    QString before;  ///< empty: blank, not set, or there was no connector
    QString after;

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// `before` empty: a new connector, so what `after` sets beyond a blank one. `after` empty: a removed one,
/// the other way round. Ids and other properties do not count.
QList<FieldChange> fieldChanges(const std::optional<Connector>& before,
                                const std::optional<Connector>& after);

/// An edit of a connector that somebody else has changed meanwhile.
struct RebasedEdit {
    Connector connector;  ///< the present state with all that the edit changed
    QList<ConnectorField> takenOver;  ///< changed by the other side alone, and kept
    QList<ConnectorField> conflicts;  ///< changed by both, to different values; the edit's stands

    friend bool operator==(const RebasedEdit&, const RebasedEdit&) = default;
};

/// `original`: the state that was edited. Nothing that the other side changed gets lost unless the edit
/// changed it too.
RebasedEdit rebaseEdit(const Connector& original, const Connector& edited, const Connector& present);

}  // namespace relaydeck
