// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/verifyingkey.h"

#include "core/dnssec/primitives.h"

#include <algorithm>
#include <array>

#include <ldns/ldns.h>

namespace relaydeck::dnssec {

namespace {

constexpr int MaxRsaBits = 4096;  // RFC 3110 2, RFC 5702 2
constexpr int MinRsaBits = 512;

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeRdf {
    void operator()(ldns_rdf* rdf) const { ldns_rdf_deep_free(rdf); }
};
struct FreeBuffer {
    void operator()(ldns_buffer* buffer) const { ldns_buffer_free(buffer); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Rdf = std::unique_ptr<ldns_rdf, FreeRdf>;
using Buffer = std::unique_ptr<ldns_buffer, FreeBuffer>;

Buffer bufferOf(const QByteArray& bytes)
{
    Buffer buffer(ldns_buffer_new(std::max<size_t>(1, static_cast<size_t>(bytes.size()))));
    if (buffer)
        ldns_buffer_write(buffer.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    return buffer;
}

const unsigned char* octets(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// What an algorithm that is no RSA has: the sizes of its keys and signatures, and how a key is made.
struct CurveAlgorithm {
    int number = 0;
    qsizetype keySize = 0;
    qsizetype signatureSize = 0;
    const EVP_MD* (*digest)() = nullptr;  ///< null: the algorithm hashes by itself

    bool isEcdsa() const { return digest != nullptr; }
};
constexpr std::array CurveAlgorithms{
    CurveAlgorithm{LDNS_ECDSAP256SHA256, 64, 64, EVP_sha256},  // RFC 6605 4
    CurveAlgorithm{LDNS_ECDSAP384SHA384, 96, 96, EVP_sha384},
    CurveAlgorithm{LDNS_ED25519, 32, 64, nullptr},  // RFC 8080 3, 4
    CurveAlgorithm{LDNS_ED448, 57, 114, nullptr},
};

const CurveAlgorithm* curveAlgorithm(int number)
{
    const auto found = std::find_if(CurveAlgorithms.begin(), CurveAlgorithms.end(),
                                    [number](const CurveAlgorithm& known) { return known.number == number; });
    return found == CurveAlgorithms.end() ? nullptr : found;
}

Key curveKey(const CurveAlgorithm& algorithm, const QByteArray& publicKey)
{
    // What comes from outside reaches the library only in the size that it must have.
    if (publicKey.size() != algorithm.keySize)
        return nullptr;
    const size_t size = static_cast<size_t>(publicKey.size());
    if (algorithm.isEcdsa())
        return Key(ldns_ecdsa2pkey_raw(octets(publicKey), size, static_cast<uint8_t>(algorithm.number)));
    return Key(algorithm.number == LDNS_ED25519 ? ldns_ed255192pkey_raw(octets(publicKey), size)
                                                : ldns_ed4482pkey_raw(octets(publicKey), size));
}

/// An ECDSA signature as ASN.1 sequence, as OpenSSL takes it; RRSIG has both numbers one behind the other.
Buffer asn1Signature(const QByteArray& signature)
{
    const Rdf rdf(ldns_rdf_new_frm_data(LDNS_RDF_TYPE_B64, static_cast<size_t>(signature.size()),
                                        signature.constData()));
    Buffer buffer(ldns_buffer_new(static_cast<size_t>(signature.size()) + 32));
    if (!rdf || !buffer || ldns_convert_ecdsa_rrsig_rdf2asn1(buffer.get(), rdf.get()) != LDNS_STATUS_OK)
        return nullptr;
    return buffer;
}

bool verifiesRsa(int algorithm, const QByteArray& data, const QByteArray& signature,
                 const QByteArray& publicKey)
{
    const int bits = keyBits(algorithm, publicKey);
    if (bits < MinRsaBits || bits > MaxRsaBits || signature.isEmpty() || signature.size() > MaxRsaBits / 8)
        return false;
    const Buffer raw = bufferOf(signature);
    const Buffer covered = bufferOf(data);
    const Buffer key = bufferOf(publicKey);
    return raw && covered && key
        && ldns_verify_rrsig_buffers(raw.get(), covered.get(), key.get(), static_cast<uint8_t>(algorithm))
        == LDNS_STATUS_OK;
}

}  // namespace

struct VerifyingKey::Prepared {
    const CurveAlgorithm* algorithm = nullptr;
    Key key;
};

VerifyingKey::VerifyingKey(int algorithm, const QByteArray& publicKey)
    : m_algorithm(canVerify(algorithm) ? algorithm : 0)
    , m_publicKey(publicKey)
{
    if (const CurveAlgorithm* curve = curveAlgorithm(m_algorithm))
        m_prepared = std::make_unique<const Prepared>(Prepared{curve, curveKey(*curve, publicKey)});
}

VerifyingKey::~VerifyingKey() = default;

bool VerifyingKey::verifies(const QByteArray& data, const QByteArray& signature) const
{
    if (m_algorithm == 0)
        return false;
    if (!m_prepared)
        return verifiesRsa(m_algorithm, data, signature, m_publicKey);
    const CurveAlgorithm& algorithm = *m_prepared->algorithm;
    if (!m_prepared->key || signature.size() != algorithm.signatureSize)
        return false;
    const Buffer raw = algorithm.isEcdsa() ? asn1Signature(signature) : bufferOf(signature);
    const Buffer covered = bufferOf(data);
    return raw && covered
        && ldns_verify_rrsig_evp_raw(ldns_buffer_begin(raw.get()), ldns_buffer_position(raw.get()),
                                     covered.get(), m_prepared->key.get(),
                                     algorithm.isEcdsa() ? algorithm.digest() : nullptr)
        == LDNS_STATUS_OK;
}

}  // namespace relaydeck::dnssec
