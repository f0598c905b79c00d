// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/reportfile.h"
#include "core/tlsrpt/summary.h"
#include "tests/fuzz/property.h"

using namespace relaydeck;
using namespace relaydeck::tlsrpt;
using fuzz::require;

namespace {

void requireCount(qint64 count)
{
    require(count >= 0 && count <= MaxCount, "a count is bounded");
}

void requirePlain(const QString& text)
{
    require(text.size() <= 8 * MaxReportText, "a text is bounded");
    for (const QChar c : text)
        require(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format,
                "a text has no control characters");
}

void requireBounded(const Report& report)
{
    require(report.problems.size() <= MaxProblems, "problems are bounded");
    require(report.policies.size() <= MaxPolicies, "policies are bounded");
    requirePlain(report.organization);
    requirePlain(report.reportId);
    qsizetype details = 0;
    for (const ReportedPolicy& policy : report.policies) {
        requireCount(policy.successful);
        requireCount(policy.failed);
        requirePlain(policy.domain);
        details += policy.details.size();
        for (const FailureDetail& detail : policy.details) {
            requireCount(detail.failedSessions);
            requirePlain(detail.resultType);
            requirePlain(detail.receivingMxHostname);
        }
    }
    require(details <= MaxDetails, "details are bounded");
    for (const Problem& problem : report.problems)
        requirePlain(problem.text);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray octets = fuzz::octetsOf(data, size);
    const ReportFile file = readReportFile(octets);
    require(file.valid() == file.reason.isEmpty(), "what is no report is refused with a reason");
    require(file.reports.size() <= MaxReportsInFile, "reports are bounded");
    requirePlain(file.reason);
    for (const Report& report : file.reports) {
        requireBounded(report);
        std::optional<Report> again = reportFromJson(toJson(report));
        require(again.has_value(), "our own form is read back");
        again->problems = report.problems;
        require(*again == report, "a report is read back as the same");
    }
    qint64 failed = 0;
    const QList<DomainSummary> summaries = summarize(file.reports);
    for (const DomainSummary& summary : summaries)
        failed = addCounts(failed, summary.failed);
    qint64 expected = 0;
    for (const Report& report : file.reports)
        expected = addCounts(expected, report.failed());
    require(failed == expected, "no session is lost or counted twice");
    return 0;
}
