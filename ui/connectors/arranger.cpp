// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/arranger.h"

namespace relaydeck::ui {

Arranger::Arranger(Deliver deliver, QObject* parent) : QObject(parent), m_deliver(std::move(deliver))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

Arranger::~Arranger()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Arranger::request(const RowList& rows, const ArrangementWish& wish, Urgency urgency)
{
    if (urgency == Urgency::Replace || rows.size() <= ShortList)
        m_stop.request_stop();
    if (rows.size() <= ShortList) {
        m_waiting.reset();
        // What a worker still holds is stale now: finish() finds its stop asked for.
        if (const auto result = arrange(rows, wish, m_delivered, QDateTime::currentDateTimeUtc()))
            hand(*result);
        return;
    }
    m_waiting = Work{rows, wish};
    if (!m_running)
        start();
}

void Arranger::start()
{
    m_running = true;
    m_stop = {};
    m_pool.start([this, work = *std::exchange(m_waiting, std::nullopt), before = m_delivered,
                  stop = m_stop.get_token()] {
        auto result = std::make_shared<std::optional<Arrangement>>(
            arrange(work.rows, work.wish, before, QDateTime::currentDateTimeUtc(), stop));
        QMetaObject::invokeMethod(
            this, [this, result] { finish(*result); }, Qt::QueuedConnection);
    });
}

void Arranger::finish(const std::optional<Arrangement>& result)
{
    m_running = false;
    // A difference is only worth something while the list is the one it starts from, and while nothing else
    // is wanted.
    if (result && !m_stop.stop_requested())
        hand(*result);
    if (m_waiting && !m_running)
        start();
}

void Arranger::hand(const Arrangement& result)
{
    m_delivered = result.shown;
    m_deliver(result);
}

}  // namespace relaydeck::ui
