// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/recordedchain.h"

#include "core/tls/cryptolibrary.h"
#include "core/tls/parsedcertificates.h"

#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

namespace relaydeck::tls {

std::optional<X509StackPtr> parseChain(const QList<QByteArray>& chain)
{
    X509StackPtr stack(sk_X509_new_null());
    if (chain.size() > MaxChainLength)
        return std::nullopt;
    for (const QByteArray& der : chain) {
        X509Ptr certificate = parsedCertificate(der);
        if (!certificate)
            return std::nullopt;
        sk_X509_push(stack.get(), certificate.release());
    }
    return stack;
}

StoreContextPtr makeVerification(x509_store_st* store, stack_st_X509* chain, const QDateTime& at,
                                 int authLevel)
{
    StoreContextPtr verification(X509_STORE_CTX_new_ex(certificateLibrary(), nullptr));
    // The leaf among the untrusted ones does no harm; OpenSSL's own client does the same.
    if (!verification || X509_STORE_CTX_init(verification.get(), store, sk_X509_value(chain, 0), chain) != 1
        || X509_STORE_CTX_set_default(verification.get(), "ssl_server") != 1)
        return nullptr;
    X509_VERIFY_PARAM* param = X509_STORE_CTX_get0_param(verification.get());
    X509_VERIFY_PARAM_set_time(param, static_cast<time_t>(at.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_auth_level(param, authLevel);
    return verification;
}

QString verificationWords(x509_store_ctx_st* verification)
{
    const int error = X509_STORE_CTX_get_error(verification);
    const QString words = QString::fromLatin1(X509_verify_cert_error_string(error));
    const int depth = X509_STORE_CTX_get_error_depth(verification);
    return depth > 0 ? QStringLiteral("%1 (certificate %2 of the chain)").arg(words).arg(depth) : words;
}

}  // namespace relaydeck::tls
