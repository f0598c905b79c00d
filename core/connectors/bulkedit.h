// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorfield.h"

/// One edit of many connectors: some fields get a value, all others stay as each connector has them.
namespace relaydeck {

struct FieldEdit {
    enum class Kind {
        Replace,
        Add,  ///< lists: what is not there yet is put at the end
        Remove,  ///< lists: without regard to case
    };

    ConnectorField field = ConnectorField::Comment;
    Kind kind = Kind::Replace;

    friend bool operator==(const FieldEdit&, const FieldEdit&) = default;
};

struct BulkEdit {
    Connector values;  ///< where the edited fields have their values
    QList<FieldEdit> fields;  ///< each field once

    bool isEmpty() const { return fields.isEmpty(); }
};

/// The fields that make sense for several connectors at once: no names, and nothing that the tenant sets.
const QList<ConnectorField>& bulkFields();
/// Whether the field is a list, to which Add and Remove apply.
bool isListField(ConnectorField field);

Connector edited(const Connector& connector, const BulkEdit& edit);
/// Without making the edited connector: for counting many.
bool changes(const FieldEdit& field, const Connector& values, const Connector& connector);
bool changes(const BulkEdit& edit, const Connector& connector);

/// How many different values the connectors have; 0 without connectors. Unset is a value of its own.
int distinctValues(ConnectorField field, const QList<Connector>& connectors);

}  // namespace relaydeck
