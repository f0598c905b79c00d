// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"

#include <optional>

/// The cryptographic and canonical-form primitives that validation rests on. No decision is taken here.
namespace relaydeck::dnssec {

/// Signature algorithms that can be verified at all; which of them count is a setting.
bool canVerify(int algorithm);
/// DS digest types that can be computed at all: SHA-1, SHA-256 and SHA-384 (RFC 4034 5.1.3, RFC 4509,
/// RFC 6605 2); which of them count is a setting.
bool canDigest(int digestType);

/// RDATA with the names in it in lower case, for the types whose names are (RFC 4034 6.2, RFC 6840 5.1).
/// Nothing for malformed RDATA.
std::optional<QByteArray> canonicalRdata(const dns::Record& record);

/// Whether the signature over the data verifies with the public key, both as in RRSIG and DNSKEY RDATA.
bool verifySignature(int algorithm, const QByteArray& data, const QByteArray& signature,
                     const QByteArray& publicKey);

/// Both numbers of an RSA key, big endian, in the octets of the key that was given (RFC 3110 2).
struct RsaNumbers {
    QByteArrayView exponent;
    QByteArrayView modulus;
};
/// Nothing for a malformed key.
std::optional<RsaNumbers> rsaNumbers(const QByteArray& publicKey);

/// Size of the public key; 0 for a malformed key.
int keyBits(int algorithm, const QByteArray& publicKey);

/// The digest that a DS record has for the key (RFC 4034 5.1.4); empty for a type that cannot be computed.
QByteArray dsDigest(int digestType, const DomainName& owner, const QByteArray& dnskeyRdata);

/// The hashed owner name by hash algorithm 1, SHA-1 (RFC 5155 5). The caller bounds the iterations.
QByteArray nsec3Hash(const DomainName& name, const QByteArray& salt, int iterations);

/// The hash that a hashed owner name's first label stands for: base32 with the extended hex alphabet,
/// unpadded (RFC 5155 3.3). Nothing for a label of another form.
std::optional<QByteArray> hashOfLabel(const QByteArray& label);

}  // namespace relaydeck::dnssec
