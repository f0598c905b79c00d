// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dns/record.h"

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>

/// DANE for SMTP (RFC 7672). A domain publishes, signed by DNSSEC, what the certificate or key of its mail
/// server must be: TLSA records at `_25._tcp.<host>`. A sender that finds usable ones delivers only over TLS
/// and only to a server that matches one of them, so neither a man in the middle nor a certification
/// authority can step in.
///
/// A record has a certificate usage (3: the server's own; 2: an issuer of it), a selector (0: the whole
/// certificate; 1: its public key), a matching type (0: in full; 1: SHA2-256; 2: SHA2-512) and the data to
/// match.
namespace relaydeck::dane {

inline constexpr quint8 DaneTa = 2;
inline constexpr quint8 DaneEe = 3;

/// Whether a record can be used for SMTP, and if not, why.
enum class Usability {
    Usable,
    UsageNotForSmtp,  ///< PKIX-TA(0) and PKIX-EE(1): RFC 7672 3.1.3
    UnknownUsage,
    UnknownSelector,
    UnknownMatchingType,
    WrongLength,  ///< not that of the digest
    Malformed,  ///< full data that is no certificate or no key
};

Usability usabilityOf(const dns::TlsaData& record);
bool isUsable(const dns::TlsaData& record);

/// The digest of no octets at all, which a failed script publishes: usable in form, and never matched.
bool isHashOfNothing(const dns::TlsaData& record);

/// Digest agility (RFC 7671 9): the indices of usable records that a sender leaves out, since SHA2-512 is
/// published for the same usage and selector.
QSet<int> setAsideByAgility(const QList<dns::TlsaData>& records);

/// "3 1 1 0123…", with lower-case hexadecimal digits.
QString recordText(const dns::TlsaData& record);

/// The record ready to publish: "_25._tcp.mx.partner.example. IN TLSA 3 1 1 0123…"
QString zoneLine(const DomainName& owner, const dns::TlsaData& record);

/// Reads what a person types or pastes: that form with any spaces within the digits, the mnemonics of RFC
/// 7218
/// ("DANE-EE SPKI SHA2-256"), parentheses, and a whole zone file line, of which the owner is not looked at. A
/// record that is not usable is read too. The error's detail is one sentence for that person.
Result<dns::TlsaData> recordFromText(const QString& text);

}  // namespace relaydeck::dane
