// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/makeresolver.h"

#include "core/dns/cachingresolver.h"
#include "core/dns/stubresolver.h"

namespace relaydeck::dns {

namespace {

std::shared_ptr<Resolver> stubFor(const QList<Upstream>& upstreams, const NetworkProfile& profile)
{
    StubResolver::Settings settings;
    settings.upstreams = upstreams;
    settings.sourceAddress = profile.sourceAddress;
    settings.timeout = profile.dnsTimeout;
    settings.caCertificates = profile.caCertificates;
    settings.onlyCaCertificates = profile.onlyCaCertificates;
    return std::make_shared<StubResolver>(settings);
}

}  // namespace

QList<Upstream> upstreamsOf(const NetworkProfile& profile)
{
    return profile.upstreams.isEmpty() ? systemUpstreams() : profile.upstreams;
}

std::shared_ptr<Resolver> makeResolver(const NetworkProfile& profile)
{
    return std::make_shared<CachingResolver>(stubFor(upstreamsOf(profile), profile));
}

std::shared_ptr<Resolver> makeResolverFor(const Upstream& upstream, const NetworkProfile& profile)
{
    return stubFor({upstream}, profile);
}

}  // namespace relaydeck::dns
