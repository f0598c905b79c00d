// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/turns.h"

#include "core/async/wait.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

#include <algorithm>
#include <limits>

namespace relaydeck::async {

Turns::Turns()
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Turns::expire);
}

Turns& Turns::ofThisThread()
{
    // Of a thread that has ended it goes too, unless somebody waits still. That of the main thread stays:
    // what still waits when its event loop is over may be ended by whatever the program destroys last.
    struct Holder {
        Turns* turns = new Turns;

        Holder() = default;
        ~Holder()
        {
            const QCoreApplication* program = QCoreApplication::instance();
            if (program && program->thread() != turns->thread() && turns->m_waits.empty()
                && turns->m_deadlines.empty())
                delete turns;
        }
        Q_DISABLE_COPY_MOVE(Holder)
    };
    thread_local const Holder holder;
    return *holder.turns;
}

void Turns::add(Wait* wait)
{
    m_waits.push_back(wait);
    schedule();
}

void Turns::remove(Wait* wait)
{
    std::erase(m_waits, wait);
}

bool Turns::event(QEvent* event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    m_scheduled = false;
    takeTurns();
    return true;
}

void Turns::schedule()
{
    if (std::exchange(m_scheduled, true))
        return;
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

void Turns::takeTurns()
{
    std::size_t count = m_waits.size();
    // Whoever is resumed may run an event loop of its own, in which the others must have their turn as well.
    if (count > 1)
        schedule();
    for (; count > 0 && !m_waits.empty(); --count) {
        Wait* next = m_waits.front();
        m_waits.pop_front();
        next->resume();
    }
}

Turns::Deadlines::iterator Turns::addDeadline(const QDeadlineTimer& deadline, Wait* wait)
{
    const auto place = m_deadlines.emplace(deadline.deadlineNSecs(), wait);
    if (place == m_deadlines.begin())
        startTimer();
    return place;
}

void Turns::expire()
{
    m_timerEnd = QDeadlineTimer(QDeadlineTimer::Forever);
    const qint64 now = QDeadlineTimer::current(Qt::PreciseTimer).deadlineNSecs();
    while (!m_deadlines.empty() && m_deadlines.begin()->first <= now)
        m_deadlines.begin()->second->finish(Wake::Expired);  // which takes its deadline away
    if (!m_deadlines.empty())
        startTimer();
}

/// For the first deadline. One that is taken away leaves the timer as it is: it fires too early and is
/// started again.
void Turns::startTimer()
{
    QDeadlineTimer first(Qt::PreciseTimer);
    first.setPreciseDeadline(0, m_deadlines.begin()->first, Qt::PreciseTimer);
    if (m_timer.isActive() && m_timerEnd <= first)
        return;
    // QTimer counts in an int.
    constexpr qint64 Longest = std::numeric_limits<int>::max();
    m_timer.start(static_cast<int>(std::min(first.remainingTime(), Longest)));
    m_timerEnd = first;
}

}  // namespace relaydeck::async
