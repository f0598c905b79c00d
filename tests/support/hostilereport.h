// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::test {

/// A report whose every text from outside is an attack: markup, control characters, direction overrides, a
/// name of a megabyte. Nothing in it changes from one call to the next.
partnertest::PartnerReport hostileReport();

}  // namespace relaydeck::test
