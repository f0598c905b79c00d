// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "core/store/reportrepository.h"
#include "core/store/store.h"

namespace relaydeck::store {

/// A report as the store keeps it: its JSON, and the verdict under the service default beside it.
StoredReport storedReportOf(const partnertest::PartnerReport& report, Origin origin);

/// The report back from its JSON; InvalidData when the JSON is none, or of another schema.
Result<partnertest::PartnerReport> partnerReportOf(const StoredReport& stored);

}  // namespace relaydeck::store
