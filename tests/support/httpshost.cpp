// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpshost.h"

#include "tests/support/qttest.h"

#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>

namespace relaydeck::test {

namespace {

/// All headers, and the body that they announce.
bool isWhole(const QByteArray& request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray name = "\r\ncontent-length:";
    const qsizetype at = request.first(end + 2).toLower().indexOf(name);
    const qsizetype body = at < 0
        ? 0
        : request.mid(at + name.size(), request.indexOf("\r\n", at + 2) - at - name.size())
              .trimmed()
              .toLongLong();
    return request.size() >= end + 4 + body;
}

}  // namespace

HttpsHost::HttpsHost(const QList<tls::Identity>& chain, Script script, const QHostAddress& address)
    : m_script(std::move(script))
{
    QList<QSslCertificate> certificates;
    for (const tls::Identity& identity : chain)
        certificates.append(QSslCertificate(identity.certificatePem, QSsl::Pem));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(certificates);
    configuration.setPrivateKey(QSslKey(chain.first().keyPem, QSsl::Ec, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(configuration);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
        auto* socket = qobject_cast<QSslSocket*>(m_server.nextPendingConnection());
        m_requests.append(QByteArray());
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    });
    if (!m_server.listen(address))
        qFatal("cannot listen: %s", qPrintable(m_server.errorString()));
}

void HttpsHost::read(QSslSocket* socket)
{
    QByteArray& request = m_requests.last();
    request += socket->readAll();
    if (!isWhole(request))
        return;
    socket->disconnect(this);
    m_script(*socket);
    Q_EMIT requested();
}

HttpsHost::Script answer(const QByteArray& octets)
{
    return [octets](QSslSocket& socket) {
        socket.write(octets);
        socket.disconnectFromHost();
    };
}

QByteArray http(const QByteArray& status, const QByteArray& body, const QByteArray& headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

PlainHost::PlainHost(Script script) : m_script(std::move(script))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            m_received += socket->readAll();
            socket->disconnect(this);
            m_script(*socket);
        });
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("cannot listen: %s", qPrintable(m_server.errorString()));
}

}  // namespace relaydeck::test
