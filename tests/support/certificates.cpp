// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include "core/tls/certificate.h"

namespace relaydeck::test {

tls::Identity makeIdentity(const tls::CertificateRequest& request, const tls::Identity* issuer)
{
    Result<tls::Identity> identity = tls::makeCertificate(request, issuer);
    if (!identity)
        qFatal("no certificate: %s", qPrintable(identity.error().detail));
    return std::move(*identity);
}

tls::CertificateRequest requestAround(const QDateTime& at, const QStringList& names)
{
    tls::CertificateRequest request;
    request.dnsNames = names;
    request.notBefore = at.addDays(-1);
    request.notAfter = at.addDays(90);
    return request;
}

tls::CertificateRequest authorityRequest(const QDateTime& at, const QString& commonName)
{
    tls::CertificateRequest request = requestAround(at, {});
    request.commonName = commonName;
    request.isCa = true;
    return request;
}

Hierarchy::Hierarchy(const QStringList& names, const QDateTime& at)
    : root(makeIdentity(authorityRequest(at, QStringLiteral("Test Root"))))
    , intermediate(makeIdentity(authorityRequest(at, QStringLiteral("Test Intermediate")), &root))
    , leaf(makeIdentity(requestAround(at, names), &intermediate))
{
}

dns::TlsaData tlsaFor(const QByteArray& der, quint8 usage, quint8 selector, quint8 matchingType)
{
    const Result<tls::Certificate> certificate = tls::parseCertificate(der);
    if (!certificate)
        qFatal("not a certificate");
    const bool key = selector == 1;
    QByteArray data = key ? certificate->publicKey : certificate->der;
    if (matchingType == 1)
        data = key ? certificate->keySha256 : certificate->sha256;
    else if (matchingType == 2)
        data = key ? certificate->keySha512 : certificate->sha512;
    return {usage, selector, matchingType, data};
}

}  // namespace relaydeck::test
