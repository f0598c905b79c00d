// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorfield.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace relaydeck::exporters {

/// A parameter of the cmdlet, and its value as a PowerShell expression.
struct PowerShellParameter {
    QString name;
    QString value;

    friend bool operator==(const PowerShellParameter&, const PowerShellParameter&) = default;
};

/// For New-OutboundConnector: what the connector has; nothing that New- does not take.
QList<PowerShellParameter> newParameters(const Connector& connector);
/// What New- does not take and has to be set right after it.
QList<PowerShellParameter> afterNewParameters(const Connector& connector);
/// For Set-OutboundConnector: what differs from `imported`; all that is known when there is no such state.
QList<PowerShellParameter> setParameters(const Connector& connector,
                                         const std::optional<Connector>& imported);

}  // namespace relaydeck::exporters
