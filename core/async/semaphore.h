// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/base/result.h"

#include <QCoro/QCoroTask>

#include <memory>

namespace relaydeck::async {

/// Lets a bounded number of coroutines in at once; the others wait, first come, first served.
class Semaphore {
public:
    class State;

    /// A place, given back when the last copy is destroyed.
    using Permit = std::shared_ptr<void>;

    explicit Semaphore(int permits);

    /// Fails with Cancelled or Expired only.
    QCoro::Task<Result<Permit>> acquire(Context ctx) const;

private:
    std::shared_ptr<State> m_state;
};

}  // namespace relaydeck::async
