// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plaintext.h"
#include "core/mtasts/match.h"
#include "core/mtasts/policy.h"
#include "core/mtasts/txtrecord.h"
#include "core/partnertest/judgestsfetch.h"
#include "core/tlsrpt/record.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

using decision::Reason;

/// The texts at a name, the strings of each record joined (RFC 8461 3.1, RFC 8460 3).
QList<QByteArray> textsOf(const dnssec::Lookup& lookup)
{
    QList<QByteArray> texts;
    for (const dns::Record& record : lookup.records) {
        if (const std::optional<QList<QByteArray>> strings = dns::txtOf(record))
            texts.append(strings->join());
    }
    return texts;
}

StsMode modeOf(mtasts::Mode mode)
{
    switch (mode) {
    case mtasts::Mode::Enforce:
        return StsMode::Enforce;
    case mtasts::Mode::Testing:
        return StsMode::Testing;
    case mtasts::Mode::None:
        return StsMode::None;
    }
    Q_UNREACHABLE();
}

/// RFC 8460 4.3.2.2
Reason reasonOf(StsFault fault)
{
    switch (fault) {
    case StsFault::None:
    case StsFault::Ours:
        return Reason::None;
    case StsFault::TlsFailed:
    case StsFault::CertificateExpired:
    case StsFault::CertificateName:
    case StsFault::CertificateUntrusted:
        return Reason::StsWebpkiInvalid;
    case StsFault::PolicyInvalid:
        return Reason::StsPolicyInvalid;
    case StsFault::NoAddress:
    case StsFault::AddressLookupFailed:
    case StsFault::ConnectFailed:
    case StsFault::TimedOut:
    case StsFault::Redirected:
    case StsFault::HttpStatus:
    case StsFault::TooLarge:
        break;
    }
    return Reason::StsPolicyFetchError;
}

/// From here on the policy is the one that applies.
void apply(const mtasts::Policy& policy, PartnerReport& report)
{
    StsReport& sts = report.sts;
    sts.policyRead = true;
    sts.mode = modeOf(policy.mode);
    sts.maxAge = static_cast<int>(policy.maxAge.count());
    sts.patterns = policy.mx;
    report.observation.stsPatterns = sts.patterns;
    switch (sts.mode) {
    case StsMode::Enforce:
        report.observation.sts = decision::StsPolicy::Enforce;
        break;
    case StsMode::Testing:
        report.observation.sts = decision::StsPolicy::Testing;
        break;
    case StsMode::None:  // RFC 8461 5: as if there were none
        report.observation.sts = decision::StsPolicy::None;
        break;
    }
}

/// None can be read now: an earlier one goes on as long as its max_age lasts (RFC 8461 3.3, 5.1).
void applyCached(const Case& c, PartnerReport& report)
{
    const Evidence& evidence = c.evidence;
    const std::optional<mtasts::KnownPolicy> cached =
        mtasts::cachedPolicy(evidence.knownPolicies, evidence.domain, evidence.judgedAt);
    if (!cached)
        return;
    const mtasts::ParsedPolicy parsed = mtasts::parsePolicy(cached->text);
    apply(*parsed.policy, report);
    report.sts.fromCache = true;
    report.observation.stsFromCache = true;
    report.sts.heldUntil = cached->heldUntil();
}

void readLive(const mtasts::PolicyFetch& fetch, PartnerReport& report)
{
    StsReport& sts = report.sts;
    const mtasts::ParsedPolicy parsed = mtasts::parsePolicy(fetch.body);
    for (const mtasts::PolicyProblem& problem : parsed.problems)
        sts.problems.append(
            {.line = problem.line, .text = plainText(problem.text), .weight = problem.weight});
    if (!parsed.policy) {
        sts.fault = StsFault::PolicyInvalid;
        return;
    }
    apply(*parsed.policy, report);
    sts.heldUntil = fetch.at.addSecs(sts.maxAge);
    if (sts.mode == StsMode::None)
        sts.outcome = StsOutcome::None;
}

/// The policies that senders may hold besides the one that was read now.
void listHeld(const Evidence& evidence, StsReport& sts)
{
    for (const mtasts::KnownPolicy& known : evidence.knownPolicies) {
        if (known.domain != evidence.domain || !known.isHeldAt(evidence.judgedAt))
            continue;
        const std::optional<mtasts::Policy> policy = mtasts::parsePolicy(known.text).policy;
        if (!policy || policy->mode == mtasts::Mode::None)
            continue;
        const HeldPolicy held{.id = plainText(known.id, 40),
                              .mode = modeOf(policy->mode),
                              .maxAge = static_cast<int>(policy->maxAge.count()),
                              .patterns = policy->mx,
                              .firstSeen = known.firstSeen,
                              .fetchedAt = known.fetchedAt,
                              .heldUntil = known.heldUntil()};
        const bool same = sts.policyRead && !sts.fromCache && held.id == sts.id && held.mode == sts.mode
            && held.maxAge == sts.maxAge && held.patterns == sts.patterns;
        if (!same)
            sts.held.append(held);
    }
}

/// Why a host fails the policy on its best address; None when it passes, NotTested when nothing is known.
Reason hostReason(const HostReport& host, const decision::HostObservation& observed)
{
    if (!host.stsListed)
        return Reason::MxMismatch;
    Reason result = Reason::NotTested;
    for (const decision::EndpointObservation& endpoint : observed.endpoints) {
        if (endpoint.reach == decision::Reach::Unknown)
            continue;
        if (endpoint.reach != decision::Reach::Ready) {
            result = result == Reason::NotTested ? Reason::ConnectFailed : result;
            continue;
        }
        if (endpoint.tls != decision::TlsState::Established) {
            result = decision::reasonWithoutTls(endpoint.tls);
            continue;
        }
        const bool trusted = endpoint.stsChainTrusted.value_or(endpoint.chainTrusted);
        const bool named = endpoint.stsNameMatchesHost.value_or(endpoint.nameMatchesHost);
        if (trusted && named)
            return Reason::None;
        if (trusted)
            result = Reason::CertificateHostMismatch;
        else
            result = endpoint.chainExpired ? Reason::CertificateExpired : Reason::CertificateNotTrusted;
    }
    return result;
}

}  // namespace

namespace {

/// The record, then the policy behind it.
void judgeDiscovery(const Case& c, const DomainName& recordName, PartnerReport& report)
{
    StsReport& sts = report.sts;
    sts.recordLookup = c.lookup(recordName, dns::RecordType::TXT);
    const dnssec::Lookup& lookup = *sts.recordLookup;
    if (lookup.failed()) {
        // Discovery that fails is like no record for a sender without a stored policy (RFC 8461 3.1), unless
        // it is ours.
        sts.outcome = StsOutcome::Unknown;
        if (isOurFailure(lookup) || c.ended())
            sts.fault = StsFault::Ours;
        return;
    }
    const QList<QByteArray> texts = textsOf(lookup);
    for (const QByteArray& text : texts) {
        if (text.startsWith("v=STSv1"))
            sts.records.append(plainText(text, 500));
    }
    const mtasts::TxtRecord record = mtasts::findRecordIn(texts);
    sts.id = record.id;
    for (const QString& problem : record.problems)
        sts.problems.append({.line = 0, .text = plainText(problem), .weight = mtasts::Weight::Fatal});
    if (!record.valid()) {
        sts.outcome = StsOutcome::None;
        return;
    }
    const std::optional<mtasts::PolicyFetch>& fetch = c.evidence.policyFetch;
    const std::optional<DomainName> policyHost = c.evidence.domain.child("mta-sts");
    const FetchVerdict fetched =
        fetch && policyHost ? judgeFetch(c, *fetch, *policyHost) : FetchVerdict{.fault = StsFault::Ours};
    sts.fault = fetched.fault;
    sts.faultDetail = fetched.detail;
    if (sts.fault == StsFault::None)
        readLive(*fetch, report);
    if (sts.fault != StsFault::None) {
        sts.outcome = sts.fault == StsFault::Ours ? StsOutcome::Unknown : StsOutcome::Fail;
        sts.reason = reasonOf(sts.fault);
    }
}

}  // namespace

void judgeSts(const Case& c, PartnerReport& report)
{
    StsReport& sts = report.sts;
    const std::optional<DomainName> name = c.evidence.domain.child("_mta-sts");
    if (!name) {  // too long a domain has no such name
        sts.outcome = StsOutcome::None;
        return;
    }
    judgeDiscovery(c, *name, report);
    if (sts.fault == StsFault::Ours)
        report.observation.sts = decision::StsPolicy::Unknown;
    else if (!sts.policyRead)
        applyCached(c, report);
    listHeld(c.evidence, sts);
}

void judgeStsHosts(PartnerReport& report)
{
    StsReport& sts = report.sts;
    if (!sts.policyRead || sts.mode == StsMode::None)
        return;
    std::optional<Reason> first;
    bool unknown = report.hosts.isEmpty();
    for (qsizetype i = 0; i < report.hosts.size(); ++i) {
        HostReport& host = report.hosts[i];
        host.stsListed = mtasts::matchesAny(sts.patterns, host.name);
        const Reason reason = hostReason(host, report.observation.hosts.at(i));
        if (sts.fromCache)
            continue;  // the outcome is that of what the partner publishes now
        if (reason == Reason::None) {
            sts.outcome = StsOutcome::Pass;
            continue;
        }
        unknown = unknown || reason == Reason::NotTested;
        if (!first && reason != Reason::NotTested)
            first = reason;
    }
    if (sts.fromCache || sts.outcome == StsOutcome::Pass)
        return;
    sts.outcome = unknown ? StsOutcome::Unknown : StsOutcome::Fail;
    sts.reason = unknown ? Reason::None : *first;
}

void judgeTlsRpt(const Case& c, PartnerReport& report)
{
    const std::optional<DomainName> below = c.evidence.domain.child("_tls");
    const std::optional<DomainName> name = below ? below->child("_smtp") : std::nullopt;
    if (!name)
        return;
    const dnssec::Lookup lookup = c.lookup(*name, dns::RecordType::TXT);
    TlsRptReport& rpt = report.tlsRpt;
    rpt.known = !lookup.failed();
    if (!rpt.known)
        return;
    const QList<QByteArray> texts = textsOf(lookup);
    const tlsrpt::TxtRecord record = tlsrpt::findRecordIn(texts);
    for (const QByteArray& text : texts) {
        if (text.startsWith("v=TLSRPTv1"))
            rpt.record = plainText(text, 500);
    }
    rpt.published = record.valid();
    for (const QString& uri : record.reportUris)
        rpt.destinations.append(plainText(uri));
    for (const QString& problem : record.problems)
        rpt.problems.append(plainText(problem));
}

}  // namespace relaydeck::partnertest
