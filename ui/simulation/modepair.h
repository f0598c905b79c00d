// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

/// What would happen under modes that are only tried: nothing of it is written before somebody applies it.
namespace relaydeck::ui {

/// The two modes of a connector, as a cell of the matrix stands for them.
struct ModePair {
    DaneMode dane = DaneMode::Opportunistic;
    MtaStsMode sts = MtaStsMode::Opportunistic;

    friend bool operator==(const ModePair&, const ModePair&) = default;
};

ModePair modesOf(const decision::SendingPolicy& policy);
/// The same policy with other modes.
decision::SendingPolicy withModes(decision::SendingPolicy policy, const ModePair& modes);

}  // namespace relaydeck::ui
