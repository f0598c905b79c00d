// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tlsreportrepository.h"
#include "core/tlsrpt/reportfile.h"

#include <QtCore/QJsonObject>

namespace relaydeck::cli {

/// What a file holds, summed up over its reports; `reports` has each of them where there are several.
QJsonObject toJson(const tlsrpt::ReportFile& file, const QString& name);
/// By domain, MX host and result type.
QString summaryText(const QList<tlsrpt::Report>& reports);
/// "policies[0].policy.policy-domain: is missing"
QString problemText(const tlsrpt::Problem& problem);
QString savedText(const store::TlsReportRepository::Added& saved);

}  // namespace relaydeck::cli
