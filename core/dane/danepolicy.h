// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dane/tlsarecord.h"
#include "core/tls/certificate.h"
#include "core/tls/handshake.h"
#include "core/tls/verification.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

/// What a server showed against what is published for it. Pure.
namespace relaydeck::dane {

/// The names that a certificate under DANE-TA(2) may carry: the TLSA base domain, and the domain whose MX led
/// there (RFC 7672 3.2.2).
QList<DomainName> referenceNames(const DomainName& base, const DomainName& nextHop);

/// The data of a record that this certificate matches in the given form; empty for an unknown form.
QByteArray associationOf(const tls::Certificate& certificate, quint8 selector, quint8 matchingType);
/// That record.
dns::TlsaData recordFor(const tls::Certificate& certificate, quint8 usage, quint8 selector,
                        quint8 matchingType);

/// A published record beside what the server shows for it.
struct ComparedRecord {
    dns::TlsaData published;
    Usability usability = Usability::Usable;
    bool hashOfNothing = false;
    bool setAside = false;  ///< by digest agility
    /// What each certificate of the chain that the record may be about has in its form, leaf first: the leaf
    /// alone for DANE-EE(3), all for DANE-TA(2); none for a record that is not usable.
    QList<QByteArray> shown;
    int equalAt = -1;  ///< place in `shown` of the equal value; -1 when none is

    bool equal() const { return equalAt >= 0; }
    friend bool operator==(const ComparedRecord&, const ComparedRecord&) = default;
};

struct EndpointJudgement {
    tls::DaneVerdict verdict;  ///< OpenSSL's; its matchedRecord is an index into `records`
    QList<ComparedRecord> records;  ///< in the order published
    std::optional<dns::TlsaData> advised;  ///< 3 1 1 of the server's key: what would be right to publish
    int counting = 0;  ///< usable records that were neither set aside nor the hash of nothing
    int equal =
        0;  ///< of these, how many show an equal value: less than all means that a roll-over is going on

    bool matched() const { return verdict.outcome == tls::DaneVerdict::Outcome::Match; }
};

/// For a handshake that completed; `at` is the time of the test.
EndpointJudgement judgeEndpoint(const tls::Handshake& handshake, const QList<dns::TlsaData>& records,
                                const QList<DomainName>& references, const QDateTime& at);

}  // namespace relaydeck::dane
