// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/dnsserver.h"

#include "core/base/log.h"

#include <QtCore/QtEndian>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QTcpSocket>

#include <chrono>

namespace relaydeck::practice {

namespace {

constexpr int PortAttempts = 50;
constexpr int MaxConnections = 200;
constexpr std::chrono::seconds StreamLimit{30};
constexpr quint16 OwnPayload = 1232;
constexpr quint16 SmallestPayload = 512;  // RFC 6891 6.2.3
constexpr qsizetype LengthSize = 2;  // RFC 1035 4.2.2
constexpr qsizetype LargestMessage = 65'535;

}  // namespace

DnsServer::DnsServer(Role role, QObject* parent) : QObject(parent), m_role(role)
{
    connect(&m_udp, &QUdpSocket::readyRead, this, &DnsServer::readDatagrams);
    connect(&m_tcp, &QTcpServer::newConnection, this, &DnsServer::acceptConnections);
}

Result<void> DnsServer::listen(const QHostAddress& address)
{
    for (int attempt = 0; attempt < PortAttempts; ++attempt) {
        if (listenOn(address, 0))
            return {};
    }
    return Error{
        ErrorCode::NetworkUnreachable,
        QStringLiteral("no port for a resolver on %1: %2").arg(address.toString(), m_tcp.errorString())};
}

bool DnsServer::listenOn(const QHostAddress& address, quint16 port)
{
    if (m_udp.bind(address, port, QAbstractSocket::DontShareAddress)
        && m_tcp.listen(address, m_udp.localPort()))
        return true;
    close();
    return false;
}

void DnsServer::close()
{
    m_udp.close();
    m_tcp.close();
    for (QTcpSocket* socket : m_tcp.findChildren<QTcpSocket*>())
        socket->abort();
}

void DnsServer::readDatagrams()
{
    while (m_udp.hasPendingDatagrams()) {
        const QNetworkDatagram query = m_udp.receiveDatagram();
        const QByteArray answer = answerTo(query.data(), false);
        // Not makeReply(): Qt hands the address over in a field that Linux does not read, and 127.0.0.1
        // would answer for all others.
        if (!answer.isEmpty())
            m_udp.writeDatagram(answer, query.senderAddress(), static_cast<quint16>(query.senderPort()));
    }
}

void DnsServer::acceptConnections()
{
    while (QTcpSocket* socket = m_tcp.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_tcp.findChildren<QTcpSocket*>().size() > MaxConnections) {
            socket->abort();
            continue;
        }
        socket->setReadBufferSize(LengthSize + LargestMessage);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readStream(socket); });
        QTimer::singleShot(StreamLimit, socket, [socket] { socket->abort(); });
    }
}

void DnsServer::readStream(QTcpSocket* socket)
{
    // A length in front of each message; what is not whole yet stays in the socket's own buffer.
    while (socket->bytesAvailable() >= LengthSize) {
        const QByteArray head = socket->peek(LengthSize);
        const auto length = qFromBigEndian<quint16>(head.constData());
        if (socket->bytesAvailable() < LengthSize + length)
            return;
        socket->skip(LengthSize);
        const QByteArray answer = answerTo(socket->read(length), true);
        if (answer.isEmpty())
            continue;
        const quint16 size = qToBigEndian(static_cast<quint16>(answer.size()));
        socket->write(reinterpret_cast<const char*>(&size), sizeof size);
        socket->write(answer);
    }
}

QByteArray DnsServer::answerTo(const QByteArray& query, bool stream) const
{
    const Result<dns::Message> parsed = dns::parseMessage(query);
    if (!parsed || parsed->response || !parsed->question) {
        qCDebug(logPractice) << "a query that is none:" << query.left(64).toHex();
        return {};
    }
    const dns::Question& question = *parsed->question;
    if (m_ignored.contains(question) || m_ignoredTypes.contains(question.type))
        return {};
    dns::Message answer = m_role == Role::Resolver ? m_zones->answer(question, parsed->dnssecOk)
                                                   : m_zones->authoritativeAnswer(question, parsed->dnssecOk);
    if (m_failingTypes.contains(question.type)) {
        answer.rcode = dns::Rcode::ServFail;
        answer.answer.clear();
        answer.authority.clear();
    }
    answer.id = parsed->id;
    answer.recursionDesired = parsed->recursionDesired;
    answer.checkingDisabled = parsed->checkingDisabled;
    answer.edns = parsed->edns;
    answer.dnssecOk = parsed->dnssecOk;
    answer.udpPayload = OwnPayload;
    const QByteArray wire = dns::toWire(answer);
    const qsizetype limit = parsed->edns ? std::max(parsed->udpPayload, SmallestPayload) : SmallestPayload;
    if (stream || wire.size() <= limit)
        return wire;
    // Nothing rather than a part: the client asks again by TCP (RFC 2181 9).
    answer.truncated = true;
    answer.answer.clear();
    answer.authority.clear();
    answer.additional.clear();
    return dns::toWire(answer);
}

}  // namespace relaydeck::practice
