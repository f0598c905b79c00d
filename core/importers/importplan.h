// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/mergeplan.h"
#include "core/importers/importresult.h"

namespace relaydeck::importers {

/// What an import would do here, with regard to what its file could not tell. A new connector without the
/// lists that say which mail it is for, and where to, is not selected: without them it would be another one.
/// Where lines were left out, none is gone: what is not in the file may stand in one of them.
MergePlan planImport(const QList<ConnectorState>& present, const TenantIdentity& presentTenant,
                     const ImportResult& imported);

/// The lists whose loss makes it another connector: its domains unless a rule selects it, its smart hosts
/// unless it goes by MX.
QList<ConnectorField> decisiveLosses(const MergeEntry& entry);

}  // namespace relaydeck::importers
