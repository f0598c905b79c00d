// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/partnertest/services.h"

#include <QCoro/QCoroTask>

#include <functional>

namespace relaydeck::partnertest {

/// A part of a running test that has begun or ended, for progress.
struct ProbeStep {
    CheckId check = CheckId::DnssecChain;
    bool ended = false;
    QString subject;  ///< what is being asked: a domain, a host, an address
};

using ProbeProgress = std::function<void(const ProbeStep&)>;

/// Records the evidence for one domain: DNS, SMTP dialogues with every address of every MX host, the MTA-STS
/// policy. Never fails as an operation: what could not be had is missing from the evidence, and `cancelled`
/// or `limitReached` tell why. `progress` is called on this thread, between suspensions, and must be safe to
/// call until the task ends.
QCoro::Task<Evidence> probe(async::Context ctx, DomainName domain, std::shared_ptr<Services> services,
                            ProbeProgress progress);

}  // namespace relaydeck::partnertest
