// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dns/record.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace relaydeck::dnssec {

/// The keys that validation starts from (RFC 4033 2): DS or DNSKEY records of the root or of zones below it.
class TrustAnchors {
public:
    /// DS or DNSKEY records in zone file form, a record a line; comments and blank lines are skipped. Refuses
    /// text without one usable record, text with a line that does not parse, and a zone with records that we
    /// can never use: never validate without anchors. Negative anchors (RFC 7646) are refused too, since mail
    /// to such a zone would be judged as if the zone were unsigned, which other senders do not see so.
    static Result<TrustAnchors> fromText(const QByteArray& text);
    /// A file of that form.
    static Result<TrustAnchors> fromFile(const QString& path);
    /// The root's keys KSK-2017 and KSK-2024, from core's resources.
    static TrustAnchors root();

    bool isEmpty() const { return m_records.isEmpty(); }
    /// DS and DNSKEY records at exactly this zone.
    QList<dns::Record> at(const DomainName& zone) const;
    /// The closest zone at or above the name that has an anchor.
    std::optional<DomainName> closest(const DomainName& name) const;

    friend bool operator==(const TrustAnchors&, const TrustAnchors&) = default;

private:
    QList<dns::Record> m_records;
};

}  // namespace relaydeck::dnssec
