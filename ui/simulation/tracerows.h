// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"
#include "ui/widgets/steplist.h"

namespace relaydeck::ui {

/// The steps that led to a delivery as rows to follow; what exceeds a bound is counted in the last row.
QList<StepRow> traceRows(const decision::Delivery& delivery);

}  // namespace relaydeck::ui
