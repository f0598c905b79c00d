// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/lookup.h"

namespace relaydeck::dnssec {

/// What was found about one link of a chain of trust: its status and, unless secure, what is wrong and where.
struct Verdict {
    dns::Security security = dns::Security::Secure;
    Fault fault = Fault::None;
    DomainName zone;  ///< where the fault is
    dns::RecordType type = dns::RecordType::A;  ///< of the records at fault
    QString why;

    bool secure() const { return security == dns::Security::Secure; }
    bool insecure() const { return security == dns::Security::Insecure; }
    /// Bogus or indeterminate: nothing can be said about the data.
    bool failed() const { return security < dns::Security::Insecure; }
};

/// The status that a fault leads to. Nsec3Iterations is the one with two: this gives Insecure, and the place
/// that finds more than `nsec3IterationsFailure` says Bogus itself.
dns::Security securityOf(Fault fault);

/// The verdict for a fault, with the status that it leads to.
Verdict verdictOf(Fault fault, const DomainName& zone, dns::RecordType type, const QString& why);

/// `MX of partner.example`, for sentences.
QString describe(const DomainName& owner, dns::RecordType type);
/// `2026-11-01 10:00 UTC`, for sentences.
QString describe(const QDateTime& time);

}  // namespace relaydeck::dnssec
