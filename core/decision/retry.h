// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

#include <QtCore/QList>

#include <chrono>

/// How long and how often queued mail is tried again.
namespace relaydeck::decision {

/// After this the message is dropped and its sender told.
inline constexpr std::chrono::minutes QueueLifetime{24 * 60};

/// Attempts of a message, counted from the first: at once, after 15 minutes, after 15 more, then hourly while
/// the queue keeps it. Documented for DANE; for MTA-STS an assumption (A3).
QList<std::chrono::minutes> retryAttempts();

/// True when the rhythm is an assumption for this delivery (A3).
bool retryIsAssumed(const Delivery& delivery);

}  // namespace relaydeck::decision
