// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/wait.h"

#include <QtCore/QThread>

#include <utility>

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

Wait::Wait(const Context& ctx) : m_turns(Turns::ofThisThread())
{
    if (!ctx.deadline.isForever())
        m_deadline = m_turns.addDeadline(ctx.deadline, this);
    if (ctx.stop.stop_possible())
        m_stop.emplace(ctx.stop, [this] { finish(Wake::Stopped); });
}

Wait::~Wait()
{
    m_stop.reset();
    if (m_deadline)
        m_turns.removeDeadline(*m_deadline);
    if (m_hasTurn)
        m_turns.remove(this);
}

bool Wait::finish(Wake wake)
{
    Q_ASSERT(m_turns.thread() == QThread::currentThread());
    if (m_wake)
        return false;
    m_wake = wake;
    if (m_deadline)
        m_turns.removeDeadline(*std::exchange(m_deadline, std::nullopt));
    if (m_frame) {
        m_hasTurn = true;
        m_turns.add(this);
    }
    return true;
}

void Wait::resume()
{
    m_hasTurn = false;
    m_frame.resume();  // the wait may be gone afterwards
}

}  // namespace relaydeck::async
