// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/networkoptions.h"
#include "app/cli/verdicttext.h"
#include "core/async/blocking.h"
#include "core/base/jsonreader.h"
#include "core/partnertest/resolvercheck.h"

#include <algorithm>

namespace relaydeck::cli {

namespace {

using partnertest::ResolverFitness;

QString yesNo(bool yes)
{
    return yes ? u"yes"_qs : u"no"_qs;
}

QString fitnessText(const ResolverFitness& fitness)
{
    const partnertest::Finding finding = partnertest::findingOf(fitness);
    QString text = u"%1: %2\n  %3\n  %4\n  %5\n"_qs.arg(
        fitness.resolver, partnertest::resolverVerdictName(fitness.verdict),
        partnertest::englishSentence(finding), partnertest::englishMeaning(finding),
        partnertest::englishRemedy(finding));
    QList<QStringList> rows{{u"  answers"_qs, yesNo(fitness.answers)},
                            {u"  EDNS"_qs, yesNo(fitness.edns)},
                            {u"  UDP"_qs, yesNo(fitness.datagrams)},
                            {u"  TCP or TLS"_qs, yesNo(fitness.streams)},
                            {u"  passes signatures"_qs, yesNo(fitness.signatures)},
                            {u"  proves what does not exist"_qs, yesNo(fitness.denials)},
                            {u"  does not invent names"_qs, yesNo(fitness.honestDenials)}};
    if (fitness.passesBogus)
        rows.append({u"  passes bogus data when asked to"_qs, yesNo(*fitness.passesBogus)});
    return text + tableText(rows);
}

/// `resolver check`: whether the resolvers are fit for tests, asked without any partner.
class ResolverCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* group = app.add_subcommand("resolver", "The resolvers that tests rest on");
        group->require_subcommand(1);
        CLI::App* command = group->add_subcommand(
            "check",
            "Try the resolvers with names that are known: do they pass DNSSEC, do they tell the truth");
        command->add_flag("--json", m_json, "print as JSON");
        m_network.addTo(*command);
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        const Result<NetworkProfile> profile = m_network.profileFor(session);
        if (!profile)
            return session.fail(profile.error());
        const Result<std::shared_ptr<partnertest::Services>> services =
            partnertest::Services::create(*profile);
        if (!services)
            return session.fail(services.error());
        const async::Context ctx = async::Context().within(profile->totalLimit);
        const QList<ResolverFitness> resolvers =
            async::runBlocking(partnertest::checkResolvers(ctx, *services));
        if (m_json) {
            session.writeJson({{u"resolvers"_qs, toJsonArray(resolvers)}});
        } else {
            for (const ResolverFitness& fitness : resolvers)
                session.out() << fitnessText(fitness);
        }
        const bool unfit = std::any_of(resolvers.begin(), resolvers.end(),
                                       [](const ResolverFitness& fitness) { return fitness.unfit(); });
        return unfit ? NotTested : MailPasses;
    }

    bool m_json = false;
    NetworkOptions m_network;
};

}  // namespace

std::unique_ptr<Command> makeResolverCommand()
{
    return std::make_unique<ResolverCommand>();
}

}  // namespace relaydeck::cli
