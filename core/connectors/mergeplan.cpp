// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/mergeplan.h"

#include "core/connectors/otherproperties.h"

#include <QtCore/QHash>

#include <algorithm>

namespace relaydeck {

namespace {

/// Takes what the tenant changed, keeps what was changed here.
MergeEntry merge(const ConnectorState& present, const Connector& imported,
                 const QList<ConnectorField>& absentFields)
{
    MergeEntry entry{.kind = MergeEntry::Kind::Unchanged,
                     .selected = true,
                     .before = present,
                     .after = present,
                     .fields = {},
                     .keptFields = {},
                     .conflicts = {}};
    Connector& merged = entry.after->connector;
    for (const ConnectorField field : connectorFields()) {
        // A property that the import lacks says nothing about the tenant.
        if (absentFields.contains(field) || isUnset(field, imported)
            || sameField(field, present.connector, imported))
            continue;
        const bool changedHere = present.imported && !sameField(field, present.connector, *present.imported);
        if (!changedHere) {
            copyField(field, imported, merged);
            entry.fields.append(field);
            continue;
        }
        entry.keptFields.append(field);
        if (!sameField(field, imported, *present.imported))
            entry.conflicts.append(field);
    }
    merged.guid = imported.guid.isNull() ? merged.guid : imported.guid;
    const QJsonObject properties = mergedProperties(merged.otherProperties, imported.otherProperties);
    entry.otherProperties = changedProperties(merged.otherProperties, properties);
    entry.after->imported = imported;
    entry.after->imported->id = merged.id;
    // Of what the file does not tell, the last word stays what an import said before.
    if (present.imported) {
        for (const ConnectorField field : absentFields)
            copyField(field, *present.imported, *entry.after->imported);
        entry.after->imported->otherProperties =
            mergedProperties(present.imported->otherProperties, imported.otherProperties);
    }
    if (!entry.fields.isEmpty() || !entry.conflicts.isEmpty() || !entry.otherProperties.isEmpty()
        || merged.guid != present.connector.guid) {
        entry.kind = MergeEntry::Kind::Changed;
        // Times and versions of the tenant's object alone would make a version here that says nothing.
        merged.otherProperties = properties;
    }
    return entry;
}

QString nameKey(const QString& name)
{
    return name.toCaseFolded();
}

}  // namespace

qsizetype MergePlan::count(MergeEntry::Kind kind) const
{
    return std::count_if(entries.begin(), entries.end(),
                         [kind](const MergeEntry& entry) { return entry.kind == kind; });
}

qsizetype MergePlan::selectedCount(MergeEntry::Kind kind) const
{
    return std::count_if(entries.begin(), entries.end(),
                         [kind](const MergeEntry& entry) { return entry.kind == kind && entry.selected; });
}

MergePlan planMerge(const QList<ConnectorState>& present, const QList<Connector>& imported,
                    const TenantIdentity& presentTenant, const TenantIdentity& importedTenant,
                    const QList<QList<ConnectorField>>& absentFields)
{
    QHash<QUuid, qsizetype> byGuid;
    QHash<QString, qsizetype> byName;
    for (qsizetype i = 0; i < present.size(); ++i) {
        if (!present.at(i).connector.guid.isNull())
            byGuid.insert(present.at(i).connector.guid, i);
        byName.insert(nameKey(present.at(i).connector.name), i);
    }

    MergePlan plan{
        .entries = {}, .tenant = importedTenant, .otherTenant = !presentTenant.mayBeSameAs(importedTenant)};
    QList<bool> matched(present.size(), false);
    QList<qsizetype> partner(imported.size(), -1);
    // GUIDs first for all of them: a name may have moved from one connector to another.
    for (qsizetype i = 0; i < imported.size(); ++i) {
        const qsizetype at = imported.at(i).guid.isNull() ? -1 : byGuid.value(imported.at(i).guid, -1);
        if (at >= 0 && !matched.at(at)) {
            partner[i] = at;
            matched[at] = true;
        }
    }
    for (qsizetype i = 0; i < imported.size(); ++i) {
        if (partner.at(i) >= 0)
            continue;
        const qsizetype at = byName.value(nameKey(imported.at(i).name), -1);
        // The same name with another GUID was removed and made anew in the tenant; it is still the same here.
        if (at >= 0 && !matched.at(at)) {
            partner[i] = at;
            matched[at] = true;
        }
    }

    for (qsizetype i = 0; i < imported.size(); ++i) {
        if (partner.at(i) >= 0) {
            plan.entries.append(merge(present.at(partner.at(i)), imported.at(i), absentFields.value(i)));
            continue;
        }
        Connector connector = imported.at(i);
        connector.id = QUuid::createUuid();
        plan.entries.append({.kind = MergeEntry::Kind::New,
                             .selected = true,
                             .before = std::nullopt,
                             .after = ConnectorState{.connector = connector, .imported = connector},
                             .fields = {},
                             .keptFields = {},
                             .conflicts = {}});
    }
    for (qsizetype i = 0; i < present.size(); ++i) {
        if (matched.at(i) || !present.at(i).imported)
            continue;
        plan.entries.append({.kind = MergeEntry::Kind::Gone,
                             .selected = false,
                             .before = present.at(i),
                             .after = std::nullopt,
                             .fields = {},
                             .keptFields = {},
                             .conflicts = {}});
    }
    return plan;
}

}  // namespace relaydeck
