// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profilefacts.h"

#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::ResolverFitness;
using partnertest::ResolverVerdict;
using State = ProfileFact::State;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ProfileFacts)
};

/// The server said something: a connection alone may end at a firewall that accepts everything.
bool spoke(const partnertest::HostEndpoint& entry)
{
    return entry.endpoint.stage != smtp::Stage::Connect && entry.endpoint.stage != smtp::Stage::Greeting;
}

}  // namespace

Verdict ProfileFact::glyph() const
{
    switch (state) {
    case State::Works:
        return Verdict::DeliveredDane;
    case State::Fails:
        return Verdict::CouldNotTest;
    case State::Unknown:
        return Verdict::NotTested;
    }
    Q_UNREACHABLE();
}

ProfileFact clockFact(const QList<ResolverFitness>& resolvers)
{
    const auto has = [&resolvers](auto matches) { return std::ranges::any_of(resolvers, matches); };
    if (has([](const ResolverFitness& each) { return each.verdict == ResolverVerdict::ClockOff; }))
        return {.state = State::Fails,
                .statement = Words::tr("The clock of this computer seems to be wrong."),
                .meaning = Words::tr("Signatures of known names are not valid at its time, so every signed "
                                     "domain would look broken. Set the clock, then test again.")};
    if (has(&ResolverFitness::signatures))
        return {.state = State::Works,
                .statement = Words::tr("The clock fits: signatures of known names are valid now."),
                .meaning = {}};
    return {.state = State::Unknown,
            .statement = Words::tr("The clock could not be judged."),
            .meaning = Words::tr("No resolver gave signatures that it could be judged by.")};
}

ProfileFact portFact(const partnertest::PartnerReport& report, quint16 port)
{
    const QString domain = isolated(report.domain().toDisplayString());
    const auto& endpoints = report.evidence.endpoints;
    if (const auto found = std::ranges::find_if(endpoints, spoke); found != endpoints.cend())
        return {.state = State::Works,
                .statement = Words::tr("Port %1 goes out: %2 answered.")
                                 .arg(port)
                                 .arg(isolated(found->host.toDisplayString())),
                .meaning = {}};
    if (endpoints.isEmpty())
        return {.state = State::Unknown,
                .statement = Words::tr("Whether port %1 goes out is not known.").arg(port),
                .meaning = Words::tr("No mail server of %1 was found that could be asked. Name another "
                                     "domain.")
                               .arg(domain)};
    return {.state = State::Fails,
            .statement = Words::tr("Port %1 does not seem to go out.").arg(port),
            .meaning = Words::tr("No mail server of %1 answered. Many networks block outgoing mail; tests "
                                 "here could not say what servers do. Test from another network, or ask who "
                                 "runs this one. (RD-NET-25)")
                           .arg(domain)};
}

ProfileFact portNotTried(quint16 port)
{
    return {.state = State::Unknown,
            .statement = Words::tr("Whether port %1 goes out was not tried.").arg(port),
            .meaning = Words::tr("Name a domain above whose mail servers may be asked, such as your own.")};
}

QString profileSentence(const QList<ResolverFitness>& resolvers, const ProfileFact& port)
{
    const auto unfit = std::ranges::count_if(resolvers, &ResolverFitness::unfit);
    if (resolvers.isEmpty())
        return Words::tr("No resolver is known to this profile, so nothing was asked. Tests with it could "
                         "not say anything about partners.");
    if (unfit == resolvers.size())
        return Words::tr(
            "Tests with this profile could not say anything about partners: no resolver is fit.");
    if (port.state == State::Fails)
        return Words::tr("Tests with this profile would see what partners publish, but not their servers: "
                         "no mail server could be reached.");
    if (unfit > 0)
        return Words::tr("This profile can be used, but not all of its resolvers are fit for tests.");
    if (port.state == State::Works)
        return Words::tr("This profile can be used: its resolvers pass what DNSSEC needs, and mail servers "
                         "can be reached.");
    return Words::tr("This profile can be used: its resolvers pass what DNSSEC needs.");
}

}  // namespace relaydeck::ui
