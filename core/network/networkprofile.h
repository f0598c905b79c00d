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

/// One DNS server that is asked: a recursive resolver, or a name server of a zone.
struct Upstream {
    enum class Transport { UdpTcp, Tcp, Tls, Https };

    QHostAddress address;  ///< for all but Https
    quint16 port = 53;  ///< for all but Https
    Transport transport = Transport::UdpTcp;
    QString tlsName;  ///< name that the certificate must have, for Tls (RFC 8310)
    /// For Https (RFC 8484). A host name in it is looked up by the system whenever a connection is made: what
    /// a wrong answer can do there is only to fail, since the certificate must have that name.
    QUrl url;
    bool recursive = true;  ///< false: a name server, asked without RD for what it has itself

    friend bool operator==(const Upstream&, const Upstream&) = default;
};

/// A name with an address record whose DNSSEC status is known beforehand: a resolver is tried with it.
struct KnownName {
    enum class Status { Secure, Insecure, Bogus };

    DomainName name;
    Status status = Status::Secure;

    friend bool operator==(const KnownName&, const KnownName&) = default;
};

/// Where and how the engine reaches the network: the real one, a company's, or the practice network. It is
/// the only thing in which they differ.
struct NetworkProfile {
    QString name;  ///< for people, such as "This computer" or "Practice network"
    QList<Upstream>
        upstreams;  ///< asked in this order with fail-over; empty: those of the system's resolv.conf
    QByteArray
        trustAnchors;  ///< DS or DNSKEY lines in zone file form; empty: the root's own (core's resource)
    QByteArray caCertificates;  ///< PEM, trusted beside the system's roots
    bool onlyCaCertificates = false;  ///< the system's roots do not count where there are others
    quint16 smtpPort = 25;  ///< redirects the connection only: the TLSA owner stays `_25._tcp`
    quint16 httpsPort = 443;
    quint16 nameServerPort = 53;  ///< of the name servers of zones, where they are asked themselves
    /// What to try resolvers with; empty: a top-level domain's keys, which needs no third party. The denial
    /// of a name that cannot exist is always asked for too.
    QList<KnownName> knownNames;
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
