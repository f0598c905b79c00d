// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/message.h"

namespace relaydeck::test {

/// A record from a zone file line with absolute names, such as `mx.example. 3600 IN A 192.0.2.1`; fails hard
/// on a malformed one.
dns::Record record(const char* line);

/// A question; fails hard on a malformed name.
dns::Question question(const char* name, dns::RecordType type);

/// The message of a recursive resolver that answers the question with these records.
dns::Message answerTo(const dns::Question& question, const QList<dns::Record>& answer = {},
                      dns::Rcode rcode = dns::Rcode::NoError);

}  // namespace relaydeck::test
