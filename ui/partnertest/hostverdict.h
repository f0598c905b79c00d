// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

#include <optional>

namespace relaydeck::ui {

class VerdictLabel;

/// What would happen to mail if this were the only MX host. Empty: the test did not look at it.
std::optional<decision::Delivery> deliveryByHost(const partnertest::PartnerReport& report, qsizetype host,
                                                 const decision::SendingPolicy& policy);
/// The same as a cell of a table.
VerdictLabel* hostVerdictCell(const partnertest::PartnerReport& report, qsizetype host,
                              const decision::SendingPolicy& policy);
VerdictLabel* deliveryCell(const decision::Delivery& delivery);

}  // namespace relaydeck::ui
