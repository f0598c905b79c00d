// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/listeners.h"

namespace relaydeck::practice {

namespace {

constexpr int PortAttempts = 50;
constexpr int MaxConnections = 100;  // to one address

}  // namespace

Listeners::Listeners(QObject* parent) : QObject(parent) { }

Listeners::~Listeners() = default;

Result<void> Listeners::listen(const QList<QHostAddress>& addresses)
{
    for (int attempt = 0; attempt < PortAttempts; ++attempt) {
        if (tryListen(addresses))
            return {};
        close();
    }
    return Error{ErrorCode::NetworkUnreachable,
                 QStringLiteral("no port is free on all %1 loopback addresses").arg(addresses.size())};
}

bool Listeners::tryListen(const QList<QHostAddress>& addresses)
{
    m_port = 0;  // the first address gets a port from the system, the others must have the same
    for (const QHostAddress& address : addresses) {
        m_servers.push_back(std::make_unique<QTcpServer>());
        QTcpServer* server = m_servers.back().get();
        if (!server->listen(address, m_port))
            return false;
        m_port = server->serverPort();
        connect(server, &QTcpServer::newConnection, this,
                [this, server, address] { accept(server, address); });
    }
    return true;
}

void Listeners::accept(QTcpServer* server, const QHostAddress& address)
{
    while (QTcpSocket* socket = server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (server->findChildren<QTcpSocket*>().size() > MaxConnections)
            socket->abort();
        else
            Q_EMIT accepted(socket, address);
    }
}

void Listeners::close()
{
    m_servers.clear();
    m_port = 0;
}

}  // namespace relaydeck::practice
