// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/smarthost.h"
#include "core/decision/assumptions.h"
#include "core/decision/hostdecision.h"

#include <algorithm>

namespace relaydeck::decision {

namespace {

constexpr int StepNextHop = 1;
constexpr int StepMxLookup = 2;
constexpr int StepMtaSts = 8;
constexpr int StepQueue = 10;
constexpr int StepSmartHost = 11;

/// The code of the bounce that follows after 24 hours: the same with the class of a permanent failure (RFC
/// 3463 2).
QString permanentTwin(const QString& status)
{
    return status.startsWith(u'4') ? u'5' + status.mid(1) : status;
}

/// The delivery while it is put together.
class Draft {
public:
    explicit Draft(const Situation& situation)
    {
        delivery.daneMode = situation.policy.daneMode;
        delivery.mtaStsMode = situation.policy.mtaStsMode;
    }

    void trace(int step, bool passed, Reason reason = Reason::None, const QString& status = {},
               const QList<Assumption>& assumptions = {})
    {
        delivery.trace.append({.step = step,
                               .host = {},
                               .address = {},
                               .passed = passed,
                               .reason = reason,
                               .status = status,
                               .assumptions = assumptions});
    }

    Delivery rejected(Reason reason, const QString& status, const QList<Assumption>& assumptions = {})
    {
        trace(StepNextHop, false, reason, status, assumptions);
        delivery.outcome = DeliveryOutcome::Rejected;
        delivery.reason = reason;
        delivery.status = status;
        delivery.finalStatus = status;
        return delivery;
    }

    Delivery queued(Reason reason, const QString& status, const QList<Assumption>& assumptions = {})
    {
        trace(StepQueue, false, reason, status, assumptions);
        delivery.outcome = DeliveryOutcome::Queued;
        delivery.reason = reason;
        delivery.status = status;
        delivery.finalStatus = permanentTwin(status);
        return delivery;
    }

    Delivery notTested()
    {
        delivery.outcome = DeliveryOutcome::Unknown;
        delivery.reason = Reason::NotTested;
        return delivery;
    }

    Delivery delivery;
};

/// Steps 1 and 2: is there a next hop at all? The end of the matter, or nothing when its hosts are to be
/// tried.
std::optional<Delivery> decideNextHop(const Situation& s, Draft& draft)
{
    const bool noDane = s.policy.daneMode == DaneMode::None;
    const QString failed =
        noDane ? QString::fromLatin1(s.sender.unvalidatedDnsStatus) : QStringLiteral("4.4.312");
    const auto missing = [&](Reason reason) {
        if (!s.policy.bySmartHost)
            return draft.rejected(reason, QString::fromLatin1(s.sender.noHostStatus));
        // A smart host that does not exist is a fault of the connector: documented with the code of a failed
        // lookup.
        draft.trace(StepNextHop, false, reason, failed);
        return draft.queued(reason, failed);
    };
    switch (s.domain.mx) {
    case MxState::Hosts:
        draft.trace(StepMxLookup, true);
        return std::nullopt;
    case MxState::NullMx: {  // RFC 7505 3: the domain takes no mail, there is nothing to retry
        const QString status = QString::fromLatin1(s.sender.nullMxStatus);
        if (!s.sender.undocumented)
            return draft.rejected(Reason::NullMx, status);
        return s.holds(Assumption::A14) ? draft.rejected(Reason::NullMx, status, {Assumption::A14})
                                        : draft.rejected(Reason::NullMx, {});
    }
    case MxState::NoSuchDomain:
        return missing(Reason::NoSuchDomain);
    case MxState::NoMailHost:
        return missing(Reason::NoMailHost);
    case MxState::LookupFailed:
        draft.trace(StepMxLookup, false, Reason::DnsFailed, failed);
        return draft.queued(Reason::DnsFailed, failed);
    case MxState::Unknown:
        draft.trace(StepMxLookup, false, Reason::NotTested);
        return draft.notTested();
    case MxState::Bogus:
        break;
    }
    // RFC 7672 2.1.1: a bogus answer is no answer, and not one without DNSSEC.
    if (!s.hidesBogusData()) {
        draft.trace(StepMxLookup, true, Reason::DnssecInvalid);
        return std::nullopt;
    }
    QString status = failed;
    QList<Assumption> assumptions;
    if (noDane) {
        assumptions = {Assumption::A6};
    } else if (!s.sender.undocumented || s.holds(Assumption::A13)) {
        status = QStringLiteral("4.7.324");
        if (s.sender.undocumented)
            assumptions = {Assumption::A13};
    }
    draft.trace(StepMxLookup, false, Reason::DnssecInvalid, status, assumptions);
    return draft.queued(Reason::DnssecInvalid, status);
}

/// Another host is a risk when it would not take the mail, or take it with less protection: whoever blocks
/// the better one has it his way. Hosts of equal preference are tried in any order (RFC 5321 5.1).
bool isRisk(const HostDecision& other, const HostDecision& taker, bool equallyPreferred)
{
    if (other.verdict == Verdict::Unknown)
        return false;
    return other.verdict == Verdict::Out || other.security < taker.security
        || (equallyPreferred && other.security != taker.security);
}

Delivery decideHosts(const Situation& s, Draft& draft)
{
    const QList<HostObservation>& hosts = s.domain.hosts;
    QList<HostDecision> decisions;
    for (const HostObservation& host : hosts) {
        decisions.append(decideHost(s, host));
        draft.delivery.trace.append(decisions.last().trace);
    }

    // "Queued when DANE fails" is all that Microsoft says of Mandatory; that the next host is tried is A9.
    const bool mandatory = s.policy.daneMode == DaneMode::Mandatory;
    const qsizetype tried =
        mandatory && !s.holds(Assumption::A9) ? std::min<qsizetype>(1, hosts.size()) : hosts.size();
    const auto end = decisions.cbegin() + tried;
    const auto is = [](Verdict verdict) {
        return [verdict](const HostDecision& decision) { return decision.verdict == verdict; };
    };
    auto decisive = std::find_if(decisions.cbegin(), end, is(Verdict::Holds));
    if (decisive == end)
        decisive = std::find_if(decisions.cbegin(), end, is(Verdict::Unknown));

    Delivery& delivery = draft.delivery;
    if (tried == 0)  // no host was recorded
        return draft.notTested();
    if (decisive == end) {  // step 10: the last host's word is the code that the queue shows
        const HostDecision& last = decisions.at(tried - 1);
        delivery.host = hosts.at(tried - 1).name;
        return draft.queued(last.reason, last.status,
                            last.step == StepMtaSts && s.holds(Assumption::A3) ? QList{Assumption::A3}
                                                                               : QList<Assumption>{});
    }
    const HostObservation& taker = hosts.at(std::distance(decisions.cbegin(), decisive));
    delivery.host = taker.name;
    if (decisive->verdict == Verdict::Unknown)
        return draft.notTested();

    delivery.outcome = DeliveryOutcome::Delivered;
    delivery.security = decisive->security;
    delivery.atRisk = decisive->addressesDiffer;
    for (qsizetype i = 0; i < decisions.size(); ++i) {
        if (isRisk(decisions.at(i), *decisive, hosts.at(i).preference == taker.preference))
            delivery.atRisk = true;
    }
    return delivery;
}

Delivery decideUnder(const DomainObservation& observation, const SendingPolicy& policy, const Rules& rules,
                     std::bitset<32>* asked = nullptr)
{
    const Situation situation{observation, policy, rules, senderTraits(rules.sender), asked};
    Draft draft(situation);
    if (policy.bySmartHost)
        draft.trace(StepSmartHost, true);
    std::optional<Delivery> nextHop = decideNextHop(situation, draft);
    return nextHop ? *std::move(nextHop) : decideHosts(situation, draft);
}

/// An assumption matters when the decision would be another without it.
bool restsOn(Assumption assumption, const Delivery& delivery, const DomainObservation& observation,
             const SendingPolicy& policy, const Rules& rules)
{
    // These two are about what the decision does not say: that there is no code, and when it is tried again.
    if (assumption == Assumption::A1)
        return delivery.reason == Reason::DaneRequired && senderTraits(rules.sender).undocumented;
    if (assumption == Assumption::A3)
        return delivery.outcome == DeliveryOutcome::Queued
            && delivery.trace.last().assumptions.contains(assumption);
    Rules without = rules;
    without.denied.insert(assumption);
    const Delivery other = decideUnder(observation, policy, without);
    return other.outcome != delivery.outcome || other.atRisk != delivery.atRisk
        || other.security != delivery.security || other.status != delivery.status
        || other.reason != delivery.reason || other.host != delivery.host;
}

bool isAddress(const QString& smartHost)
{
    const Result<SmartHost> host = SmartHost::fromText(smartHost);
    return host.ok() && host->kind != SmartHost::Kind::Name;
}

}  // namespace

SendingPolicy sendingPolicy(const Connector& connector)
{
    const QStringList& smartHosts = connector.smartHosts;
    const bool bySmartHost = !connector.useMxRecord;
    return {.daneMode = connector.effectiveDaneMode(),
            .mtaStsMode = connector.effectiveMtaStsMode(),
            .tlsSettings = connector.tlsSettings,
            .tlsDomain = connector.tlsDomain,
            .bySmartHost = bySmartHost,
            .smartHostIsAddress = bySmartHost && !smartHosts.isEmpty()
                && std::all_of(smartHosts.begin(), smartHosts.end(), isAddress)};
}

Delivery decide(const DomainObservation& observation, const SendingPolicy& policy, const Rules& rules)
{
    // One that nobody looked at cannot have mattered. A1 is about what is not said.
    std::bitset<32> asked;
    Delivery delivery = decideUnder(observation, policy, rules, &asked);
    asked.set(static_cast<std::size_t>(Assumption::A1));
    for (const AssumptionText& text : assumptionTexts()) {
        if (asked.test(static_cast<std::size_t>(text.id)) && !rules.denied.contains(text.id)
            && restsOn(text.id, delivery, observation, policy, rules))
            delivery.assumptions.append(text.id);
    }
    return delivery;
}

DeliveryMatrix decideAll(const DomainObservation& observation, const SendingPolicy& policy,
                         const Rules& rules)
{
    DeliveryMatrix matrix;
    for (const DaneMode dane : {DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None}) {
        for (const MtaStsMode sts : {MtaStsMode::Opportunistic, MtaStsMode::None}) {
            SendingPolicy cell = policy;
            cell.daneMode = dane;
            cell.mtaStsMode = sts;
            matrix.at(matrixIndex(dane, sts)) = decide(observation, cell, rules);
        }
    }
    return matrix;
}

}  // namespace relaydeck::decision
