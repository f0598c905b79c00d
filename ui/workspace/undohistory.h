// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "ui/workspace/stepwords.h"

namespace relaydeck::ui {

/// A step of the record of activity that can be taken back.
struct RevertibleStep {
    qint64 id = 0;
    QString name;
    QList<store::Change> changes;
};

/// What undo would take back, one after the other, if no program had been closed; the last one to be taken
/// back first stands last. What was taken back already is not among them, nor what was changed over by
/// something that is not. Bounded: at most the newest 200 steps, with 5,000 changes together.
Result<QList<RevertibleStep>> revertibleSteps(store::Store& store,
                                              const QList<store::StoredConnector>& present);

/// Why the changes cannot be taken back now, as a sentence; empty when they can.
QString obstacleTo(const QList<store::Change>& changes, const QList<store::StoredConnector>& present);

}  // namespace relaydeck::ui
