// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tlsrpttext.h"

#include "app/cli/verdicttext.h"
#include "core/base/jsonreader.h"
#include "core/tlsrpt/summary.h"

namespace relaydeck::cli {

using tlsrpt::DomainSummary;
using tlsrpt::Report;

namespace {

/// What stands for a result type, a host or a domain that a report leaves out.
const QString NotTold = u"(not told)"_qs;

QString told(const QString& text)
{
    return text.isEmpty() ? NotTold : text;
}

/// The members that a report and a file of several have in common.
QJsonObject summedUp(const QList<Report>& reports, const QList<tlsrpt::Problem>& problems)
{
    QStringList organizations;
    QStringList ids;
    QDateTime from;
    QDateTime to;
    QJsonArray policies;
    qint64 successful = 0;
    qint64 failed = 0;
    tlsrpt::FailureCounts types;
    for (const Report& report : reports) {
        if (!organizations.contains(report.organization))
            organizations.append(report.organization);
        ids.append(report.reportId);
        if (report.from.isValid() && (!from.isValid() || report.from < from))
            from = report.from;
        if (report.to.isValid() && (!to.isValid() || report.to > to))
            to = report.to;
        successful = tlsrpt::addCounts(successful, report.successful());
        failed = tlsrpt::addCounts(failed, report.failed());
        const QJsonArray own = tlsrpt::toJson(report).value(u"policies"_qs).toArray();
        for (const QJsonValue policy : own)
            policies.append(policy);
        for (const tlsrpt::ReportedPolicy& policy : report.policies) {
            for (const tlsrpt::FailureDetail& detail : policy.details) {
                qint64& count = types[told(detail.resultType)];
                count = tlsrpt::addCounts(count, detail.failedSessions);
            }
        }
    }
    QJsonObject resultTypes;
    for (auto type = types.cbegin(); type != types.cend(); ++type)
        resultTypes.insert(type.key(), type.value());
    QJsonArray notes;
    for (const tlsrpt::Problem& problem : problems)
        notes.append(QJsonObject{{u"path"_qs, problem.path}, {u"text"_qs, problem.text}});
    return {{u"organization"_qs, organizations.join(u", "_qs)},
            {u"reportId"_qs, ids.join(u", "_qs)},
            {u"from"_qs, timeToJson(from)},
            {u"to"_qs, timeToJson(to)},
            {u"policies"_qs, policies},
            {u"successful"_qs, successful},
            {u"failed"_qs, failed},
            {u"resultTypes"_qs, resultTypes},
            {u"problems"_qs, notes}};
}

QString dayText(const QDateTime& time)
{
    return time.isValid() ? time.toString(u"yyyy-MM-dd"_qs) : u"?"_qs;
}

QString domainText(const DomainSummary& summary)
{
    QString text = u"%1: %2 sessions with TLS as wanted, %3 failed\n"_qs.arg(told(summary.domain))
                       .arg(summary.successful)
                       .arg(summary.failed);
    text += u"  %1, %2 to %3, told by %4\n"_qs
                .arg(summary.reports == 1 ? u"1 report"_qs : u"%1 reports"_qs.arg(summary.reports))
                .arg(dayText(summary.from), dayText(summary.to),
                     summary.organizations.isEmpty() ? NotTold : summary.organizations.join(u", "_qs));
    QList<QStringList> rows{{u"  MX host"_qs, u"Result"_qs, u"Failed sessions"_qs}};
    for (const tlsrpt::HostFailures& host : summary.hosts) {
        for (auto type = host.byType.cbegin(); type != host.byType.cend(); ++type)
            rows.append({u"  "_qs + told(host.host), told(type.key()), QString::number(type.value())});
    }
    return rows.size() > 1 ? text + tableText(rows) : text;
}

}  // namespace

QJsonObject toJson(const tlsrpt::ReportFile& file, const QString& name)
{
    QJsonObject object = summedUp(file.reports, file.allProblems());
    object.insert(u"file"_qs, name);
    object.insert(u"valid"_qs, file.valid());
    object.insert(u"reason"_qs, file.valid() ? QJsonValue() : QJsonValue(file.reason));
    if (file.reports.size() > 1) {
        QJsonArray reports;
        for (const Report& report : file.reports)
            reports.append(summedUp({report}, report.problems));
        object.insert(u"reports"_qs, reports);
    }
    return object;
}

QString summaryText(const QList<Report>& reports)
{
    QStringList texts;
    const QList<DomainSummary> summaries = tlsrpt::summarize(reports);
    for (const DomainSummary& summary : summaries)
        texts.append(domainText(summary));
    if (texts.isEmpty())
        return u"Nothing is told of any domain.\n"_qs;
    return texts.join(u'\n');
}

QString problemText(const tlsrpt::Problem& problem)
{
    return problem.path.isEmpty() ? problem.text : u"%1: %2"_qs.arg(problem.path, problem.text);
}

QString savedText(const store::TlsReportRepository::Added& saved)
{
    QString text = u"Kept in the store: %1 new, %2 were there already"_qs.arg(saved.added).arg(saved.known);
    if (saved.withoutDomain > 0)
        text += u"; %1 name no domain and were left out"_qs.arg(saved.withoutDomain);
    return text + u".\n"_qs;
}

}  // namespace relaydeck::cli
