// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/mechanism.h"

/// One MX host: the order in which the mechanisms are asked of each of its addresses, and what follows for
/// the host.
namespace relaydeck::decision {

struct HostDecision {
    Verdict verdict = Verdict::Unknown;  ///< never Silent
    int step = 0;  ///< that decided
    SecurityLevel security = SecurityLevel::None;
    Reason reason = Reason::None;
    QString status{};
    bool addressesDiffer = false;  ///< passes, but not by each address, or not equally well
    QList<TraceStep> trace{};
};

HostDecision decideHost(const Situation& situation, const HostObservation& host);

}  // namespace relaydeck::decision
