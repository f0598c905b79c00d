// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorfield.h"
#include "core/connectors/tenantidentity.h"

/// What an import would do to the connectors that are there. Three states count: as it is here, as it was
/// when last imported, and as it is in the tenant now. So a setting changed here but not exported yet
/// outlives a new import of the same tenant.
namespace relaydeck {

/// A connector here, with its state at the last import.
struct ConnectorState {
    Connector connector;
    std::optional<Connector> imported;  ///< empty for one that was made here

    friend bool operator==(const ConnectorState&, const ConnectorState&) = default;
};

struct MergeEntry {
    enum class Kind {
        New,  ///< not here yet
        Changed,
        Unchanged,
        Gone,  ///< was imported once, is not in the tenant any more
    };

    Kind kind = Kind::New;
    /// Whether the entry is to be carried out. Gone ones are kept unless asked for.
    bool selected = true;
    std::optional<ConnectorState> before;
    std::optional<ConnectorState> after;  ///< empty for Gone
    /// What changes here.
    QList<ConnectorField> fields;
    /// Changed here since the last import, and kept.
    QList<ConnectorField> keptFields;
    /// Of the kept ones, those that the tenant changed meanwhile too, to something else.
    QList<ConnectorField> conflicts;
    /// Properties that are no parameters of ours and change here too.
    QStringList otherProperties{};
    /// What the file should have and has lost on its way, for planImport(): it stays as it is here, and a new
    /// connector comes without it.
    QList<ConnectorField> lostFields{};

    const Connector& shown() const { return after ? after->connector : before->connector; }

    friend bool operator==(const MergeEntry&, const MergeEntry&) = default;
};

struct MergePlan {
    QList<MergeEntry> entries;  ///< in the order of the import; gone ones last
    TenantIdentity tenant;
    bool otherTenant = false;  ///< the import is surely from another tenant than the one before
    /// Lines of the file that could not be read and were left out, for planImport().
    qint64 leftOutLines = 0;

    qsizetype count(MergeEntry::Kind kind) const;
    /// Those of a kind that are to be carried out.
    qsizetype selectedCount(MergeEntry::Kind kind) const;

    friend bool operator==(const MergePlan&, const MergePlan&) = default;
};

/// Connectors are matched by the tenant's GUID, else by name. `absentFields`: for each imported connector
/// what its file says nothing about, whatever stands in the connector; it stays as it is here. So do other
/// properties that the import has not.
MergePlan planMerge(const QList<ConnectorState>& present, const QList<Connector>& imported,
                    const TenantIdentity& presentTenant = {}, const TenantIdentity& importedTenant = {},
                    const QList<QList<ConnectorField>>& absentFields = {});

}  // namespace relaydeck
