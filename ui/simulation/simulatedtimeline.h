// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "ui/widgets/timelineview.h"

#include <optional>

namespace relaydeck::ui {

/// The first day of a message that waits; nothing where it does not wait.
std::optional<Timeline> timelineOf(const partnertest::PartnerReport& report,
                                   const decision::Delivery& delivery);

}  // namespace relaydeck::ui
