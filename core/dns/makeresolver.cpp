// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/makeresolver.h"

#include "core/dns/cachingresolver.h"
#include "core/dns/stubresolver.h"

namespace relaydeck::dns {

std::shared_ptr<Resolver> makeResolver(const NetworkProfile& profile)
{
    StubResolver::Settings settings;
    settings.upstreams = profile.upstreams.isEmpty() ? systemUpstreams() : profile.upstreams;
    settings.sourceAddress = profile.sourceAddress;
    settings.timeout = profile.dnsTimeout;
    settings.caCertificates = profile.caCertificates;
    return std::make_shared<CachingResolver>(std::make_shared<StubResolver>(settings));
}

}  // namespace relaydeck::dns
