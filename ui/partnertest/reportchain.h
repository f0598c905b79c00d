// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "ui/widgets/chain.h"

namespace relaydeck::ui {

/// The chain of trust of a report as values: from the trust anchor through every zone to the TLSA record of
/// one mail server, and the server itself as the last box. Exactly one node is broken, or proven absent,
/// where the way to the server is not proven; what comes after it is not checked.
Chain chainOf(const partnertest::PartnerReport& report, qsizetype host);

/// The mail server to show: the first whose way is not proven, else the first; -1 without one.
qsizetype chainHost(const partnertest::PartnerReport& report);

}  // namespace relaydeck::ui
