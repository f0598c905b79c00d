// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorcheck.h"
#include "ui/connectoreditor/trystep.h"
#include "ui/widgets/steplist.h"

/// The rail of the editor: what each step holds, in a line.
namespace relaydeck::ui {

/// The six steps in their order.
QList<StepRow> editorStepRows(const Connector& connector, int changes, std::optional<Trial> trial);
/// The worst of the findings about these fields, on their step.
void markFindings(StepRow& row, const QList<ConnectorField>& fields, const QList<ConnectorFinding>& findings);

}  // namespace relaydeck::ui
