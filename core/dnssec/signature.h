// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/session.h"

namespace relaydeck::dnssec {

/// A key of a zone as published, with the RDATA that DS digests cover.
struct PublishedKey {
    dns::DnskeyData data;
    QByteArray rdata;
};

/// A key that may verify zone data: ZONE flag, protocol 3 (RFC 4034 2.1), not revoked (RFC 5011 2.1), of an
/// algorithm that counts.
bool mayVerify(const dns::DnskeyData& key, const Settings& settings);

/// What came of the signatures over one RRset.
struct SignatureCheck {
    Verdict verdict;
    QList<SignatureLink> links;  ///< one for each signature tried, in order
    std::optional<qsizetype> key;  ///< index of the key that verified
    int labels = 0;  ///< of the signature that verified; fewer than the owner's: from a wildcard
    QDateTime expiration;  ///< of that signature
    quint32 ttlLimit = 0;  ///< what it lets the records' TTL be at most (RFC 4035 5.3.3)

    bool verified() const { return key.has_value(); }
};

/// Looks for a signature of the zone over the RRset that is valid now and verifies with one of its keys
/// (RFC 4035 5.3). The keys must be trusted already. That a wildcard's expansion needs a proof besides is the
/// caller's part.
SignatureCheck checkSignatures(const Rrset& set, const DomainName& zone, const QList<PublishedKey>& keys,
                               Session& session);

/// The octets that a signature covers (RFC 4035 5.3.2); nothing for malformed records. Public for the tests.
std::optional<QByteArray> signedData(const Rrset& set, const dns::RrsigData& signature);

}  // namespace relaydeck::dnssec
