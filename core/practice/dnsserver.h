// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/zonetree.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QUdpSocket>

namespace relaydeck::practice {

/// A recursive resolver on loopback, UDP and TCP on one port, that knows a tree of zones and nothing else.
class DnsServer : public QObject {
    Q_OBJECT

public:
    explicit DnsServer(QObject* parent = nullptr);

    void setZones(dnssec::ZoneTree zones) { m_zones = std::move(zones); }
    /// A question that never gets an answer, by UDP or TCP.
    void ignore(const dns::Question& question) { m_ignored.insert(question); }

    /// Takes a port that is free for both protocols.
    Result<void> listen(const QHostAddress& address);
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
    dnssec::ZoneTree m_zones;
    QSet<dns::Question> m_ignored;
};

}  // namespace relaydeck::practice
