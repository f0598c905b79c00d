// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/importexport/importplanning.h"

/// What an import does, in words. All of it is plain text.
namespace relaydeck::ui {

/// "New", "Changed here and there", "Changed, incomplete"
QString mergeEffect(const MergeEntry& entry);
/// What becomes of the connector, and why.
QString mergeSentence(const MergeEntry& entry);
/// Which lists the export has lost, and what that means for this connector; empty when it has them all.
QString lossSentence(const MergeEntry& entry);
/// "RecipientDomains, SmartHosts"
QString parameterNames(const QList<ConnectorField>& fields);

/// What deserves a look in the whole of it, a few sentences.
QStringList mergeNotes(const ImportPlan& plan);

/// "Line 1,204 has 6 columns, 11 are expected. 1,203 lines were read."
QString lineFaultSentence(const importers::LineFault& fault);

}  // namespace relaydeck::ui
