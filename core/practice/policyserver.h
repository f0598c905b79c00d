// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/listeners.h"
#include "core/tls/servercontext.h"

#include <QtCore/QHash>

#include <optional>

namespace relaydeck::practice {

/// A policy host behind one address, and its answer for the well-known path.
struct PolicyHost {
    std::optional<tls::ServerContext> tls;
    int status = 200;
    QByteArray location;  ///< of a redirect
    QByteArray body;
    QByteArray mediaType = "text/plain";
};

/// HTTPS servers on loopback for MTA-STS policies (RFC 8461 3.3): one request, one answer, end.
class PolicyServer : public QObject {
    Q_OBJECT

public:
    explicit PolicyServer(QObject* parent = nullptr);

    void setHost(const QHostAddress& address, const PolicyHost& host) { m_hosts.insert(address, host); }
    /// On the addresses of all hosts.
    Result<void> listen();
    void close() { m_listeners.close(); }
    quint16 port() const { return m_listeners.port(); }

private:
    void talk(QTcpSocket* socket, const QHostAddress& address);

    Listeners m_listeners;
    QHash<QHostAddress, PolicyHost> m_hosts;
};

}  // namespace relaydeck::practice
