// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/hostdecision.h"

#include <algorithm>

namespace relaydeck::decision {

namespace {

/// The verdict on one address while the mechanisms are asked one after the other.
class AddressDecision {
public:
    AddressDecision(const HostObservation& host, const EndpointObservation& endpoint)
        : m_host(host.name)
        , m_address(endpoint.address)
    {
    }

    /// Takes a ruling in; false when it is the last word. An unknown one is not: a later mechanism may rule
    /// the address out for certain.
    bool take(const Ruling& ruling)
    {
        if (ruling.verdict == Verdict::Silent)
            return true;
        decision.trace.append({.step = ruling.step,
                               .host = m_host,
                               .address = m_address,
                               .passed = ruling.verdict == Verdict::Holds,
                               .reason = ruling.reason,
                               .status = ruling.status,
                               .assumptions = ruling.assumptions});
        if (ruling.verdict == Verdict::Out || decision.verdict != Verdict::Unknown) {
            decision.verdict = ruling.verdict;
            decision.step = ruling.step;
            decision.reason = ruling.verdict == Verdict::Holds ? Reason::None : ruling.reason;
            decision.status = ruling.status;
        }
        decision.security = ruling.verdict == Verdict::Holds ? std::max(decision.security, ruling.security)
                                                             : SecurityLevel::None;
        return ruling.verdict != Verdict::Out;
    }

    HostDecision decision{.verdict = Verdict::Holds};

private:
    DomainName m_host;
    QHostAddress m_address;
};

HostDecision decideAddress(const Situation& s, const HostObservation& host,
                           const EndpointObservation& endpoint)
{
    AddressDecision address(host, endpoint);
    // The order of the mechanisms: DANE before MTA-STS, which must never overrule it (RFC 8461 2); what the
    // connector asks of TLS comes on top.
    if (!address.take(judgeReach(endpoint)))
        return address.decision;
    const Ruling dane = judgeDane(s, host, endpoint);
    if (!address.take(dane))
        return address.decision;

    Ruling sts = judgeMtaSts(s, host, endpoint);
    const bool daneHasTheSay = dane.security == SecurityLevel::Dane || dane.verdict == Verdict::Unknown;
    if (daneHasTheSay && s.holds(Assumption::A8)) {
        // Only where MTA-STS would have said otherwise does the outcome rest on its not being asked.
        const bool matters = sts.verdict == Verdict::Out
            || (sts.verdict == Verdict::Unknown && dane.verdict == Verdict::Holds);
        sts = matters ? Ruling{.verdict = dane.verdict, .step = 8, .assumptions = {Assumption::A8}}
                      : Ruling{.step = 8};
    }
    if (!address.take(sts))
        return address.decision;
    // What is unknown so far may have been authenticated.
    const SecurityLevel reached =
        address.decision.verdict == Verdict::Unknown ? SecurityLevel::Dane : address.decision.security;
    address.take(judgeConnectorTls(s, endpoint, reached));
    return address.decision;
}

HostDecision ruledOut(const HostObservation& host, const Ruling& ruling)
{
    AddressDecision decision(host, {});
    decision.take(ruling);
    return decision.decision;
}

}  // namespace

HostDecision decideHost(const Situation& s, const HostObservation& host)
{
    const Ruling addresses = judgeAddresses(s, host);
    if (addresses.verdict == Verdict::Out)
        return ruledOut(host, addresses);

    // A host of which no address was seen is judged by what can be said without one.
    const QList<EndpointObservation> endpoints =
        host.endpoints.isEmpty() ? QList{EndpointObservation{}} : host.endpoints;
    QList<HostDecision> decisions;
    HostDecision result;
    if (addresses.verdict == Verdict::Holds)  // went on with data that do not validate: the trace says so
        result.trace = ruledOut(host, addresses).trace;
    for (const EndpointObservation& endpoint : endpoints) {
        decisions.append(decideAddress(s, host, endpoint));
        result.trace.append(decisions.last().trace);
    }

    const auto is = [](Verdict verdict) {
        return [verdict](const HostDecision& decision) { return decision.verdict == verdict; };
    };
    // One address that passes is enough; one that we could not see may pass; else the last one's word counts.
    auto decisive = std::find_if(decisions.cbegin(), decisions.cend(), is(Verdict::Holds));
    if (decisive == decisions.cend())
        decisive = std::find_if(decisions.cbegin(), decisions.cend(), is(Verdict::Unknown));
    if (decisive == decisions.cend())
        --decisive;
    const HostDecision& word = *decisive;
    result.verdict = word.verdict;
    result.step = word.step;
    result.security = word.verdict == Verdict::Holds ? word.security : SecurityLevel::None;
    result.reason = word.reason;
    result.status = word.status;
    result.addressesDiffer = word.verdict == Verdict::Holds
        && std::any_of(decisions.cbegin(), decisions.cend(), [&word](const HostDecision& other) {
                                 return other.verdict == Verdict::Out
                                     || (other.verdict == Verdict::Holds && other.security != word.security);
                             });
    return result;
}

}  // namespace relaydeck::decision
