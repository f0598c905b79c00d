// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/chainsignatures.h"

#include "core/tls/opensslhandles.h"

#include <QtCore/QCache>

#include <ctime>

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace relaydeck::tls {

namespace {

/// Octets of certificates and keys. A leaf is seen once or twice, its issuers all the time.
constexpr qsizetype MaxRemembered = 1024 * 1024;

/// A certificate and the key that has signed it, compared as a whole: one signature must never pass for
/// another.
struct Link {
    QByteArray certificate;
    QByteArray key;

    friend bool operator==(const Link&, const Link&) = default;
    friend size_t qHash(const Link& link, size_t seed = 0) noexcept
    {
        // The end of a certificate is its signature, which no two have in common.
        return ::qHash(
            QByteArrayView(link.certificate).last(std::min<qsizetype>(64, link.certificate.size())), seed);
    }
};

QCache<Link, bool>& remembered()
{
    thread_local QCache<Link, bool> cache(MaxRemembered);
    return cache;
}

bool isSignedBy(X509* certificate, X509* issuer)
{
    const Link link{derOf(certificate), publicKeyOf(issuer)};
    if (link.certificate.isEmpty() || link.key.isEmpty())
        return false;
    if (remembered().contains(link))
        return remembered().object(link) != nullptr;  // now the one used last
    EVP_PKEY* key = X509_get0_pubkey(issuer);
    if (!key || X509_verify(certificate, key) != 1)
        return false;
    remembered().insert(link, new bool(true), link.certificate.size() + link.key.size());
    return true;
}

/// RFC 5280 4.2.1.3: a key that is limited to other uses signs no certificates. Proxy certificates have rules
/// of their own, and are left to OpenSSL.
bool maySign(X509* issuer, X509* certificate)
{
    return (X509_get_extension_flags(certificate) & EXFLAG_PROXY) == 0
        && (X509_get_key_usage(issuer) & KU_KEY_CERT_SIGN) != 0;
}

bool isInTime(const X509* certificate, std::time_t at)
{
    return X509_cmp_time(X509_get0_notBefore(certificate), &at) < 0
        && X509_cmp_time(X509_get0_notAfter(certificate), &at) > 0;
}

/// Whether each certificate of the chain that was built is signed by the next one, up to one that is signed
/// by itself, and in time: what OpenSSL's own step checks. False says nothing but that it shall look.
bool holds(X509_STORE_CTX* verification)
{
    const STACK_OF(X509)* chain = X509_STORE_CTX_get0_chain(verification);
    const std::time_t at = X509_VERIFY_PARAM_get_time(X509_STORE_CTX_get0_param(verification));
    const int last = sk_X509_num(chain) - 1;
    if (last < 1 || X509_self_signed(sk_X509_value(chain, last), 0) != 1)
        return false;
    for (int i = last; i >= 0; --i) {
        X509* certificate = sk_X509_value(chain, i);
        X509* issuer = i == last ? nullptr : sk_X509_value(chain, i + 1);
        if (!isInTime(certificate, at)
            || (issuer && !(maySign(issuer, certificate) && isSignedBy(certificate, issuer))))
            return false;
    }
    return true;
}

X509_STORE_CTX_verify_fn openSslStep = nullptr;

int verifyRemembering(X509_STORE_CTX* verification)
{
    if (holds(verification))
        return 1;
    ERR_clear_error();
    return openSslStep(verification);
}

}  // namespace

void rememberSignatures(x509_store_ctx_st* verification)
{
    static const bool known = [verification] {
        openSslStep = X509_STORE_CTX_get_verify(verification);
        return openSslStep != nullptr;
    }();
    if (known)
        X509_STORE_CTX_set_verify(verification, verifyRemembering);
}

}  // namespace relaydeck::tls
