// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/partnertest/partnersample.h"

#include <map>

namespace relaydeck::test {

using Spoil = void (*)(PartnerSample&);

/// For each code of the catalogue what is done to a good partner's report so that it must have it.
const std::map<partnertest::FindingCode, Spoil>& findingCases();

}  // namespace relaydeck::test
