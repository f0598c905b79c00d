// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/session.h"

#include "core/tls/cryptolibrary.h"
#include "core/tls/opensslhandles.h"
#include "core/tls/parsedcertificates.h"
#include "core/tls/servercontext_p.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>

namespace relaydeck::tls {

namespace {

constexpr int RecordSize = 16 * 1024;

int acceptAnyChain(X509_STORE_CTX*, void*)
{
    return 1;
}

/// For probing: level 0, since Debian's level 2 would turn a server with 1024-bit DH, or one that is too old,
/// into one without TLS. What was agreed is judged by us afterwards.
SSL_CTX* probingContext()
{
    static const SslContextPtr context = [] {
        SslContextPtr made(SSL_CTX_new_ex(certificateLibrary(), nullptr, TLS_client_method()));
        if (!made || SSL_CTX_set_cipher_list(made.get(), "DEFAULT:@SECLEVEL=0") != 1
            || SSL_CTX_set_min_proto_version(made.get(), TLS1_VERSION) != 1
            || SSL_CTX_set_max_proto_version(made.get(), TLS1_3_VERSION) != 1)
            return SslContextPtr();
        SSL_CTX_set_verify(made.get(), SSL_VERIFY_NONE, nullptr);
        SSL_CTX_set_cert_verify_callback(made.get(), acceptAnyChain, nullptr);
        SSL_CTX_set_session_cache_mode(made.get(), SSL_SESS_CACHE_OFF);
        // Servers without RFC 5746 are reached by today's mail servers, so they are by us.
        SSL_CTX_set_options(made.get(),
                            SSL_OP_LEGACY_SERVER_CONNECT | SSL_OP_NO_RENEGOTIATION
                                | SSL_OP_IGNORE_UNEXPECTED_EOF);
        return made;
    }();
    return context.get();
}

/// Signature algorithms (RFC 8446 4.2.3) that only a certificate of the type can answer to, and for TLS 1.2
/// the cipher suites that authenticate with it.
bool restrictTo(SSL* ssl, CertificateType type)
{
    const char* signatures = nullptr;
    const char* ciphers = nullptr;
    switch (type) {
    case CertificateType::Any:
        return true;
    case CertificateType::Rsa:
        signatures = "rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:rsa_pss_pss_sha256:"
                     "rsa_pss_pss_sha384:rsa_pss_pss_sha512:rsa_pkcs1_sha256:rsa_pkcs1_sha384:"
                     "rsa_pkcs1_sha512:RSA+SHA1";
        ciphers = "aRSA:!aNULL:@SECLEVEL=0";
        break;
    case CertificateType::Ecdsa:
        signatures = "ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512:ed25519:ed448:"
                     "ECDSA+SHA1";
        ciphers = "aECDSA:!aNULL:@SECLEVEL=0";
        break;
    }
    // Most servers have no such certificate and refuse at once: the key that is made for the exchange is one
    // that costs little. SSL_set1_sigalgs_list() and SSL_set1_groups_list() are macros with a cast that we
    // warn of.
    constexpr const char* Groups = "P-256:X25519:P-384:P-521:X448";
    return SSL_ctrl(ssl, SSL_CTRL_SET_SIGALGS_LIST, 0, const_cast<char*>(signatures)) == 1
        && SSL_ctrl(ssl, SSL_CTRL_SET_GROUPS_LIST, 0, const_cast<char*>(Groups)) == 1
        && SSL_set_cipher_list(ssl, ciphers) == 1;
}

QString groupName(const EVP_PKEY* key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_DH:
        return QStringLiteral("DH");
    case EVP_PKEY_EC: {
        char group[64] = {};
        size_t size = 0;
        if (EVP_PKEY_get_group_name(key, group, sizeof group, &size) != 1)
            return QStringLiteral("ECDH");
        const char* nist = EC_curve_nid2nist(OBJ_sn2nid(group));
        return QString::fromLatin1(nist ? nist : group);
    }
    default: {
        const char* name = EVP_PKEY_get0_type_name(key);
        return QString::fromLatin1(name ? name : "");
    }
    }
}

}  // namespace

class Session::Private {
public:
    SslPtr ssl;
    std::shared_ptr<const ServerContext::Private> serverContext;  ///< keeps what its callback uses
    Handshake::Outcome outcome = Handshake::Outcome::NotTried;
    QString failure;

    Step stepOf(int result)
    {
        switch (SSL_get_error(ssl.get(), result)) {
        case SSL_ERROR_NONE:
            return Step::Done;
        case SSL_ERROR_WANT_READ:
        case SSL_ERROR_WANT_WRITE:  // memory takes all
            return Step::NeedsInput;
        case SSL_ERROR_ZERO_RETURN:
            return Step::Ended;
        default:
            failure = takeErrors(QStringLiteral("TLS failed"));
            return Step::Failed;
        }
    }
};

Session::Session(std::unique_ptr<Private> p) : d(std::move(p)) { }

Session::~Session() = default;

std::unique_ptr<Session> Session::client(const ClientSettings& settings)
{
    auto d = std::make_unique<Private>();
    d->ssl.reset(SSL_new(probingContext()));
    Q_CHECK_PTR(d->ssl);
    SSL_set_bio(d->ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_connect_state(d->ssl.get());
    const bool restricted = restrictTo(d->ssl.get(), settings.certificateType);
    Q_ASSERT(restricted);
    Q_UNUSED(restricted)
    if (!settings.serverName.isRoot()) {
        // SSL_set_tlsext_host_name() is a macro with a cast that we warn of.
        QByteArray sent = settings.serverName.toString().toLatin1();
        SSL_ctrl(d->ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, sent.data());
    }
    return std::unique_ptr<Session>(new Session(std::move(d)));
}

std::unique_ptr<Session> Session::server(const ServerContext& context)
{
    auto d = std::make_unique<Private>();
    d->serverContext = context.d();
    d->ssl.reset(SSL_new(d->serverContext->context.get()));
    Q_CHECK_PTR(d->ssl);
    SSL_set_bio(d->ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_accept_state(d->ssl.get());
    return std::unique_ptr<Session>(new Session(std::move(d)));
}

void Session::feed(QByteArrayView fromPeer)
{
    if (!fromPeer.isEmpty())
        BIO_write(SSL_get_rbio(d->ssl.get()), fromPeer.data(), static_cast<int>(fromPeer.size()));
}

QByteArray Session::takeOutput()
{
    return takeAll(SSL_get_wbio(d->ssl.get()));
}

Session::Step Session::shakeHands()
{
    ERR_clear_error();
    const Step step = d->stepOf(SSL_do_handshake(d->ssl.get()));
    switch (step) {
    case Step::Done:
        d->outcome = Handshake::Outcome::Completed;
        break;
    case Step::NeedsInput:
        break;
    case Step::Failed:
        d->outcome = Handshake::Outcome::Failed;
        break;
    case Step::Ended:
        d->outcome = Handshake::Outcome::Closed;
        break;
    }
    return step;
}

Session::Step Session::decrypt(QByteArray& plain)
{
    char buffer[RecordSize];
    while (true) {
        ERR_clear_error();
        const int size = SSL_read(d->ssl.get(), buffer, RecordSize);
        if (size <= 0)
            return d->stepOf(size);
        plain.append(buffer, size);
    }
}

Session::Step Session::encrypt(QByteArrayView plain)
{
    ERR_clear_error();
    if (plain.isEmpty())
        return Step::Done;
    return d->stepOf(SSL_write(d->ssl.get(), plain.data(), static_cast<int>(plain.size())));
}

void Session::shutDown()
{
    SSL_shutdown(d->ssl.get());
    ERR_clear_error();
}

Handshake Session::describe() const
{
    SSL* ssl = d->ssl.get();
    Handshake handshake;
    handshake.outcome = d->outcome;
    handshake.detail = d->failure;
    if (handshake.completed()) {
        handshake.version = QString::fromLatin1(SSL_get_version(ssl));
        handshake.cipher = QString::fromLatin1(SSL_get_cipher_name(ssl));
        EVP_PKEY* temporary = nullptr;
        if (SSL_get_peer_tmp_key(ssl, &temporary) == 1) {
            const KeyPtr key(temporary);
            handshake.keyExchange = groupName(key.get());
            handshake.keyExchangeBits = EVP_PKEY_get_bits(key.get());
        } else if (X509* leaf = SSL_get0_peer_certificate(ssl)) {
            // No key of its own for the exchange: by RSA with the certificate's key.
            handshake.keyExchange = QStringLiteral("RSA");
            handshake.keyExchangeBits = EVP_PKEY_get_bits(X509_get0_pubkey(leaf));
        }
    }
    const STACK_OF(X509)* chain = SSL_get_peer_cert_chain(ssl);
    for (int i = 0; i < sk_X509_num(chain); ++i)
        handshake.chain.append(rememberedDerOf(sk_X509_value(chain, i)));
    ERR_clear_error();
    return handshake;
}

QByteArray Session::serverName() const
{
    const char* name = SSL_get_servername(d->ssl.get(), TLSEXT_NAMETYPE_host_name);
    return {name};
}

QString Session::failure() const
{
    return d->failure;
}

}  // namespace relaydeck::tls
