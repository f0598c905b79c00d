// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/settings.h"
#include "core/partnertest/finding.h"
#include "core/partnertest/resolvertrial.h"

namespace relaydeck::partnertest {

enum class ResolverVerdict {
    Fit,
    Limited,  ///< fit for most: no TCP, or it judges bogus names itself though CD is set
    Silent,
    Failing,  ///< answers, but with SERVFAIL or REFUSED where names are known to be good
    StripsDnssec,  ///< leaves out RRSIG, DS or NSEC records
    Alters,  ///< answers for names that do not exist, or changes what is signed
    ClockOff,  ///< the signatures of the root are not valid at our time: this computer's clock, most likely
};

/// What a trial says about a resolver.
struct ResolverFitness {
    QString resolver;  ///< as address#port
    ResolverVerdict verdict = ResolverVerdict::Silent;
    bool answers = false;
    bool edns = false;
    bool signatures = false;  ///< names known to be signed validate
    bool denials = false;  ///< that a name does not exist is proven
    bool honestDenials = false;  ///< and not turned into an address
    bool datagrams = false;  ///< an answer came by UDP
    bool streams = false;  ///< an answer came by TCP, or TLS
    /// Bogus data is passed on with CD set (RFC 4035 3.2.2); nothing where no bogus name is known.
    std::optional<bool> passesBogus;
    QString why;  ///< one technical sentence, English; empty when fit

    /// Nothing that it answers may be laid at a partner's door.
    bool unfit() const { return verdict != ResolverVerdict::Fit && verdict != ResolverVerdict::Limited; }

    friend bool operator==(const ResolverFitness&, const ResolverFitness&) = default;
};

/// Judges a trial. Pure; `settings.now` is that of the trial.
ResolverFitness judgeTrial(const ResolverTrial& trial, dnssec::Settings settings);

/// The same as a sentence of the catalogue.
Finding findingOf(const ResolverFitness& fitness);

QString resolverVerdictName(ResolverVerdict verdict);
QJsonObject toJson(const ResolverFitness& fitness);
Result<ResolverFitness> resolverFitnessFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest
