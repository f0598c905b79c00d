// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/retry.h"

namespace relaydeck::decision {

using namespace std::chrono_literals;

QList<std::chrono::minutes> retryAttempts()
{
    QList<std::chrono::minutes> attempts{0min, 15min};
    for (std::chrono::minutes at = 30min; at < QueueLifetime; at += 1h)
        attempts.append(at);
    return attempts;
}

bool retryIsAssumed(const Delivery& delivery)
{
    return delivery.assumptions.contains(Assumption::A3);
}

}  // namespace relaydeck::decision
