// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/certificates.h"

#include <QtNetwork/QSslServer>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <functional>

namespace relaydeck::test {

/// An HTTPS server on a loopback port that answers each request as a script says.
class HttpsHost : public QObject {
    Q_OBJECT

public:
    /// What to do with a connection whose request has come whole. It stays open unless the script closes it.
    using Script = std::function<void(QSslSocket& socket)>;

    HttpsHost(const QList<tls::Identity>& chain, Script script,
              const QHostAddress& address = QHostAddress::LocalHost);

    quint16 port() const { return m_server.serverPort(); }
    const QList<QByteArray>& requests() const { return m_requests; }

Q_SIGNALS:
    void requested();

private:
    void read(QSslSocket* socket);

    QSslServer m_server;
    Script m_script;
    QList<QByteArray> m_requests;
};

/// A script that sends these octets and closes.
HttpsHost::Script answer(const QByteArray& octets);
/// A whole answer with status line, headers and Content-Length.
QByteArray http(const QByteArray& status, const QByteArray& body, const QByteArray& headers = {});

/// A plain TCP server: what is no TLS at all.
class PlainHost : public QObject {
    Q_OBJECT

public:
    using Script = std::function<void(QTcpSocket& socket)>;

    /// The script runs once per connection, as soon as the client has said something.
    explicit PlainHost(Script script);

    quint16 port() const { return m_server.serverPort(); }
    QByteArray received() const { return m_received; }

private:
    QTcpServer m_server;
    Script m_script;
    QByteArray m_received;
};

}  // namespace relaydeck::test
