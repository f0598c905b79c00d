// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plaintext.h"
#include "core/mtasts/match.h"
#include "core/mtasts/policy.h"
#include "core/mtasts/txtrecord.h"
#include "core/partnertest/judgement.h"
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

Reason fetchReason(mtasts::PolicyFetch::Outcome outcome)
{
    // RFC 8460 4.3.2.2
    return outcome == mtasts::PolicyFetch::Outcome::TlsFailed ? Reason::StsWebpkiInvalid
                                                              : Reason::StsPolicyFetchError;
}

void readPolicy(const mtasts::PolicyFetch& fetch, PartnerReport& report)
{
    StsReport& sts = report.sts;
    const mtasts::ParsedPolicy parsed = mtasts::parsePolicy(fetch.body);
    for (const mtasts::PolicyProblem& problem : parsed.problems)
        sts.problems.append({.line = problem.line, .text = plainText(problem.text)});
    if (!parsed.policy) {
        sts.outcome = StsOutcome::Fail;
        sts.reason = Reason::StsPolicyInvalid;
        return;
    }
    sts.policyRead = true;
    sts.mode = modeOf(parsed.policy->mode);
    sts.maxAge = static_cast<int>(parsed.policy->maxAge.count());
    sts.patterns = parsed.policy->mx;
    report.observation.stsPatterns = sts.patterns;
    switch (sts.mode) {
    case StsMode::Enforce:
        report.observation.sts = decision::StsPolicy::Enforce;
        break;
    case StsMode::Testing:
        report.observation.sts = decision::StsPolicy::Testing;
        break;
    case StsMode::None:  // RFC 8461 5: as if there were none
        sts.outcome = StsOutcome::None;
        break;
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
            result = Reason::StartTlsNotSupported;
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

void judgeSts(const Case& c, PartnerReport& report)
{
    StsReport& sts = report.sts;
    const std::optional<DomainName> name = c.evidence.domain.child("_mta-sts");
    if (!name) {  // too long a domain has no such name
        sts.outcome = StsOutcome::None;
        return;
    }
    sts.recordLookup = c.lookup(*name, dns::RecordType::TXT);
    const dnssec::Lookup& lookup = *sts.recordLookup;
    if (lookup.failed()) {
        // Discovery that fails is like no record for a sender without a stored policy (RFC 8461 3.1), unless
        // it is ours.
        const bool ours = isOurFailure(lookup) || c.ended();
        sts.outcome = StsOutcome::Unknown;
        report.observation.sts = ours ? decision::StsPolicy::Unknown : decision::StsPolicy::None;
        return;
    }
    const QList<QByteArray> texts = textsOf(lookup);
    for (const QByteArray& text : texts) {
        if (text.startsWith("v=STSv1"))
            sts.records.append(plainText(text, 500));
    }
    const mtasts::TxtRecord record = mtasts::findRecord(lookup.records);
    sts.id = record.id;
    for (const QString& problem : record.problems)
        sts.problems.append({.line = 0, .text = plainText(problem)});
    if (!record.valid()) {
        sts.outcome = StsOutcome::None;
        return;
    }
    const std::optional<mtasts::PolicyFetch>& fetch = c.evidence.policyFetch;
    const bool cutShort = !fetch || fetch->outcome == mtasts::PolicyFetch::Outcome::Cancelled
        || (c.ended() && fetch->outcome == mtasts::PolicyFetch::Outcome::TimedOut);
    if (cutShort) {
        sts.outcome = StsOutcome::Unknown;
        report.observation.sts = decision::StsPolicy::Unknown;
        return;
    }
    if (fetch->outcome != mtasts::PolicyFetch::Outcome::Fetched) {
        sts.outcome = StsOutcome::Fail;
        sts.reason = fetchReason(fetch->outcome);
        return;
    }
    readPolicy(*fetch, report);
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
        if (reason == Reason::None) {
            sts.outcome = StsOutcome::Pass;
            continue;
        }
        unknown = unknown || reason == Reason::NotTested;
        if (!first && reason != Reason::NotTested)
            first = reason;
    }
    if (sts.outcome == StsOutcome::Pass)
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
