// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorchange.h"

/// Connectors parameter by parameter in words, for the editor, the history and every list of changes.
namespace relaydeck::ui {

/// "SMTP DANE mode", "Recipient domains"
QString fieldTitle(ConnectorField field);
/// The value in words: "Mandatory", "on", "by MX records"; "not set" and "none" where there is no value.
QString fieldValue(ConnectorField field, const Connector& connector);

}  // namespace relaydeck::ui
