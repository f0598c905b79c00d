// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dns/record.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

#include <memory>

namespace relaydeck::dnssec {

/// Algorithms that keys can be made for (RFC 8624 3.1); the SHA-1 ones only to show what a validator makes of
/// them.
enum class SigningAlgorithm : quint8 {
    RsaSha1Nsec3 = 7,
    RsaSha256 = 8,
    RsaSha512 = 10,
    EcdsaP256 = 13,
    EcdsaP384 = 14,
    Ed25519 = 15,
};

/// When a signature is valid (RFC 4034 3.1.5); both ends belong to it.
struct SignatureLifetime {
    QDateTime inception;
    QDateTime expiration;
};

/// A key pair of a zone. Cheap to copy; may serve several zones, since the key tag does not depend on the
/// owner.
class ZoneKey {
public:
    static constexpr quint16 ZoneFlags = 256;  ///< a ZSK (RFC 4034 2.1.1)
    static constexpr quint16 EntryFlags = 257;  ///< a KSK or CSK: Secure Entry Point

    /// RSA keys have `rsaBits`; making one takes far longer than any other key.
    static Result<ZoneKey> generate(SigningAlgorithm algorithm, quint16 flags, int rsaBits = 2048);

    dns::Record dnskey(const DomainName& zone, quint32 ttl) const;
    /// Digest types 1, 2 and 4.
    dns::Record ds(const DomainName& zone, quint32 ttl, quint8 digestType = 2) const;
    quint16 tag() const;

    /// The RRSIG over an RRset (records of one owner, type and TTL; never empty), whatever the flags of the
    /// key. A wildcard owner is signed as such.
    dns::Record sign(const QList<dns::Record>& rrset, const DomainName& signer,
                     const SignatureLifetime& lifetime) const;

private:
    struct Private;
    explicit ZoneKey(std::shared_ptr<Private> key) : d(std::move(key)) { }

    std::shared_ptr<Private> d;
};

}  // namespace relaydeck::dnssec
