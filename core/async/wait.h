// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/async/turns.h"
#include "core/base/result.h"

#include <QtCore/QObject>

#include <coroutine>
#include <functional>
#include <optional>
#include <stop_token>

namespace relaydeck::async {

/// What ended a wait.
enum class Wake {
    Ready,  ///< the signal that was waited for
    Failed,  ///< a signal that was connected as failure
    Expired,  ///< the deadline
    Stopped,  ///< a stop request
    Gone,  ///< the sender was destroyed
};

/// The error for a wait that did not end with Ready; `what` names the awaited thing.
Error wakeError(Wake wake, const QString& what);

/// Waits for the first of: a chosen signal, the deadline, a stop request, the sender's death.
///
/// A named local, awaited once. Connect the signals first and start the work after, so that nothing is
/// missed. It resumes exactly once, from the event loop, never from inside the emitter; a wait that ended
/// before `co_await` does not suspend. It is ended on the thread that it was made on.
class Wait {
public:
    explicit Wait(const Context& ctx);
    ~Wait();
    Q_DISABLE_COPY_MOVE(Wait)

    template<typename Sender, typename Signal>
    Wait& on(const Sender* sender, Signal signal, Wake wake = Wake::Ready)
    {
        if (!m_receiver)
            m_receiver.emplace();
        QObject::connect(sender, signal, &*m_receiver, [this, wake] { finish(wake); });
        if (std::exchange(m_sender, sender) != sender)
            QObject::connect(sender, &QObject::destroyed, &*m_receiver, [this] { finish(Wake::Gone); });
        return *this;
    }

    /// Ends the wait by hand; only the first ending counts. Gives whether this was it.
    bool finish(Wake wake);

    // g++ 12 copies an awaiter that is an lvalue, hence a handle of its own.
    struct Awaiter {
        Wait* wait;
        bool await_ready() const noexcept { return wait->m_wake.has_value(); }
        void await_suspend(std::coroutine_handle<> frame) const noexcept { wait->m_frame = frame; }
        Wake await_resume() const noexcept { return *wait->m_wake; }
    };
    Awaiter operator co_await() noexcept { return Awaiter{this}; }

private:
    friend class Turns;
    void resume();

    Turns& m_turns;
    std::optional<QObject> m_receiver;  ///< with which the connections end
    const QObject* m_sender = nullptr;  ///< the last one; compared, never used
    std::optional<Turns::Deadlines::iterator> m_deadline;
    bool m_hasTurn = false;
    std::optional<Wake> m_wake;
    std::coroutine_handle<> m_frame;
    // Last, since its constructor may call finish().
    std::optional<std::stop_callback<std::function<void()>>> m_stop;
};

}  // namespace relaydeck::async
