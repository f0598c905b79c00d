// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

/// What senders report of their TLS sessions with a domain (RFC 8460 4). All texts of these values are
/// bounded and without control characters; counts are between 0 and MaxCount.
namespace relaydeck::tlsrpt {

inline constexpr qsizetype MaxReportText = 300;
inline constexpr qsizetype MaxPolicies = 1000;  ///< of a report
inline constexpr qsizetype MaxDetails = 20'000;  ///< of a report
inline constexpr qsizetype MaxProblems = 100;  ///< of a report; the last one tells how many more there were
/// The largest integer that I-JSON carries exactly (RFC 7493 2.2).
inline constexpr qint64 MaxCount = 9'007'199'254'740'991;

/// Sessions that failed in the same way between the same hosts (RFC 8460 4.3).
struct FailureDetail {
    QString resultType{};  ///< in lower case; empty: the report does not tell
    QString sendingMtaIp{};
    QString receivingMxHostname{};  ///< as DomainName::toString() has it; empty: not told
    QString receivingMxHelo{};
    QString receivingIp{};
    qint64 failedSessions = 0;
    QString additionalInformation{};
    QString reasonCode{};

    friend bool operator==(const FailureDetail&, const FailureDetail&) = default;
};

/// How senders fared under one policy of one domain.
struct ReportedPolicy {
    QString type{};  ///< `tlsa`, `sts`, `no-policy-found`, or what the report has instead
    QStringList strings{};
    QString domain{};  ///< as DomainName::toString() has it; empty: not told
    QStringList mxHosts{};
    qint64 successful = 0;
    qint64 failed = 0;
    QList<FailureDetail> details{};

    friend bool operator==(const ReportedPolicy&, const ReportedPolicy&) = default;
};

/// Where a report breaks the rules. What could be read of it was read all the same.
struct Problem {
    QString path{};  ///< `policies[0].policy.policy-domain`; empty: the report as a whole
    QString text{};  ///< English

    friend bool operator==(const Problem&, const Problem&) = default;
};

struct Report {
    QString organization{};
    QString contact{};
    QString reportId{};
    QDateTime from{};  ///< UTC; invalid: not told
    QDateTime to{};
    QList<ReportedPolicy> policies{};
    QList<Problem> problems{};

    qint64 successful() const;
    qint64 failed() const;
    friend bool operator==(const Report&, const Report&) = default;
};

/// A sum that stays at the end of what the type can hold.
qint64 addCounts(qint64 a, qint64 b);
/// One of the result types of RFC 8460 4.3.
bool isKnownResultType(const QString& resultType);

/// Reads what is meant, however the sender wrote it. Empty: this is no report at all.
std::optional<Report> reportFromJson(const QJsonObject& object);
/// The form of RFC 8460 4.4, which reportFromJson() reads back; without the problems.
QJsonObject toJson(const Report& report);

/// The report as a report for each domain that it has policies of; problems stay with the first.
QList<Report> splitByDomain(const Report& report);

}  // namespace relaydeck::tlsrpt
