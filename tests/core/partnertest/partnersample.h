// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/judgement.h"

namespace relaydeck::test {

/// When the samples are judged.
extern const QDateTime SampleTime;

/// A report of a partner about whom there is nothing to say, to be spoiled in one way: one MX host with one
/// address, all of it secure, a policy that passes and a TLS report address.
struct PartnerSample {
    partnertest::PartnerReport report;

    PartnerSample();

    partnertest::HostReport& host() { return report.hosts.first(); }
    partnertest::EndpointReport& endpoint() { return host().endpoints.first(); }
    smtp::Endpoint& dialogue() { return report.evidence.endpoints.first().endpoint; }
    partnertest::StsReport& sts() { return report.sts; }
    mtasts::PolicyFetch& fetch() { return *report.evidence.policyFetch; }

    void addEndpoint(const char* address);
    /// The dialogue with the only endpoint ends there, before TLS.
    void endAt(smtp::Stage stage, smtp::Outcome outcome);
    void reject(int code, const char* text);
    void addRecord(quint8 usage, quint8 selector, bool matches, const QString& unusable = {});
    void loseAddresses();
    void failTlsa(dnssec::Fault fault);
    void judgeDane(tls::DaneVerdict::Outcome outcome);
    void addResolver(partnertest::ResolverVerdict verdict);
    /// As a device between that rewrites the offer of STARTTLS leaves it.
    void overwriteStartTls();
    /// An answer of one of the zone's own servers about the TLSA records, in a second opinion.
    void addNameServer(const char* server, partnertest::AnswerKind tlsa);
    void policyNotRead(partnertest::StsFault fault);
    void holdEarlierPolicy(const QString& id);
};

/// Makes it a lookup that failed, in the zone partner.example.
void fail(dnssec::Lookup& lookup, dns::Security security, dnssec::Fault fault);
/// The finding of that code; nullptr where there is none.
const partnertest::Finding* find(const QList<partnertest::Finding>& findings, partnertest::FindingCode code);

}  // namespace relaydeck::test
