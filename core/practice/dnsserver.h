// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/zonetree.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QUdpSocket>

#include <memory>

namespace relaydeck::practice {

/// A recursive resolver on loopback, or a name server of zones, UDP and TCP on one port, that knows a tree of
/// zones and nothing else.
class DnsServer : public QObject {
    Q_OBJECT

public:
    enum class Role { Resolver, NameServer };

    explicit DnsServer(Role role = Role::Resolver, QObject* parent = nullptr);

    void setZones(std::shared_ptr<const dnssec::ZoneTree> zones) { m_zones = std::move(zones); }
    /// A question that never gets an answer, by UDP or TCP.
    void ignore(const dns::Question& question) { m_ignored.insert(question); }
    /// The same for every question of a type.
    void ignore(dns::RecordType type) { m_ignoredTypes.insert(type); }
    /// Every question of a type ends in SERVFAIL.
    void failFor(dns::RecordType type) { m_failingTypes.insert(type); }

    /// Takes a port that is free for both protocols.
    Result<void> listen(const QHostAddress& address);
    /// Takes this port; false when it is not free for both. 0: any.
    bool listenOn(const QHostAddress& address, quint16 port);
    void close();
    quint16 port() const { return m_udp.localPort(); }

private:
    void readDatagrams();
    void acceptConnections();
    void readStream(QTcpSocket* socket);
    /// Empty where nothing is to be sent.
    QByteArray answerTo(const QByteArray& query, bool stream) const;

    QUdpSocket m_udp;
    QTcpServer m_tcp;
    Role m_role;
    std::shared_ptr<const dnssec::ZoneTree> m_zones;
    QSet<dns::Question> m_ignored;
    QSet<dns::RecordType> m_ignoredTypes;
    QSet<dns::RecordType> m_failingTypes;
};

}  // namespace relaydeck::practice
