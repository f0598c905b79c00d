// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/hostdecision.h"

#include "core/decision/namepattern.h"

#include <algorithm>

namespace relaydeck::decision {

namespace {

Ruling out(int step, Reason reason, const char* status, QList<Assumption> assumptions = {})
{
    return {.verdict = Verdict::Out,
            .step = step,
            .reason = reason,
            .status = QString::fromLatin1(status),
            .assumptions = std::move(assumptions)};
}

Ruling holds(int step, SecurityLevel security, QList<Assumption> assumptions = {})
{
    return {
        .verdict = Verdict::Holds, .step = step, .security = security, .assumptions = std::move(assumptions)};
}

Ruling unknown(int step)
{
    return {.verdict = Verdict::Unknown, .step = step, .reason = Reason::NotTested};
}

/// Step 7 for DaneMode::Mandatory: nothing there that DANE could authenticate.
Ruling daneRequired(const Situation& s, int step, QList<Assumption> assumptions = {})
{
    // Microsoft names no code for this.
    if (s.sender.undocumented)
        assumptions.prepend(Assumption::A1);
    return out(step, Reason::DaneRequired, "", std::move(assumptions));
}

bool namesHostOrDomain(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
    // RFC 7672 3.2.2: the TLSA base domain and the next-hop domain are the reference identifiers.
    return endpoint.nameMatchesHost
        || std::any_of(endpoint.certificateNames.begin(), endpoint.certificateNames.end(),
                       [&](const QString& name) {
                           return matchesPattern(host.name, name) || matchesPattern(s.domain.domain, name);
                       });
}

/// A matching record, DANE-EE(3) or DANE-TA(2). The latter has had its dates and names checked, so whatever
/// is wrong with them now belongs to a DANE-EE match, for which RFC 7672 3.1.1 looks at neither.
Ruling judgeMatch(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
    // RFC 7672 2.2.1: under an insecure MX the host is the one named, but who named it is not known.
    const SecurityLevel reached = s.nextHopSecure() ? SecurityLevel::Dane : SecurityLevel::Encrypted;
    const bool blameless =
        !endpoint.leafExpired && !endpoint.leafNotYetValid && namesHostOrDomain(s, host, endpoint);
    if (blameless || !s.sender.undocumented)
        return holds(5, reached);
    if (s.holds(Assumption::A7))
        return holds(5, reached, {Assumption::A7});
    if (endpoint.leafExpired)
        return out(5, Reason::CertificateExpired, "4.7.322");
    if (endpoint.leafNotYetValid)
        return out(5, Reason::TlsaInvalid, "4.7.323");
    return out(5, Reason::CertificateHostMismatch, "4.7.325");
}

/// Step 5 (RFC 7672 2.2): TLS and a matching record, or not this host.
Ruling judgeUsableTlsa(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
    if (endpoint.reach != Reach::Ready)
        return unknown(5);
    if (endpoint.tls != TlsState::Established)
        return out(5, Reason::StartTlsNotSupported, "4.7.321");
    switch (endpoint.dane) {
    case DaneMatch::NotJudged:
        return unknown(5);
    case DaneMatch::Match:
        return judgeMatch(s, host, endpoint);
    case DaneMatch::NoMatch:
    case DaneMatch::NotYetValid:  // named by Microsoft among the causes of this code
        return out(5, Reason::TlsaInvalid, "4.7.323");
    case DaneMatch::Expired:
        return out(5, Reason::CertificateExpired, "4.7.322");
    case DaneMatch::NameMismatch:
        return out(5, Reason::CertificateHostMismatch, "4.7.325");
    }
    Q_UNREACHABLE();
}

/// Step 6 (RFC 7672 2.2): TLS without authentication, which is not what Mandatory demands.
Ruling judgeUnusableTlsa(const Situation& s, const EndpointObservation& endpoint)
{
    const bool seen = endpoint.reach == Reach::Ready;
    if (seen && endpoint.tls != TlsState::Established)
        return out(6, Reason::StartTlsNotSupported, "4.7.321");
    if (s.policy.daneMode == DaneMode::Mandatory && s.holds(Assumption::A2))
        return daneRequired(s, 6, {Assumption::A2});
    return seen ? holds(6, SecurityLevel::Encrypted) : Ruling{.step = 6};
}

/// Step 7: DANE does not apply to this host.
Ruling judgeWithoutTlsa(const Situation& s, QList<Assumption> assumptions = {})
{
    return s.policy.daneMode == DaneMode::Mandatory ? daneRequired(s, 7, std::move(assumptions))
                                                    : Ruling{.verdict = Verdict::Silent, .step = 7};
}

Ruling judgeTlsa(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
    switch (host.tlsa) {
    case TlsaState::Bogus:
    case TlsaState::LookupFailed:  // RFC 7672 2.1.2: never taken as "no TLSA", which would be a downgrade
        return out(4, Reason::DnssecInvalid, "4.7.324");
    case TlsaState::Unknown:
        return unknown(4);
    case TlsaState::Usable:
        return judgeUsableTlsa(s, host, endpoint);
    case TlsaState::AllUnusable:
        return judgeUnusableTlsa(s, endpoint);
    case TlsaState::NotPublished:
    case TlsaState::NotApplicable:
        return judgeWithoutTlsa(s);
    }
    Q_UNREACHABLE();
}

/// RFC 8461 4.1 and 4.2: why an enforced policy would rule the address out; Silent when it would not.
Ruling stsFailure(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
    const bool listed =
        std::any_of(s.domain.stsPatterns.begin(), s.domain.stsPatterns.end(),
                    [&](const QString& pattern) { return matchesPattern(host.name, pattern); });
    if (!listed)
        return out(8, Reason::MxMismatch, "4.4.8");
    if (endpoint.reach != Reach::Ready)
        return unknown(8);
    if (endpoint.tls != TlsState::Established) {
        if (!s.sender.undocumented)
            return out(8, Reason::StartTlsNotSupported, "4.7.5");
        return s.holds(Assumption::A11) ? out(8, Reason::StartTlsNotSupported, "4.7.5", {Assumption::A11})
                                        : out(8, Reason::StartTlsNotSupported, "");
    }
    if (!endpoint.stsChainTrusted.value_or(endpoint.chainTrusted)) {
        if (endpoint.chainExpired)
            return out(8, Reason::CertificateExpired, "4.7.5");
        if (!s.sender.undocumented)
            return out(8, Reason::CertificateNotTrusted, "4.7.5");
        return s.holds(Assumption::A12) ? out(8, Reason::CertificateNotTrusted, "4.7.5", {Assumption::A12})
                                        : unknown(8);
    }
    if (!endpoint.stsNameMatchesHost.value_or(endpoint.nameMatchesHost))
        return out(8, Reason::CertificateHostMismatch, "4.7.5");
    return {.step = 8};
}

/// The verdict on one address while the mechanisms are asked one after the other.
class AddressDecision {
public:
    AddressDecision(const HostObservation& host, const EndpointObservation& endpoint)
        : m_host(host.name)
        , m_address(endpoint.address)
    {
    }

    /// Takes a ruling in; false when it is the last word. An unknown one is not: a later mechanism may rule
    /// the address out for certain.
    bool take(const Ruling& ruling)
    {
        if (ruling.verdict == Verdict::Silent)
            return true;
        decision.trace.append({.step = ruling.step,
                               .host = m_host,
                               .address = m_address,
                               .passed = ruling.verdict == Verdict::Holds,
                               .reason = ruling.reason,
                               .status = ruling.status,
                               .assumptions = ruling.assumptions});
        if (ruling.verdict == Verdict::Out || decision.verdict != Verdict::Unknown) {
            decision.verdict = ruling.verdict;
            decision.step = ruling.step;
            decision.reason = ruling.verdict == Verdict::Holds ? Reason::None : ruling.reason;
            decision.status = ruling.status;
        }
        decision.security = ruling.verdict == Verdict::Holds ? std::max(decision.security, ruling.security)
                                                             : SecurityLevel::None;
        return ruling.verdict != Verdict::Out;
    }

    HostDecision decision{.verdict = Verdict::Holds};

private:
    DomainName m_host;
    QHostAddress m_address;
};

HostDecision decideAddress(const Situation& s, const HostObservation& host,
                           const EndpointObservation& endpoint)
{
    AddressDecision address(host, endpoint);
    // The order of the mechanisms: DANE before MTA-STS, which must never overrule it (RFC 8461 2); what the
    // connector asks of TLS comes on top.
    if (!address.take(judgeReach(endpoint)))
        return address.decision;
    const Ruling dane = judgeDane(s, host, endpoint);
    if (!address.take(dane))
        return address.decision;

    Ruling sts = judgeMtaSts(s, host, endpoint);
    const bool daneHasTheSay = dane.security == SecurityLevel::Dane || dane.verdict == Verdict::Unknown;
    if (daneHasTheSay && s.holds(Assumption::A8)) {
        // Only where MTA-STS would have said otherwise does the outcome rest on its not being asked.
        const bool matters = sts.verdict == Verdict::Out
            || (sts.verdict == Verdict::Unknown && dane.verdict == Verdict::Holds);
        sts = matters ? Ruling{.verdict = dane.verdict, .step = 8, .assumptions = {Assumption::A8}}
                      : Ruling{.step = 8};
    }
    if (!address.take(sts))
        return address.decision;
    // What is unknown so far may have been authenticated.
    const SecurityLevel reached =
        address.decision.verdict == Verdict::Unknown ? SecurityLevel::Dane : address.decision.security;
    address.take(judgeConnectorTls(s, endpoint, reached));
    return address.decision;
}

HostDecision ruledOut(const HostObservation& host, const Ruling& ruling)
{
    AddressDecision decision(host, {});
    decision.take(ruling);
    return decision.decision;
}

}  // namespace

bool Situation::nextHopSecure() const
{
    return policy.bySmartHost || (domain.mxSecure && domain.mx == MxState::Hosts);
}

bool Situation::hidesBogusData() const
{
    return policy.daneMode != DaneMode::None || (sender.resolverValidates && holds(Assumption::A6));
}

Ruling judgeAddresses(const Situation& s, const HostObservation& host)
{
    const bool noDane = s.policy.daneMode == DaneMode::None;
    const char* failed = noDane ? s.sender.unvalidatedDnsStatus : "4.4.312";
    switch (host.addresses) {
    case AddressState::Found:
    case AddressState::Unknown:  // no address was seen, which judgeReach() says
        return {.step = 3};
    case AddressState::None:
        return out(3, Reason::NoMailHost, failed);
    case AddressState::LookupFailed:
        return out(3, Reason::DnsFailed, failed);
    case AddressState::Bogus:
        if (!s.hidesBogusData())
            return {.verdict = Verdict::Holds, .step = 3, .reason = Reason::DnssecInvalid};
        if (noDane)
            return out(3, Reason::DnssecInvalid, failed, {Assumption::A6});
        if (!s.sender.undocumented)
            return out(3, Reason::DnssecInvalid, "4.7.324");
        return s.holds(Assumption::A13) ? out(3, Reason::DnssecInvalid, "4.7.324", {Assumption::A13})
                                        : out(3, Reason::DnssecInvalid, "4.4.312");
    }
    Q_UNREACHABLE();
}

Ruling judgeReach(const EndpointObservation& endpoint)
{
    switch (endpoint.reach) {
    case Reach::Ready:
        return holds(3, SecurityLevel::None);
    case Reach::TimedOut:
        return out(3, Reason::ConnectFailed, "4.4.315");
    case Reach::Refused:
    case Reach::GreetingRejected:  // refused as well, one layer further up
        return out(3, Reason::ConnectFailed, "4.4.316");
    case Reach::Closed:
    case Reach::NotSmtp:  // the sender closes what it cannot talk to
        return out(3, Reason::ConnectFailed, "4.4.318");
    case Reach::Unknown:
        return unknown(3);
    }
    Q_UNREACHABLE();
}

Ruling judgeDane(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
    if (s.policy.daneMode == DaneMode::None)
        return {};
    if (s.policy.bySmartHost && s.policy.smartHostIsAddress) {
        // Without A5, a mode that cannot apply does not block.
        return s.holds(Assumption::A5) ? judgeWithoutTlsa(s, {Assumption::A5}) : Ruling{.step = 7};
    }
    if (s.policy.bySmartHost && !s.holds(Assumption::A4))
        return judgeWithoutTlsa(s);
    // RFC 7672 2.2.1: an insecure MX answer is never enough for Mandatory; opportunistic use is a choice.
    if (!s.nextHopSecure() && (s.policy.daneMode == DaneMode::Mandatory || !s.sender.usesTlsaUnderInsecureMx))
        return judgeWithoutTlsa(s);

    Ruling ruling = judgeTlsa(s, host, endpoint);
    // Without TLSA records the ruling is the same as if DANE were not asked of smart hosts.
    if (s.policy.bySmartHost && ruling.step < 7)
        ruling.assumptions.append(Assumption::A4);
    return ruling;
}

Ruling judgeMtaSts(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
    // An address as smart host has no domain that could publish a policy.
    if (s.policy.mtaStsMode == MtaStsMode::None || (s.policy.bySmartHost && s.policy.smartHostIsAddress))
        return {};
    switch (s.domain.sts) {
    case StsPolicy::None:
        return {};
    case StsPolicy::Unknown:
        return unknown(8);
    case StsPolicy::Testing:
    case StsPolicy::Enforce:
        break;
    }
    const Ruling failure = stsFailure(s, host, endpoint);
    if (s.domain.sts == StsPolicy::Testing) {
        // RFC 8461 5: delivered all the same; the failure is reported.
        const bool failed = failure.verdict == Verdict::Out;
        return {.verdict = Verdict::Holds, .step = 8, .reason = failed ? failure.reason : Reason::None};
    }
    if (failure.verdict != Verdict::Silent)
        return failure;
    if (!s.sender.undocumented)
        return holds(8, SecurityLevel::MtaSts);
    return s.holds(Assumption::A12) ? holds(8, SecurityLevel::MtaSts, {Assumption::A12}) : unknown(8);
}

Ruling judgeConnectorTls(const Situation& s, const EndpointObservation& endpoint, SecurityLevel reached)
{
    const bool tls = endpoint.tls == TlsState::Established;
    const TlsSettings settings = s.policy.tlsSettings;
    if (endpoint.reach != Reach::Ready)
        return settings == TlsSettings::Blank ? Ruling{.step = 9} : unknown(9);
    if (settings == TlsSettings::Blank)
        return holds(9, tls ? SecurityLevel::Encrypted : SecurityLevel::Plain);

    // Microsoft says that the settings apply where the partner supports neither protocol; beside one of them
    // it is an assumption.
    const bool authenticated = reached >= SecurityLevel::MtaSts;
    if (authenticated && !s.holds(Assumption::A10))
        return {.step = 9};
    const QList<Assumption> beside = authenticated ? QList{Assumption::A10} : QList<Assumption>{};

    if (!tls)
        return out(9, Reason::ConnectorTls, "4.4.317", beside);
    if (settings == TlsSettings::EncryptionOnly)
        return holds(9, SecurityLevel::Encrypted);
    if (endpoint.chainExpired)
        return out(9, Reason::ConnectorTls, "4.7.320", beside);
    const bool otherName = settings == TlsSettings::DomainValidation
        && !certificateIsFor(s.policy.tlsDomain, endpoint.certificateNames);
    const bool rootsAssumed = s.sender.undocumented;
    if (rootsAssumed && !s.holds(Assumption::A12))
        return otherName ? out(9, Reason::ConnectorTls, "4.7.320", beside) : unknown(9);
    const QList<Assumption> roots = rootsAssumed ? QList{Assumption::A12} : QList<Assumption>{};
    if (!endpoint.chainTrusted)
        return out(9, Reason::ConnectorTls, "4.4.317", beside + roots);
    if (otherName)
        return out(9, Reason::ConnectorTls, "4.7.320", beside);
    return holds(9, SecurityLevel::Pkix, roots);
}

HostDecision decideHost(const Situation& s, const HostObservation& host)
{
    const Ruling addresses = judgeAddresses(s, host);
    if (addresses.verdict == Verdict::Out)
        return ruledOut(host, addresses);

    // A host of which no address was seen is judged by what can be said without one.
    const QList<EndpointObservation> endpoints =
        host.endpoints.isEmpty() ? QList{EndpointObservation{}} : host.endpoints;
    QList<HostDecision> decisions;
    HostDecision result;
    if (addresses.verdict == Verdict::Holds)  // went on with data that do not validate: the trace says so
        result.trace = ruledOut(host, addresses).trace;
    for (const EndpointObservation& endpoint : endpoints) {
        decisions.append(decideAddress(s, host, endpoint));
        result.trace.append(decisions.last().trace);
    }

    const auto is = [](Verdict verdict) {
        return [verdict](const HostDecision& decision) { return decision.verdict == verdict; };
    };
    // One address that passes is enough; one that we could not see may pass; else the last one's word counts.
    auto decisive = std::find_if(decisions.cbegin(), decisions.cend(), is(Verdict::Holds));
    if (decisive == decisions.cend())
        decisive = std::find_if(decisions.cbegin(), decisions.cend(), is(Verdict::Unknown));
    if (decisive == decisions.cend())
        --decisive;
    const HostDecision& word = *decisive;
    result.verdict = word.verdict;
    result.step = word.step;
    result.security = word.verdict == Verdict::Holds ? word.security : SecurityLevel::None;
    result.reason = word.reason;
    result.status = word.status;
    result.addressesDiffer = word.verdict == Verdict::Holds
        && std::any_of(decisions.cbegin(), decisions.cend(), [&word](const HostDecision& other) {
                                 return other.verdict == Verdict::Out
                                     || (other.verdict == Verdict::Holds && other.security != word.security);
                             });
    return result;
}

}  // namespace relaydeck::decision
