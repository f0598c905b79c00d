// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorcolumns.h"
#include "ui/connectors/connectorrow.h"

#include <QtCore/QVariant>

/// What the cells of the list say; text from outside comes out plain and bounded.
namespace relaydeck::ui {

/// For a role of Qt or of ConnectorModel. `stale`: the result of the row is too old to be relied on.
QVariant connectorCell(const ConnectorRow& row, ConnectorColumn column, int role, const QDateTime& now,
                       bool stale);
/// The row of the mail that no connector takes.
QVariant serviceDefaultCell(ConnectorColumn column, int role);
/// The cell in one line, for copying.
QString cellText(const ConnectorRow& row, ConnectorColumn column, const QDateTime& now);

}  // namespace relaydeck::ui
