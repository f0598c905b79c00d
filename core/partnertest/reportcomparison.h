// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/reportfacts.h"

/// What is different between two reports of a domain. Pure.
namespace relaydeck::partnertest {

enum class Change {
    Same,
    Changed,
    Came,
    Gone,
    Unknown,  ///< one of the two could not see it, so nothing is said about a difference
};

enum class Trend { Same, Better, Worse, Different };

/// The verdict under one pair of modes, before and after.
struct VerdictChange {
    decision::Delivery before;
    decision::Delivery after;

    bool changed() const;
    /// Different: one of the two is not known, or they only differ in the cause.
    Trend trend() const;
};

struct FactChange {
    FactKey key;
    QString before;  ///< empty: not there, or not known
    QString after;
    Change change = Change::Same;
};

struct FindingChange {
    Finding finding;  ///< the newer one where both have it
    Change change = Change::Same;  ///< Changed: of the same thing, but more or less grave, or with other data
};

struct ReportComparison {
    QDateTime before;  ///< when the older one was tested
    QDateTime after;
    QList<VerdictChange> verdicts;  ///< six, in the order of the matrix, under blank TlsSettings
    QList<FactChange> facts;
    QList<FindingChange> findings;  ///< worst first

    bool hasChanges() const;
    /// Of the verdict under the service default.
    Trend trend() const;
};

/// `before` is the older report; both are of the same domain.
ReportComparison compareReports(const PartnerReport& before, const PartnerReport& after);

QString changeName(Change change);
QString trendName(Trend trend);

inline constexpr auto ComparisonSchema = "relaydeck.report-comparison/1";
QJsonObject toJson(const ReportComparison& comparison);

}  // namespace relaydeck::partnertest
