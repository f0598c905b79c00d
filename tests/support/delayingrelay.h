// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <deque>
#include <functional>

namespace relaydeck::test {

/// Stands between a client and servers on loopback and makes the way between them long, where the kernel has
/// no netem: by a delay, or in rounds, which are counted instead of timed.
///
/// A TCP connection costs what it costs on a real way: its handshake goes there and back before a server that
/// speaks first is heard.
class DelayingRelay : public QObject {
    Q_OBJECT

public:
    /// Passes everything on after so long, each way.
    explicit DelayingRelay(std::chrono::milliseconds eachWay, QObject* parent = nullptr);
    /// Holds what the client says until nothing else happens any more, and then passes all of it on: one
    /// round of exchanges that are under way at once. What servers say passes at once. Client and servers
    /// must live on this thread.
    explicit DelayingRelay(QObject* parent = nullptr);

    /// A port of every address of 127.0.0.0/8 that leads to `port` of the same address; `own` 0: a free one.
    quint16 relayStreams(quint16 port, quint16 own = 0);
    /// A port of 127.0.0.1 that leads to a datagram server.
    quint16 relayDatagrams(const QHostAddress& server, quint16 port, quint16 own = 0);

    /// How many rounds were passed on so far.
    int rounds() const { return m_rounds; }

    /// For the conversations. Calls back after so many ways between client and server, the first of them to
    /// where it shall go, unless the conversation has ended before.
    enum class To { Server, Client };
    void after(int ways, To to, const QObject* conversation, std::function<void()> pass);

private:
    void passDue();
    void settle();

    struct Held {
        QDeadlineTimer due;
        int rounds = 0;  ///< still to wait
        std::function<void()> pass;
    };

    bool m_inRounds;
    std::chrono::milliseconds m_eachWay;
    std::deque<Held> m_held;  ///< by a delay: in the order of their times
    QTimer m_timer;
    int m_rounds = 0;
    int m_quietPasses = 0;
};

}  // namespace relaydeck::test
