// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputfile.h"
#include "app/cli/tlsrpttext.h"
#include "core/tlsrpt/reportfile.h"

namespace relaydeck::cli {

namespace {

using tlsrpt::Report;
using tlsrpt::ReportFile;

class TlsRptCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command = app.add_subcommand("tls-rpt", "Read what senders report on TLS (RFC 8460)");
        command->require_subcommand(1);
        CLI::App* read = command->add_subcommand(
            "read",
            "Read reports: JSON, gzip, or mails that they are attached to; summed up by domain, MX "
            "host and result type");
        read->add_option("FILE", m_files, "the files; - is standard input")->required();
        read->add_option("--domain", m_domain, "only what is told of this domain");
        read->add_flag("--save", m_save, "keep the reports in the store; none is kept twice");
        read->add_flag("--json", m_json, "print as JSON, with many files one object a line");
        read->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        QString domain;
        if (!m_domain.empty()) {
            const Result<DomainName> name = DomainName::fromUserInput(QString::fromStdString(m_domain));
            if (!name)
                return session.fail(name.error());
            domain = name->toString();
        }
        store::Store* store = nullptr;
        if (m_save) {
            const Result<store::Store*> opened = session.store();
            if (!opened)
                return session.fail(opened.error());
            store = *opened;
        }
        int code = MailPasses;
        QList<Report> reports;
        store::TlsReportRepository::Added saved;
        for (const std::string& path : m_files) {
            const QString name = QString::fromStdString(path);
            const Result<QByteArray> content = readInput(session, name, tlsrpt::MaxReportFile);
            ReportFile file =
                content ? tlsrpt::readReportFile(*content) : ReportFile{.reason = content.error().detail};
            if (!file.valid())
                code = OperationFailed;
            keepDomain(file, domain);
            if (store) {
                const auto added = store->tlsReports().add(file.reports);
                if (!added)
                    return session.fail(added.error());
                saved.added += added->added;
                saved.known += added->known;
                saved.withoutDomain += added->withoutDomain;
            }
            if (m_json)
                session.writeJson(toJson(file, name), m_files.size() > 1);
            else
                writeNotes(session, file, name);
            reports += file.reports;
        }
        if (m_json)
            return code;
        session.out() << summaryText(reports);
        if (store)
            session.out() << savedText(saved);
        return code;
    }

    /// Leaves what is told of one domain; an empty one stands for all.
    static void keepDomain(ReportFile& file, const QString& domain)
    {
        if (domain.isEmpty())
            return;
        for (Report& report : file.reports)
            report.policies.removeIf(
                [&domain](const tlsrpt::ReportedPolicy& policy) { return policy.domain != domain; });
    }

    static void writeNotes(Session& session, const ReportFile& file, const QString& name)
    {
        if (!file.valid())
            session.err() << u"%1: %2\n"_qs.arg(name, file.reason);
        const QList<tlsrpt::Problem> problems = file.allProblems();
        for (const tlsrpt::Problem& problem : problems)
            session.err() << u"%1: %2\n"_qs.arg(name, problemText(problem));
    }

    std::vector<std::string> m_files;
    std::string m_domain;
    bool m_save = false;
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeTlsRptCommand()
{
    return std::make_unique<TlsRptCommand>();
}

}  // namespace relaydeck::cli
