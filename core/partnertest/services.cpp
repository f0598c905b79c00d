// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/services.h"

#include "core/dns/makeresolver.h"
#include "core/partnertest/judgeagain.h"

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

}  // namespace relaydeck::partnertest
