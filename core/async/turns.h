// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <deque>
#include <map>

namespace relaydeck::async {

class Wait;

/// What the waits of one thread share: one event for all that are to resume, and one timer for all deadlines.
/// An event wakes the event loop by a call to the system and a timer stands in a list of its own; with
/// hundreds of waits under way, one of each for every wait costs more than the waits.
class Turns : public QObject {
    Q_OBJECT

public:
    using Deadlines = std::multimap<qint64, Wait*>;  ///< by QDeadlineTimer's clock, in nanoseconds

    static Turns& ofThisThread();

    /// Resumes the wait from the event loop, in the order of the calls.
    void add(Wait* wait);
    /// Takes back a wait that dies before its turn.
    void remove(Wait* wait);

    /// Ends the wait as expired when the time has come.
    Deadlines::iterator addDeadline(const QDeadlineTimer& deadline, Wait* wait);
    void removeDeadline(Deadlines::iterator place) { m_deadlines.erase(place); }

    bool event(QEvent* event) override;

private:
    Turns();

    void schedule();
    void takeTurns();
    void expire();
    void startTimer();

    std::deque<Wait*> m_waits;
    bool m_scheduled = false;
    Deadlines m_deadlines;
    QTimer m_timer;
    QDeadlineTimer m_timerEnd{QDeadlineTimer::Forever};  ///< when the timer fires
};

}  // namespace relaydeck::async
