// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// MTA-STS (RFC 8461): a domain announces by a TXT record at `_mta-sts.<domain>` that it has a policy, and
/// serves the policy over HTTPS. The policy names the hosts that take the domain's mail and tells senders to
/// insist on TLS with a certificate that PKIX vouches for.
namespace relaydeck::mtasts {

/// What the TXT records at `_mta-sts.<domain>` say (RFC 8461 3.1).
struct TxtRecord {
    enum class State {
        None,  ///< no record counts: the domain has no MTA-STS
        Several,  ///< more than one counts: as if there were none
        Invalid,  ///< the one that counts is malformed: as if there were none
        Valid,
    };

    State state = State::None;
    int count = 0;  ///< records that start with `v=STSv1;`
    QString id{};  ///< of the policy; empty unless Valid
    QStringList problems{};  ///< a sentence each

    bool valid() const { return state == State::Valid; }
    friend bool operator==(const TxtRecord&, const TxtRecord&) = default;
};

/// From an answer; records of other types are left out.
TxtRecord findRecord(const QList<dns::Record>& answer);
/// From the texts found at the name, the strings of each joined.
TxtRecord findRecordIn(const QList<QByteArray>& texts);

}  // namespace relaydeck::mtasts
