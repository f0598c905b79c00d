// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/environment.h"

#include <algorithm>
#include <array>

namespace relaydeck::ui {

namespace {

const partnertest::Finding* find(const partnertest::PartnerReport& report, partnertest::FindingCode code)
{
    const auto found = std::ranges::find(report.findings, code, &partnertest::Finding::code);
    return found == report.findings.cend() ? nullptr : &*found;
}

struct ResolverFault {
    partnertest::FindingCode code;
    partnertest::ResolverVerdict verdict;
};

/// What a report tells of the resolver, most telling first.
constexpr std::array ResolverFaults{
    ResolverFault{partnertest::FindingCode::ClockSuspect, partnertest::ResolverVerdict::ClockOff},
    ResolverFault{partnertest::FindingCode::ResolverStripsDnssec, partnertest::ResolverVerdict::StripsDnssec},
    ResolverFault{partnertest::FindingCode::ResolverAlters, partnertest::ResolverVerdict::Alters},
    ResolverFault{partnertest::FindingCode::ResolverFails, partnertest::ResolverVerdict::Failing},
    ResolverFault{partnertest::FindingCode::ResolverNotAnswering, partnertest::ResolverVerdict::Silent}};

}  // namespace

Environment learned(Environment environment, const partnertest::PartnerReport& report)
{
    using State = Environment::State;
    using partnertest::FindingCode;

    const auto fault = std::ranges::find_if(
        ResolverFaults, [&report](const ResolverFault& known) { return find(report, known.code); });
    if (fault != ResolverFaults.end()) {
        environment.resolver = State::Fails;
        environment.resolverVerdict = fault->verdict;
        environment.resolvers = find(report, fault->code)->subject;
    } else if (report.mx.security == dns::Security::Secure) {
        // Signatures came through, so the resolver passes them.
        environment.resolver = State::Works;
        environment.resolverVerdict = partnertest::ResolverVerdict::Fit;
        environment.resolvers.clear();
    }

    const bool connected = std::ranges::any_of(report.hosts, [](const partnertest::HostReport& host) {
        return std::ranges::any_of(host.endpoints, &partnertest::EndpointReport::startTls);
    });
    if (connected || report.evidence.network.smtpWorked)
        environment.port25 = State::Works;
    else if ((find(report, FindingCode::ConnectUndecided) || find(report, FindingCode::Port25Blocked))
             && environment.port25 == State::Unknown)
        environment.port25 = State::Fails;
    return environment;
}

Environment learned(Environment environment, const QList<partnertest::ResolverFitness>& resolvers)
{
    if (resolvers.isEmpty())
        return environment;
    using Fitness = partnertest::ResolverFitness;
    // One that serves is enough: the next question begins with it.
    const auto unfit = std::ranges::find_if(resolvers, &Fitness::unfit);
    if (!std::ranges::all_of(resolvers, &Fitness::unfit)) {
        environment.resolver = Environment::State::Works;
        environment.resolverVerdict = partnertest::ResolverVerdict::Fit;
        environment.resolvers.clear();
        return environment;
    }
    environment.resolver = Environment::State::Fails;
    environment.resolverVerdict = unfit->verdict;
    QStringList names;
    for (const Fitness& fitness : resolvers)
        names << fitness.resolver;
    environment.resolvers = names.join(QStringLiteral(", "));
    return environment;
}

}  // namespace relaydeck::ui
