// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"

#include <memory>

struct ldns_struct_rr;

/// Records between our values and ldns; for the files of this folder that sign. The types of ldns stay out of
/// the header.
namespace relaydeck::dnssec {

struct LdnsRecordFree {
    void operator()(ldns_struct_rr* record) const noexcept;
};
using LdnsRecord = std::unique_ptr<ldns_struct_rr, LdnsRecordFree>;

/// Null when ldns cannot parse the RDATA.
LdnsRecord toLdns(const dns::Record& record);
dns::Record fromLdns(const ldns_struct_rr* record);

}  // namespace relaydeck::dnssec
