// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"

namespace relaydeck::dnssec {

/// The records of one owner and type (RFC 2181 5) with the signatures that came along over them.
struct Rrset {
    DomainName owner;
    dns::RecordType type = dns::RecordType::A;
    QList<dns::Record> records;
    QList<dns::RrsigData> signatures;
};

/// The RRsets of a message section, in the order of their first record. Signatures over nothing are left out.
QList<Rrset> rrsetsOf(const QList<dns::Record>& section);

/// The RRset of that owner and type; null when there is none.
const Rrset* findRrset(const QList<Rrset>& sets, const DomainName& owner, dns::RecordType type);

/// The labels that an RRSIG over the owner counts: without the root and a leading `*` (RFC 4034 3.1.3).
int signedLabels(const DomainName& owner);

}  // namespace relaydeck::dnssec
