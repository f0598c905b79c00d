// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorchange.h"

namespace relaydeck {

QList<FieldChange> fieldChanges(const std::optional<Connector>& before, const std::optional<Connector>& after)
{
    const Connector left = before.value_or(Connector{});
    const Connector right = after.value_or(Connector{});
    QList<FieldChange> changes;
    for (const ConnectorField field : changedFields(left, right)) {
        changes.append({.field = field,
                        .before = before ? fieldText(field, left) : QString(),
                        .after = after ? fieldText(field, right) : QString()});
    }
    return changes;
}

RebasedEdit rebaseEdit(const Connector& original, const Connector& edited, const Connector& present)
{
    RebasedEdit result{.connector = present, .takenOver = {}, .conflicts = {}};
    for (const ConnectorField field : connectorFields()) {
        const bool here = !sameField(field, original, edited);
        const bool there = !sameField(field, original, present);
        if (there && !here)
            result.takenOver.append(field);
        if (!here)
            continue;
        if (there && !sameField(field, edited, present))
            result.conflicts.append(field);
        copyField(field, edited, result.connector);
    }
    return result;
}

}  // namespace relaydeck
