// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/domainname.h"
#include "core/tlsrpt/fieldreader.h"
#include "core/tlsrpt/report.h"

namespace relaydeck::tlsrpt {

namespace {

using Need = FieldReader::Need;

/// A host or domain; what is no name is kept as it is, with a problem.
QString nameIn(const FieldReader& fields, const char* name, Need need)
{
    const QString written = fields.text(name, need);
    if (written.isEmpty())
        return {};
    const Result<DomainName> parsed = DomainName::fromUserInput(written);
    if (parsed)
        return parsed->toString();
    fields.note(name, QStringLiteral("is no domain name"));
    return written;
}

/// In lower case, which may be longer in other scripts than the text that was bounded.
QString wordIn(const FieldReader& fields, const char* name)
{
    return fields.text(name, Need::Required).toLower().left(MaxReportText);
}

FailureDetail detailFrom(const FieldReader& fields)
{
    FailureDetail detail;
    detail.resultType = wordIn(fields, "result-type");
    if (!detail.resultType.isEmpty() && !isKnownResultType(detail.resultType))
        fields.note("result-type",
                    QStringLiteral("is no result type of RFC 8460: %1").arg(detail.resultType));
    detail.sendingMtaIp = fields.address("sending-mta-ip", Need::Required);
    // Only where a server was reached at all (RFC 8460 4.3): none stands behind a policy that was not
    // fetched.
    detail.receivingMxHostname = nameIn(fields, "receiving-mx-hostname", Need::Optional);
    detail.receivingMxHelo = fields.text("receiving-mx-helo", Need::Optional);
    detail.receivingIp = fields.address("receiving-ip", Need::Optional);
    detail.failedSessions = fields.count("failed-session-count");
    detail.additionalInformation = fields.text("additional-information", Need::Optional);
    detail.reasonCode = fields.text("failure-reason-code", Need::Optional);
    return detail;
}

ReportedPolicy policyFrom(const FieldReader& fields, qsizetype detailsLeft)
{
    ReportedPolicy policy;
    // Some write the members of the policy beside its summary.
    const bool flat = !fields.has("policy") && fields.has("policy-type");
    if (flat)
        fields.note("policy", QStringLiteral("is missing; its members stand beside it"));
    const FieldReader own = flat ? fields : fields.object("policy");
    policy.type = wordIn(own, "policy-type");
    if (policy.type != QStringLiteral("tlsa") && policy.type != QStringLiteral("sts")
        && policy.type != QStringLiteral("no-policy-found") && !policy.type.isEmpty())
        own.note("policy-type", QStringLiteral("is no policy type of RFC 8460: %1").arg(policy.type));
    policy.strings = own.texts("policy-string");
    policy.domain = nameIn(own, "policy-domain", Need::Required);
    policy.mxHosts = own.texts("mx-host");
    if (own.has("mx-host-pattern")) {
        // The name that the description in RFC 8460 4.4 gives to the value of mx-host.
        own.note("mx-host-pattern", QStringLiteral("should be called mx-host"));
        policy.mxHosts += own.texts("mx-host-pattern");
    }
    const FieldReader summary = fields.object("summary");
    policy.successful = summary.count("total-successful-session-count");
    policy.failed = summary.count("total-failure-session-count");
    const QList<FieldReader> details = fields.objects("failure-details", detailsLeft);
    policy.details.reserve(details.size());
    for (const FieldReader& detail : details)
        policy.details.append(detailFrom(detail));
    return policy;
}

void readPeriod(const QJsonObject& object, const FieldReader& fields, Report& report)
{
    const QJsonValue range = object.value(QStringLiteral("date-range"));
    if (range.isString()) {
        // An interval of ISO 8601: start/end.
        fields.note("date-range", QStringLiteral("is no object"));
        bool exact = false;
        report.from = reportTime(range.toString().section(u'/', 0, 0), &exact);
        report.to = reportTime(range.toString().section(u'/', 1, 1), &exact);
    } else if (!range.isObject() && fields.has("start-datetime")) {
        fields.note("date-range", QStringLiteral("is missing; its members stand beside it"));
        report.from = fields.time("start-datetime");
        report.to = fields.time("end-datetime");
    } else {
        const FieldReader period = fields.object("date-range");
        const auto either = [&period](const char* name, const char* other) {
            if (period.has(name) || !period.has(other))
                return period.time(name);
            period.note(other, QStringLiteral("should be called %1").arg(QLatin1StringView(name)));
            return period.time(other);
        };
        report.from = either("start-datetime", "start");
        report.to = either("end-datetime", "end");
    }
    if (report.from.isValid() && report.to.isValid() && report.to < report.from) {
        fields.note("date-range", QStringLiteral("ends before it starts"));
        std::swap(report.from, report.to);
    }
}

}  // namespace

std::optional<Report> reportFromJson(const QJsonObject& object)
{
    const QJsonValue policies = object.value(QStringLiteral("policies"));
    const bool named =
        object.contains(QStringLiteral("report-id")) || object.contains(QStringLiteral("organization-name"));
    if (!policies.isArray() && !policies.isObject() && !(policies.isNull() && named))
        return std::nullopt;

    ProblemList problems;
    const FieldReader fields(object, {}, problems);
    Report report;
    report.organization = fields.text("organization-name", Need::Required);
    report.contact = fields.text("contact-info", Need::Required);
    report.reportId = fields.text("report-id", Need::Required);
    readPeriod(object, fields, report);

    const QList<FieldReader> entries = fields.objects("policies", MaxPolicies);
    if (entries.isEmpty())
        fields.note("policies", QStringLiteral("has no policy"));
    qsizetype detailsLeft = MaxDetails;
    for (const FieldReader& entry : entries) {
        report.policies.append(policyFrom(entry, detailsLeft));
        detailsLeft -= report.policies.constLast().details.size();
    }
    for (qsizetype i = 0; i < report.policies.size(); ++i) {
        if (i > 0 && report.policies.at(i) == report.policies.at(i - 1))
            problems.add(QStringLiteral("policies[%1]").arg(i),
                         QStringLiteral("is the same as the one before; both were counted"));
    }
    report.problems = problems.take();
    return report;
}

}  // namespace relaydeck::tlsrpt
