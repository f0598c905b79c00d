// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tlsrpt/report.h"

#include <QtCore/QMap>

namespace relaydeck::tlsrpt {

/// Failed sessions by result type.
using FailureCounts = QMap<QString, qint64>;

/// Failures at one MX host. Successes are not told by host (RFC 8460 4.4).
struct HostFailures {
    QString host{};  ///< empty: the reports name none, as for a policy that could not be fetched
    qint64 failed = 0;
    FailureCounts byType{};

    friend bool operator==(const HostFailures&, const HostFailures&) = default;
};

/// What all reports together say of one domain.
struct DomainSummary {
    QString domain{};
    int reports = 0;
    QStringList organizations{};  ///< each once, by name
    QDateTime from{};
    QDateTime to{};
    qint64 successful = 0;
    qint64 failed = 0;
    FailureCounts byType{};
    QList<HostFailures> hosts{};  ///< most failures first

    friend bool operator==(const DomainSummary&, const DomainSummary&) = default;
};

/// By domain, most failures first. `domain` not empty: of this one alone.
QList<DomainSummary> summarize(const QList<Report>& reports, const QString& domain = {});

}  // namespace relaydeck::tlsrpt
