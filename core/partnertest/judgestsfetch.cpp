// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judgestsfetch.h"

#include "core/base/plaintext.h"
#include "core/tls/certificate.h"

namespace relaydeck::partnertest {

namespace {

using mtasts::PolicyFetch;

FetchVerdict verdict(StsFault fault, const QString& detail = {})
{
    return {.fault = fault, .detail = plainText(detail, 200)};
}

/// The policy host's certificate for `mta-sts.<domain>`, of which the common name does not count (RFC 8461
/// 3.3).
std::optional<FetchVerdict> certificateFault(const Case& c, const PolicyFetch& fetch,
                                             const DomainName& policyHost)
{
    const tls::PkixVerdict pkix = tls::verifyPkix(fetch.chain, policyHost, c.evidence.judgedAt,
                                                  c.judgement.roots, tls::NameRule::DnsNamesOnly);
    const Result<tls::Certificate> leaf = tls::parseCertificate(fetch.chain.first());
    switch (pkix.problem) {
    case tls::ChainProblem::None:
        return std::nullopt;
    case tls::ChainProblem::Expired:
        return verdict(StsFault::CertificateExpired,
                       leaf && leaf->notAfter < c.evidence.judgedAt
                           ? leaf->notAfter.toString(u"yyyy-MM-dd"_qs)
                           : pkix.detail);
    case tls::ChainProblem::NameMismatch:
        return verdict(StsFault::CertificateName,
                       leaf && !leaf->dnsNames.isEmpty() ? leaf->dnsNames.join(u", "_qs) : u"no name"_qs);
    case tls::ChainProblem::NoCertificate:
    case tls::ChainProblem::Malformed:
    case tls::ChainProblem::UntrustedRoot:
    case tls::ChainProblem::NotYetValid:
    case tls::ChainProblem::WeakKey:
    case tls::ChainProblem::Other:
        break;
    }
    return verdict(StsFault::CertificateUntrusted, pkix.detail);
}

/// Nothing was connected to: the policy host's addresses tell why.
FetchVerdict addressFault(const Case& c, const DomainName& policyHost)
{
    bool found = false;
    for (const dns::RecordType type : {dns::RecordType::A, dns::RecordType::AAAA}) {
        const dnssec::Lookup lookup = c.lookup(policyHost, type);
        if (lookup.failed())
            return isOurFailure(lookup) ? verdict(StsFault::Ours, lookup.why)
                                        : verdict(StsFault::AddressLookupFailed, lookup.why);
        found = found || !lookup.records.isEmpty();
    }
    if (found)
        return verdict(StsFault::Ours, u"its addresses are of a family that is not used here"_qs);
    return verdict(StsFault::NoAddress);
}

/// A connection that this computer has no route for.
bool isOurs(const PolicyFetch& fetch, const NetworkFacts& network)
{
    const bool ipv6 = fetch.address.protocol() == QAbstractSocket::IPv6Protocol;
    return !fetch.address.isLoopback() && !(ipv6 ? network.ipv6Route : network.ipv4Route);
}

}  // namespace

FetchVerdict judgeFetch(const Case& c, const PolicyFetch& fetch, const DomainName& policyHost)
{
    if (fetch.outcome == PolicyFetch::Outcome::Cancelled
        || (c.ended() && fetch.outcome == PolicyFetch::Outcome::TimedOut))
        return verdict(StsFault::Ours, fetch.detail);
    // The certificate before anything that the host then said: a sender ends there.
    if (!fetch.chain.isEmpty()) {
        if (const std::optional<FetchVerdict> fault = certificateFault(c, fetch, policyHost))
            return *fault;
    }
    switch (fetch.outcome) {
    case PolicyFetch::Outcome::Fetched:
        // What nobody has vouched for is no policy.
        return fetch.chain.isEmpty() ? verdict(StsFault::TlsFailed, u"no certificate was recorded"_qs)
                                     : verdict(StsFault::None);
    case PolicyFetch::Outcome::NoAddress:
        return addressFault(c, policyHost);
    case PolicyFetch::Outcome::ConnectFailed:
        return verdict(isOurs(fetch, c.evidence.network) ? StsFault::Ours : StsFault::ConnectFailed,
                       fetch.detail);
    case PolicyFetch::Outcome::TimedOut:
        return verdict(isOurs(fetch, c.evidence.network) ? StsFault::Ours : StsFault::TimedOut, fetch.detail);
    case PolicyFetch::Outcome::TlsFailed:
        return verdict(StsFault::TlsFailed, fetch.detail);
    case PolicyFetch::Outcome::Redirected:
        return verdict(StsFault::Redirected, fetch.location);
    case PolicyFetch::Outcome::HttpError:
        return verdict(StsFault::HttpStatus, QString::number(fetch.httpStatus));
    case PolicyFetch::Outcome::TooLarge:
        return verdict(StsFault::TooLarge);
    case PolicyFetch::Outcome::Cancelled:
        break;
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::partnertest
