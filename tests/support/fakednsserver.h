// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/message.h"
#include "core/network/networkprofile.h"

#include <QtCore/QObject>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QUdpSocket>

#include <memory>

namespace relaydeck::test {

/// What a scripted server does with one query.
struct FakeReply {
    enum class Kind {
        Answer,
        WrongId,
        WrongQuestion,
        WrongSource,  ///< from another address (UDP)
        Truncated,  ///< TC set and no records
        Garbage,  ///< right id, then nonsense
        HeaderOnly,  ///< FORMERR without question
        QueryBack,  ///< the query itself
        Close,  ///< closes (streams)
        Drip,  ///< one octet, then silence (streams)
        SlowDrip,  ///< an octet every few milliseconds (streams)
        WrongLength,  ///< a length that is larger than what comes, then closes (streams)
        Oversize,  ///< as many octets as a message can have, or on streams more without end; all nonsense
    };
    Kind kind = Kind::Answer;
    dns::Message message;  ///< its id becomes that of the query
};

/// A DNS server on loopback for UDP and TCP on one port, and TLS on another. What is not scripted is not
/// answered.
class FakeDnsServer : public QObject {
    Q_OBJECT

public:
    enum class Transport { Udp, Tcp, Tls };
    struct Received {
        Transport transport = Transport::Udp;
        dns::Message query;
        QHostAddress address;  ///< of the asker
        quint16 port = 0;  ///< of the asker
    };
    /// Per query in order, the last one for all further: what is sent, all at once.
    using Script = QList<QList<FakeReply>>;

    explicit FakeDnsServer(const QString& address = QStringLiteral("127.0.0.1"));
    ~FakeDnsServer() override;

    /// Serves TLS with this certificate and key, PEM.
    void serveTls(const QByteArray& certificates, const QByteArray& key);

    void onUdp(const dns::Question& question, const Script& script) { m_udpScripts[question] = script; }
    void onStream(const dns::Question& question, const Script& script) { m_streamScripts[question] = script; }
    /// The same well-formed answer over every transport.
    void answer(const dns::Message& message);
    /// What is not scripted does not exist (NXDOMAIN), instead of being left without an answer.
    void denyOthers() { m_deniesOthers = true; }

    Upstream upstream() const;
    Upstream tlsUpstream(const QString& name) const;

    const QList<Received>& received() const { return m_received; }
    int count(Transport transport) const;
    int connections() const { return m_connections; }
    /// Octets of floods that the asker's side took.
    qint64 flooded() const { return m_flooded; }
    /// Closes all streams from this side.
    void closeStreams();

Q_SIGNALS:
    void queried();

private:
    QList<FakeReply> next(QHash<dns::Question, Script>& scripts, const dns::Message& query);
    void readDatagrams();
    void accept(QTcpServer& server, Transport transport);
    void readStream(QTcpSocket* socket, Transport transport);
    void send(QTcpSocket* socket, const FakeReply& reply, const QByteArray& octets);
    void flood(QTcpSocket* socket);

    QUdpSocket m_udp;
    QUdpSocket m_elsewhere;  // sends from another address
    QTcpServer m_tcp;
    std::unique_ptr<QTcpServer> m_tls;
    QHash<dns::Question, Script> m_udpScripts;
    QHash<dns::Question, Script> m_streamScripts;
    QList<Received> m_received;
    QList<QTcpSocket*> m_streams;
    bool m_deniesOthers = false;
    int m_connections = 0;
    qint64 m_flooded = 0;
};

}  // namespace relaydeck::test
