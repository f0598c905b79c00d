// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorchange.h"
#include "core/connectors/connectorcheck.h"
#include "core/connectors/connectorsummary.h"
#include "core/connectors/overlap.h"
#include "ui/widgets/notelist.h"

/// Connectors parameter by parameter in words, for the editor, the history and every list of changes.
namespace relaydeck::ui {

/// "SMTP DANE mode", "Recipient domains"
QString fieldTitle(ConnectorField field);
/// The value in words: "Mandatory", "on", "by MX records"; "not set" and "none" where there is no value.
QString fieldValue(ConnectorField field, const Connector& connector);

/// "Mail to nordbank.example goes by MX records. The server must prove itself by DANE, else the mail waits
/// for 24 hours and is then dropped."
QString summarySentence(const ConnectorSummary& summary);

/// The translated sentence of a finding.
QString findingText(const ConnectorFinding& finding);
Note findingNote(const ConnectorFinding& finding);

/// "Mail to a.example: this connector goes before \"All mail\", whose * is wider."
Note overlapNote(const Overlap& overlap);

/// Which settings protect mail less than before, as amber notes; `before` empty: than the service default.
QList<Note> loweredNotes(const std::optional<Connector>& before, const Connector& after);

}  // namespace relaydeck::ui
