// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsalookup.h"
#include "core/partnertest/judgement.h"
#include "core/smtp/mxlookup.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

MxKind kindOf(smtp::MxKind kind)
{
    switch (kind) {
    case smtp::MxKind::Mx:
        return MxKind::Mx;
    case smtp::MxKind::Implicit:
        return MxKind::Implicit;
    case smtp::MxKind::Null:
        return MxKind::Null;
    case smtp::MxKind::None:
        return MxKind::None;
    case smtp::MxKind::NxDomain:
        return MxKind::NxDomain;
    case smtp::MxKind::Failed:
        return MxKind::Failed;
    }
    Q_UNREACHABLE();
}

decision::MxState stateOf(MxKind kind, const dnssec::Lookup& failed, const Case& c)
{
    switch (kind) {
    case MxKind::Mx:
    case MxKind::Implicit:
        return decision::MxState::Hosts;
    case MxKind::Null:
        return decision::MxState::NullMx;
    case MxKind::None:
        return decision::MxState::NoMailHost;
    case MxKind::NxDomain:
        return decision::MxState::NoSuchDomain;
    case MxKind::Failed:
        break;
    }
    if (failed.security == dns::Security::Bogus)
        return decision::MxState::Bogus;
    return isOurFailure(failed) || c.ended() ? decision::MxState::Unknown : decision::MxState::LookupFailed;
}

void takeAddresses(HostReport& host)
{
    for (const dnssec::Lookup* lookup : {&host.ipv6, &host.ipv4}) {
        if (lookup->failed())
            continue;
        for (const dns::Record& record : lookup->records) {
            const std::optional<QHostAddress> address = dns::addressOf(record);
            if (address && !host.addresses.contains(*address))
                host.addresses.append(*address);
        }
    }
}

decision::AddressState addressStateOf(const HostReport& host, const Case& c)
{
    if (!host.addresses.isEmpty())
        return decision::AddressState::Found;
    if (host.ipv4.security == dns::Security::Bogus || host.ipv6.security == dns::Security::Bogus)
        return decision::AddressState::Bogus;
    if (host.ipv4.failed() || host.ipv6.failed()) {
        const bool ours = isOurFailure(host.ipv4) || isOurFailure(host.ipv6) || c.ended();
        return ours ? decision::AddressState::Unknown : decision::AddressState::LookupFailed;
    }
    return decision::AddressState::None;
}

void judgeTlsaOf(const Case& c, HostReport& host, decision::HostObservation& observation)
{
    QList<dnssec::Lookup> lookups;
    const QList<DomainName> candidates = dane::tlsaBaseCandidates(host.ipv4, host.ipv6);
    for (const DomainName& base : candidates) {
        const std::optional<DomainName> owner = dane::tlsaOwner(base);
        if (!owner)
            continue;
        const dnssec::Lookup lookup = c.lookup(*owner, dns::RecordType::TLSA);
        // The probe stops at the first base that has records; what it did not ask is not missing.
        if (lookup.fault == dnssec::Fault::NotRecorded && !lookups.isEmpty())
            break;
        lookups.append(lookup);
        if (lookup.secure() && !lookup.records.isEmpty())
            break;
    }
    const dane::TlsaResult result = dane::judgeTlsa(host.ipv4, host.ipv6, lookups);
    host.tlsaBase = result.base;
    const std::optional<DomainName> owner = dane::tlsaOwner(result.base);
    for (const dnssec::Lookup& lookup : std::as_const(lookups)) {
        if (owner && lookup.question.name == *owner)
            host.tlsaLookup = lookup;
    }
    switch (result.state) {
    case dane::TlsaState::NotApplicable:
        host.tlsa = TlsaStatus::NotApplicable;
        // Addresses that are not known may be secure.
        observation.tlsa = observation.addresses == decision::AddressState::Unknown
            ? decision::TlsaState::Unknown
            : decision::TlsaState::NotApplicable;
        return;
    case dane::TlsaState::NotPublished:
        host.tlsa = TlsaStatus::None;
        observation.tlsa = decision::TlsaState::NotPublished;
        return;
    case dane::TlsaState::Usable:
        host.tlsa = TlsaStatus::Usable;
        observation.tlsa = decision::TlsaState::Usable;
        return;
    case dane::TlsaState::AllUnusable:
        host.tlsa = TlsaStatus::Unusable;
        observation.tlsa = decision::TlsaState::AllUnusable;
        return;
    case dane::TlsaState::Bogus:
        host.tlsa = TlsaStatus::Bogus;
        observation.tlsa = decision::TlsaState::Bogus;
        return;
    case dane::TlsaState::LookupFailed:
        break;
    }
    // RFC 7672 2.1.1: a TLSA question that is not answered counts as failed, since an attacker can cause it,
    // as long as the resolver answers other questions.
    host.tlsa = TlsaStatus::Failed;
    const bool ours = c.ended() || !host.tlsaLookup
        || host.tlsaLookup->fault == dnssec::Fault::ResolverStripsDnssec
        || host.tlsaLookup->fault == dnssec::Fault::NotRecorded;
    observation.tlsa = ours ? decision::TlsaState::Unknown : decision::TlsaState::LookupFailed;
}

/// A dialogue with SNI of the MX host, made for MTA-STS beside the one for DANE (S8), completes the latter's
/// observation.
void addStsDialogue(QList<decision::EndpointObservation>& endpoints,
                    const decision::EndpointObservation& other)
{
    for (decision::EndpointObservation& endpoint : endpoints) {
        if (endpoint.address != other.address)
            continue;
        endpoint.stsChainTrusted = other.chainTrusted;
        endpoint.stsNameMatchesHost = other.nameMatchesHost;
    }
}

void judgeEndpoints(const Case& c, HostReport& host, decision::HostObservation& observation)
{
    const DomainName sni =
        host.tlsa == TlsaStatus::Usable || host.tlsa == TlsaStatus::Unusable ? host.tlsaBase : host.name;
    QList<decision::EndpointObservation> forSts;
    for (int i = 0; i < c.evidence.endpoints.size(); ++i) {
        const HostEndpoint& entry = c.evidence.endpoints.at(i);
        if (entry.host != host.name)
            continue;
        const JudgedEndpoint judged = judgeEndpoint(c, i, host);
        if (entry.endpoint.sni != sni) {
            forSts.append(judged.observation);
            continue;
        }
        host.endpoints.append(judged.report);
        observation.endpoints.append(judged.observation);
    }
    for (const decision::EndpointObservation& other : std::as_const(forSts))
        addStsDialogue(observation.endpoints, other);
    // A test that was ended early, or one of a single family, has not tried every address.
    for (const QHostAddress& address : std::as_const(host.addresses)) {
        const bool tried =
            std::any_of(observation.endpoints.begin(), observation.endpoints.end(),
                        [&address](const auto& endpoint) { return endpoint.address == address; });
        if (tried)
            continue;
        decision::EndpointObservation untried;
        untried.address = address;
        observation.endpoints.append(untried);
    }
}

HostReport judgeHost(const Case& c, const smtp::MxHost& mx, decision::HostObservation& observation)
{
    HostReport host;
    host.name = mx.name;
    host.preference = mx.preference;
    host.ipv4 = c.lookup(mx.name, dns::RecordType::A);
    host.ipv6 = c.lookup(mx.name, dns::RecordType::AAAA);
    host.dnssec = dns::weakest(host.ipv4.security, host.ipv6.security);
    takeAddresses(host);
    observation.name = host.name;
    observation.preference = host.preference;
    observation.addresses = addressStateOf(host, c);
    judgeTlsaOf(c, host, observation);
    judgeEndpoints(c, host, observation);
    return host;
}

}  // namespace

void judgeMailServers(const Case& c, PartnerReport& report)
{
    report.mx = c.lookup(c.evidence.domain, dns::RecordType::MX);
    smtp::MxResult mail;
    dnssec::Lookup failed = report.mx;
    if (smtp::needsAddresses(report.mx)) {
        const dnssec::Lookup ipv4 = c.lookup(c.evidence.domain, dns::RecordType::A);
        const dnssec::Lookup ipv6 = c.lookup(c.evidence.domain, dns::RecordType::AAAA);
        mail = smtp::judgeMx(report.mx, ipv4, ipv6);
        failed = ipv4.failed() ? ipv4 : ipv6;
    } else {
        mail = smtp::judgeMx(report.mx);
    }
    report.mxKind = kindOf(mail.kind);
    report.observation.mx = stateOf(report.mxKind, failed, c);
    report.observation.mxSecure = report.mx.secure();
    for (const smtp::MxHost& mx : std::as_const(mail.hosts)) {
        decision::HostObservation observation;
        report.hosts.append(judgeHost(c, mx, observation));
        report.observation.hosts.append(observation);
    }
}

}  // namespace relaydeck::partnertest
