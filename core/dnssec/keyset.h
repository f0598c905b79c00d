// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/signature.h"

namespace relaydeck::dnssec {

/// A zone on the way from the trust anchor, as far as it is known: its keys where it is secure, and the link
/// that the chain of the lookup shows.
struct Zone {
    DomainName apex;
    Verdict verdict;
    QList<PublishedKey> keys;  ///< trusted; only of a secure zone
    std::optional<QDateTime> expiration;  ///< the earliest of the signatures that the trust rests on
    ZoneLink link;
    quint64 memory = 0;  ///< by which ZoneMemory knows it; 0: not kept

    /// Takes the verdict over into the link.
    void settle(const Verdict& found);
    void addSignatures(const QList<SignatureLink>& links);
    void restsOn(const QDateTime& time);
    /// Notes that the key signed data on our path.
    void keySignedData(qsizetype key);
};

/// What the keys of a zone are trusted by: DS records of its parent, or anchors, which may be DNSKEY records
/// too.
struct KeyTrust {
    QList<dns::Record> records;
    bool anchor = false;
};

/// The verdict on a DS set before any key is seen: Secure when one record can be used; else Insecure, since
/// no chain can be built (RFC 4035 5.2). Fills in the link's DS records.
Verdict judgeTrust(const KeyTrust& trust, const Session& session, Zone& zone);

/// Establishes the keys of a zone from its DNSKEY answer (RFC 4035 5.2): one of them must match the trust and
/// sign the key set. `zone.verdict` says what came of it.
void establishKeys(const KeyTrust& trust, const Reply& reply, Session& session, Zone& zone);

}  // namespace relaydeck::dnssec
