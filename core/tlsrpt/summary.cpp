// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/summary.h"

#include <algorithm>

namespace relaydeck::tlsrpt {

namespace {

struct Gathered {
    DomainSummary summary;
    QMap<QString, HostFailures> hosts;
};

void add(FailureCounts& counts, const QString& type, qint64 sessions)
{
    qint64& count = counts[type];
    count = addCounts(count, sessions);
}

void take(Gathered& gathered, const ReportedPolicy& policy)
{
    DomainSummary& summary = gathered.summary;
    summary.successful = addCounts(summary.successful, policy.successful);
    summary.failed = addCounts(summary.failed, policy.failed);
    for (const FailureDetail& detail : policy.details) {
        add(summary.byType, detail.resultType, detail.failedSessions);
        HostFailures& host = gathered.hosts[detail.receivingMxHostname];
        host.host = detail.receivingMxHostname;
        host.failed = addCounts(host.failed, detail.failedSessions);
        add(host.byType, detail.resultType, detail.failedSessions);
    }
}

/// The report's period and sender, once for each domain it tells of.
void take(DomainSummary& summary, const Report& report)
{
    ++summary.reports;
    if (!report.organization.isEmpty() && !summary.organizations.contains(report.organization))
        summary.organizations.append(report.organization);
    if (report.from.isValid() && (!summary.from.isValid() || report.from < summary.from))
        summary.from = report.from;
    if (report.to.isValid() && (!summary.to.isValid() || report.to > summary.to))
        summary.to = report.to;
}

}  // namespace

QList<DomainSummary> summarize(const QList<Report>& reports, const QString& domain)
{
    QMap<QString, Gathered> byDomain;
    for (const Report& report : reports) {
        const QList<Report> parts = splitByDomain(report);
        for (const Report& part : parts) {
            const QString& name = part.policies.constFirst().domain;
            if (!domain.isEmpty() && name != domain)
                continue;
            Gathered& gathered = byDomain[name];
            gathered.summary.domain = name;
            take(gathered.summary, part);
            for (const ReportedPolicy& policy : part.policies)
                take(gathered, policy);
        }
    }
    QList<DomainSummary> summaries;
    for (Gathered& gathered : byDomain) {
        gathered.summary.organizations.sort(Qt::CaseInsensitive);
        gathered.summary.hosts = gathered.hosts.values();
        std::ranges::stable_sort(gathered.summary.hosts, std::ranges::greater(), &HostFailures::failed);
        summaries.append(gathered.summary);
    }
    std::ranges::stable_sort(summaries, std::ranges::greater(), &DomainSummary::failed);
    return summaries;
}

}  // namespace relaydeck::tlsrpt
