// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/delayingrelay.h"

#include "tests/support/qttest.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtNetwork/QUdpSocket>

#include <algorithm>

namespace relaydeck::test {

namespace {

using To = DelayingRelay::To;

/// So often the event loop finds nothing to pass on before all is taken for quiet. Loopback delivers at once,
/// so that each step of a server or client takes a pass or two.
constexpr int QuietPasses = 50;
constexpr int MostDatagramClients = 500;

/// One TCP connection, and the one that leads on.
class StreamConversation : public QObject {
public:
    StreamConversation(QTcpSocket* front, quint16 port, DelayingRelay& relay)
        : QObject(&relay)
        , m_relay(relay)
        , m_front(front)
    {
        m_front->setParent(this);
        const QHostAddress server = front->localAddress();
        connect(m_front, &QTcpSocket::readyRead, this, [this] { takeFromClient(); });
        connect(m_front, &QTcpSocket::disconnected, this,
                [this] { m_relay.after(1, To::Server, this, [this] { m_back.disconnectFromHost(); }); });
        connect(&m_back, &QTcpSocket::readyRead, this, [this] {
            const QByteArray octets = m_back.readAll();
            m_relay.after(1, To::Client, this, [this, octets] { m_front->write(octets); });
        });
        const auto endFront = [this] {
            m_relay.after(1, To::Client, this, [this] {
                m_front->disconnectFromHost();
                if (m_front->state() == QAbstractSocket::UnconnectedState)
                    deleteLater();
            });
        };
        connect(&m_back, &QTcpSocket::disconnected, this, endFront);
        connect(&m_back, &QTcpSocket::errorOccurred, this, endFront);
        // SYN there, SYN and ACK back, ACK there: only then the server knows of a client, and says something.
        m_relay.after(3, To::Server, this, [this, server, port] {
            m_open = true;
            m_back.connectToHost(server, port);
            m_back.write(std::exchange(m_early, QByteArray()));
        });
        takeFromClient();
    }

private:
    void takeFromClient()
    {
        const QByteArray octets = m_front->readAll();
        if (octets.isEmpty())
            return;
        m_relay.after(1, To::Server, this, [this, octets] {
            if (m_open)
                m_back.write(octets);
            else
                m_early += octets;  // no data travels before the handshake is over
        });
    }

    DelayingRelay& m_relay;
    QTcpSocket* m_front;
    QTcpSocket m_back;
    bool m_open = false;
    QByteArray m_early;
};

/// One client's datagrams, from a port of its own.
class DatagramConversation : public QObject {
public:
    DatagramConversation(QUdpSocket& front, const QHostAddress& client, quint16 clientPort,
                         DelayingRelay& relay)
        : QObject(&front)
        , m_relay(relay)
    {
        connect(&m_back, &QUdpSocket::readyRead, this, [this, &front, client, clientPort] {
            while (m_back.hasPendingDatagrams()) {
                const QByteArray octets = read(m_back);
                m_relay.after(1, To::Client, this, [&front, octets, client, clientPort] {
                    front.writeDatagram(octets, client, clientPort);
                });
            }
        });
    }

    static QByteArray read(QUdpSocket& socket, QHostAddress* from = nullptr, quint16* port = nullptr)
    {
        QByteArray octets(static_cast<qsizetype>(socket.pendingDatagramSize()), Qt::Uninitialized);
        socket.readDatagram(octets.data(), octets.size(), from, port);
        return octets;
    }

    void takeFromClient(const QByteArray& octets, const QHostAddress& server, quint16 port)
    {
        m_relay.after(1, To::Server, this,
                      [this, octets, server, port] { m_back.writeDatagram(octets, server, port); });
    }

private:
    DelayingRelay& m_relay;
    QUdpSocket m_back;
};

}  // namespace

DelayingRelay::DelayingRelay(std::chrono::milliseconds eachWay, QObject* parent)
    : QObject(parent)
    , m_inRounds(false)
    , m_eachWay(eachWay)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DelayingRelay::passDue);
}

DelayingRelay::DelayingRelay(QObject* parent) : QObject(parent), m_inRounds(true), m_eachWay(0)
{
    connect(&m_timer, &QTimer::timeout, this, &DelayingRelay::settle);
}

quint16 DelayingRelay::relayStreams(quint16 port, quint16 own)
{
    auto* server = new QTcpServer(this);
    connect(server, &QTcpServer::newConnection, this, [this, server, port] {
        while (QTcpSocket* front = server->nextPendingConnection())
            new StreamConversation(front, port, *this);
    });
    if (!server->listen(QHostAddress::AnyIPv4, own))
        qFatal("relay: %s", qPrintable(server->errorString()));
    return server->serverPort();
}

quint16 DelayingRelay::relayDatagrams(const QHostAddress& server, quint16 port, quint16 own)
{
    auto* front = new QUdpSocket(this);
    using Client = std::pair<QHostAddress, quint16>;
    const auto clients = std::make_shared<std::deque<std::pair<Client, DatagramConversation*>>>();
    connect(front, &QUdpSocket::readyRead, this, [this, front, clients, server, port] {
        while (front->hasPendingDatagrams()) {
            Client client;
            const QByteArray octets = DatagramConversation::read(*front, &client.first, &client.second);
            auto known = std::find_if(clients->begin(), clients->end(),
                                      [&client](const auto& entry) { return entry.first == client; });
            if (known == clients->end()) {
                auto* made = new DatagramConversation(*front, client.first, client.second, *this);
                known = clients->insert(clients->end(), {client, made});
            }
            known->second->takeFromClient(octets, server, port);
            if (clients->size() > MostDatagramClients) {  // each question has a port of its own
                delete clients->front().second;
                clients->pop_front();
            }
        }
    });
    if (!front->bind(QHostAddress::LocalHost, own))
        qFatal("relay: %s", qPrintable(front->errorString()));
    return front->localPort();
}

void DelayingRelay::after(int ways, To to, const QObject* conversation, std::function<void()> pass)
{
    const QPointer<const QObject> alive(conversation);
    const auto guarded = [alive, pass = std::move(pass)] {
        if (alive)
            pass();
    };
    m_quietPasses = 0;
    if (m_inRounds) {
        if (to == To::Client) {
            guarded();
            return;
        }
        // There and back is one round; what arrives at the server ends the last of them.
        m_held.push_back({QDeadlineTimer(), (ways + 1) / 2, guarded});
        m_timer.start(0);
        return;
    }
    const QDeadlineTimer due(ways * m_eachWay, Qt::PreciseTimer);
    const auto place = std::upper_bound(m_held.begin(), m_held.end(), due,
                                        [](const QDeadlineTimer& a, const Held& b) { return a < b.due; });
    m_held.insert(place, {due, 0, guarded});
    passDue();
}

void DelayingRelay::passDue()
{
    while (!m_held.empty() && m_held.front().due.hasExpired()) {
        const std::function<void()> pass = std::move(m_held.front().pass);
        m_held.pop_front();
        pass();
    }
    if (!m_held.empty())
        m_timer.start(static_cast<int>(m_held.front().due.remainingTime()));
}

void DelayingRelay::settle()
{
    if (m_held.empty()) {
        m_timer.stop();
        return;
    }
    if (++m_quietPasses < QuietPasses)
        return;
    ++m_rounds;
    m_quietPasses = 0;
    for (Held& held : std::exchange(m_held, {})) {
        if (--held.rounds > 0)
            m_held.push_back(std::move(held));
        else
            held.pass();
    }
}

}  // namespace relaydeck::test
