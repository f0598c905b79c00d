// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/parsedcertificates.h"

#include <QtCore/QCache>

#include <openssl/err.h>
#include <openssl/x509.h>

namespace relaydeck::tls {

namespace {

/// Octets of DER; OpenSSL's form takes some times that. A run has few issuers, and each leaf is judged at
/// once.
constexpr qsizetype MaxRemembered = 1024 * 1024;

using Cache = QCache<QByteArray, X509Ptr>;

/// One for each thread, so that no thread waits for another.
Cache& remembered()
{
    thread_local Cache cache(MaxRemembered);
    return cache;
}

X509Ptr shared(x509_st* certificate)
{
    X509_up_ref(certificate);
    return X509Ptr(certificate);
}

void remember(const QByteArray& der, x509_st* certificate)
{
    remembered().insert(der, new X509Ptr(shared(certificate)), der.size());
}

}  // namespace

X509Ptr parsedCertificate(const QByteArray& der)
{
    if (const X509Ptr* known = remembered().object(der))
        return shared(known->get());
    X509Ptr certificate = certificateFromDer(der);
    if (certificate)
        remember(der, certificate.get());
    return certificate;
}

QByteArray rememberedDerOf(x509_st* certificate)
{
    QByteArray der = derOf(certificate);
    if (!der.isEmpty() && der.size() <= MaxCertificateSize && !remembered().contains(der))
        remember(der, certificate);
    return der;
}

}  // namespace relaydeck::tls
