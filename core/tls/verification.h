// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/dns/record.h"
#include "core/tls/roots.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// Judges a recorded chain at a given time, without a connection. Pure: same input, same verdict.
namespace relaydeck::tls {

enum class ChainProblem {
    None,
    NoCertificate,
    Malformed,
    UntrustedRoot,  ///< ends at an issuer that is not known, or is self-signed
    Expired,
    NotYetValid,
    NameMismatch,
    WeakKey,  ///< a key or signature that current policy refuses
    Other,
};

struct PkixVerdict {
    bool trusted = false;  ///< a path to a root, whatever the name; dates included
    bool nameMatches = false;  ///< of the leaf against the reference name
    ChainProblem problem = ChainProblem::None;  ///< of the first failed check, name last
    QString detail;  ///< OpenSSL's words

    bool passed() const { return trusted && nameMatches; }
    friend bool operator==(const PkixVerdict&, const PkixVerdict&) = default;
};

/// Which names of the leaf count.
enum class NameRule {
    DnsNamesElseCommonName,  ///< RFC 6125 6.4.4
    DnsNamesOnly,  ///< as MTA-STS asks (RFC 8461 4.1)
};

/// PKIX (RFC 5280) for a server of this name; only certificates that the server sent and the roots are used.
/// Keys and signatures below 80 bits of security (RSA under 1024, SHA-1 and MD5 signatures) are refused, as
/// Exchange and current mail servers do; no revocation check.
PkixVerdict verifyPkix(const QList<QByteArray>& chain, const DomainName& reference, const QDateTime& at,
                       const Roots& roots, NameRule rule = NameRule::DnsNamesElseCommonName);

struct DaneVerdict {
    enum class Outcome { Match, NoMatch, Expired, NotYetValid, NameMismatch, Malformed };

    Outcome outcome = Outcome::NoMatch;
    /// Index into the records given; -1 without a match. Also set when the record matched and a date or a
    /// name then failed.
    int matchedRecord = -1;
    /// Place in the verified chain, 0 = leaf; for a bare key (2 1 0) that of the certificate which it signed.
    int matchedDepth = -1;
    QString detail;

    friend bool operator==(const DaneVerdict&, const DaneVerdict&) = default;
};

/// DANE by OpenSSL's own support (RFC 7671, RFC 7672 3): usages 2 and 3 only, digest agility, dates and names
/// checked for DANE-TA(2) alone. `references` are the names that the certificate may carry, TLSA base domain
/// first.
DaneVerdict verifyDane(const QList<QByteArray>& chain, const QList<dns::TlsaData>& records,
                       const QList<DomainName>& references, const QDateTime& at);

}  // namespace relaydeck::tls
