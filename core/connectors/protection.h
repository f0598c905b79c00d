// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorfield.h"

namespace relaydeck {

/// The settings among SmtpDaneMode, MtaStsMode and TlsSettings that protect mail less after the change than
/// before. `before` empty: compared with the service default, both modes Opportunistic and TlsSettings blank.
QList<ConnectorField> loweredProtection(const std::optional<Connector>& before, const Connector& after);

}  // namespace relaydeck
