// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/domaintests.h"
#include "app/cli/networkoptions.h"
#include "core/partnertest/judgeagain.h"

namespace relaydeck::cli {

namespace {

/// Records what a test would see, for `judge`.
class ProbeCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command = app.add_subcommand(
            "probe", "Record the evidence of a test as JSON, without a verdict; one line each of many");
        command->add_option("DOMAIN", m_domains, "domains to probe")->required();
        m_network.addTo(*command);
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        QList<DomainName> domains;
        for (const std::string& text : m_domains) {
            const Result<DomainName> domain = DomainName::fromUserInput(QString::fromStdString(text));
            if (!domain)
                return session.fail(domain.error());
            if (!domains.contains(*domain))
                domains.append(*domain);
        }
        const Result<NetworkProfile> profile = m_network.profileFor(session);
        if (!profile)
            return session.fail(profile.error());
        const bool many = domains.size() > 1;
        const Result<void> probed = testDomains(
            session, *profile, domains, {}, [&session, many](const partnertest::PartnerReport& report) {
                session.writeJson(partnertest::evidenceDocument(report.evidence), many);
            });
        return probed ? int(MailPasses) : session.fail(probed.error());
    }

    std::vector<std::string> m_domains;
    NetworkOptions m_network;
};

}  // namespace

std::unique_ptr<Command> makeProbeCommand()
{
    return std::make_unique<ProbeCommand>();
}

}  // namespace relaydeck::cli
