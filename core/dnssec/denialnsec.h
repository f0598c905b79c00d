// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/denial.h"

namespace relaydeck::dnssec {

/// An NSEC record whose signature verified, as the zone has it (not made from a wildcard).
struct NsecRecord {
    DomainName owner;
    dns::NsecData data;
};

/// What NSEC records of one zone prove (RFC 4035 5.4, RFC 6840 4).
Denial denyByNsec(const DenialTask& task, const QList<NsecRecord>& records);

/// The parent's side of a zone cut: NS without SOA (RFC 6840 4.1).
bool isDelegation(const QSet<dns::RecordType>& types);

/// The types of a name rule out the asked one, by the record's own side of a zone cut. Shared by both kinds
/// of denial.
bool deniesType(const QSet<dns::RecordType>& types, const DomainName& name, dns::RecordType type);

/// The types of a name rule out that its zone holds anything below it: it is a zone cut or has a DNAME
/// (RFC 6840 4.1, RFC 5155 8.3).
bool endsZone(const QSet<dns::RecordType>& types);

}  // namespace relaydeck::dnssec
