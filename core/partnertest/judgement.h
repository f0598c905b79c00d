// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/validatingresolver.h"
#include "core/partnertest/judge.h"

/// The parts of judge(), one for each mechanism; each fills its part of the report from the evidence and what
/// the parts before it found. judge.cpp holds their order.
namespace relaydeck::partnertest {

/// What every part works on.
struct Case {
    const Evidence& evidence;
    const Judgement& judgement;
    dnssec::Settings dnssecSettings;
    dnssec::PacketRecord packets;
    dnssec::WorkMemory* memory = nullptr;
    /// What the trials of the resolvers tell about failures.
    enum class Resolvers { NotTried, Fit, Unfit };
    Resolvers resolvers = Resolvers::NotTried;

    /// The validated lookup, from the recorded packets alone. A failure through a resolver that fails for
    /// known names too is ResolverUnfit; an answer that does not come, though the resolver is fit, is the
    /// name servers' failure.
    dnssec::Lookup lookup(const DomainName& name, dns::RecordType type) const;
    bool ended() const { return evidence.cancelled || evidence.limitReached; }
};

/// The lookups that a report rests on: MX, addresses and TLSA of each host, MTA-STS record.
QList<const dnssec::Lookup*> lookupsOf(const PartnerReport& report);
/// Whether a failed lookup says nothing about the partner: our resolver does not answer or strips DNSSEC, or
/// the test was ended before.
bool isOurFailure(const dnssec::Lookup& lookup);
/// The resolvers were tried, and those whose answers the report rests on fail for known names too.
bool isResolverUnfit(const PartnerReport& report);
/// Whether a dialogue ended because the test did, so that its end says nothing about the server.
bool wasCutShort(const smtp::Endpoint& endpoint, const Evidence& evidence);

void judgeMailServers(const Case& c, PartnerReport& report);
void judgeSts(const Case& c, PartnerReport& report);
/// Each host against the policy, and the outcome of MTA-STS for the domain.
void judgeStsHosts(PartnerReport& report);
/// Compares what others said, where they were asked.
void judgeSecondOpinion(const Case& c, PartnerReport& report);
void addSecondOpinion(QList<Finding>& findings, const PartnerReport& report);
void judgeTlsRpt(const Case& c, PartnerReport& report);
/// DANE for each host and the domain, from the endpoints.
void judgeDane(PartnerReport& report);
QList<Check> makeChecks(const PartnerReport& report);
/// What a check waited for: its lookups, or the slowest dialogue.
std::chrono::milliseconds waitedFor(CheckId id, const PartnerReport& report);
QList<Finding> makeFindings(const PartnerReport& report);
/// No check stands better than what was found of it, nor as failed for what stops no mail: who looks for the
/// reason of a warning finds it at the check that is not green.
void alignChecks(QList<Check>& checks, const QList<Finding>& findings);

/// Endpoint part of judgeMailServers(): one dialogue against the host's TLSA records and the roots.
struct JudgedEndpoint {
    EndpointReport report;
    decision::EndpointObservation observation;
};
JudgedEndpoint judgeEndpoint(const Case& c, int evidenceIndex, const HostReport& host);

}  // namespace relaydeck::partnertest
