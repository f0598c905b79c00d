// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/network/networkprofile.h"

#include <memory>

namespace relaydeck::dns {

/// The resolver of a network: asks the profile's upstreams, or those of the system, and remembers answers.
std::shared_ptr<Resolver> makeResolver(const NetworkProfile& profile);

}  // namespace relaydeck::dns
