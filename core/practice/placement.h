// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/certificateauthority.h"

#include <QtNetwork/QHostAddress>

namespace relaydeck::practice {

/// A mail server with its name, addresses and certificate.
struct PlacedServer {
    MailServer setup;
    QByteArray name;  ///< absolute, without final dot
    QList<QHostAddress> addresses;
    ServerCertificate certificate;
    std::optional<ServerCertificate> second;  ///< of an RSA key
    std::optional<ServerCertificate> withoutSni;  ///< where clients must name it to get the other one
};

struct PlacedPolicyHost {
    QByteArray name;
    QHostAddress address;
    ServerCertificate certificate;
};

struct PlacedNameServer {
    QByteArray name;  ///< absolute, without final dot
    QHostAddress address;
    NameServerBehaviour behaviour = NameServerBehaviour::Answers;
};

/// A partner with all that its servers and its zone are made from.
struct PlacedPartner {
    Partner partner;
    QList<PlacedServer> servers;
    std::optional<PlacedPolicyHost> policyHost;
    QList<PlacedNameServer> nameServers;
};

/// Of the name server of all zones without their own.
inline constexpr quint32 CommonNameServer = 0x7f003501;  // 127.0.53.1

/// Gives every server an address of its own in 127.0.0.0/8 and a certificate. `ipv6`: whether ::1 can be
/// used.
Result<QList<PlacedPartner>> place(const QList<Partner>& partners, const CertificateAuthority& authority,
                                   bool ipv6);

/// A name of a partner's setup (relative, `@` for the domain) made absolute, without final dot.
QByteArray absoluteName(const QByteArray& name, const QByteArray& domain);

}  // namespace relaydeck::practice
