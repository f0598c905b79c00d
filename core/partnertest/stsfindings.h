// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::partnertest {

/// MTA-STS: the record, why the policy could not be read, the policy, those that senders may still hold, and
/// each host against the one that applies.
void addSts(QList<Finding>& findings, const PartnerReport& report);

}  // namespace relaydeck::partnertest
