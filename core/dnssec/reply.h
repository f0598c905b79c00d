// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/dnssec/rrset.h"
#include "core/dnssec/verdict.h"

namespace relaydeck::dnssec {

/// An answer in the form that validation reads, or why there is none.
struct Reply {
    bool usable = false;  ///< NOERROR or NXDOMAIN; else `failure` says why not
    Verdict failure;
    dns::Rcode rcode = dns::Rcode::NoError;
    bool edns = false;
    QList<Rrset> answer;
    QList<Rrset> authority;
};

/// What an exchange says to the question.
Reply readReply(const dns::Question& question, const dns::Exchange& exchange);
/// A question without a usable answer; the predicate completes "The question for MX of example.org ".
Reply failedReply(const dns::Question& question, Fault fault, const QString& predicate);

}  // namespace relaydeck::dnssec
