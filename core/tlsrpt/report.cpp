// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/report.h"

#include "core/base/jsonreader.h"

#include <algorithm>
#include <array>
#include <limits>

namespace relaydeck::tlsrpt {

namespace {

/// RFC 8460 4.3.1 and 4.3.2, with `dane-required` of the registry (RFC 8460 6.6).
constexpr std::array ResultTypes{
    "starttls-not-supported", "certificate-host-mismatch",
    "certificate-expired",    "certificate-not-trusted",
    "validation-failure",     "tlsa-invalid",
    "dnssec-invalid",         "dane-required",
    "sts-policy-fetch-error", "sts-policy-invalid",
    "sts-webpki-invalid",
};

QJsonObject detailToJson(const FailureDetail& detail)
{
    QJsonObject object{{QStringLiteral("result-type"), detail.resultType},
                       {QStringLiteral("failed-session-count"), detail.failedSessions}};
    const auto add = [&object](const char* name, const QString& value) {
        if (!value.isEmpty())
            object.insert(QLatin1StringView(name), value);
    };
    add("sending-mta-ip", detail.sendingMtaIp);
    add("receiving-mx-hostname", detail.receivingMxHostname);
    add("receiving-mx-helo", detail.receivingMxHelo);
    add("receiving-ip", detail.receivingIp);
    add("additional-information", detail.additionalInformation);
    add("failure-reason-code", detail.reasonCode);
    return object;
}

QJsonObject policyToJson(const ReportedPolicy& policy)
{
    QJsonArray details;
    for (const FailureDetail& detail : policy.details)
        details.append(detailToJson(detail));
    return {
        {QStringLiteral("policy"),
         QJsonObject{{QStringLiteral("policy-type"), policy.type},
                     {QStringLiteral("policy-string"), QJsonArray::fromStringList(policy.strings)},
                     {QStringLiteral("policy-domain"), policy.domain},
                     {QStringLiteral("mx-host"), QJsonArray::fromStringList(policy.mxHosts)}}},
        {QStringLiteral("summary"),
         QJsonObject{{QStringLiteral("total-successful-session-count"), policy.successful},
                     {QStringLiteral("total-failure-session-count"), policy.failed}}},
        {QStringLiteral("failure-details"), details},
    };
}

}  // namespace

qint64 addCounts(qint64 a, qint64 b)
{
    qint64 sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<qint64>::max() : sum;
}

bool isKnownResultType(const QString& resultType)
{
    return std::ranges::any_of(ResultTypes,
                               [&](const char* known) { return resultType == QLatin1StringView(known); });
}

qint64 Report::successful() const
{
    qint64 sum = 0;
    for (const ReportedPolicy& policy : policies)
        sum = addCounts(sum, policy.successful);
    return sum;
}

qint64 Report::failed() const
{
    qint64 sum = 0;
    for (const ReportedPolicy& policy : policies)
        sum = addCounts(sum, policy.failed);
    return sum;
}

QJsonObject toJson(const Report& report)
{
    QJsonArray policies;
    for (const ReportedPolicy& policy : report.policies)
        policies.append(policyToJson(policy));
    return {
        {QStringLiteral("organization-name"), report.organization},
        {QStringLiteral("date-range"),
         QJsonObject{{QStringLiteral("start-datetime"), timeToJson(report.from)},
                     {QStringLiteral("end-datetime"), timeToJson(report.to)}}},
        {QStringLiteral("contact-info"), report.contact},
        {QStringLiteral("report-id"), report.reportId},
        {QStringLiteral("policies"), policies},
    };
}

QList<Report> splitByDomain(const Report& report)
{
    QList<Report> parts;
    for (const ReportedPolicy& policy : report.policies) {
        const auto known = std::ranges::find_if(parts, [&policy](const Report& part) {
            return part.policies.constFirst().domain == policy.domain;
        });
        if (known != parts.end()) {
            known->policies.append(policy);
            continue;
        }
        Report part{.organization = report.organization,
                    .contact = report.contact,
                    .reportId = report.reportId,
                    .from = report.from,
                    .to = report.to};
        if (parts.isEmpty())
            part.problems = report.problems;
        part.policies.append(policy);
        parts.append(part);
    }
    return parts;
}

}  // namespace relaydeck::tlsrpt
