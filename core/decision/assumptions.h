// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

#include <span>

namespace relaydeck::decision {

/// How well a statement about Exchange Online is supported.
enum class Evidence { Documented, Observed, Claimed, Inferred, NotFound };

struct AssumptionText {
    Assumption id;
    const char* statement;  ///< QT_TRANSLATE_NOOP source, context "relaydeck::Assumption"
    Evidence evidence;
    const char* source;
};

std::span<const AssumptionText> assumptionTexts();
const AssumptionText& assumptionText(Assumption id);

}  // namespace relaydeck::decision
