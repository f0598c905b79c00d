// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/check.h"
#include "core/partnertest/finding.h"

#include <optional>

namespace relaydeck::partnertest {

/// The check that a finding belongs to; none: it is about the test itself.
std::optional<CheckId> checkOf(FindingCode code);

}  // namespace relaydeck::partnertest
