// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

#include <set>
#include <tuple>
#include <utility>

/// What a report says of a partner, as single facts that two reports can be compared by.
namespace relaydeck::partnertest {

enum class FactArea { Domain, Host, Dnssec, Tlsa, Tls, Certificate, MtaSts, TlsReporting };

enum class FactKind {
    // the domain
    MailBy,  ///< MX records, the domain itself, nothing
    // a host
    Preference,
    Address,  ///< a set
    // DNSSEC
    Status,  ///< of the MX answer, or of the addresses of a host
    Algorithms,  ///< of the zone's keys
    SignaturesUntil,
    // TLSA
    TlsaState,
    TlsaRecord,  ///< a set
    DaneOutcome,
    // TLS
    StartTls,
    TlsVersion,
    Cipher,
    // the certificate
    Names,
    Issuer,
    ValidUntil,
    Key,  ///< type and SHA-256
    Fingerprint,
    PublicTrust,
    // MTA-STS
    StsOutcome,
    PolicyId,
    PolicyMode,
    PolicyMaxAge,
    PolicyPattern,  ///< a set
    PolicyFault,
    // TLS reporting
    ReportRecord,
};

struct FactKey {
    FactArea area = FactArea::Domain;
    QString subject;  ///< the domain, a host, "host, address", a zone
    FactKind kind = FactKind::MailBy;
    QString item;  ///< a member of a set; empty for a single value

    friend bool operator==(const FactKey&, const FactKey&) = default;
    friend bool operator<(const FactKey& a, const FactKey& b)
    {
        return std::tie(a.area, a.subject, a.kind, a.item) < std::tie(b.area, b.subject, b.kind, b.item);
    }
};

/// Values are English and bounded; of what comes from outside, control characters are visible.
struct ReportFacts {
    QMap<FactKey, QString> values;
    /// Areas in which nothing was seen of the whole partner, or of a subject: what is missing there is not
    /// known to be gone.
    QSet<FactArea> unknownAreas;
    std::set<std::pair<FactArea, QString>> unknownSubjects;

    bool isUnknown(const FactKey& key) const;
};

ReportFacts factsOf(const PartnerReport& report);

/// Stable words for JSON.
QString factAreaName(FactArea area);
QString factKindName(FactKind kind);
/// For people, English: "TLSA records", "valid until".
QString factAreaText(FactArea area);
QString factKindText(FactKind kind);

}  // namespace relaydeck::partnertest
