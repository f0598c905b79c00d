// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/importplan.h"

namespace relaydeck::importers {

QList<ConnectorField> decisiveLosses(const MergeEntry& entry)
{
    if (entry.kind != MergeEntry::Kind::New)
        return {};
    const Connector& connector = entry.shown();
    QList<ConnectorField> losses;
    for (const ConnectorField field : entry.lostFields) {
        const bool decides = field == ConnectorField::RecipientDomains
            ? !connector.isTransportRuleScoped.value_or(false)
            : field == ConnectorField::SmartHosts && !connector.useMxRecord;
        if (decides)
            losses.append(field);
    }
    return losses;
}

MergePlan planImport(const QList<ConnectorState>& present, const TenantIdentity& presentTenant,
                     const ImportResult& imported)
{
    MergePlan plan =
        planMerge(present, imported.connectors, presentTenant, imported.tenant, imported.absentFields);
    plan.leftOutLines = imported.leftOutCount;
    if (plan.leftOutLines > 0)
        plan.entries.removeIf([](const MergeEntry& entry) { return entry.kind == MergeEntry::Kind::Gone; });
    for (qsizetype i = 0; i < imported.lostFields.size(); ++i) {
        MergeEntry& entry = plan.entries[i];
        entry.lostFields = imported.lostFields.at(i);
        entry.selected = decisiveLosses(entry).isEmpty();
    }
    return plan;
}

}  // namespace relaydeck::importers
