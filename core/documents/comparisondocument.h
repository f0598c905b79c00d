// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/document.h"
#include "core/partnertest/reportcomparison.h"

namespace relaydeck::documents {

enum class ComparisonScope { ChangesOnly, Everything };

/// Two reports of a domain side by side.
Document comparisonDocument(const partnertest::ReportComparison& comparison, const DomainName& domain,
                            ComparisonScope scope = ComparisonScope::ChangesOnly);

/// What has changed for mail, in one sentence, under the service default.
QString comparisonSentence(const partnertest::ReportComparison& comparison);

}  // namespace relaydeck::documents
