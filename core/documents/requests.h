// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/finding.h"

namespace relaydeck::documents {

/// What a finding asks of the one who reads it in a letter. The catalogue's remedy speaks of the partner to
/// somebody else; this speaks to the partner, and leaves out what the sender could do instead. English, one
/// line, filled in. Empty for what no partner is asked to repair.
QString englishRequest(const partnertest::Finding& finding);

}  // namespace relaydeck::documents
