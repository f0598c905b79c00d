// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/placement.h"

namespace relaydeck::practice {

namespace {

constexpr quint32 MailNetwork = 0x7f001900;  // 127.0.25.0
constexpr quint32 PolicyNetwork = 0x7f005000;  // 127.0.80.0

Result<PlacedServer> placeServer(const MailServer& setup, const QByteArray& domain, quint32 address,
                                 const CertificateAuthority& authority, bool ipv6)
{
    PlacedServer placed{setup, absoluteName(setup.name, domain), {QHostAddress(address)}, {}, {}, {}};
    if (setup.ipv6 && ipv6)
        placed.addresses.append(QHostAddress(QHostAddress::LocalHostIPv6));
    // DHE goes by RSA (RFC 5246 7.4.2), and so short a key exchange by nothing newer.
    const tls::KeyType keyType =
        setup.behaviour == SmtpBehaviour::WeakDh ? tls::KeyType::Rsa2048 : tls::KeyType::EcdsaP256;
    const Result<ServerCertificate> certificate = authority.certify(placed.name, setup.certificate, keyType);
    if (!certificate)
        return certificate.error();
    placed.certificate = *certificate;
    if (setup.rsaToo) {
        const Result<ServerCertificate> second =
            authority.certify(placed.name, setup.certificate, tls::KeyType::Rsa2048);
        if (!second)
            return second.error();
        placed.second = *second;
    }
    if (setup.needsSni) {
        const Result<ServerCertificate> other = authority.certify(placed.name, CertificateKind::OtherName);
        if (!other)
            return other.error();
        placed.withoutSni = *other;
    }
    return placed;
}

CertificateKind certificateOf(PolicyHostBehaviour behaviour)
{
    switch (behaviour) {
    case PolicyHostBehaviour::WrongCertificate:
        return CertificateKind::OtherName;
    case PolicyHostBehaviour::ExpiredCertificate:
        return CertificateKind::Expired;
    case PolicyHostBehaviour::Serves:
    case PolicyHostBehaviour::Redirects:
    case PolicyHostBehaviour::NotFound:
    case PolicyHostBehaviour::OtherMediaType:
    case PolicyHostBehaviour::NotListening:
        return CertificateKind::Good;
    }
    Q_UNREACHABLE();
}

Result<PlacedPolicyHost> placePolicyHost(const Partner& partner, quint32 address,
                                         const CertificateAuthority& authority)
{
    PlacedPolicyHost placed{absoluteName("mta-sts", partner.domain), QHostAddress(address), {}};
    const Result<ServerCertificate> certificate =
        authority.certify(placed.name, certificateOf(partner.sts->behaviour));
    if (!certificate)
        return certificate.error();
    placed.certificate = *certificate;
    return placed;
}

}  // namespace

QByteArray absoluteName(const QByteArray& name, const QByteArray& domain)
{
    return name == "@" ? domain : name + '.' + domain;
}

Result<QList<PlacedPartner>> place(const QList<Partner>& partners, const CertificateAuthority& authority,
                                   bool ipv6)
{
    QList<PlacedPartner> result;
    quint32 mailAddress = MailNetwork;
    quint32 policyAddress = PolicyNetwork;
    quint32 nameServerAddress = CommonNameServer;
    for (const Partner& partner : partners) {
        PlacedPartner placed{partner, {}, {}, {}};
        for (const MailServer& setup : partner.servers) {
            const Result<PlacedServer> server =
                placeServer(setup, partner.domain, ++mailAddress, authority, ipv6);
            if (!server)
                return server.error();
            placed.servers.append(*server);
        }
        for (const NameServer& setup : partner.nameServers) {
            placed.nameServers.append({absoluteName(setup.name, partner.domain),
                                       QHostAddress(++nameServerAddress), setup.behaviour});
        }
        if (partner.sts) {
            const Result<PlacedPolicyHost> host = placePolicyHost(partner, ++policyAddress, authority);
            if (!host)
                return host.error();
            placed.policyHost = *host;
        }
        result.append(placed);
    }
    return result;
}

}  // namespace relaydeck::practice
