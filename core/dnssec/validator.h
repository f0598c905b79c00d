// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/dnssec/lookup.h"
#include "core/dnssec/settings.h"
#include "core/dnssec/workmemory.h"

#include <variant>

namespace relaydeck::dnssec {

/// Packets at hand: what a probe has received so far, or what a stored record holds.
class Packets {
public:
    virtual ~Packets() = default;
    /// The exchange for a question; null when it was not asked.
    virtual const dns::Exchange* find(const dns::Question& question) const = 0;
};

/// Validates from the trust anchors down to the answer, on packets alone: no I/O, no clock. The same call
/// serves the running probe, which fetches what is missing and calls again, and the judgement of a stored
/// record.
///
/// Gives the lookup, or the questions whose answers are needed first (never empty; several may be asked at
/// once).
std::variant<Lookup, QList<dns::Question>> validate(const dns::Question& question, const Packets& packets,
                                                    const Settings& settings, WorkMemory* memory = nullptr);

/// The same where nothing more can be fetched: a missing packet makes the lookup Indeterminate (NotRecorded).
Lookup validateRecorded(const dns::Question& question, const Packets& packets, const Settings& settings,
                        WorkMemory* memory = nullptr);

}  // namespace relaydeck::dnssec
