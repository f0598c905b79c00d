// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/network/networkprofile.h"

#include <memory>

namespace relaydeck::dns {

/// The resolver of a network: asks the profile's upstreams, or those of the system, and remembers answers.
std::shared_ptr<Resolver> makeResolver(const NetworkProfile& profile);

/// The resolvers that a profile asks: its own, or those of the system.
QList<Upstream> upstreamsOf(const NetworkProfile& profile);

/// One server alone, without memory: to compare servers.
std::shared_ptr<Resolver> makeResolverFor(const Upstream& upstream, const NetworkProfile& profile);

}  // namespace relaydeck::dns
