// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/primitives.h"

#include "core/dnssec/verifyingkey.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

#include <bit>
#include <cstdlib>
#include <limits>
#include <memory>

#include <ldns/ldns.h>

namespace relaydeck::dnssec {

namespace {

struct FreeRr {
    void operator()(ldns_rr* rr) const { ldns_rr_free(rr); }
};
struct Free {
    void operator()(void* memory) const { std::free(memory); }
};
using Rr = std::unique_ptr<ldns_rr, FreeRr>;

/// The types whose RDATA holds names that are put in lower case: the list of RFC 4034 6.2 as corrected by
/// RFC 6840 5.1 (no HINFO, no NSEC).
bool hasNamesToLower(dns::RecordType type)
{
    switch (quint16(type)) {
    case LDNS_RR_TYPE_NS:
    case LDNS_RR_TYPE_MD:
    case LDNS_RR_TYPE_MF:
    case LDNS_RR_TYPE_CNAME:
    case LDNS_RR_TYPE_SOA:
    case LDNS_RR_TYPE_MB:
    case LDNS_RR_TYPE_MG:
    case LDNS_RR_TYPE_MR:
    case LDNS_RR_TYPE_PTR:
    case LDNS_RR_TYPE_MINFO:
    case LDNS_RR_TYPE_MX:
    case LDNS_RR_TYPE_RP:
    case LDNS_RR_TYPE_AFSDB:
    case LDNS_RR_TYPE_RT:
    case LDNS_RR_TYPE_SIG:
    case LDNS_RR_TYPE_PX:
    case LDNS_RR_TYPE_NXT:
    case LDNS_RR_TYPE_SRV:
    case LDNS_RR_TYPE_NAPTR:
    case LDNS_RR_TYPE_KX:
    case LDNS_RR_TYPE_A6:
    case LDNS_RR_TYPE_DNAME:
        return true;
    default:  // any other value is a legal type
        return false;
    }
}

int rsaBits(const QByteArray& publicKey)
{
    QByteArrayView modulus = rsaNumbers(publicKey).value_or(RsaNumbers()).modulus;
    while (!modulus.isEmpty() && modulus.front() == '\0')
        modulus = modulus.sliced(1);
    if (modulus.isEmpty() || modulus.size() > std::numeric_limits<int>::max() / 8)
        return 0;
    const int top = std::bit_width(static_cast<unsigned char>(modulus.front()));
    return static_cast<int>(modulus.size() - 1) * 8 + top;
}

std::optional<QCryptographicHash::Algorithm> digestAlgorithm(int digestType)
{
    switch (digestType) {
    case LDNS_SHA1:
        return QCryptographicHash::Sha1;
    case LDNS_SHA256:
        return QCryptographicHash::Sha256;
    case LDNS_SHA384:
        return QCryptographicHash::Sha384;
    default:
        return std::nullopt;
    }
}

}  // namespace

bool canVerify(int algorithm)
{
    switch (algorithm) {
    case LDNS_RSASHA1:
    case LDNS_RSASHA1_NSEC3:
    case LDNS_RSASHA256:
    case LDNS_RSASHA512:
    case LDNS_ECDSAP256SHA256:
    case LDNS_ECDSAP384SHA384:
    case LDNS_ED25519:
    case LDNS_ED448:
        return ldns_key_algo_supported(algorithm) != 0;
    default:  // 1, 3, 6 and 12 must not be validated with (RFC 8624 3.1), the others are not known
        return false;
    }
}

bool canDigest(int digestType)
{
    return digestAlgorithm(digestType).has_value();
}

std::optional<QByteArray> canonicalRdata(const dns::Record& record)
{
    if (!hasNamesToLower(record.type))
        return record.rdata;
    // A record of the root with that RDATA: 1 octet of name, 10 octets of type, class, TTL and length.
    constexpr qsizetype HeaderSize = 11;
    if (record.rdata.size() > std::numeric_limits<quint16>::max())
        return std::nullopt;
    QByteArray wire(HeaderSize, '\0');
    qToBigEndian(quint16(record.type), wire.data() + 1);
    qToBigEndian(quint16(LDNS_RR_CLASS_IN), wire.data() + 3);
    qToBigEndian(static_cast<quint16>(record.rdata.size()), wire.data() + 9);
    wire += record.rdata;

    ldns_rr* parsed = nullptr;
    size_t end = 0;
    const ldns_status status = ldns_wire2rr(&parsed, reinterpret_cast<const uint8_t*>(wire.constData()),
                                            static_cast<size_t>(wire.size()), &end, LDNS_SECTION_ANSWER);
    if (status != LDNS_STATUS_OK)
        return std::nullopt;
    const Rr rr(parsed);
    if (end != static_cast<size_t>(wire.size()))
        return std::nullopt;
    ldns_rr2canonical(rr.get());

    uint8_t* bytes = nullptr;
    size_t size = 0;
    if (ldns_rr2wire(&bytes, rr.get(), LDNS_SECTION_ANSWER, &size) != LDNS_STATUS_OK)
        return std::nullopt;
    const std::unique_ptr<uint8_t, Free> owned(bytes);
    if (size != static_cast<size_t>(wire.size()))
        return std::nullopt;
    return QByteArray(reinterpret_cast<const char*>(bytes) + HeaderSize,
                      static_cast<qsizetype>(size) - HeaderSize);
}

bool verifySignature(int algorithm, const QByteArray& data, const QByteArray& signature,
                     const QByteArray& publicKey)
{
    return VerifyingKey(algorithm, publicKey).verifies(data, signature);
}

std::optional<RsaNumbers> rsaNumbers(const QByteArray& publicKey)
{
    const QByteArrayView key(publicKey);
    if (key.size() < 3)
        return std::nullopt;
    qsizetype exponentAt = 1;
    qsizetype exponentSize = static_cast<unsigned char>(key[0]);
    if (exponentSize == 0) {
        exponentAt = 3;
        exponentSize = qFromBigEndian<quint16>(key.data() + 1);
    }
    if (exponentSize == 0 || key.size() <= exponentAt + exponentSize)
        return std::nullopt;
    return RsaNumbers{key.sliced(exponentAt, exponentSize), key.sliced(exponentAt + exponentSize)};
}

int keyBits(int algorithm, const QByteArray& publicKey)
{
    switch (algorithm) {
    case LDNS_RSASHA1:
    case LDNS_RSASHA1_NSEC3:
    case LDNS_RSASHA256:
    case LDNS_RSASHA512:
        return rsaBits(publicKey);
    case LDNS_ECDSAP256SHA256:
    case LDNS_ECDSAP384SHA384:
        return static_cast<int>(publicKey.size() * 4);  // two coordinates
    default:
        return static_cast<int>(publicKey.size() * 8);
    }
}

QByteArray dsDigest(int digestType, const DomainName& owner, const QByteArray& dnskeyRdata)
{
    const std::optional<QCryptographicHash::Algorithm> algorithm = digestAlgorithm(digestType);
    return algorithm ? QCryptographicHash::hash(owner.wire() + dnskeyRdata, *algorithm) : QByteArray();
}

QByteArray nsec3Hash(const DomainName& name, const QByteArray& salt, int iterations)
{
    QByteArray digest = QCryptographicHash::hash(name.wire() + salt, QCryptographicHash::Sha1);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (int i = 0; i < iterations; ++i) {
        hash.reset();
        hash.addData(digest);
        hash.addData(salt);
        digest = hash.result();
    }
    return digest;
}

std::optional<QByteArray> hashOfLabel(const QByteArray& label)
{
    constexpr qsizetype DigitsOfSha1 = 32;
    if (label.size() != DigitsOfSha1)
        return std::nullopt;
    QByteArray hash;
    quint32 bits = 0;
    int count = 0;
    for (const char c : label) {
        quint32 digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<quint32>(c - '0');
        else if (c >= 'a' && c <= 'v')  // names are kept in lower case
            digit = static_cast<quint32>(c - 'a') + 10;
        else
            return std::nullopt;
        bits = (bits << 5) | digit;
        count += 5;
        if (count >= 8) {
            count -= 8;
            hash.append(static_cast<char>((bits >> count) & 0xff));
        }
    }
    return hash;
}

}  // namespace relaydeck::dnssec
