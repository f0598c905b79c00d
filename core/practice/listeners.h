// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <memory>
#include <vector>

namespace relaydeck::practice {

/// Listens on several loopback addresses, all with the same port, so that one port in a network profile leads
/// to every server.
class Listeners : public QObject {
    Q_OBJECT

public:
    explicit Listeners(QObject* parent = nullptr);
    ~Listeners() override;

    /// Takes a port that is free on all of them.
    Result<void> listen(const QList<QHostAddress>& addresses);
    /// Ends all connections too.
    void close();
    quint16 port() const { return m_port; }

Q_SIGNALS:
    /// The socket belongs to the listeners, and goes with its connection.
    void accepted(QTcpSocket* socket, const QHostAddress& address);

private:
    bool tryListen(const QList<QHostAddress>& addresses);
    void accept(QTcpServer* server, const QHostAddress& address);

    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    quint16 m_port = 0;
};

}  // namespace relaydeck::practice
