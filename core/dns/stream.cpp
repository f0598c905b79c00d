// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/transport.h"

#include <QtCore/QtEndian>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QSslSocket>

namespace relaydeck::dns {

namespace {

constexpr int PlacesPerUpstream = 16;
constexpr size_t MostIdle = 4;
constexpr qint64 LengthSize = 2;  // RFC 1035 4.2.2
constexpr qint64 LargestFrame = LengthSize + 65'535;

}  // namespace

Streams::Streams(Upstream upstream, QHostAddress source, QSslConfiguration tls)
    : m_upstream(std::move(upstream))
    , m_source(std::move(source))
    , m_tls(std::move(tls))
    , m_places(PlacesPerUpstream)
{
}

Exchange::Transport Streams::transport() const
{
    return m_upstream.transport == Upstream::Transport::Tls ? Exchange::Transport::Tls
                                                            : Exchange::Transport::Tcp;
}

Streams::SocketPtr Streams::takeIdle()
{
    while (!m_idle.empty()) {
        SocketPtr socket = std::move(m_idle.back());
        m_idle.pop_back();
        // A server closes when it likes (RFC 7766 6.2.3), and has nothing to say unasked.
        if (socket->state() == QAbstractSocket::ConnectedState && socket->bytesAvailable() == 0)
            return socket;
    }
    return nullptr;
}

void Streams::keepIdle(SocketPtr socket)
{
    if (m_idle.size() < MostIdle)
        m_idle.push_back(std::move(socket));
}

Streams::SocketPtr Streams::makeSocket() const
{
    SocketPtr socket;
    if (m_upstream.transport == Upstream::Transport::Tls) {
        auto tls = std::make_unique<QSslSocket>();
        tls->setSslConfiguration(m_tls);
        socket = std::move(tls);
    } else {
        socket = std::make_unique<QTcpSocket>();
    }
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setReadBufferSize(LargestFrame);
    if (m_source.protocol() == m_upstream.address.protocol())
        socket->bind(m_source);  // a failure shows when it connects
    return socket;
}

QCoro::Task<Streams::Connected> Streams::connect(async::Context ctx, std::shared_ptr<Streams> streams)
{
    Connected connected;
    const Upstream& upstream = streams->m_upstream;
    SocketPtr socket = streams->makeSocket();
    async::Wait wait(ctx);
    wait.on(socket.get(), &QAbstractSocket::errorOccurred, async::Wake::Failed);
    if (upstream.transport == Upstream::Transport::Tls) {
        auto* tls = qobject_cast<QSslSocket*>(socket.get());
        wait.on(tls, &QSslSocket::encrypted);
        // RFC 8310 8.1: the certificate must have the configured name, else the address.
        const QString address = upstream.address.toString();
        tls->connectToHostEncrypted(address, upstream.port,
                                    upstream.tlsName.isEmpty() ? address : upstream.tlsName);
    } else {
        wait.on(socket.get(), &QAbstractSocket::connected);
        socket->connectToHost(upstream.address, upstream.port);
    }
    const async::Wake wake = co_await wait;
    if (wake == async::Wake::Ready)
        connected.socket = std::move(socket);
    else
        connected.failure = failedAttempt(wake, streams->transport(), socket->errorString());
    co_return connected;
}

QCoro::Task<Attempt> Streams::exchange(async::Context ctx, QTcpSocket* socket, Question question,
                                       Exchange::Transport transport, bool recursive)
{
    const quint16 id = randomId();
    const QByteArray query = queryWire(question, id, recursive);
    QByteArray frame(LengthSize, '\0');
    qToBigEndian(quint16(query.size()), frame.data());
    frame += query;
    socket->write(frame);  // one segment where it fits (RFC 7766 8)

    QByteArray received;
    qint64 wanted = LengthSize;
    while (received.size() < wanted) {
        if (socket->bytesAvailable() == 0) {
            if (socket->state() != QAbstractSocket::ConnectedState)
                co_return failedAttempt(async::Wake::Failed, transport,
                                        QStringLiteral("the connection was closed"));
            async::Wait wait(ctx);
            wait.on(socket, &QAbstractSocket::readyRead)
                .on(socket, &QAbstractSocket::disconnected, async::Wake::Failed)
                .on(socket, &QAbstractSocket::errorOccurred, async::Wake::Failed);
            const async::Wake wake = co_await wait;
            if (wake != async::Wake::Ready && socket->bytesAvailable() == 0)
                co_return failedAttempt(wake, transport, socket->errorString());
            if (wake == async::Wake::Expired || wake == async::Wake::Stopped)
                co_return failedAttempt(wake, transport, {});
        }
        received += socket->read(wanted - received.size());
        if (wanted == LengthSize && received.size() == LengthSize)
            wanted += qFromBigEndian<quint16>(received.constData());
    }

    const QByteArray response = received.mid(LengthSize);
    const Attempt attempt = attemptOf(response, question, id, transport);
    co_return attempt;
}

QCoro::Task<Attempt> Streams::ask(async::Context ctx, std::shared_ptr<Streams> streams, Question question)
{
    const Result<async::Semaphore::Permit> place = co_await streams->m_places.acquire(ctx);
    if (!place) {
        const bool cancelled = place.error().code == ErrorCode::Cancelled;
        co_return failedAttempt(cancelled ? async::Wake::Stopped : async::Wake::Expired, streams->transport(),
                                {});
    }
    SocketPtr socket = streams->takeIdle();
    if (socket) {
        Attempt attempt = co_await exchange(ctx, socket.get(), question, streams->transport(),
                                            streams->m_upstream.recursive);
        if (attempt.outcome == Exchange::Outcome::Answered)
            streams->keepIdle(std::move(socket));
        // One that was closed just then is no statement about the server: once more over a new one.
        if (attempt.outcome != Exchange::Outcome::Unreachable)
            co_return attempt;
    }
    Connected connected = co_await connect(ctx, streams);
    if (!connected.socket)
        co_return connected.failure;
    Attempt attempt = co_await exchange(ctx, connected.socket.get(), question, streams->transport(),
                                        streams->m_upstream.recursive);
    if (attempt.outcome == Exchange::Outcome::Answered)
        streams->keepIdle(std::move(connected.socket));
    co_return attempt;
}

}  // namespace relaydeck::dns
