// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::partnertest {

/// Why answers that the verdict rests on are bogus, a finding for each cause, and the signature that ends
/// first.
void addDnssecFindings(QList<Finding>& findings, const PartnerReport& report);

}  // namespace relaydeck::partnertest
