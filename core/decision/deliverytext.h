// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

namespace relaydeck::decision {

/// The verdict in English, in the words that the window has too: "Delivered, DANE", "Queued, then dropped".
QString verdictText(const Delivery& delivery);
/// Reason and status: "tlsa-invalid, 4.7.323"; empty when there is none.
QString reasonText(const Delivery& delivery);

}  // namespace relaydeck::decision
