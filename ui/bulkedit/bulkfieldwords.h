// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/bulkedit.h"

#include <QtCore/QString>

namespace relaydeck::ui {

/// "SMTP DANE", "TLS setting"
QString bulkFieldTitle(ConnectorField field);
/// The connector's value in the words of the window, plain and bounded: "Mandatory", "Not set", "On".
QString bulkValueWords(ConnectorField field, const Connector& connector);
/// What stands for the values of several: one value, or "Mixed (3)".
QString bulkValuesWords(ConnectorField field, const QList<Connector>& connectors);
/// The edit in a few words, for the name of the step of undo: "set SMTP DANE Mandatory".
QString bulkEditWords(const BulkEdit& edit);

/// The values that can be chosen for a field, each as a connector that has it; empty for text and lists.
QList<Connector> bulkChoices(ConnectorField field);

}  // namespace relaydeck::ui
