// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judge.h"

#include "core/partnertest/judgement.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

/// With a resolver that fails for names known to be good, nothing that fails is a statement about its zone:
/// not in the chain of trust either.
dnssec::Lookup blamedOnResolver(dnssec::Lookup lookup)
{
    if (lookup.security == dns::Security::Bogus)
        lookup.records.clear();
    lookup.security = dns::Security::Indeterminate;
    if (lookup.fault != dnssec::Fault::ResolverStripsDnssec && lookup.fault != dnssec::Fault::NoAnswer)
        lookup.fault = dnssec::Fault::ResolverUnfit;
    for (dnssec::ZoneLink& zone : lookup.chain) {
        if (zone.security == dns::Security::Bogus) {
            zone.security = dns::Security::Indeterminate;
            zone.fault = dnssec::Fault::ResolverUnfit;
        }
    }
    return lookup;
}

Case::Resolvers resolversOf(const PartnerReport& report)
{
    if (report.resolvers.isEmpty())
        return Case::Resolvers::NotTried;
    return isResolverUnfit(report) ? Case::Resolvers::Unfit : Case::Resolvers::Fit;
}

}  // namespace

QList<const dnssec::Lookup*> lookupsOf(const PartnerReport& report)
{
    QList<const dnssec::Lookup*> lookups{&report.mx};
    for (const HostReport& host : report.hosts) {
        lookups << &host.ipv4 << &host.ipv6;
        if (host.tlsaLookup)
            lookups << &*host.tlsaLookup;
    }
    if (report.sts.recordLookup)
        lookups << &*report.sts.recordLookup;
    return lookups;
}

bool isResolverUnfit(const PartnerReport& report)
{
    const QList<ResolverFitness>& tried = report.resolvers;
    // Several are asked in turn: a silent one makes way for the next, one that spoils answers does not.
    const bool allSilent = std::all_of(tried.begin(), tried.end(), [](const ResolverFitness& fitness) {
        return fitness.verdict == ResolverVerdict::Silent;
    });
    const auto spoils = [&report](const ResolverFitness& fitness) {
        return fitness.unfit() && fitness.verdict != ResolverVerdict::Silent
            && std::any_of(report.evidence.exchanges.begin(), report.evidence.exchanges.end(),
                           [&fitness](const dns::Exchange& exchange) {
                               return exchange.outcome == dns::Exchange::Outcome::Answered
                                   && exchange.upstream == fitness.resolver;
                           });
    };
    return !tried.isEmpty() && (allSilent || std::any_of(tried.begin(), tried.end(), spoils));
}

dnssec::Lookup Case::lookup(const DomainName& name, dns::RecordType type) const
{
    dnssec::Lookup lookup =
        dnssec::validateRecorded({.name = name, .type = type}, packets, dnssecSettings, memory);
    if (!lookup.failed() || ended())
        return lookup;
    switch (resolvers) {
    case Resolvers::NotTried:
        break;
    case Resolvers::Fit:
        if (lookup.fault == dnssec::Fault::NoAnswer)
            lookup.fault = dnssec::Fault::ServerFailure;
        break;
    case Resolvers::Unfit:
        return blamedOnResolver(std::move(lookup));
    }
    return lookup;
}

bool isOurFailure(const dnssec::Lookup& lookup)
{
    switch (lookup.fault) {
    case dnssec::Fault::NoAnswer:
    case dnssec::Fault::ResolverStripsDnssec:
    case dnssec::Fault::NotRecorded:
    case dnssec::Fault::ResolverUnfit:
        return lookup.failed();
    case dnssec::Fault::None:
    case dnssec::Fault::ServerFailure:
    case dnssec::Fault::TooMuchWork:
    case dnssec::Fault::SignatureMissing:
    case dnssec::Fault::SignatureExpired:
    case dnssec::Fault::SignatureNotYetValid:
    case dnssec::Fault::SignatureInvalid:
    case dnssec::Fault::SignerUnknown:
    case dnssec::Fault::DnskeyMissing:
    case dnssec::Fault::DsMismatch:
    case dnssec::Fault::DenialMissing:
    case dnssec::Fault::DenialIncomplete:
    case dnssec::Fault::WildcardUnproven:
    case dnssec::Fault::AliasLoop:
    case dnssec::Fault::AliasMismatch:
    case dnssec::Fault::NoDs:
    case dnssec::Fault::UnsupportedAlgorithm:
    case dnssec::Fault::UnsupportedDigest:
    case dnssec::Fault::OptOut:
    case dnssec::Fault::Nsec3Iterations:
    case dnssec::Fault::NoTrustAnchor:
        break;
    }
    return false;
}

bool wasCutShort(const smtp::Endpoint& endpoint, const Evidence& evidence)
{
    switch (endpoint.outcome) {
    case smtp::Outcome::Cancelled:
        return true;
    case smtp::Outcome::TimedOut:
        return evidence.cancelled || evidence.limitReached;
    case smtp::Outcome::Completed:
    case smtp::Outcome::Refused:
    case smtp::Outcome::Unreachable:
    case smtp::Outcome::Closed:
    case smtp::Outcome::Rejected:
    case smtp::Outcome::Garbage:
    case smtp::Outcome::HandshakeFailed:
        break;
    }
    return false;
}

PartnerReport judge(const Evidence& evidence, const Judgement& judgement, dnssec::WorkMemory* memory)
{
    Case c{.evidence = evidence,
           .judgement = judgement,
           .dnssecSettings = {.anchors = judgement.anchors,
                              .algorithms = judgement.dnssecAlgorithms,
                              .digests = judgement.dnssecDigests,
                              .now = evidence.judgedAt,
                              .limits = {}},
           .packets = {},
           .memory = memory,
           .resolvers = Case::Resolvers::NotTried};
    for (const dns::Exchange& exchange : evidence.exchanges)
        c.packets.add(exchange);

    PartnerReport report;
    report.evidence = evidence;
    for (const ResolverTrial& trial : evidence.resolverTrials)
        report.resolvers.append(judgeTrial(trial, c.dnssecSettings));
    c.resolvers = resolversOf(report);
    report.observation.domain = evidence.domain;
    judgeSts(c, report);  // before the hosts, which are compared with its patterns
    judgeMailServers(c, report);
    judgeDane(report);
    judgeStsHosts(report);
    judgeTlsRpt(c, report);
    judgeSecondOpinion(c, report);
    report.delivery = decision::decideAll(report.observation, {}, judgement.rules);
    report.checks = makeChecks(report);
    report.findings = makeFindings(report);
    alignChecks(report.checks, report.findings);
    return report;
}

}  // namespace relaydeck::partnertest
