// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/smtp/endpoint.h"
#include "core/tls/servercontext.h"

#include <QtCore/QObject>
#include <QtNetwork/QTcpServer>

#include <memory>
#include <stop_token>

namespace relaydeck::test {

/// What a scripted server does in a dialogue, the same in each.
struct SmtpScript {
    enum class Fault {
        None,
        Close,
        Silence,
        Drip,  ///< an octet every few milliseconds, never a line end
        Flood,  ///< lines of a reply, without end
        Oversize,  ///< one line of a reply, without end
        Garbage,  ///< octets that are no reply, then silence
        WrongAnswer,  ///< well-formed, but no answer to what was asked; then silence
    };

    // Sent as they stand: with line ends, or without, or with too many.
    QByteArray greeting = "220 mx.partner.example ESMTP\r\n";
    QByteArray ehlo = "250-mx.partner.example\r\n250-PIPELINING\r\n250 STARTTLS\r\n";
    QByteArray helo = "250 mx.partner.example\r\n";
    QByteArray startTls = "220 2.0.0 Ready to start TLS\r\n";
    QByteArray
        insteadOfHandshake;  ///< not empty: these octets, where the server's part of the handshake belongs
    QByteArray ehloAfterTls = "250-mx.partner.example\r\n250 8BITMIME\r\n";
    QByteArray quit = "221 2.0.0 Bye\r\n";

    smtp::Stage faultAt = smtp::Stage::Done;  ///< instead of what would be sent there
    Fault fault = Fault::None;
    bool holdGreeting = false;  ///< until release()
    std::optional<tls::ServerContext> tls;  ///< without one: a new self-signed certificate
};

/// An SMTP server on a loopback address that follows a script and keeps what it saw.
class FakeSmtpServer : public QObject {
    Q_OBJECT

public:
    explicit FakeSmtpServer(const SmtpScript& script,
                            const QHostAddress& address = QHostAddress(QHostAddress::LocalHost));
    ~FakeSmtpServer() override;

    QHostAddress address() const { return m_listener.serverAddress(); }
    quint16 port() const { return m_listener.serverPort(); }
    /// Lets the held greetings go, and all later ones.
    void release();

    /// What the dialogues report to; outlives the server.
    struct Log {
        int connections = 0;
        int open = 0;
        int mostOpen = 0;
        QList<QByteArray> commands;
        QList<QByteArray> serverNames;  ///< SNI
        QList<QHostAddress> peers;
        QList<smtp::Stage> stages;  ///< those that dialogues have come to
        bool released = false;
        qint64 flooded = 0;  ///< octets of floods that the peer's side took
    };
    const Log& log() const { return *m_log; }

Q_SIGNALS:
    /// A connection came in; so many are open now.
    void accepted(int open);
    /// A dialogue came to a stage, before anything is sent or done there.
    void reached(relaydeck::smtp::Stage stage);
    void released();

private:
    void accept();

    QTcpServer m_listener;
    SmtpScript m_script;
    std::shared_ptr<Log> m_log = std::make_shared<Log>();
    std::stop_source m_stop;
};

}  // namespace relaydeck::test
