// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakednsserver.h"

#include "tests/support/qttest.h"

#include <QtCore/QtEndian>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QSslSocket>

namespace relaydeck::test {

namespace {

using namespace std::chrono_literals;

constexpr int LengthSize = 2;
constexpr qsizetype LargestDatagram = 65'507;  // over IPv4
constexpr auto DripInterval = 5ms;

QByteArray octetsOf(const FakeReply& reply, const dns::Message& query, const QByteArray& queryOctets)
{
    dns::Message message = reply.message;
    message.id = query.id;
    switch (reply.kind) {
    case FakeReply::Kind::Answer:
    case FakeReply::Kind::WrongSource:
    case FakeReply::Kind::Drip:
    case FakeReply::Kind::SlowDrip:
    case FakeReply::Kind::WrongLength:
        break;
    case FakeReply::Kind::Oversize:
        return queryOctets.first(2) + QByteArray(LargestDatagram - 2, '\xff');
    case FakeReply::Kind::WrongId:
        message.id = quint16(query.id + 1);
        break;
    case FakeReply::Kind::WrongQuestion:
        message.question->name = name("elsewhere.example");
        break;
    case FakeReply::Kind::Truncated:
        message.truncated = true;
        message.answer.clear();
        break;
    case FakeReply::Kind::Garbage:
        return queryOctets.first(2) + QByteArray(30, '\xff');
    case FakeReply::Kind::HeaderOnly:
        return queryOctets.first(2) + QByteArray::fromHex("8181 0000 0000 0000 0000");
    case FakeReply::Kind::QueryBack:
        return queryOctets;
    case FakeReply::Kind::Close:
        return {};
    }
    return dns::toWire(message);
}

QByteArray framed(const QByteArray& octets, int surplus = 0)
{
    QByteArray frame(LengthSize, '\0');
    qToBigEndian(quint16(octets.size() + surplus), frame.data());
    return frame + octets;
}

void require(bool done, const char* what)
{
    if (!done)
        qFatal("the fake DNS server cannot %s", what);
}

}  // namespace

FakeDnsServer::FakeDnsServer(const QString& address)
{
    const QHostAddress host(address);
    // A port that is free for both; another try when UDP has it in use.
    for (int tries = 0; m_udp.state() != QAbstractSocket::BoundState && tries < 20; ++tries) {
        m_tcp.close();
        require(m_tcp.listen(host), "listen");
        m_udp.bind(host, m_tcp.serverPort());
    }
    require(m_udp.state() == QAbstractSocket::BoundState, "bind");
    require(m_elsewhere.bind(QHostAddress(QStringLiteral("127.0.0.3")), m_udp.localPort()), "bind elsewhere");
    connect(&m_udp, &QUdpSocket::readyRead, this, &FakeDnsServer::readDatagrams);
    connect(&m_tcp, &QTcpServer::newConnection, this, [this] { accept(m_tcp, Transport::Tcp); });
}

FakeDnsServer::~FakeDnsServer()
{
    for (QTcpSocket* socket : std::as_const(m_streams))
        socket->disconnect(this);
}

void FakeDnsServer::serveTls(const QByteArray& certificates, const QByteArray& key)
{
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(certificates, QSsl::Pem));
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    server->setSslConfiguration(configuration);
    require(server->listen(m_tcp.serverAddress()), "listen for TLS");
    m_tls = std::move(server);
    connect(m_tls.get(), &QTcpServer::pendingConnectionAvailable, this,
            [this] { accept(*m_tls, Transport::Tls); });
}

void FakeDnsServer::answer(const dns::Message& message)
{
    const Script script{{FakeReply{FakeReply::Kind::Answer, message}}};
    onUdp(*message.question, script);
    onStream(*message.question, script);
}

Upstream FakeDnsServer::upstream() const
{
    Upstream upstream;
    upstream.address = m_udp.localAddress();
    upstream.port = m_udp.localPort();
    return upstream;
}

Upstream FakeDnsServer::tlsUpstream(const QString& name) const
{
    Upstream upstream;
    upstream.address = m_tls->serverAddress();
    upstream.port = m_tls->serverPort();
    upstream.transport = Upstream::Transport::Tls;
    upstream.tlsName = name;
    return upstream;
}

int FakeDnsServer::count(Transport transport) const
{
    return int(std::count_if(m_received.begin(), m_received.end(),
                             [transport](const Received& r) { return r.transport == transport; }));
}

void FakeDnsServer::closeStreams()
{
    const QList<QTcpSocket*> streams = m_streams;
    for (QTcpSocket* socket : streams)
        socket->disconnectFromHost();
}

QList<FakeReply> FakeDnsServer::next(QHash<dns::Question, Script>& scripts, const dns::Message& query)
{
    if (!query.question)
        return {};
    if (scripts.value(*query.question).isEmpty()) {
        if (!m_deniesOthers)
            return {};
        dns::Message denial = query;
        denial.response = true;
        denial.rcode = dns::Rcode::NxDomain;
        return {FakeReply{FakeReply::Kind::Answer, denial}};
    }
    Script& script = scripts[*query.question];
    return script.size() > 1 ? script.takeFirst() : script.first();
}

void FakeDnsServer::readDatagrams()
{
    while (m_udp.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_udp.receiveDatagram();
        const Result<dns::Message> query = dns::parseMessage(datagram.data());
        require(query.ok(), "read the query");
        m_received.append({Transport::Udp, *query, datagram.senderAddress(), quint16(datagram.senderPort())});
        for (const FakeReply& reply : next(m_udpScripts, *query)) {
            const bool elsewhere = reply.kind == FakeReply::Kind::WrongSource;
            QUdpSocket& socket = elsewhere ? m_elsewhere : m_udp;
            socket.writeDatagram(octetsOf(reply, *query, datagram.data()), datagram.senderAddress(),
                                 quint16(datagram.senderPort()));
        }
        Q_EMIT queried();
    }
}

void FakeDnsServer::accept(QTcpServer& server, Transport transport)
{
    while (QTcpSocket* socket = server.nextPendingConnection()) {
        ++m_connections;
        m_streams.append(socket);
        connect(socket, &QTcpSocket::readyRead, this, [=, this] { readStream(socket, transport); });
        connect(socket, &QTcpSocket::disconnected, this, [=, this] {
            m_streams.removeOne(socket);
            socket->deleteLater();
        });
        if (socket->bytesAvailable() > 0)
            readStream(socket, transport);
    }
}

void FakeDnsServer::readStream(QTcpSocket* socket, Transport transport)
{
    while (socket->bytesAvailable() >= LengthSize) {
        const quint16 length = qFromBigEndian<quint16>(socket->peek(LengthSize).constData());
        if (socket->bytesAvailable() < LengthSize + length)
            return;
        const QByteArray octets = socket->read(LengthSize + length).sliced(LengthSize);
        const Result<dns::Message> query = dns::parseMessage(octets);
        require(query.ok(), "read the query");
        m_received.append({transport, *query, socket->peerAddress(), socket->peerPort()});
        for (const FakeReply& reply : next(m_streamScripts, *query))
            send(socket, reply, octetsOf(reply, *query, octets));
        Q_EMIT queried();
    }
}

void FakeDnsServer::send(QTcpSocket* socket, const FakeReply& reply, const QByteArray& octets)
{
    switch (reply.kind) {
    case FakeReply::Kind::Close:
        socket->disconnectFromHost();
        break;
    case FakeReply::Kind::Drip:
        socket->write(framed(octets).first(1));
        break;
    case FakeReply::Kind::SlowDrip: {
        auto* timer = new QTimer(socket);
        // Far longer than anybody waits.
        constexpr int Promised = 30'000;
        connect(timer, &QTimer::timeout, socket, [socket, rest = framed(octets, Promised)]() mutable {
            socket->write(rest.first(1));
            if (rest.size() > 1)  // the last octet comes again and again
                rest.remove(0, 1);
        });
        timer->start(DripInterval);
        break;
    }
    case FakeReply::Kind::WrongLength:
        socket->write(framed(octets, 100));
        socket->disconnectFromHost();
        break;
    case FakeReply::Kind::Oversize:
        socket->write(framed(octets));
        flood(socket);
        break;
    case FakeReply::Kind::Answer:
    case FakeReply::Kind::WrongId:
    case FakeReply::Kind::WrongQuestion:
    case FakeReply::Kind::WrongSource:
    case FakeReply::Kind::Truncated:
    case FakeReply::Kind::Garbage:
    case FakeReply::Kind::HeaderOnly:
    case FakeReply::Kind::QueryBack:
        socket->write(framed(octets));
        break;
    }
}

/// As fast as the asker's side takes it.
void FakeDnsServer::flood(QTcpSocket* socket)
{
    const QByteArray octets(16'384, '\xff');
    const auto goOn = [this, socket, octets](qint64 written) {
        m_flooded += written;
        const auto* tls = qobject_cast<QSslSocket*>(socket);
        if (socket->bytesToWrite() == 0 && (!tls || tls->encryptedBytesToWrite() == 0))
            socket->write(octets);
    };
    // What QSslSocket calls written may still wait within it.
    if (auto* tls = qobject_cast<QSslSocket*>(socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, goOn);
    else
        connect(socket, &QTcpSocket::bytesWritten, this, goOn);
    socket->write(octets);
}

}  // namespace relaydeck::test
