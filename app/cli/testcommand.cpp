// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/domaintests.h"
#include "app/cli/inputfile.h"
#include "app/cli/networkoptions.h"
#include "app/cli/reportprinter.h"
#include "core/connectors/routing.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSet>

namespace relaydeck::cli {

namespace {

using partnertest::PartnerReport;

constexpr qint64 MaxDomainFile = 16 * 1024 * 1024;

/// One domain a line; blank lines and what follows a # are skipped.
Result<QStringList> domainsInFile(Session& session, const QString& path)
{
    const Result<QByteArray> content = readInput(session, path, MaxDomainFile);
    if (!content)
        return content.error();
    QStringList domains;
    const QStringList lines = QString::fromUtf8(*content).split(u'\n');
    for (const QString& line : lines) {
        const QString domain = line.section(u'#', 0, 0).trimmed();
        if (!domain.isEmpty())
            domains.append(domain);
    }
    return domains;
}

class TestCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command =
            app.add_subcommand("test", "Test partner domains: DNS, DANE, STARTTLS, certificates, MTA-STS");
        command->add_option("DOMAIN", m_domains, "domains to test");
        command->add_option("--file", m_file, "file with a domain a line; - for standard input");
        command->add_flag("--connectors", m_ofConnectors, "the domains of all connectors");
        command->add_flag("--json", m_json, "print the report as JSON");
        command->add_flag("--ndjson", m_ndjson, "print each report as one line of JSON as it comes");
        // A flag, so that it takes a value behind = only, and no domain for one.
        command->add_flag("--second-opinion{authoritative}", m_secondOpinion,
                          "ask others too: every name server of the partner, or =ADDR, =tls://ADDR#NAME "
                          "another resolver");
        command->add_flag("--no-save", m_noSave, "do not keep the reports in the store");
        m_network.addTo(*command);
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        QList<Connector> connectors;
        store::Store* store = nullptr;
        if (!m_noSave || session.storeExists() || m_ofConnectors) {
            const Result<store::Store*> opened = session.store();
            if (!opened)
                return session.fail(opened.error());
            store = *opened;
            const Result<QList<Connector>> list = connectorsOf(*store);
            if (!list)
                return session.fail(list.error());
            connectors = *list;
        }
        const Result<QList<DomainName>> domains = wanted(session, connectors);
        if (!domains)
            return session.fail(domains.error());
        const Result<NetworkProfile> profile = m_network.profileFor(session);
        if (!profile)
            return session.fail(profile.error());

        const Result<partnertest::TestOptions> options = testOptions();
        if (!options)
            return session.fail(options.error());

        ReportPrinter printer(session, connectors,
                              {.json = m_json, .onePerLine = m_ndjson, .many = domains->size() > 1});
        std::optional<Error> saveError;
        store::TestRunRecord record{.named = {}, .profileName = profile->name};
        QElapsedTimer timer;
        timer.start();
        const Result<void> tested =
            testDomains(session, *profile, *domains, *options, [&](const PartnerReport& report) {
                if (!m_noSave) {
                    const Result<void> saved = saveReport(session, report);
                    if (!saved && !saveError)
                        saveError = saved.error();
                    record.add(report);
                }
                printer.print(report);
            });
        if (!tested)
            return session.fail(tested.error());
        if (record.tested() > 0) {
            record.duration = std::chrono::milliseconds(timer.elapsed());
            const Result<qint64> noted = store->noteTests(record);
            if (!noted && !saveError)
                saveError = noted.error();
        }
        const int code = printer.finish();
        if (saveError)
            return session.fail(*saveError);
        return code;
    }

    Result<partnertest::TestOptions> testOptions() const
    {
        partnertest::TestOptions options;
        if (m_secondOpinion.empty())
            return options;
        options.secondOpinion.emplace();
        if (m_secondOpinion == "authoritative")
            return options;
        const Result<Upstream> resolver = parseResolver(QString::fromStdString(m_secondOpinion));
        if (!resolver)
            return resolver.error();
        options.secondOpinion->of = partnertest::SecondOpinionRequest::Of::Resolver;
        options.secondOpinion->resolver = *resolver;
        return options;
    }

    Result<QList<DomainName>> wanted(Session& session, const QList<Connector>& connectors) const
    {
        QStringList texts;
        for (const std::string& domain : m_domains)
            texts.append(QString::fromStdString(domain));
        if (!m_file.empty()) {
            const Result<QStringList> listed = domainsInFile(session, QString::fromStdString(m_file));
            if (!listed)
                return listed.error();
            texts += *listed;
        }
        if (m_ofConnectors) {
            for (const Connector& connector : connectors)
                texts += testableDomains(connector);
        }
        if (texts.isEmpty())
            return Error{ErrorCode::InvalidArgument,
                         u"No domain to test. Give domains, --file FILE or --connectors."_qs};
        QList<DomainName> domains;
        QSet<DomainName> seen;
        for (const QString& text : std::as_const(texts)) {
            const Result<DomainName> domain = DomainName::fromUserInput(text);
            if (!domain)
                return domain.error();
            if (!seen.contains(*domain))
                domains.append(*domain);
            seen.insert(*domain);
        }
        return domains;
    }

    std::vector<std::string> m_domains;
    std::string m_file;
    std::string m_secondOpinion;
    bool m_ofConnectors = false;
    bool m_json = false;
    bool m_ndjson = false;
    bool m_noSave = false;
    NetworkOptions m_network;
};

}  // namespace

std::unique_ptr<Command> makeTestCommand()
{
    return std::make_unique<TestCommand>();
}

}  // namespace relaydeck::cli
