// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/environment.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

const partnertest::Finding* find(const partnertest::PartnerReport& report, partnertest::FindingCode code)
{
    const auto found = std::ranges::find(report.findings, code, &partnertest::Finding::code);
    return found == report.findings.cend() ? nullptr : &*found;
}

}  // namespace

Environment learned(Environment environment, const partnertest::PartnerReport& report)
{
    using State = Environment::State;
    using partnertest::FindingCode;

    const auto* strips = find(report, FindingCode::ResolverStripsDnssec);
    const auto* silent = find(report, FindingCode::ResolverNotAnswering);
    if (const auto* fault = strips ? strips : silent) {
        environment.resolver = State::Fails;
        environment.resolverAnswers = strips != nullptr;
        environment.resolvers = fault->subject;
    } else if (report.mx.security == dns::Security::Secure) {
        // Signatures came through, so the resolver passes them.
        environment.resolver = State::Works;
        environment.resolvers.clear();
    }

    const bool connected = std::ranges::any_of(report.hosts, [](const partnertest::HostReport& host) {
        return std::ranges::any_of(host.endpoints, &partnertest::EndpointReport::startTls);
    });
    if (connected || report.evidence.network.smtpWorked)
        environment.port25 = State::Works;
    else if (find(report, FindingCode::ConnectUndecided) && environment.port25 == State::Unknown)
        environment.port25 = State::Fails;
    return environment;
}

}  // namespace relaydeck::ui
