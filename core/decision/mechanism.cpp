// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/mechanism.h"

namespace relaydeck::decision {

Ruling out(int step, Reason reason, const char* status, QList<Assumption> assumptions)
{
    return {.verdict = Verdict::Out,
            .step = step,
            .reason = reason,
            .status = QString::fromLatin1(status),
            .assumptions = std::move(assumptions)};
}

Ruling holds(int step, SecurityLevel security, QList<Assumption> assumptions)
{
    return {
        .verdict = Verdict::Holds, .step = step, .security = security, .assumptions = std::move(assumptions)};
}

Ruling unknown(int step)
{
    return {.verdict = Verdict::Unknown, .step = step, .reason = Reason::NotTested};
}

bool Situation::nextHopSecure() const
{
    return policy.bySmartHost || (domain.mxSecure && domain.mx == MxState::Hosts);
}

bool Situation::hidesBogusData() const
{
    return policy.daneMode != DaneMode::None || (sender.resolverValidates && holds(Assumption::A6));
}

Ruling judgeAddresses(const Situation& s, const HostObservation& host)
{
    const bool noDane = s.policy.daneMode == DaneMode::None;
    const char* failed = noDane ? s.sender.unvalidatedDnsStatus : "4.4.312";
    switch (host.addresses) {
    case AddressState::Found:
    case AddressState::Unknown:  // no address was seen, which judgeReach() says
        return {.step = 3};
    case AddressState::None:
        return out(3, Reason::NoMailHost, failed);
    case AddressState::LookupFailed:
        return out(3, Reason::DnsFailed, failed);
    case AddressState::Bogus:
        if (!s.hidesBogusData())
            return {.verdict = Verdict::Holds, .step = 3, .reason = Reason::DnssecInvalid};
        if (noDane)
            return out(3, Reason::DnssecInvalid, failed, {Assumption::A6});
        if (!s.sender.undocumented)
            return out(3, Reason::DnssecInvalid, "4.7.324");
        return s.holds(Assumption::A13) ? out(3, Reason::DnssecInvalid, "4.7.324", {Assumption::A13})
                                        : out(3, Reason::DnssecInvalid, "4.4.312");
    }
    Q_UNREACHABLE();
}

Ruling judgeReach(const EndpointObservation& endpoint)
{
    switch (endpoint.reach) {
    case Reach::Ready:
        return holds(3, SecurityLevel::None);
    case Reach::TimedOut:
        return out(3, Reason::ConnectFailed, "4.4.315");
    case Reach::Refused:
    case Reach::GreetingRejected:  // refused as well, one layer further up
        return out(3, Reason::ConnectFailed, "4.4.316");
    case Reach::Closed:
    case Reach::NotSmtp:  // the sender closes what it cannot talk to
        return out(3, Reason::ConnectFailed, "4.4.318");
    case Reach::Unknown:
        return unknown(3);
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::decision
