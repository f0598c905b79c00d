// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "ui/workspace/stepwords.h"

#include <functional>
#include <stop_token>

namespace relaydeck::ui {

/// A step of the record of activity that can be taken back.
struct RevertibleStep {
    qint64 id = 0;
    QString name;
    QList<store::Change> changes;
};

/// What undo would take back, one after the other, if no program had been closed; the last one to be taken
/// back first stands last. What was taken back already is not among them, nor what was changed over by
/// something that is not. Bounded: at most the newest 200 steps, with 5,000 changes together; of the
/// connectors only those are read that the steps are about. Cancelled: `stop` was asked for.
Result<QList<RevertibleStep>> revertibleSteps(store::Store& store, const std::stop_token& stop = {});

/// A connector as it is now; empty: it is not there.
using ConnectorLookup = std::function<std::optional<Connector>(const QUuid&)>;

/// Why the changes cannot be taken back now, as a sentence; empty when they can.
QString obstacleTo(const QList<store::Change>& changes, const ConnectorLookup& present);

}  // namespace relaydeck::ui
