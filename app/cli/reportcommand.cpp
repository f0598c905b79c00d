// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/documenttext.h"
#include "app/cli/domaintests.h"
#include "app/cli/reportprinter.h"
#include "app/cli/verdicttext.h"
#include "core/base/wholefile.h"
#include "core/documents/comparisondocument.h"
#include "core/documents/htmlwriter.h"
#include "core/documents/reportdocument.h"
#include "core/store/partnerreports.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace relaydeck::cli {

namespace {

using partnertest::PartnerReport;
using store::StoredReport;

/// More than anybody looks through; reports are kept for as long as the store is.
constexpr int MaxListed = 1000;

Result<QDateTime> timeOf(const std::string& text, const QString& option)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODate);
    if (!time.isValid())
        return Error{ErrorCode::InvalidArgument,
                     u"%1 takes a time such as 2026-05-01T12:00:00Z."_qs.arg(option)};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

QString whenText(const QDateTime& time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_qs);
}

QString verdictText(const StoredReport& summary)
{
    const QString how =
        summary.security.isEmpty() ? summary.outcome : u"%1, %2"_qs.arg(summary.outcome, summary.security);
    return summary.atRisk ? how + u" (at risk)"_qs : how;
}

QJsonObject listedJson(const StoredReport& summary)
{
    return {{u"startedAt"_qs, summary.startedAt.toUTC().toString(Qt::ISODateWithMs)},
            {u"durationMs"_qs, qint64(summary.duration.count())},
            {u"profile"_qs, summary.profileName},
            {u"origin"_qs, summary.origin},
            {u"outcome"_qs, summary.outcome},
            {u"security"_qs, summary.security},
            {u"atRisk"_qs, summary.atRisk},
            {u"reason"_qs, summary.reason},
            {u"status"_qs, summary.status}};
}

class ReportCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command =
            app.add_subcommand("report", "Show, compare and write down kept reports of a domain");
        command->add_option("DOMAIN", m_domain, "the domain that was tested")->required();
        CLI::Option* list = command->add_flag("--list", m_list, "list the kept reports, newest first");
        command->add_option("--at", m_at, "the report that was the newest at this time (ISO 8601, UTC)")
            ->excludes(list);
        // A flag, so that it takes a value behind = only.
        CLI::Option* compare = command->add_flag(
            "--compare{previous}", m_compare,
            "compare with the report before it, or, as =TIME, with the newest one at that time");
        compare->excludes(list);
        command->add_flag("--all", m_everything, "with --compare: also what is the same")->needs(compare);
        command->add_option("--html", m_html, "write it to this file, as a page that stands alone")
            ->excludes(list);
        command->add_flag("--json", m_json, "print as JSON");
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        const Result<DomainName> domain = DomainName::fromUserInput(QString::fromStdString(m_domain));
        if (!domain)
            return session.fail(domain.error());
        if (!session.storeExists())
            return session.fail(neverTested(*domain));
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<QList<StoredReport>> kept = (*store)->reports().ofDomain(domain->toString(), MaxListed);
        if (!kept)
            return session.fail(kept.error());
        if (kept->isEmpty())
            return session.fail(neverTested(*domain));
        if (m_list)
            return list(session, *domain, *kept);
        const Result<qsizetype> index = newestAt(*kept, m_at, u"--at"_qs, 0);
        if (!index)
            return session.fail(index.error());
        const Result<PartnerReport> report = read(**store, kept->at(*index));
        if (!report)
            return session.fail(report.error());
        const Result<QList<Connector>> connectors = connectorsOf(**store);
        if (!connectors)
            return session.fail(connectors.error());
        const CarriedBy carrier = carrierOf(*domain, *connectors);
        if (!m_compare.empty())
            return compare(session, **store, *kept, *index, *report, carrier);
        if (!m_html.empty()) {
            const documents::ReportContext context{.policy = carrier.policy, .modesOf = carrier.text()};
            return writeHtml(session, documents::reportDocument(*report, context),
                             exitCode(report->deliveryFor(carrier.policy)));
        }
        ReportPrinter printer(session, *connectors, {.json = m_json});
        printer.print(*report);
        return printer.finish();
    }

    static Error neverTested(const DomainName& domain)
    {
        return {ErrorCode::NotFound,
                u"No report of %1 is kept. Test it first: relaydeck-cli test %1"_qs.arg(domain.toString())};
    }

    int list(Session& session, const DomainName& domain, const QList<StoredReport>& kept) const
    {
        if (m_json) {
            QJsonArray reports;
            for (const StoredReport& summary : kept)
                reports.append(listedJson(summary));
            session.writeJson({{u"domain"_qs, domain.toString()}, {u"reports"_qs, reports}});
            return MailPasses;
        }
        QList<QStringList> rows{{u"Tested (UTC)"_qs, u"Verdict"_qs, u"Reason"_qs, u"By"_qs, u"Network"_qs}};
        for (const StoredReport& summary : kept) {
            QStringList reason{summary.reason, summary.status};
            reason.removeAll(QString());
            rows.append({whenText(summary.startedAt), verdictText(summary), reason.join(u", "_qs),
                         summary.origin, summary.profileName});
        }
        session.out() << tableText(rows);
        return MailPasses;
    }

    /// Place of the newest report that is not younger than a time, from `first` on; without a time `first`
    /// itself.
    static Result<qsizetype> newestAt(const QList<StoredReport>& kept, const std::string& text,
                                      const QString& option, qsizetype first)
    {
        if (text.empty())
            return first;
        const Result<QDateTime> time = timeOf(text, option);
        if (!time)
            return time.error();
        const auto found = std::find_if(kept.begin(), kept.end(), [&time](const StoredReport& summary) {
            return summary.startedAt <= *time;
        });
        if (found == kept.end())
            return Error{ErrorCode::NotFound,
                         u"No report is that old; the oldest is of %1 UTC. Look with --list."_qs.arg(
                             whenText(kept.constLast().startedAt))};
        return found - kept.begin();
    }

    static Result<PartnerReport> read(store::Store& store, const StoredReport& summary)
    {
        const Result<StoredReport> stored = store.reports().get(summary.id);
        if (!stored)
            return stored.error();
        return store::partnerReportOf(*stored);
    }

    int compare(Session& session, store::Store& store, const QList<StoredReport>& kept, qsizetype index,
                const PartnerReport& report, const CarriedBy& carrier) const
    {
        const bool previous = m_compare == "previous";
        if (previous && index + 1 >= kept.size())
            return session.fail({ErrorCode::NotFound, u"There is no older report to compare with."_qs});
        const Result<qsizetype> other =
            newestAt(kept, previous ? std::string() : m_compare, u"--compare"_qs, index + 1);
        if (!other)
            return session.fail(other.error());
        const Result<PartnerReport> second = read(store, kept.at(*other));
        if (!second)
            return session.fail(second.error());
        // In the order of time, whichever was named first.
        const bool older = *other > index;
        const PartnerReport& newer = older ? report : *second;
        const partnertest::ReportComparison comparison =
            partnertest::compareReports(older ? *second : report, newer);
        const int code = exitCode(newer.deliveryFor(carrier.policy));
        if (m_json && m_html.empty()) {
            session.writeJson(toJson(comparison));
            return code;
        }
        const documents::Document document = documents::comparisonDocument(
            comparison, report.domain(),
            m_everything ? documents::ComparisonScope::Everything : documents::ComparisonScope::ChangesOnly);
        if (!m_html.empty())
            return writeHtml(session, document, code);
        session.out() << documentText(document);
        return code;
    }

    int writeHtml(Session& session, const documents::Document& document, int code) const
    {
        const QString path = QString::fromStdString(m_html);
        const Result<void> written = writeWholeFile(path, documents::toHtml(document));
        if (!written)
            return session.fail({written.error().code, u"%1: %2"_qs.arg(path, written.error().detail)});
        session.err() << u"Written to %1\n"_qs.arg(path);
        return code;
    }

    std::string m_domain;
    std::string m_at;
    std::string m_compare;
    std::string m_html;
    bool m_list = false;
    bool m_everything = false;
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeReportCommand()
{
    return std::make_unique<ReportCommand>();
}

}  // namespace relaydeck::cli
