// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/connection.h"

#include "core/base/log.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <chrono>

namespace relaydeck::practice {

namespace {

constexpr qsizetype LineLimit = 2'000;
constexpr std::chrono::minutes TalkLimit{2};

}  // namespace

Connection::Connection(QTcpSocket* socket) : QObject(socket), m_socket(socket)
{
    connect(socket, &QTcpSocket::readyRead, this, &Connection::receive);
    QTimer::singleShot(TalkLimit, this, [this] { m_socket->abort(); });
}

Connection::~Connection() = default;

void Connection::send(const QByteArray& plain)
{
    if (!m_encrypted) {
        m_socket->write(plain);
        return;
    }
    m_session->encrypt(plain);
    flush();
}

void Connection::startTls(const tls::ServerContext& context)
{
    m_buffer.clear();
    m_session = tls::Session::server(context);
}

void Connection::end()
{
    m_ended = true;
    if (m_encrypted) {
        m_session->shutDown();
        flush();
    }
    m_socket->disconnectFromHost();
}

void Connection::flush()
{
    m_socket->write(m_session->takeOutput());
}

void Connection::receive()
{
    const QByteArray octets = m_socket->readAll();
    if (!m_session) {
        m_buffer += octets;
        splitLines();
        return;
    }
    m_session->feed(octets);
    tls::Session::Step step = tls::Session::Step::Done;
    if (!m_encrypted) {
        step = m_session->shakeHands();
        flush();
        m_encrypted = step == tls::Session::Step::Done;
    }
    if (m_encrypted) {
        step = m_session->decrypt(m_buffer);
        flush();
        splitLines();
    }
    if (step == tls::Session::Step::Failed)
        qCDebug(logPractice) << "TLS ended:" << m_session->failure();
    if (step == tls::Session::Step::Failed || step == tls::Session::Step::Ended)
        m_socket->disconnectFromHost();
}

void Connection::splitLines()
{
    qsizetype end = 0;
    while (!m_ended && (end = m_buffer.indexOf('\n')) >= 0) {
        QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        Q_EMIT lineReceived(line);
    }
    if (m_buffer.size() > LineLimit)
        m_socket->abort();
}

}  // namespace relaydeck::practice
