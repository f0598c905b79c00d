// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namepattern.h"
#include "core/decision/certificatename.h"
#include "core/decision/mechanism.h"

#include <algorithm>

namespace relaydeck::decision {

namespace {

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
        const Reason reason = reasonWithoutTls(endpoint.tls);
        if (!s.sender.undocumented)
            return out(8, reason, "4.7.5");
        return s.holds(Assumption::A11) ? out(8, reason, "4.7.5", {Assumption::A11}) : out(8, reason, "");
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

}  // namespace

namespace {

/// What the policy that was read says.
Ruling judgePolicy(const Situation& s, const HostObservation& host, const EndpointObservation& endpoint)
{
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

}  // namespace

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
    if (!s.domain.stsFromCache || !s.sender.undocumented)
        return judgePolicy(s, host, endpoint);
    // Who has never read the policy holds none (RFC 8461 3.3).
    if (!s.holds(Assumption::A15))
        return {};
    Ruling ruling = judgePolicy(s, host, endpoint);
    ruling.assumptions.append(Assumption::A15);
    return ruling;
}

Ruling judgeConnectorTls(const Situation& s, const EndpointObservation& endpoint, SecurityLevel reached)
{
    const bool tls = endpoint.tls == TlsState::Established;
    const TlsSettings settings = s.policy.tlsSettings;
    if (endpoint.reach != Reach::Ready)
        return settings == TlsSettings::Blank ? Ruling{.step = 9} : unknown(9);
    if (settings == TlsSettings::Blank) {
        // RFC 8996 forbids TLS 1.0 and 1.1; who follows it sends to such a host without TLS.
        const bool encrypted = tls || (endpoint.tls == TlsState::TooOld && s.sender.takesOldTls);
        return holds(9, encrypted ? SecurityLevel::Encrypted : SecurityLevel::Plain);
    }

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

}  // namespace relaydeck::decision
