// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namepattern.h"
#include "core/decision/mechanism.h"

#include <algorithm>

namespace relaydeck::decision {

namespace {

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
        return out(5, reasonWithoutTls(endpoint.tls), "4.7.321");
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
        return out(6, reasonWithoutTls(endpoint.tls), "4.7.321");
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

}  // namespace

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

}  // namespace relaydeck::decision
