// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::documents {

/// The chain of trust of a lookup in words, a sentence for each zone from the trust anchor down: "example.:
/// signed, key 5116 by DS 37331 of the parent, signatures valid until 14 Dec 2026"; then what it led to.
QStringList chainText(const dnssec::Lookup& lookup);

/// The lookup whose chain leads to a host: the first on the way that is not secure, else the last one, TLSA.
const dnssec::Lookup& decidingLookup(const partnertest::PartnerReport& report,
                                     const partnertest::HostReport* host);

}  // namespace relaydeck::documents
