// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace relaydeck::dns {

/// DNSSEC status of an answer (RFC 4033 5). The order is the strength: the status of a chain of aliases is
/// its minimum.
enum class Security {
    Bogus,  ///< a chain of trust should exist and does not verify
    Indeterminate,  ///< could not be found out; a lookup failure, never a statement about the zone
    Insecure,  ///< proven that no chain of trust can exist
    Secure,
};

constexpr Security weakest(Security a, Security b)
{
    return std::min(a, b);
}

}  // namespace relaydeck::dns
