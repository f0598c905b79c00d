// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/sendermodel.h"

#include <bitset>

/// What DANE, MTA-STS and the connector's TLS settings say of one address of an MX host, each in a function
/// of its own. In which order they are asked is hostdecision's matter.
namespace relaydeck::decision {

/// What everything below depends on besides the host.
struct Situation {
    const DomainObservation& domain;
    const SendingPolicy& policy;
    const Rules& rules;
    const SenderTraits& sender;
    /// Takes down which assumptions were looked at, by number; null: nobody wants to know.
    std::bitset<32>* asked = nullptr;

    bool holds(Assumption assumption) const
    {
        if (asked)
            asked->set(static_cast<std::size_t>(assumption));
        return !rules.denied.contains(assumption);
    }
    /// The next hop's name is authentic: the MX answer is secure, or the name is that of the connector.
    bool nextHopSecure() const;
    /// DNS data that do not validate never reach the sender.
    bool hidesBogusData() const;
};

enum class Verdict {
    Silent,  ///< the mechanism has no say; the next one is asked
    Holds,
    Out,  ///< not this host
    Unknown,  ///< what decides was hidden from us by our own network
};

/// What one mechanism says of one address.
struct Ruling {
    Verdict verdict = Verdict::Silent;
    int step = 0;  ///< number in the table, 3 to 9
    SecurityLevel security = SecurityLevel::None;  ///< what it vouches for
    Reason reason = Reason::None;  ///< why out; beside Holds: a failure that is only noted
    QString status{};
    QList<Assumption> assumptions{};  ///< that the ruling rests on
};

/// Step 3, for the host: can its addresses be had?
Ruling judgeAddresses(const Situation& situation, const HostObservation& host);
/// Step 3, for an address: does SMTP answer there?
Ruling judgeReach(const EndpointObservation& endpoint);
/// Steps 4 to 7.
Ruling judgeDane(const Situation& situation, const HostObservation& host,
                 const EndpointObservation& endpoint);
/// Step 8.
Ruling judgeMtaSts(const Situation& situation, const HostObservation& host,
                   const EndpointObservation& endpoint);
/// Step 9. `reached` is what steps 4 to 8 vouch for.
Ruling judgeConnectorTls(const Situation& situation, const EndpointObservation& endpoint,
                         SecurityLevel reached);

Ruling out(int step, Reason reason, const char* status, QList<Assumption> assumptions = {});
Ruling holds(int step, SecurityLevel security, QList<Assumption> assumptions = {});
Ruling unknown(int step);

}  // namespace relaydeck::decision
