// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/certificateauthority.h"

namespace relaydeck::practice {

Result<CertificateAuthority> CertificateAuthority::make()
{
    // Older than every certificate below it, the expired ones too.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    tls::CertificateRequest request;
    request.commonName = QStringLiteral("Practice Root CA");
    request.notBefore = now.addYears(-2);
    request.notAfter = now.addYears(5);
    request.isCa = true;
    CertificateAuthority authority;
    Result<tls::Identity> root = tls::makeCertificate(request);
    if (!root)
        return root.error();
    authority.m_root = *std::move(root);
    request.commonName = QStringLiteral("Practice Issuing CA");
    Result<tls::Identity> issuer = tls::makeCertificate(request, &authority.m_root);
    if (!issuer)
        return issuer.error();
    authority.m_issuer = *std::move(issuer);
    return authority;
}

Result<ServerCertificate> CertificateAuthority::certify(const QByteArray& hostName, CertificateKind kind,
                                                        tls::KeyType keyType) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    tls::CertificateRequest request;
    request.commonName = QString::fromLatin1(hostName);
    request.keyType = keyType;
    request.notBefore = now.addDays(-30);
    request.notAfter = now.addDays(60);
    const tls::Identity* issuer = &m_issuer;
    switch (kind) {
    case CertificateKind::Good:
        break;
    case CertificateKind::Expired:
        request.notBefore = now.addDays(-120);
        request.notAfter = now.addDays(-30);
        break;
    case CertificateKind::OtherName:
        request.commonName = QStringLiteral("old-server.example");
        break;
    case CertificateKind::SelfSigned:
        issuer = nullptr;
        break;
    }
    request.dnsNames = {request.commonName};
    const Result<tls::Identity> leaf = tls::makeCertificate(request, issuer);
    if (!leaf)
        return leaf.error();
    ServerCertificate result{*leaf, {leaf->der}};
    if (issuer)
        result.chain.append(issuer->der);
    return result;
}

}  // namespace relaydeck::practice
