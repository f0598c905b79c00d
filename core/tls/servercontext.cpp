// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/servercontext.h"

#include "core/tls/servercontext_p.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/dh.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/ssl.h>

namespace relaydeck::tls {

namespace {

int wireVersion(Version version)
{
    switch (version) {
    case Version::Tls10:
        return TLS1_VERSION;
    case Version::Tls11:
        return TLS1_1_VERSION;
    case Version::Tls12:
        return TLS1_2_VERSION;
    case Version::Tls13:
        return TLS1_3_VERSION;
    }
    Q_UNREACHABLE();
}

/// The 1024-bit group of RFC 2409 6.2, which old servers still use.
KeyPtr weakDhGroup()
{
    const BignumPtr prime(BN_get_rfc2409_prime_1024(nullptr));
    const BignumPtr generator(BN_new());
    BN_set_word(generator.get(), 2);
    OSSL_PARAM_BLD* builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_FFC_P, prime.get());
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_FFC_G, generator.get());
    OSSL_PARAM* params = OSSL_PARAM_BLD_to_param(builder);
    const KeyContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, "DH", nullptr));
    EVP_PKEY* group = nullptr;
    if (EVP_PKEY_fromdata_init(context.get()) == 1)
        EVP_PKEY_fromdata(context.get(), &group, EVP_PKEY_KEY_PARAMETERS, params);
    OSSL_PARAM_free(params);
    OSSL_PARAM_BLD_free(builder);
    return KeyPtr(group);
}

bool useWeakDh(SSL_CTX* context)
{
    KeyPtr group = weakDhGroup();
    if (!group || SSL_CTX_set0_tmp_dh_pkey(context, group.get()) != 1)
        return false;
    [[maybe_unused]] const EVP_PKEY* taken = group.release();  // the context's now
    return SSL_CTX_set_cipher_list(context, "kDHE:@SECLEVEL=0") == 1
        && SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION) == 1;
}

bool useCertificate(SSL_CTX* context, const QList<QByteArray>& chain, const QByteArray& keyPem)
{
    const KeyPtr key = keyFromPem(keyPem);
    // SSL_CTX_add1_chain_cert() adds to the certificate that was set last: each type has a chain of its own.
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const X509Ptr certificate = certificateFromDer(chain.at(i));
        if (!certificate
            || (i == 0 ? SSL_CTX_use_certificate(context, certificate.get())
                       : SSL_CTX_add1_chain_cert(context, certificate.get()))
                != 1)
            return false;
    }
    return key && !chain.isEmpty() && SSL_CTX_use_PrivateKey(context, key.get()) == 1;
}

bool useCertificates(SSL_CTX* context, const ServerSettings& settings)
{
    return useCertificate(context, settings.chain, settings.keyPem)
        && (!settings.second || useCertificate(context, settings.second->chain, settings.second->keyPem));
}

int chooseByName(SSL* ssl, int*, void* arg)
{
    const auto* d = static_cast<const ServerContext::Private*>(arg);
    const char* sent = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    const std::optional<DomainName> name = sent ? DomainName::fromText(QByteArrayView(sent)) : std::nullopt;
    const auto found = name ? d->byName.constFind(*name) : d->byName.cend();
    if (found != d->byName.cend())
        SSL_set_SSL_CTX(ssl, found->d()->context.get());
    return SSL_TLSEXT_ERR_OK;
}

}  // namespace

Result<ServerContext> ServerContext::make(const ServerSettings& settings,
                                          const QHash<DomainName, ServerContext>& byName)
{
    auto d = std::make_shared<Private>();
    d->byName = byName;
    d->context.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX* context = d->context.get();
    // Level 0: a server that shows what is bad must be able to do it, whatever this computer's policy says.
    if (!context || SSL_CTX_set_cipher_list(context, "DEFAULT:@SECLEVEL=0") != 1
        || SSL_CTX_set_min_proto_version(context, wireVersion(settings.minVersion)) != 1
        || SSL_CTX_set_max_proto_version(context, wireVersion(settings.maxVersion)) != 1
        || !useCertificates(context, settings) || (settings.weakDh && !useWeakDh(context)))
        return Error{ErrorCode::TlsFailed,
                     takeErrors(QStringLiteral("server certificate or key not usable"))};
    // The chain stands as given: nothing is added to it from this computer's roots.
    SSL_CTX_set_mode(context, SSL_MODE_NO_AUTO_CHAIN);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    if (!byName.isEmpty()) {
        // SSL_CTX_set_tlsext_servername_callback() is a macro with a cast that we warn of.
        SSL_CTX_callback_ctrl(context, SSL_CTRL_SET_TLSEXT_SERVERNAME_CB,
                              reinterpret_cast<void (*)()>(chooseByName));
        SSL_CTX_set_tlsext_servername_arg(context, d.get());
    }
    return ServerContext(std::move(d));
}

}  // namespace relaydeck::tls
