// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connectors/connector.h"

namespace relaydeck {

/// Our own JSON form of a connector, without loss, for the store, the record of activity and `--json`. It is
/// not the form in which the cmdlets give connectors (core/importers reads that one).
QJsonObject toJson(const Connector& connector);
Result<Connector> connectorFromJson(const QJsonObject& object);

}  // namespace relaydeck
