// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::partnertest {

/// The TLSA records for keys that were seen and that no published record matches, where a signed zone makes
/// DANE possible.
QList<AdvisedRecord> recordsToPublish(const PartnerReport& report);
/// Ready to publish, one a line.
QStringList zoneLines(const QList<AdvisedRecord>& records);

}  // namespace relaydeck::partnertest
