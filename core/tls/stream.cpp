// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/stream.h"

#include "core/async/wait.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

namespace relaydeck::tls {

namespace {

constexpr qint64 ChunkSize = 16 * 1024;
constexpr qint64 SocketBufferSize = 64 * 1024;
/// Far above any honest handshake; against a peer that sends records that never complete one.
constexpr qsizetype MaxHandshakeInput = 512 * 1024;

struct DeleteLater {
    void operator()(QTcpSocket* socket) const
    {
        socket->abort();  // the peer shall see the end now, not when the event loop comes to it
        socket->deleteLater();
    }
};
using SocketPtr = std::unique_ptr<QTcpSocket, DeleteLater>;

Error socketError(const QTcpSocket& socket, const QString& what)
{
    const QString detail = QStringLiteral("%1: %2").arg(what, socket.errorString());
    switch (socket.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return {ErrorCode::ConnectionRefused, detail};
    case QAbstractSocket::RemoteHostClosedError:
        return {ErrorCode::ConnectionClosed, detail};
    case QAbstractSocket::SocketTimeoutError:
        return {ErrorCode::Expired, detail};
    default:
        return {ErrorCode::NetworkUnreachable, detail};
    }
}

Error closedError()
{
    return {ErrorCode::ConnectionClosed, QStringLiteral("the peer closed the connection")};
}

}  // namespace

class Stream::State {
public:
    SocketPtr socket;
    std::unique_ptr<Session> session;  ///< null: in the clear
    QByteArray pending;  ///< received, decrypted, not yet read
    bool encrypted = false;  ///< after a handshake that completed
    bool failed = false;  ///< after one that did not

    bool connected() const { return !failed && socket->state() == QAbstractSocket::ConnectedState; }
    void flushSession() const
    {
        const QByteArray output = session->takeOutput();
        if (!output.isEmpty() && socket->state() == QAbstractSocket::ConnectedState)
            socket->write(output);
    }
};

namespace {

using StatePtr = std::shared_ptr<Stream::State>;

void prepare(QTcpSocket& socket)
{
    // Never through a proxy of the desktop: it is the partner's own server that is looked at.
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.setReadBufferSize(SocketBufferSize);
}

/// Octets off the socket, as they came; at least one.
QCoro::Task<Result<QByteArray>> receive(async::Context ctx, StatePtr state)
{
    while (state->socket->bytesAvailable() == 0) {
        if (!state->connected())
            co_return closedError();
        async::Wait wait(ctx);
        wait.on(state->socket.get(), &QTcpSocket::readyRead)
            .on(state->socket.get(), &QTcpSocket::disconnected, async::Wake::Failed);
        const async::Wake wake = co_await wait;
        if (wake == async::Wake::Failed && state->socket->bytesAvailable() == 0)
            co_return closedError();
        if (wake != async::Wake::Ready && wake != async::Wake::Failed)
            co_return async::wakeError(wake, QStringLiteral("reading"));
    }
    // A peer that never pauses must not keep us from hearing the stop request or the deadline.
    if (ctx.stop.stop_requested())
        co_return async::wakeError(async::Wake::Stopped, QStringLiteral("reading"));
    if (ctx.deadline.hasExpired())
        co_return async::wakeError(async::Wake::Expired, QStringLiteral("reading"));
    co_return state->socket->read(ChunkSize);
}

/// Fills `pending` with at least one more octet.
QCoro::Task<Result<void>> fill(async::Context ctx, StatePtr state)
{
    const qsizetype before = state->pending.size();
    while (!state->failed) {
        if (state->session) {
            const Session::Step step = state->session->decrypt(state->pending);
            state->flushSession();
            if (state->pending.size() > before)
                co_return Result<void>();
            if (step == Session::Step::Ended)
                co_return closedError();
            if (step == Session::Step::Failed)
                co_return Error{ErrorCode::TlsFailed, state->session->failure()};
        }
        const Result<QByteArray> received = co_await receive(ctx, state);
        if (!received.ok())
            co_return received.error();
        if (!state->session) {
            state->pending += *received;
            co_return Result<void>();
        }
        state->session->feed(*received);
    }
    co_return closedError();
}

QCoro::Task<Result<QByteArray>> readFrom(async::Context ctx, StatePtr state)
{
    if (state->pending.isEmpty()) {
        const Result<void> filled = co_await fill(ctx, state);
        if (!filled.ok())
            co_return filled.error();
    }
    co_return std::exchange(state->pending, QByteArray());
}

QCoro::Task<Result<QByteArray>> readLineFrom(async::Context ctx, StatePtr state, qsizetype limit)
{
    qsizetype searched = 0;
    while (true) {
        const qsizetype end = state->pending.indexOf('\n', searched);
        if ((end < 0 ? state->pending.size() : end) > limit + 1)
            co_return Error{ErrorCode::LimitExceeded,
                            QStringLiteral("a line is longer than %1 octets").arg(limit)};
        if (end >= 0) {
            QByteArray line = state->pending.left(end);
            state->pending.remove(0, end + 1);
            if (line.endsWith('\r'))
                line.chop(1);
            co_return line;
        }
        searched = state->pending.size();
        const Result<void> filled = co_await fill(ctx, state);
        if (!filled.ok())
            co_return filled.error();
    }
}

QCoro::Task<Result<void>> writeTo(async::Context ctx, StatePtr state, QByteArray octets)
{
    if (!state->connected())
        co_return closedError();
    if (!state->session) {
        state->socket->write(octets);
    } else {
        if (state->session->encrypt(octets) != Session::Step::Done)
            co_return Error{ErrorCode::TlsFailed, state->session->failure()};
        state->flushSession();
    }
    while (state->socket->bytesToWrite() > 0) {
        async::Wait wait(ctx);
        wait.on(state->socket.get(), &QTcpSocket::bytesWritten)
            .on(state->socket.get(), &QTcpSocket::disconnected, async::Wake::Failed);
        const async::Wake wake = co_await wait;
        if (wake == async::Wake::Failed || !state->connected())
            co_return closedError();
        if (wake != async::Wake::Ready)
            co_return async::wakeError(wake, QStringLiteral("writing"));
    }
    co_return Result<void>();
}

Handshake failedHandshake(const StatePtr& state, const Error& error)
{
    Handshake handshake = state->session->describe();
    handshake.detail = error.detail;
    handshake.outcome = error.code == ErrorCode::Expired || error.code == ErrorCode::Cancelled
        ? Handshake::Outcome::TimedOut
        : Handshake::Outcome::Closed;
    return handshake;
}

QCoro::Task<Handshake> shakeHands(async::Context ctx, StatePtr state)
{
    state->session->feed(std::exchange(state->pending, QByteArray()));
    qsizetype input = 0;
    while (true) {
        const Session::Step step = state->session->shakeHands();
        state->flushSession();  // an alert too
        if (step == Session::Step::Done) {
            state->encrypted = true;
            co_return state->session->describe();
        }
        if (step != Session::Step::NeedsInput) {
            state->failed = true;
            co_return state->session->describe();
        }
        const Result<QByteArray> received = co_await receive(ctx, state);
        if (!received.ok()) {
            state->failed = true;
            co_return failedHandshake(state, received.error());
        }
        input += received->size();
        if (input > MaxHandshakeInput) {
            state->failed = true;
            Handshake handshake = state->session->describe();
            handshake.outcome = Handshake::Outcome::Failed;
            handshake.detail =
                QStringLiteral("the handshake is longer than %1 octets").arg(MaxHandshakeInput);
            co_return handshake;
        }
        state->session->feed(*received);
    }
}

}  // namespace

Stream::Stream(std::unique_ptr<QTcpSocket> socket) : m_state(std::make_shared<State>())
{
    prepare(*socket);
    socket->setParent(nullptr);  // a server's pending connection belongs to the server
    m_state->socket.reset(socket.release());
}

QCoro::Task<Result<Stream>> Stream::connectTo(async::Context ctx, QHostAddress address, quint16 port,
                                              QHostAddress source)
{
    Stream stream(std::make_unique<QTcpSocket>());
    QTcpSocket* socket = stream.m_state->socket.get();
    const QString what = QStringLiteral("connecting to %1 port %2").arg(address.toString()).arg(port);
    if (source.protocol() == address.protocol() && !source.isNull() && !socket->bind(source))
        co_return Error{
            ErrorCode::NetworkUnreachable,
            QStringLiteral("source address %1: %2").arg(source.toString(), socket->errorString())};
    async::Wait wait(ctx);
    wait.on(socket, &QTcpSocket::connected).on(socket, &QTcpSocket::errorOccurred, async::Wake::Failed);
    socket->connectToHost(address, port);
    const async::Wake wake = co_await wait;
    if (wake == async::Wake::Failed)
        co_return socketError(*socket, what);
    if (wake != async::Wake::Ready)
        co_return async::wakeError(wake, what);
    co_return stream;
}

QCoro::Task<Result<QByteArray>> Stream::read(async::Context ctx) const
{
    return readFrom(std::move(ctx), m_state);
}

QCoro::Task<Result<QByteArray>> Stream::readLine(async::Context ctx, qsizetype limit) const
{
    return readLineFrom(std::move(ctx), m_state, limit);
}

QCoro::Task<Result<void>> Stream::write(async::Context ctx, QByteArray octets) const
{
    return writeTo(std::move(ctx), m_state, std::move(octets));
}

QByteArray Stream::discardBuffered() const
{
    QByteArray buffered = std::exchange(m_state->pending, QByteArray());
    return buffered + m_state->socket->readAll();
}

QCoro::Task<Handshake> Stream::startClient(async::Context ctx, ClientSettings settings) const
{
    m_state->session = Session::client(settings);
    return shakeHands(std::move(ctx), m_state);
}

QCoro::Task<Handshake> Stream::startServer(async::Context ctx, ServerContext context) const
{
    m_state->session = Session::server(context);
    return shakeHands(std::move(ctx), m_state);
}

bool Stream::isEncrypted() const
{
    return m_state->encrypted;
}

QByteArray Stream::serverName() const
{
    return m_state->session ? m_state->session->serverName() : QByteArray();
}

QHostAddress Stream::localAddress() const
{
    return m_state->socket->localAddress();
}

QHostAddress Stream::peerAddress() const
{
    return m_state->socket->peerAddress();
}

void Stream::close() const
{
    if (isEncrypted()) {
        m_state->session->shutDown();
        m_state->flushSession();
    }
    m_state->socket->disconnectFromHost();
}

void Stream::abort() const
{
    m_state->socket->abort();
}

}  // namespace relaydeck::tls
