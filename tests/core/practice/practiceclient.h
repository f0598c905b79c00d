// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/message.h"
#include "core/network/networkprofile.h"
#include "tests/support/qttest.h"

#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

/// Asks the practice network's servers by other code than what is tested with it.
namespace relaydeck::test {

dns::Message parsedMessage(const QByteArray& wire);
/// What comes back by UDP; an empty message without an answer before the marker question's.
dns::Message askUdp(const NetworkProfile& profile, const QByteArray& query);
dns::Message askTcp(const NetworkProfile& profile, const QByteArray& query);
/// By UDP, then by TCP if truncated, as every resolver of a client does.
dns::Message ask(const NetworkProfile& profile, const char* owner, dns::RecordType type);
qsizetype count(const QList<dns::Record>& section, dns::RecordType type);
QHostAddress addressOf(const NetworkProfile& profile, const QByteArray& host);

/// A client of Qt's own, with the practice network's root as the only one.
class Client {
public:
    explicit Client(const NetworkProfile& profile)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(profile.caCertificates));
        socket.setSslConfiguration(configuration);
        QObject::connect(&socket, &QSslSocket::sslErrors, &socket, [this](const QList<QSslError>& errors) {
            for (const QSslError& error : errors)
                problems.append(error.error());
            socket.ignoreSslErrors();
        });
    }

    bool connectTo(const QHostAddress& address, quint16 port)
    {
        socket.connectToHost(address, port);
        return QTest::qWaitFor([&] {
                   return socket.state() == QAbstractSocket::ConnectedState
                       || socket.error() != QAbstractSocket::UnknownSocketError;
               })
            && socket.state() == QAbstractSocket::ConnectedState;
    }

    bool startTls(const QByteArray& peerName)
    {
        socket.setPeerVerifyName(QString::fromLatin1(peerName));
        socket.startClientEncryption();
        return QTest::qWaitFor([&] {
                   return socket.isEncrypted() || socket.error() != QAbstractSocket::UnknownSocketError;
               })
            && socket.isEncrypted();
    }

    /// Until a line begins with a code and a space (RFC 5321 4.2.1), or the end.
    QByteArray reply()
    {
        QByteArray lines;
        const bool complete = QTest::qWaitFor(
            [&] {
                while (socket.canReadLine()) {
                    const QByteArray line = socket.readLine();
                    lines += line;
                    if (line.size() > 3 && line.at(3) == ' ')
                        return true;
                }
                return false;
            },
            ReplyMilliseconds);
        return complete ? lines : QByteArray();
    }

    QByteArray command(const QByteArray& line)
    {
        socket.write(line + "\r\n");
        return reply();
    }

    static constexpr int ReplyMilliseconds = 20'000;  // one server greets late

    QByteArray untilEnd()
    {
        QByteArray all;
        const bool ended = QTest::qWaitFor([&] {
            all += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        });
        return ended ? all + socket.readAll() : QByteArray("the connection does not end");
    }

    QSslSocket socket;
    QList<QSslError::SslError> problems;
};

}  // namespace relaydeck::test
