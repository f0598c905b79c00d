// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/dnssec/lookup.h"
#include "core/dnssec/settings.h"

#include <QtCore/QHash>

#include <memory>
#include <variant>

namespace relaydeck::dnssec {

/// Packets at hand: what a probe has received so far, or what a stored record holds.
class Packets {
public:
    virtual ~Packets() = default;
    /// The exchange for a question; null when it was not asked.
    virtual const dns::Exchange* find(const dns::Question& question) const = 0;
};

/// Remembers which signatures verified with which key, so that validating again (with more packets, for
/// another name of the same zone, for the next partner) costs no public key operation. Bounded; forgets the
/// oldest.
class SignatureMemory {
public:
    SignatureMemory();
    ~SignatureMemory();
    Q_DISABLE_COPY_MOVE(SignatureMemory)

    class Private;
    Private* d() const { return m_d.get(); }

private:
    std::unique_ptr<Private> m_d;
};

/// Validates from the trust anchors down to the answer, on packets alone: no I/O, no clock. The same call
/// serves the running probe, which fetches what is missing and calls again, and the judgement of a stored
/// record.
///
/// Gives the lookup, or the questions whose answers are needed first (never empty; several may be asked at
/// once).
std::variant<Lookup, QList<dns::Question>> validate(const dns::Question& question, const Packets& packets,
                                                    const Settings& settings,
                                                    SignatureMemory* memory = nullptr);

/// The same where nothing more can be fetched: a missing packet makes the lookup Indeterminate (NotRecorded).
Lookup validateRecorded(const dns::Question& question, const Packets& packets, const Settings& settings,
                        SignatureMemory* memory = nullptr);

}  // namespace relaydeck::dnssec
