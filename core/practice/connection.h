// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tls/session.h"

#include <QtCore/QObject>

class QTcpSocket;

namespace relaydeck::practice {

/// The server's side of a connection that speaks in lines, in the clear until TLS is started. Lives and dies
/// with its socket, of which it is a child; too long lines and too long talks end it.
class Connection : public QObject {
    Q_OBJECT

public:
    explicit Connection(QTcpSocket* socket);
    ~Connection() override;

    void send(const QByteArray& plain);
    /// What the peer has sent ahead of the handshake is thrown away (CVE-2011-0411).
    void startTls(const tls::ServerContext& context);
    bool isEncrypted() const { return m_encrypted; }
    /// After what was sent.
    void end();

Q_SIGNALS:
    /// Without its end.
    void lineReceived(const QByteArray& line);

private:
    void receive();
    void splitLines();
    void flush();

    QTcpSocket* m_socket;
    std::unique_ptr<tls::Session> m_session;
    QByteArray m_buffer;
    bool m_encrypted = false;
    bool m_ended = false;
};

}  // namespace relaydeck::practice
