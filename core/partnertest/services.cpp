// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/services.h"

#include "core/dns/makeresolver.h"
#include "core/partnertest/judgeagain.h"
#include "core/partnertest/resolverprobe.h"

#include <QtNetwork/QNetworkInterface>

namespace relaydeck::partnertest {

Result<std::shared_ptr<Services>> Services::create(const NetworkProfile& profile,
                                                   const mtasts::KnownPolicies& known)
{
    const Result<Judgement> judgement = judgementFor(profile);
    if (!judgement)
        return judgement.error();
    return std::make_shared<Services>(profile, *judgement, known);
}

Services::Services(const NetworkProfile& profile, Judgement judgement, mtasts::KnownPolicies known)
    : m_profile(profile)
    , m_judgement(std::move(judgement))
    , m_resolver(dns::makeResolver(profile),
                 dnssec::Settings{.anchors = m_judgement.anchors,
                                  .algorithms = m_judgement.dnssecAlgorithms,
                                  .digests = m_judgement.dnssecDigests,
                                  .now = profile.validateAt.value_or(QDateTime()),
                                  .limits = {}})
    , m_prober(profile)
    , m_known(std::move(known))
{
}

QList<QHostAddress> Services::ownAddresses()
{
    // Asking the system takes as long as an exchange with a resolver, and a run tests many domains in a
    // second.
    if (!m_sinceAddresses.isValid() || m_sinceAddresses.hasExpired(1000)) {
        m_ownAddresses = QNetworkInterface::allAddresses();
        m_sinceAddresses.start();
    }
    return m_ownAddresses;
}

QCoro::Task<QList<ResolverTrial>> Services::resolverTrials(async::Context ctx,
                                                           std::shared_ptr<Services> services)
{
    const Result<async::Semaphore::Permit> place = co_await services->m_trialPlace.acquire(ctx);
    if (!place)
        co_return QList<ResolverTrial>();
    if (services->m_trials.isEmpty()) {
        const QList<ResolverTrial> trials =
            co_await tryResolvers(ctx, services->m_profile, services->m_resolver.settings());
        // A trial that was ended early would accuse the resolver of what the end did.
        if (ctx.stop.stop_requested() || ctx.deadline.hasExpired())
            co_return QList<ResolverTrial>();
        services->m_trials = trials;
    }
    const QList<ResolverTrial> known = services->m_trials;
    co_return known;
}

}  // namespace relaydeck::partnertest
