// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/lookup.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// Which hosts take a domain's mail (RFC 5321 5.1, RFC 7505). Pure: lookups in, result out.
namespace relaydeck::smtp {

enum class MxKind {
    Mx,
    Implicit,  ///< no MX, but addresses: the domain itself is the host
    Null,  ///< `0 .` alone: takes no mail
    None,  ///< neither MX nor addresses
    NxDomain,
    Failed,  ///< bogus or not answered: nothing can be said, and no fall-back is allowed (RFC 7672 2.1.1)
};

/// What is odd about the name in an MX record; sending MTAs differ in what they make of it.
enum class MxOddity {
    None,
    Address,  ///< looks like an IPv4 address (RFC 5321 5.1 asks for a host name)
    NotAHostName,
    Localhost,
    DoubledDomain,  ///< `mx.partner.example.partner.example`: a final dot is missing in the zone file
};

struct MxHost {
    DomainName name;
    int preference = 0;
    MxOddity oddity = MxOddity::None;

    friend bool operator==(const MxHost&, const MxHost&) = default;
};

struct MxResult {
    MxKind kind = MxKind::Failed;
    dns::Security security = dns::Security::Indeterminate;  ///< of all that this rests on
    QList<MxHost> hosts;  ///< by preference, then by name; each host once
    bool nullAmongOthers = false;  ///< `0 .` beside other records, against RFC 7505 3
    bool nullPreferenceNotZero = false;  ///< against RFC 7505 3; taken as null MX all the same
    int malformedRecords = 0;
    QString why;  ///< of a failed lookup

    friend bool operator==(const MxResult&, const MxResult&) = default;
};

MxOddity oddityOf(const DomainName& host, const DomainName& domain);

/// Whether the addresses of the domain itself must be looked up for an answer.
bool needsAddresses(const dnssec::Lookup& mx);

/// `a` and `aaaa` are the domain's own addresses; they count only where needsAddresses().
MxResult judgeMx(const dnssec::Lookup& mx, const std::optional<dnssec::Lookup>& a = {},
                 const std::optional<dnssec::Lookup>& aaaa = {});

/// "mx", "implicit", "null", "none", "nxdomain", "failed".
QString mxKindName(MxKind kind);

}  // namespace relaydeck::smtp
