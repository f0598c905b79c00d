// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "core/store/reportrepository.h"
#include "core/store/store.h"

namespace relaydeck::store {

/// A report as the store keeps it: its JSON, and the verdict under the service default beside it.
StoredReport storedReportOf(const partnertest::PartnerReport& report, Origin origin);

/// Notes the MTA-STS policy that a test read, if it read one, for the tests after it. Not for tests of the
/// practice network, whose domains are not those of the world.
Result<void> notePolicy(Store& store, const partnertest::PartnerReport& report);

/// The report back from its JSON; InvalidData when the JSON is none, or of another schema.
Result<partnertest::PartnerReport> partnerReportOf(const StoredReport& stored);

}  // namespace relaydeck::store
