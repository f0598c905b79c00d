// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/signedzone.h"
#include "core/dnssec/zonekey.h"

/// Signs zones for the practice network and for tests (RFC 4035 2, RFC 5155 7.1), with faults where asked
/// for.
namespace relaydeck::dnssec {

enum class SignatureFault {
    Corrupt,  ///< one bit of the signature is flipped
    Expired,  ///< correct, but its life ended a day before the others' began
    NotYetValid,  ///< correct, but its life begins a day after the others' end
    Missing,
};

/// A fault in the signatures of one RRset. For NSEC3 the owner is the name whose hash owns the record.
struct FaultyRrset {
    DomainName owner;
    dns::RecordType type = dns::RecordType::A;
    SignatureFault fault = SignatureFault::Corrupt;
};

struct ZoneSigning {
    enum class Denial { Nsec, Nsec3 };

    QList<ZoneKey> keyKeys;  ///< sign the DNSKEY RRset
    QList<ZoneKey> dataKeys;  ///< sign everything else; empty: the key keys do so too (CSK)
    SignatureLifetime lifetime;
    Denial denial = Denial::Nsec;
    bool optOut = false;  ///< NSEC3: no records for insecure delegations
    QByteArray salt;  ///< NSEC3, at most 255 octets
    quint16 iterations = 0;  ///< NSEC3, additional ones
    QList<FaultyRrset> faults;
};

/// A KSK and a ZSK, or one CSK, freshly made, and a life from an hour ago to 30 days from now.
Result<ZoneSigning> newZoneSigning(SigningAlgorithm algorithm = SigningAlgorithm::EcdsaP256,
                                   bool singleKey = false, int rsaBits = 2048);

/// The records are those of the zone without DNSSEC: SOA and NS of the apex, data, delegations with their DS
/// records and glue. DNSKEY, NSEC, NSEC3 and RRSIG records are added. Fails where the zone has no SOA, holds
/// records of elsewhere, or has no keys.
Result<SignedZone> signZone(const DomainName& apex, const QList<dns::Record>& records,
                            const ZoneSigning& signing);

/// The same answers without DNSSEC.
Result<SignedZone> unsignedZone(const DomainName& apex, const QList<dns::Record>& records);

}  // namespace relaydeck::dnssec
