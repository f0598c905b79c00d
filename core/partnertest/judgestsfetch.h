// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/judgement.h"

namespace relaydeck::partnertest {

/// Why a policy could not be read, in one cause; None when the body is one that the policy host vouches for.
struct FetchVerdict {
    StsFault fault = StsFault::None;
    QString detail{};  ///< plain text: what the fault's sentence needs
};

/// Judges a recorded fetch (RFC 8461 3.3) at the time of the judgement.
FetchVerdict judgeFetch(const Case& c, const mtasts::PolicyFetch& fetch, const DomainName& policyHost);

}  // namespace relaydeck::partnertest
