// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judge.h"

#include "core/partnertest/judgement.h"

namespace relaydeck::partnertest {

dnssec::Lookup Case::lookup(const DomainName& name, dns::RecordType type) const
{
    return dnssec::validateRecorded({.name = name, .type = type}, packets, dnssecSettings, memory);
}

bool isOurFailure(const dnssec::Lookup& lookup)
{
    switch (lookup.fault) {
    case dnssec::Fault::NoAnswer:
    case dnssec::Fault::ResolverStripsDnssec:
    case dnssec::Fault::NotRecorded:
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

PartnerReport judge(const Evidence& evidence, const Judgement& judgement, dnssec::SignatureMemory* memory)
{
    Case c{.evidence = evidence,
           .judgement = judgement,
           .dnssecSettings = {.anchors = judgement.anchors,
                              .algorithms = judgement.dnssecAlgorithms,
                              .digests = judgement.dnssecDigests,
                              .now = evidence.judgedAt,
                              .limits = {}},
           .packets = {},
           .memory = memory};
    for (const dns::Exchange& exchange : evidence.exchanges)
        c.packets.add(exchange);

    PartnerReport report;
    report.evidence = evidence;
    report.observation.domain = evidence.domain;
    judgeSts(c, report);  // before the hosts, which are compared with its patterns
    judgeMailServers(c, report);
    judgeDane(report);
    judgeStsHosts(report);
    judgeTlsRpt(c, report);
    report.delivery = decision::decideAll(report.observation, {}, judgement.rules);
    report.checks = makeChecks(report);
    report.findings = makeFindings(report);
    return report;
}

}  // namespace relaydeck::partnertest
