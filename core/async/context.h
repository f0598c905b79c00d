// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>

#include <algorithm>
#include <chrono>
#include <stop_token>

namespace relaydeck::async {

/// Who may stop a piece of work, and when it must be done. The first parameter of every coroutine, by value.
struct Context {
    std::stop_token stop;
    QDeadlineTimer deadline{QDeadlineTimer::Forever};

    /// The same, to be done within `limit` from now; can only shorten.
    Context within(std::chrono::milliseconds limit) const
    {
        return {stop, std::min(deadline, QDeadlineTimer(limit))};
    }
    /// The same deadline under another stop source, such as that of a group.
    Context stoppedBy(std::stop_token other) const { return {std::move(other), deadline}; }
};

}  // namespace relaydeck::async
