// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsalookup.h"
#include "core/dane/tlsarecord.h"
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
        || host.tlsaLookup->fault == dnssec::Fault::ResolverUnfit
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

bool passesPkix(const decision::EndpointObservation& endpoint)
{
    return endpoint.chainTrusted && endpoint.nameMatchesHost;
}

/// The other certificate of a server, beside the first one. Which of them a sender gets is not known from
/// here, but most get the first: what the other one lacks puts mail at risk, and what it has more saves none.
void addOtherCertificate(const JudgedEndpoint& judged, HostReport& host,
                         decision::HostObservation& observation)
{
    const EndpointReport& seen = judged.report;
    for (EndpointReport& first : host.endpoints) {
        if (first.address != seen.address || !seen.certificate || !seen.pkix)
            continue;
        first.other = OtherCertificate{.evidence = seen.evidence,
                                       .tlsVersion = seen.tlsVersion,
                                       .cipher = seen.cipher,
                                       .certificate = *seen.certificate,
                                       .pkix = *seen.pkix,
                                       .dane = seen.dane,
                                       .tlsa = seen.tlsa};
    }
    const auto first =
        std::find_if(observation.endpoints.cbegin(), observation.endpoints.cend(),
                     [&seen](const auto& endpoint) { return endpoint.address == seen.address; });
    if (first == observation.endpoints.cend())
        return;
    const decision::EndpointObservation& other = judged.observation;
    const bool daneIsWorse =
        first->dane == decision::DaneMatch::Match && other.dane != decision::DaneMatch::Match;
    const bool daneIsBetter =
        first->dane != decision::DaneMatch::Match && other.dane == decision::DaneMatch::Match;
    if (daneIsBetter || (!daneIsWorse && (!passesPkix(*first) || passesPkix(other))))
        return;
    decision::EndpointObservation alternative = other;
    alternative.chainTrusted = alternative.chainTrusted && first->chainTrusted;
    alternative.nameMatchesHost = alternative.nameMatchesHost && first->nameMatchesHost;
    alternative.stsChainTrusted = first->stsChainTrusted;
    alternative.stsNameMatchesHost = first->stsNameMatchesHost;
    observation.endpoints.insert(std::distance(observation.endpoints.cbegin(), first) + 1, alternative);
}

/// 3 1 1 (RFC 7672 3.1.1) for each key that was seen.
void addAdvisedRecords(HostReport& host)
{
    const std::optional<DomainName> owner =
        dane::tlsaOwner(host.tlsaBase.isRoot() ? host.name : host.tlsaBase);
    if (!owner)
        return;
    const auto advise = [&host, &owner](const CertificateSummary& certificate,
                                        const std::optional<tls::DaneVerdict>& verdict) {
        const AdvisedRecord advised{.owner = *owner,
                                    .record = {dane::DaneEe, 1, 1, certificate.keySha256},
                                    .keyType = certificate.keyType,
                                    .covered =
                                        verdict && verdict->outcome == tls::DaneVerdict::Outcome::Match};
        const bool known =
            std::any_of(host.advised.cbegin(), host.advised.cend(),
                        [&advised](const AdvisedRecord& other) { return other.record == advised.record; });
        if (!known)
            host.advised.append(advised);
    };
    for (const EndpointReport& endpoint : std::as_const(host.endpoints)) {
        if (endpoint.certificate)
            advise(*endpoint.certificate, endpoint.dane);
        if (endpoint.other)
            advise(endpoint.other->certificate, endpoint.other->dane);
    }
}

void judgeEndpoints(const Case& c, HostReport& host, decision::HostObservation& observation)
{
    const DomainName sni =
        host.tlsa == TlsaStatus::Usable || host.tlsa == TlsaStatus::Unusable ? host.tlsaBase : host.name;
    QList<decision::EndpointObservation> forSts;
    QList<JudgedEndpoint> others;
    for (int i = 0; i < c.evidence.endpoints.size(); ++i) {
        const HostEndpoint& entry = c.evidence.endpoints.at(i);
        if (entry.host != host.name)
            continue;
        // A server without a certificate of the other type refuses the handshake: nothing is wrong with that.
        if (entry.endpoint.forOtherCertificate && !entry.endpoint.handshake.completed())
            continue;
        const JudgedEndpoint judged = judgeEndpoint(c, i, host);
        if (entry.endpoint.forOtherCertificate) {
            others.append(judged);
            continue;
        }
        if (entry.endpoint.sni != sni) {
            forSts.append(judged.observation);
            continue;
        }
        host.endpoints.append(judged.report);
        observation.endpoints.append(judged.observation);
    }
    for (const decision::EndpointObservation& other : std::as_const(forSts))
        addStsDialogue(observation.endpoints, other);
    for (const JudgedEndpoint& other : std::as_const(others))
        addOtherCertificate(other, host, observation);
    addAdvisedRecords(host);
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
