// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/semaphore.h"
#include "core/dnssec/validatingresolver.h"
#include "core/network/networkprofile.h"
#include "core/partnertest/judge.h"
#include "core/partnertest/runcomparison.h"
#include "core/smtp/prober.h"

#include <QtCore/QElapsedTimer>
#include <QtNetwork/QHostAddress>

#include <memory>

namespace relaydeck::partnertest {

/// What the tests of one run share: resolver with cache, prober, judgement. Bound to one
/// thread.
class Services {
public:
    /// Fails with TrustAnchorsUnusable or InvalidData (CA certificates) when the profile cannot be used.
    /// `known`: MTA-STS policies that were read before, which go into the evidence of their domains.
    static Result<std::shared_ptr<Services>> create(const NetworkProfile& profile,
                                                    const mtasts::KnownPolicies& known = {});

    const NetworkProfile& profile() const { return m_profile; }
    dnssec::ValidatingResolver& resolver() { return m_resolver; }
    smtp::Prober& prober() { return m_prober; }
    const Judgement& judgement() const { return m_judgement; }
    /// What this run's lookups have worked out, for judgements.
    dnssec::WorkMemory& memory() { return m_resolver.memory(); }

    /// Of that domain alone.
    QList<mtasts::KnownPolicy> knownPolicies(const DomainName& domain) const { return m_known.value(domain); }

    /// Of this computer, as the system said within the last second.
    QList<QHostAddress> ownAddresses();

    /// See NetworkFacts::smtpWorked.
    bool smtpWorked() const { return m_smtpWorked; }
    void noteSmtpWorked() { m_smtpWorked = true; }

    /// The partners of this run beside each other.
    RunComparison& comparison() { return m_comparison; }

    /// Whether the resolvers are fit: tried once in a run, by the first test that has a failure to explain.
    /// Empty when that was stopped.
    static QCoro::Task<QList<ResolverTrial>> resolverTrials(async::Context ctx,
                                                            std::shared_ptr<Services> services);

    /// Use create().
    Services(const NetworkProfile& profile, Judgement judgement, mtasts::KnownPolicies known);

private:
    NetworkProfile m_profile;
    Judgement m_judgement;
    dnssec::ValidatingResolver m_resolver;
    smtp::Prober m_prober;
    mtasts::KnownPolicies m_known;
    QList<QHostAddress> m_ownAddresses;
    QElapsedTimer m_sinceAddresses;
    bool m_smtpWorked = false;
    RunComparison m_comparison;
    async::Semaphore m_trialPlace{1};
    QList<ResolverTrial> m_trials;
};

}  // namespace relaydeck::partnertest
