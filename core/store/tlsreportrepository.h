// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/tlsrpt/report.h"

namespace relaydeck::store {

/// Reports of senders on TLS (RFC 8460), a row for each domain that a report tells of. One that was read
/// before is not kept twice: sender, report-id and domain tell them apart, and the content where a report has
/// no id.
class TlsReportRepository {
public:
    explicit TlsReportRepository(Database& database) : m_database(database) { }

    struct Added {
        int added = 0;
        int known = 0;  ///< were there already
        int withoutDomain = 0;  ///< name no domain, so that they cannot be kept

        friend bool operator==(const Added&, const Added&) = default;
    };

    /// Bounds what ofDomain() gives.
    static constexpr int MaxOfDomain = 5000;

    /// All or none. Counts the parts of each report, one for each domain.
    Result<Added> add(const QList<tlsrpt::Report>& reports);
    /// Newest first, without the problems that were met when they were read.
    Result<QList<tlsrpt::Report>> ofDomain(const QString& domain) const;
    /// Every domain with a report, by name.
    Result<QStringList> domains() const;
    /// How many were removed.
    Result<int> remove(const QString& domain);

private:
    Result<bool> addPart(const tlsrpt::Report& part);

    Database& m_database;
};

}  // namespace relaydeck::store
