// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/base/result.h"
#include "core/tls/session.h"

#include <QCoro/QCoroTask>

#include <QtNetwork/QHostAddress>

#include <memory>

class QTcpSocket;

namespace relaydeck::tls {

/// Octets to and from a peer over TCP, in the clear until one of the start functions was awaited, encrypted
/// after that. Client or server.
///
/// A handle: copies are the same connection, which is closed with the last of them. One read and one write at
/// a time. Failures: Cancelled, Expired, ConnectionClosed (also a proper end), TlsFailed, LimitExceeded.
class Stream {
public:
    /// Fails besides with ConnectionRefused and NetworkUnreachable. `source` is used when it is of the
    /// address's family; null: the system chooses.
    static QCoro::Task<Result<Stream>> connectTo(async::Context ctx, QHostAddress address, quint16 port,
                                                 QHostAddress source = QHostAddress());
    /// Over a connected socket, which it takes.
    explicit Stream(std::unique_ptr<QTcpSocket> socket);

    /// At least one octet, at most 64 KiB.
    QCoro::Task<Result<QByteArray>> read(async::Context ctx) const;
    /// A line without its end (CRLF or a bare LF) of at most `limit` octets.
    QCoro::Task<Result<QByteArray>> readLine(async::Context ctx, qsizetype limit) const;
    /// Done when the system has taken all.
    QCoro::Task<Result<void>> write(async::Context ctx, QByteArray octets) const;

    /// What has arrived and was not read yet; it is gone then.
    QByteArray discardBuffered() const;

    /// The handshake; what has arrived and was not read yet belongs to it. After one that is not Completed
    /// nothing more can be read or written.
    QCoro::Task<Handshake> startClient(async::Context ctx, ClientSettings settings) const;
    QCoro::Task<Handshake> startServer(async::Context ctx, ServerContext context) const;

    bool isEncrypted() const;
    /// The name that the client sent in the handshake (SNI).
    QByteArray serverName() const;
    QHostAddress localAddress() const;
    QHostAddress peerAddress() const;

    /// Sends what was written and says goodbye. Reading fails from now on.
    void close() const;
    void abort() const;

    class State;

private:
    std::shared_ptr<State> m_state;
};

}  // namespace relaydeck::tls
