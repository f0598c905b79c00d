// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/connectionaccount.h"

#include "core/async/wait.h"

#include <algorithm>

namespace relaydeck::smtp {

using namespace std::chrono_literals;

ConnectionAccount::ConnectionAccount(const Manners& manners)
    : m_manners(manners)
    , m_places(manners.atOnce) { }

std::chrono::milliseconds ConnectionAccount::takeTurn(const DomainName& domain)
{
    std::vector<QDeadlineTimer>& turns = m_turns[domain];
    std::erase_if(turns, [](const QDeadlineTimer& turn) { return turn.hasExpired(); });
    if (std::cmp_less(turns.size(), m_manners.perWindow)) {
        turns.emplace_back(m_manners.window);
        return 0ms;
    }
    return std::chrono::milliseconds(turns.front().remainingTime()) + 1ms;
}

bool ConnectionAccount::isClear() const
{
    return std::all_of(m_turns.begin(), m_turns.end(), [](const std::vector<QDeadlineTimer>& turns) {
        return std::all_of(turns.begin(), turns.end(),
                           [](const QDeadlineTimer& turn) { return turn.hasExpired(); });
    });
}

QCoro::Task<Result<async::Semaphore::Permit>> ConnectionAccount::enter(
    async::Context ctx, std::shared_ptr<ConnectionAccount> account, DomainName domain)
{
    const Result<async::Semaphore::Permit> permit = co_await account->m_places.acquire(ctx);
    if (!permit.ok())
        co_return permit.error();
    while (true) {
        const std::chrono::milliseconds untilTurn = account->takeTurn(domain);
        if (untilTurn == 0ms)
            co_return async::Semaphore::Permit(*permit);
        if (QDeadlineTimer(untilTurn) > ctx.deadline)
            co_return Error{
                ErrorCode::LimitExceeded,
                QStringLiteral("held back: no more than %1 connections to an address in %2 s for one domain")
                    .arg(account->m_manners.perWindow)
                    .arg(account->m_manners.window / 1s)};
        const async::Context turn = ctx.within(untilTurn);
        async::Wait wait(turn);
        const async::Wake wake = co_await wait;
        if (wake == async::Wake::Stopped)
            co_return async::wakeError(wake, QStringLiteral("waiting for the next connection"));
    }
}

}  // namespace relaydeck::smtp
