// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/wait.h"

#include <limits>

namespace relaydeck::async {

Error wakeError(Wake wake, const QString& what)
{
    switch (wake) {
    case Wake::Ready:
        break;
    case Wake::Failed:
        return {ErrorCode::NetworkUnreachable, what + QStringLiteral(": failed")};
    case Wake::Expired:
        return {ErrorCode::Expired, what + QStringLiteral(": no answer in time")};
    case Wake::Stopped:
        return {ErrorCode::Cancelled, what + QStringLiteral(": cancelled")};
    case Wake::Gone:
        return {ErrorCode::ConnectionClosed, what + QStringLiteral(": went away")};
    }
    Q_UNREACHABLE();
}

Wait::Wait(const Context& ctx)
{
    if (!ctx.deadline.isForever()) {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_receiver, [this] { finish(Wake::Expired); });
        // QTimer counts in an int.
        constexpr qint64 Longest = std::numeric_limits<int>::max();
        m_timer.start(std::chrono::milliseconds(std::min(ctx.deadline.remainingTime(), Longest)));
    }
    if (ctx.stop.stop_possible())
        m_stop.emplace(ctx.stop, [this] { finish(Wake::Stopped); });
}

bool Wait::finish(Wake wake)
{
    if (m_wake)
        return false;
    m_wake = wake;
    m_timer.stop();
    if (m_frame)
        QMetaObject::invokeMethod(
            &m_receiver, [frame = m_frame] { frame.resume(); }, Qt::QueuedConnection);
    return true;
}

}  // namespace relaydeck::async
