// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/connectors/connector.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtNetwork/QHostAddress>

/// What was seen of a partner, reduced to what a delivery decision depends on: plain values, no evidence, no
/// clock.
namespace relaydeck::decision {

enum class MxState {
    Hosts,  ///< MX records, or the domain itself as implicit MX
    NullMx,  ///< the only MX is `0 .` (RFC 7505)
    NoSuchDomain,
    NoMailHost,  ///< neither MX nor A nor AAAA
    Bogus,
    LookupFailed,  ///< no answer or SERVFAIL; not the fault of our own resolver
    Unknown,  ///< our own resolver or network explains the failure
};

enum class AddressState { Found, None, Bogus, LookupFailed, Unknown };

enum class TlsaState {
    NotApplicable,  ///< MX or address answers are not secure: not asked (RFC 7672 2.2.2)
    NotPublished,  ///< denied, securely or insecurely
    Usable,
    AllUnusable,
    Bogus,
    LookupFailed,
    Unknown,
};

enum class Reach {
    Ready,  ///< greeting 220 and EHLO or HELO accepted
    TimedOut,
    Refused,
    Closed,
    GreetingRejected,  ///< 4xx or 5xx greeting, or EHLO and HELO refused
    NotSmtp,
    Unknown,  ///< our own network explains it (no IPv6, port 25 blocked), or the prober was refused as such
};

enum class TlsState { NotOffered, HandshakeFailed, TooOld, Established };

enum class DaneMatch { NotJudged, Match, NoMatch, Expired, NotYetValid, NameMismatch };

/// One address of a host.
struct EndpointObservation {
    QHostAddress address{};
    Reach reach = Reach::Unknown;
    TlsState tls = TlsState::NotOffered;
    DaneMatch dane = DaneMatch::NotJudged;
    bool leafExpired = false;  ///< also for DANE-EE(3), which does not look at dates (assumption A7)
    bool leafNotYetValid = false;
    bool chainTrusted = false;  ///< PKIX path to a known root at the time of the test
    bool chainExpired = false;  ///< the reason why it is not trusted is a date
    bool nameMatchesHost = false;  ///< of the leaf against the MX host
    QStringList certificateNames{};  ///< presented names of the leaf, for TlsDomain
    /// The same for the handshake with SNI = MX host, where that differs from the TLSA base domain (S8).
    std::optional<bool> stsChainTrusted{};
    std::optional<bool> stsNameMatchesHost{};

    friend bool operator==(const EndpointObservation&, const EndpointObservation&) = default;
};

struct HostObservation {
    DomainName name{};
    int preference = 0;
    AddressState addresses = AddressState::Unknown;
    TlsaState tlsa = TlsaState::NotApplicable;
    QList<EndpointObservation> endpoints{};  ///< in the order in which a sender would try them

    friend bool operator==(const HostObservation&, const HostObservation&) = default;
};

enum class StsPolicy {
    None,  ///< no record, no readable policy, or mode none
    Testing,
    Enforce,
    Unknown,
};

struct DomainObservation {
    DomainName domain{};
    MxState mx = MxState::Unknown;
    bool mxSecure = false;
    QList<HostObservation> hosts{};  ///< by preference
    StsPolicy sts = StsPolicy::None;
    QStringList stsPatterns{};
    /// The policy is one that an earlier test has read: whether a sender holds it is assumed (A15).
    bool stsFromCache = false;

    friend bool operator==(const DomainObservation&, const DomainObservation&) = default;
};

}  // namespace relaydeck::decision
