// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

#include <QtCore/QHash>

namespace relaydeck::test {

/// Real tests of these partners of the practice network. A partner whose test gave no report is missing.
QHash<QString, partnertest::PartnerReport> practiceReports(const QStringList& domains,
                                                           const mtasts::KnownPolicies& known = {});

/// As if a test three days ago had read an enforcing policy of each that lists the host `old.<domain>` alone,
/// under the id that practice partners have.
mtasts::KnownPolicies earlierPolicies(const QStringList& domains);

/// With the partner's name servers asked too.
std::optional<partnertest::PartnerReport> reportWithSecondOpinion(const QString& domain);

/// A test of a domain through a resolver that does not answer.
std::optional<partnertest::PartnerReport> reportWithoutResolver(const QString& domain);

}  // namespace relaydeck::test
