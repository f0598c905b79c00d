// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/roots.h"

#include "core/tls/certificate.h"
#include "core/tls/opensslhandles.h"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

namespace relaydeck::tls {

namespace {

std::shared_ptr<void> makeStore()
{
    X509_STORE* store = X509_STORE_new();
    Q_CHECK_PTR(store);
    return {store, [](void* object) { OpenSslFree()(static_cast<X509_STORE*>(object)); }};
}

}  // namespace

Roots Roots::system()
{
    Roots roots(makeStore());
    X509_STORE_set_default_paths(static_cast<X509_STORE*>(roots.handle()));
    ERR_clear_error();
    return roots;
}

Result<Roots> Roots::fromPem(const QByteArray& pem)
{
    const QList<QByteArray> certificates = certificatesFromPem(pem);
    if (certificates.isEmpty())
        return Error{ErrorCode::InvalidData, QStringLiteral("no certificate in the PEM text")};
    Roots roots(makeStore());
    for (const QByteArray& der : certificates) {
        const X509Ptr certificate = certificateFromDer(der);
        if (!certificate
            || X509_STORE_add_cert(static_cast<X509_STORE*>(roots.handle()), certificate.get()) != 1)
            return Error{ErrorCode::InvalidData, takeErrors(QStringLiteral("certificate refused"))};
    }
    return roots;
}

}  // namespace relaydeck::tls
