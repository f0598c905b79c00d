// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/semaphore.h"

#include "core/async/wait.h"

#include <algorithm>
#include <deque>

namespace relaydeck::async {

class Semaphore::State {
public:
    int free = 0;
    std::deque<Wait*> waiting;
};

namespace {

void release(const std::shared_ptr<Semaphore::State>& state)
{
    while (!state->waiting.empty()) {
        Wait* next = state->waiting.front();
        state->waiting.pop_front();
        if (next->finish(Wake::Ready))
            return;  // the place is passed on
    }
    ++state->free;
}

Semaphore::Permit makePermit(std::shared_ptr<Semaphore::State> state)
{
    return {nullptr, [state = std::move(state)](void*) { release(state); }};
}

QCoro::Task<Result<Semaphore::Permit>> acquireFrom(Context ctx, std::shared_ptr<Semaphore::State> state)
{
    if (ctx.stop.stop_requested())
        co_return Error{ErrorCode::Cancelled, QStringLiteral("cancelled")};
    if (state->free > 0) {
        --state->free;
        co_return makePermit(state);
    }
    Wait wait(ctx);
    state->waiting.push_back(&wait);
    const Wake wake = co_await wait;
    if (wake == Wake::Ready)  // release() took it off the queue
        co_return makePermit(state);
    std::erase(state->waiting, &wait);
    co_return wakeError(wake, QStringLiteral("waiting for a free place"));
}

}  // namespace

Semaphore::Semaphore(int permits) : m_state(std::make_shared<State>())
{
    m_state->free = permits;
}

QCoro::Task<Result<Semaphore::Permit>> Semaphore::acquire(Context ctx) const
{
    return acquireFrom(std::move(ctx), m_state);
}

}  // namespace relaydeck::async
