// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/smtpserver.h"

#include "core/practice/connection.h"

#include <QtCore/QTimer>

namespace relaydeck::practice {

namespace {

/// One dialogue (RFC 5321 3), with STARTTLS (RFC 3207).
class Dialogue {
public:
    Dialogue(Connection& connection, const SmtpHost& host) : m_connection(connection), m_host(host) { }

    void greet()
    {
        if (m_host.refusal.isEmpty()) {
            reply("220 " + m_host.name + " ESMTP practice");
            return;
        }
        reply(m_host.refusal);
        m_connection.end();
    }

    void take(const QByteArray& line)
    {
        const QByteArray verb = line.split(' ').first().toUpper();
        if (verb == "EHLO") {
            reply("250-" + m_host.name);
            reply("250-SIZE 52428800");
            // Not offered a second time (RFC 3207 4.2).
            if (m_host.tls && !m_connection.isEncrypted())
                reply(m_host.startTlsOverwritten ? "250-XXXXXXXA" : "250-STARTTLS");
            reply("250 8BITMIME");
        } else if (verb == "HELO") {
            reply("250 " + m_host.name);
        } else if (verb == "STARTTLS") {
            startTls();
        } else if (verb == "NOOP" || verb == "RSET") {
            reply("250 2.0.0 OK");
        } else if (verb == "QUIT") {
            reply("221 2.0.0 Bye");
            m_connection.end();
        } else if (verb == "MAIL") {
            reply("550 5.7.1 The practice network takes no mail");
        } else {
            reply("502 5.5.1 Not known here");
        }
    }

private:
    void startTls()
    {
        if (!m_host.tls || m_host.startTlsOverwritten || m_connection.isEncrypted()) {
            reply("502 5.5.1 STARTTLS is not offered");
            return;
        }
        reply("220 2.0.0 Go ahead");
        m_connection.startTls(*m_host.tls);
    }

    void reply(const QByteArray& text) { m_connection.send(text + "\r\n"); }

    Connection& m_connection;
    SmtpHost m_host;
};

}  // namespace

SmtpServer::SmtpServer(QObject* parent) : QObject(parent)
{
    connect(&m_listeners, &Listeners::accepted, this, &SmtpServer::talk);
}

Result<void> SmtpServer::listen()
{
    return m_listeners.listen(m_hosts.keys());
}

void SmtpServer::talk(QTcpSocket* socket, const QHostAddress& address)
{
    auto* connection = new Connection(socket);
    const auto dialogue = std::make_shared<Dialogue>(*connection, m_hosts.value(address));
    connect(connection, &Connection::lineReceived, connection,
            [dialogue](const QByteArray& line) { dialogue->take(line); });
    const std::chrono::milliseconds delay = m_hosts.value(address).greetingDelay;
    if (delay.count() == 0)
        dialogue->greet();
    else
        QTimer::singleShot(delay, connection, [dialogue] { dialogue->greet(); });
}

}  // namespace relaydeck::practice
