// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/bulkedit.h"

#include <QtCore/QString>

namespace relaydeck::ui {

/// The edit in a few words, for the name of the step of undo: "set SMTP DANE mode to Mandatory".
QString bulkEditWords(const BulkEdit& edit);

/// fieldValue(), cut to what a sheet of many fields has room for.
QString shortFieldValue(ConnectorField field, const Connector& connector);

}  // namespace relaydeck::ui
