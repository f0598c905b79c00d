// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/smtp/endpoint.h"

#include <optional>

namespace relaydeck::partnertest {

/// Why a server refuses a session because of who asks, which says nothing about mail from elsewhere.
enum class Refusal {
    BlockList,
    Greylisting,
    Rate,  ///< too many connections or too fast
    ClientName,  ///< no or unfitting name for the address
    Policy,  ///< said to be one, without more
};

/// Nothing where the server refuses everybody, or does not refuse. What it says decides, since the codes are
/// used alike for both (RFC 5321 4.2.1, RFC 3463 3.8).
std::optional<Refusal> refusalOf(const smtp::Endpoint& endpoint);

/// English, for sentences: "block list".
QString refusalWords(Refusal refusal);

}  // namespace relaydeck::partnertest
