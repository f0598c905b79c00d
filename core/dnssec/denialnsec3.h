// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/denial.h"

namespace relaydeck::dnssec {

/// An NSEC3 record whose signature verified, directly below the apex, by hash algorithm 1, without unknown
/// flags (RFC 5155 8.1, 8.2).
struct Nsec3Record {
    QByteArray hash;  ///< what the first label of the owner stands for
    dns::Nsec3Data data;

    bool optOut() const { return (data.flags & 1) != 0; }  ///< RFC 5155 3.1.2.1
};

/// An NSEC3 record as the zone has it; nothing for one that must be ignored.
std::optional<Nsec3Record> readNsec3(const dns::Record& record, const DomainName& zone);

/// What NSEC3 records of one zone prove (RFC 5155 8). Records of different parameters are never mixed.
Denial denyByNsec3(const DenialTask& task, const QList<Nsec3Record>& records, Session& session);

}  // namespace relaydeck::dnssec
