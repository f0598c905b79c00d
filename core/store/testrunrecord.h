// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <chrono>

namespace relaydeck::store {

/// How the test of one domain ended, under the service default; words are those of the JSON summary.
struct TestedDomain {
    QString domain;
    QString outcome;
    QString security;  ///< empty: none
    bool atRisk = false;
    std::chrono::milliseconds duration{0};

    friend bool operator==(const TestedDomain&, const TestedDomain&) = default;
};

/// Partner tests that were asked for together, for the record of activity. The reports themselves are kept
/// beside it.
struct TestRunRecord {
    /// The first MaxNamed of them.
    QList<TestedDomain> named;
    int delivered = 0;  ///< not at risk
    int atRisk = 0;
    int queued = 0;
    int rejected = 0;
    int couldNotTest = 0;
    int cancelled = 0;
    std::chrono::milliseconds duration{0};  ///< of all together
    QString profileName;

    static constexpr qsizetype MaxNamed = 1'000;

    /// Counts a report that was not cancelled.
    void add(const partnertest::PartnerReport& report);
    /// With a result; cancelled ones are none.
    int tested() const { return delivered + atRisk + queued + rejected + couldNotTest; }

    friend bool operator==(const TestRunRecord&, const TestRunRecord&) = default;
};

/// The counts, and the domains by name, apart: lists show the one and read the other when it is asked for.
QJsonObject summaryToJson(const TestRunRecord& run);
QJsonObject domainsToJson(const TestRunRecord& run);
/// What is missing counts as nothing.
TestRunRecord testRunFromJson(const QJsonObject& summary, const QJsonObject& domains = {});

}  // namespace relaydeck::store
