// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/cryptolibrary.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <openssl/core_dispatch.h>
#include <openssl/err.h>
#include <openssl/provider.h>

namespace relaydeck::tls {

namespace {

/// The names that OpenSSL lists first for the keys that a certificate can hold ...
constexpr std::array<std::string_view, 6> CertificateKeys{"RSA", "RSA-PSS", "EC", "DSA", "ED25519", "ED448"};
/// ... and for those that a handshake uses besides: key exchange, and the MAC of TLS 1.2.
constexpr std::array<std::string_view, 4> HandshakeKeys{"DH", "X25519", "X448", "HMAC"};

template<std::size_t Count>
bool isAmong(const std::array<std::string_view, Count>& names, const OSSL_ALGORITHM& algorithm)
{
    const std::string_view all(algorithm.algorithm_names);
    return std::find(names.begin(), names.end(), all.substr(0, all.find(':'))) != names.end();
}

bool readsKeysOfCertificates(const OSSL_ALGORITHM& decoder)
{
    const std::string_view properties(decoder.property_definition ? decoder.property_definition : "");
    return properties.find("input=der") != std::string_view::npos
        && properties.find("structure=SubjectPublicKeyInfo") != std::string_view::npos
        && isAmong(CertificateKeys, decoder);
}

bool managesKeys(const OSSL_ALGORITHM& management)
{
    return isAmong(CertificateKeys, management) || isAmong(HandshakeKeys, management);
}

/// TLS has the modes CBC, GCM, CCM and Poly1305, and none of these with keys of 192 bits.
bool enciphersRecords(const OSSL_ALGORITHM& cipher)
{
    const std::string_view names(cipher.algorithm_names);
    const auto has = [names](std::string_view word) { return names.find(word) != std::string_view::npos; };
    return !has("192") && !has("CTS")
        && (has("CBC") || has("GCM") || has("CCM") || has("Poly1305") || has("NULL"));
}

/// OpenSSL's default provider, in a context of its own, and what is offered of it.
class Source {
public:
    Source()
        : m_context(OSSL_LIB_CTX_new())
        , m_provider(m_context ? OSSL_PROVIDER_load(m_context, "default") : nullptr)
        , m_decoders(chosen(OSSL_OP_DECODER, readsKeysOfCertificates))
        , m_keyManagements(chosen(OSSL_OP_KEYMGMT, managesKeys))
        , m_ciphers(chosen(OSSL_OP_CIPHER, enciphersRecords))
    {
    }

    bool usable() const
    {
        return std::min({m_decoders.size(), m_keyManagements.size(), m_ciphers.size()}) > 1;
    }
    OSSL_PROVIDER* provider() const { return m_provider; }
    /// Null for an operation of which all is offered.
    const OSSL_ALGORITHM* offered(int operation) const
    {
        switch (operation) {
        case OSSL_OP_DECODER:
            return m_decoders.data();
        case OSSL_OP_KEYMGMT:
            return m_keyManagements.data();
        case OSSL_OP_CIPHER:
            return m_ciphers.data();
        default:  // any number is one of OpenSSL's, now or later
            return nullptr;
        }
    }

private:
    std::vector<OSSL_ALGORITHM> chosen(int operation, bool (*wanted)(const OSSL_ALGORITHM&)) const
    {
        int notToBeKept = 0;
        const OSSL_ALGORITHM* all =
            m_provider ? OSSL_PROVIDER_query_operation(m_provider, operation, &notToBeKept) : nullptr;
        std::vector<OSSL_ALGORITHM> result;
        for (; all && all->algorithm_names; ++all) {
            if (wanted(*all))
                result.push_back(*all);
        }
        result.push_back({nullptr, nullptr, nullptr, nullptr});  // the end, as OpenSSL marks it
        return result;
    }

    OSSL_LIB_CTX* m_context;
    OSSL_PROVIDER* m_provider;
    std::vector<OSSL_ALGORITHM> m_decoders;
    std::vector<OSSL_ALGORITHM> m_keyManagements;
    std::vector<OSSL_ALGORITHM> m_ciphers;
};

/// Lives as long as the program: OpenSSL calls into it until its own end.
const Source& source()
{
    static const Source* made = new Source;
    return *made;
}

const OSSL_ALGORITHM* algorithms(void*, int operation, int* notToBeKept)
{
    if (const OSSL_ALGORITHM* offered = source().offered(operation)) {
        *notToBeKept = 0;
        return offered;
    }
    return OSSL_PROVIDER_query_operation(source().provider(), operation, notToBeKept);
}

void algorithmsUsed(void*, int operation, const OSSL_ALGORITHM* used)
{
    if (!source().offered(operation))
        OSSL_PROVIDER_unquery_operation(source().provider(), operation, used);
}

int capabilities(void*, const char* capability, OSSL_CALLBACK* callback, void* argument)
{
    return OSSL_PROVIDER_get_capabilities(source().provider(), capability, callback, argument);
}

const OSSL_PARAM* parameters(void*)
{
    return OSSL_PROVIDER_gettable_params(source().provider());
}

int readParameters(void*, OSSL_PARAM* wanted)
{
    return OSSL_PROVIDER_get_params(source().provider(), wanted);
}

template<typename Function>
OSSL_DISPATCH entry(int id, Function* function)
{
    return {id, reinterpret_cast<void (*)()>(function)};
}

int beginProvider(const OSSL_CORE_HANDLE*, const OSSL_DISPATCH*, const OSSL_DISPATCH** table, void** context)
{
    static const std::array Functions{
        entry(OSSL_FUNC_PROVIDER_QUERY_OPERATION, algorithms),
        entry(OSSL_FUNC_PROVIDER_UNQUERY_OPERATION, algorithmsUsed),
        entry(OSSL_FUNC_PROVIDER_GET_CAPABILITIES, capabilities),
        entry(OSSL_FUNC_PROVIDER_GETTABLE_PARAMS, parameters),
        entry(OSSL_FUNC_PROVIDER_GET_PARAMS, readParameters),
        OSSL_DISPATCH{0, nullptr},
    };
    // The algorithms are the default provider's, so they are handed its own context.
    *context = OSSL_PROVIDER_get0_provider_ctx(source().provider());
    *table = Functions.data();
    return 1;
}

}  // namespace

ossl_lib_ctx_st* certificateLibrary()
{
    static OSSL_LIB_CTX* const library = []() -> OSSL_LIB_CTX* {
        constexpr const char* Name = "relaydeck";
        OSSL_LIB_CTX* made = source().usable() ? OSSL_LIB_CTX_new() : nullptr;
        if (made && OSSL_PROVIDER_add_builtin(made, Name, beginProvider) == 1
            && OSSL_PROVIDER_load(made, Name))
            return made;
        OSSL_LIB_CTX_free(made);
        ERR_clear_error();
        return nullptr;
    }();
    return library;
}

}  // namespace relaydeck::tls
