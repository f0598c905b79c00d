// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/listeners.h"
#include "core/tls/servercontext.h"

#include <QtCore/QHash>

#include <chrono>
#include <optional>

namespace relaydeck::practice {

/// A mail server behind one address.
struct SmtpHost {
    QByteArray name;
    std::optional<tls::ServerContext> tls;  ///< unset: STARTTLS is not offered
    QByteArray refusal;  ///< a greeting to send instead of 220, after which the connection ends
    std::chrono::milliseconds greetingDelay{0};
    bool startTlsOverwritten = false;  ///< on the way to the client, as some firewalls do
};

/// Mail servers on loopback that talk as far as a partner test goes, and take no mail.
class SmtpServer : public QObject {
    Q_OBJECT

public:
    explicit SmtpServer(QObject* parent = nullptr);

    void setHost(const QHostAddress& address, const SmtpHost& host) { m_hosts.insert(address, host); }
    /// On the addresses of all hosts.
    Result<void> listen();
    void close() { m_listeners.close(); }
    quint16 port() const { return m_listeners.port(); }

private:
    void talk(QTcpSocket* socket, const QHostAddress& address);

    Listeners m_listeners;
    QHash<QHostAddress, SmtpHost> m_hosts;
};

}  // namespace relaydeck::practice
