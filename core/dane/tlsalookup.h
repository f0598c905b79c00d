// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"
#include "core/dnssec/lookup.h"

#include <QtCore/QList>
#include <QtCore/QString>

/// Where the TLSA records of an MX host are, and what was found there. Pure: lookups in, result out.
namespace relaydeck::dane {

/// `_25._tcp.<base>`: always port 25 for MX mail, wherever a test connects to (RFC 7672 2.2.3). Empty when
/// the name would be too long.
std::optional<DomainName> tlsaOwner(const DomainName& base, quint16 port = 25);

/// The names under which TLSA records are looked for, in this order; none when DANE does not apply to the
/// host, and then they must not be asked for: some servers of unsigned zones fail at TLSA questions (RFC 7672
/// 2.2.2).
///
/// Where the host is an alias: the expanded name first if aliases and addresses are all secure, then the
/// host's own name, if its alias record is secure.
QList<DomainName> tlsaBaseCandidates(const dnssec::Lookup& a, const dnssec::Lookup& aaaa);

enum class TlsaState {
    NotApplicable,  ///< addresses or aliases are not secure, or there are none
    NotPublished,  ///< denied, or in an insecure zone
    Usable,
    AllUnusable,  ///< TLS is required, but authenticates nothing (RFC 7672 2.2)
    Bogus,  ///< never "no TLSA": the host is left out (RFC 7672 2.1.1)
    LookupFailed,  ///< as Bogus
};

struct TlsaResult {
    TlsaState state = TlsaState::NotApplicable;
    DomainName base;  ///< whose records count, or at which the lookup failed; the host without any
    QList<DomainName> candidates;
    QList<dns::TlsaData> records;  ///< as published at the base, unusable ones too
    quint32 ttl = 0;  ///< the smallest of the records
    bool hostIsAlias = false;
    bool insecureRecords = false;  ///< records are there, but in an insecure zone: they do not count
    QString why;  ///< technical sentence, English, of the lookup that failed

    friend bool operator==(const TlsaResult&, const TlsaResult&) = default;
};

/// Chooses among the TLSA lookups that were made, in any order; one that is missing for a candidate counts as
/// failed.
TlsaResult judgeTlsa(const dnssec::Lookup& a, const dnssec::Lookup& aaaa, const QList<dnssec::Lookup>& tlsa);

}  // namespace relaydeck::dane
