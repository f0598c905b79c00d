// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/verifyingkey.h"

#include "core/dnssec/primitives.h"

#include <algorithm>
#include <array>

#include <ldns/ldns.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace relaydeck::dnssec {

namespace {

constexpr int MaxRsaBits = 4096;  // RFC 3110 2, RFC 5702 2
constexpr int MinRsaBits = 512;

template<auto Function>
struct Freed {
    template<typename T>
    void operator()(T* object) const
    {
        Function(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD, Freed<EVP_MD_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;

/// Looked up once: OpenSSL 3 searches for an algorithm by its name each time that it is not given one.
template<int Algorithm>
const EVP_MD* digest()
{
    static const Digest found(EVP_MD_fetch(nullptr, OBJ_nid2sn(Algorithm), nullptr));
    return found.get();
}

const unsigned char* octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// What a signature algorithm has: its keys' kind and curve, the sizes of keys and signatures (0: they
/// differ), and what it hashes by.
struct Algorithm {
    enum class Kind { Rsa, Ecdsa, Eddsa };

    int number = 0;
    Kind kind = Kind::Rsa;
    const char* group = "";
    int type = EVP_PKEY_NONE;  ///< of Edwards curves
    qsizetype keySize = 0;
    qsizetype signatureSize = 0;
    const EVP_MD* (*digest)() = nullptr;  ///< null: the algorithm hashes by itself
};
constexpr std::array Algorithms{
    Algorithm{.number = LDNS_RSASHA1, .digest = digest<NID_sha1>},  // RFC 3110 3
    Algorithm{.number = LDNS_RSASHA1_NSEC3, .digest = digest<NID_sha1>},
    Algorithm{.number = LDNS_RSASHA256, .digest = digest<NID_sha256>},  // RFC 5702 3
    Algorithm{.number = LDNS_RSASHA512, .digest = digest<NID_sha512>},
    Algorithm{.number = LDNS_ECDSAP256SHA256,  // RFC 6605 4
              .kind = Algorithm::Kind::Ecdsa,
              .group = "P-256",
              .keySize = 64,
              .signatureSize = 64,
              .digest = digest<NID_sha256>},
    Algorithm{.number = LDNS_ECDSAP384SHA384,
              .kind = Algorithm::Kind::Ecdsa,
              .group = "P-384",
              .keySize = 96,
              .signatureSize = 96,
              .digest = digest<NID_sha384>},
    Algorithm{.number = LDNS_ED25519,  // RFC 8080 3, 4
              .kind = Algorithm::Kind::Eddsa,
              .type = EVP_PKEY_ED25519,
              .keySize = 32,
              .signatureSize = 64},
    Algorithm{.number = LDNS_ED448,
              .kind = Algorithm::Kind::Eddsa,
              .type = EVP_PKEY_ED448,
              .keySize = 57,
              .signatureSize = 114},
};

const Algorithm* algorithmOf(int number)
{
    const auto found = std::find_if(Algorithms.begin(), Algorithms.end(),
                                    [number](const Algorithm& known) { return known.number == number; });
    return found == Algorithms.end() || !canVerify(number) ? nullptr : found;
}

Key keyFrom(const char* type, OSSL_PARAM* parameters)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* made = nullptr;
    if (!context || !parameters || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return nullptr;
    return Key(made);
}

Key rsaKey(const QByteArray& publicKey)
{
    const std::optional<RsaNumbers> numbers = rsaNumbers(publicKey);
    const int bits = numbers ? keyBits(LDNS_RSASHA256, publicKey) : 0;
    // A verification takes the longer the larger its exponent is, too.
    if (bits < MinRsaBits || bits > MaxRsaBits || numbers->exponent.size() > MaxRsaBits / 8)
        return nullptr;
    const auto number = [](QByteArrayView bigEndian) {
        return Number(BN_bin2bn(octets(bigEndian), static_cast<int>(bigEndian.size()), nullptr));
    };
    const Number modulus = number(numbers->modulus);
    const Number exponent = number(numbers->exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    return keyFrom("RSA", parameters.get());
}

Key ecdsaKey(const Algorithm& algorithm, const QByteArray& publicKey)
{
    QByteArray point = '\x04' + publicKey;  // uncompressed (SEC 1 2.3.3)
    QByteArray group(algorithm.group);
    std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                          static_cast<size_t>(point.size())),
        OSSL_PARAM_construct_end(),
    };
    return keyFrom("EC", parameters.data());
}

Key keyOf(const Algorithm& algorithm, const QByteArray& publicKey)
{
    // What comes from outside reaches the library only in the size that it must have.
    if (algorithm.keySize != 0 && publicKey.size() != algorithm.keySize)
        return nullptr;
    switch (algorithm.kind) {
    case Algorithm::Kind::Rsa:
        return rsaKey(publicKey);
    case Algorithm::Kind::Ecdsa:
        return ecdsaKey(algorithm, publicKey);
    case Algorithm::Kind::Eddsa:
        break;
    }
    return Key(EVP_PKEY_new_raw_public_key(algorithm.type, nullptr, octets(publicKey),
                                           static_cast<size_t>(publicKey.size())));
}

/// Ready to verify digests; null for keys whose algorithm takes the data itself.
KeyContext contextOf(const Algorithm& algorithm, EVP_PKEY* key)
{
    if (!key || !algorithm.digest || !algorithm.digest())
        return nullptr;
    KeyContext context(EVP_PKEY_CTX_new(key, nullptr));
    if (!context || EVP_PKEY_verify_init(context.get()) != 1)
        return nullptr;
    const bool rsa = algorithm.kind == Algorithm::Kind::Rsa;
    if (rsa
        && (EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1
            || EVP_PKEY_CTX_set_signature_md(context.get(), algorithm.digest()) != 1))
        return nullptr;
    return context;
}

/// An ECDSA signature as the ASN.1 sequence that OpenSSL takes; RRSIG has both numbers one behind the other.
QByteArray asn1Signature(QByteArrayView signature)
{
    const auto integer = [](QByteArrayView number) {
        while (number.size() > 1 && number.front() == '\0')
            number = number.sliced(1);
        const bool negative = (number.front() & '\x80') != 0;
        QByteArray result("\x02");
        result.append(static_cast<char>(number.size() + (negative ? 1 : 0)));
        if (negative)
            result.append('\0');
        return result.append(number);
    };
    const qsizetype half = signature.size() / 2;
    const QByteArray numbers = integer(signature.first(half)) + integer(signature.sliced(half));
    Q_ASSERT(numbers.size() < 0x80);  // a length of one octet
    return QByteArray("\x30").append(static_cast<char>(numbers.size())) + numbers;
}

}  // namespace

struct VerifyingKey::Prepared {
    const Algorithm* algorithm = nullptr;
    Key key;
    KeyContext context;

    bool verifiesDigestOf(const QByteArray& data, const QByteArray& signature) const
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
        unsigned int size = 0;
        return EVP_Digest(data.constData(), static_cast<size_t>(data.size()), hash.data(), &size,
                          algorithm->digest(), nullptr)
            == 1
            && EVP_PKEY_verify(context.get(), octets(signature), static_cast<size_t>(signature.size()),
                               hash.data(), size)
            == 1;
    }

    bool verifiesData(const QByteArray& data, const QByteArray& signature) const
    {
        const DigestContext digesting(EVP_MD_CTX_new());
        return digesting && EVP_DigestVerifyInit(digesting.get(), nullptr, nullptr, nullptr, key.get()) == 1
            && EVP_DigestVerify(digesting.get(), octets(signature), static_cast<size_t>(signature.size()),
                                octets(data), static_cast<size_t>(data.size()))
            == 1;
    }
};

VerifyingKey::VerifyingKey(int algorithm, const QByteArray& publicKey)
{
    const Algorithm* known = algorithmOf(algorithm);
    if (!known)
        return;
    Key key = keyOf(*known, publicKey);
    KeyContext context = contextOf(*known, key.get());
    if (key && (context || !known->digest))
        m_prepared = std::make_unique<const Prepared>(Prepared{known, std::move(key), std::move(context)});
    ERR_clear_error();
}

VerifyingKey::~VerifyingKey() = default;

bool VerifyingKey::verifies(const QByteArray& data, const QByteArray& signature) const
{
    if (!m_prepared || signature.isEmpty() || signature.size() > MaxRsaBits / 8)
        return false;
    const Algorithm& algorithm = *m_prepared->algorithm;
    if (algorithm.signatureSize != 0 && signature.size() != algorithm.signatureSize)
        return false;
    const bool verified = algorithm.kind == Algorithm::Kind::Ecdsa
        ? m_prepared->verifiesDigestOf(data, asn1Signature(signature))
        : algorithm.digest ? m_prepared->verifiesDigestOf(data, signature)
                           : m_prepared->verifiesData(data, signature);
    ERR_clear_error();
    return verified;
}

}  // namespace relaydeck::dnssec
