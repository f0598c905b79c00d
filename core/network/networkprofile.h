// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <optional>

namespace relaydeck {

/// One recursive resolver that is asked.
struct Upstream {
    enum class Transport { UdpTcp, Tls, Https };

    QHostAddress address;  ///< for UdpTcp and Tls
    quint16 port = 53;  ///< for UdpTcp and Tls
    Transport transport = Transport::UdpTcp;
    QString tlsName;  ///< name that the certificate must have, for Tls (RFC 8310)
    /// For Https (RFC 8484). A host name in it is looked up by the system whenever a connection is made: what
    /// a wrong answer can do there is only to fail, since the certificate must have that name.
    QUrl url;

    friend bool operator==(const Upstream&, const Upstream&) = default;
};

/// Where and how the engine reaches the network: the real one, a company's, or the practice network. It is
/// the only thing in which they differ.
struct NetworkProfile {
    QString name;  ///< for people, such as "This computer" or "Practice network"
    QList<Upstream>
        upstreams;  ///< asked in this order with fail-over; empty: those of the system's resolv.conf
    QByteArray
        trustAnchors;  ///< DS or DNSKEY lines in zone file form; empty: the root's own (core's resource)
    QByteArray caCertificates;  ///< PEM; empty: the system's roots
    quint16 smtpPort = 25;  ///< redirects the connection only: the TLSA owner stays `_25._tcp`
    quint16 httpsPort = 443;
    QString ehloName;  ///< empty: this computer's host name
    QHostAddress sourceAddress;  ///< null: the system chooses
    bool useIpv4 = true;
    bool useIpv6 = true;
    std::optional<QDateTime> validateAt;  ///< judge as of then instead of now
    QSet<int> dnssecAlgorithms{8, 10, 13, 14, 15, 16};  ///< RFC 9904, RFC 9905: others count as unsupported
    QSet<int> dnssecDigests{1, 2, 4};  ///< of DS records (RFC 9904); 1 only beside no other (RFC 4509)
    std::chrono::milliseconds totalLimit{60'000};  ///< for one partner test
    std::chrono::milliseconds dnsTimeout{5'000};  ///< for one question, all upstreams together
    std::chrono::milliseconds connectTimeout{15'000};
    std::chrono::milliseconds smtpTimeout{30'000};  ///< for greeting and for each reply
    int jobs = 16;  ///< partner tests at once
};

}  // namespace relaydeck
