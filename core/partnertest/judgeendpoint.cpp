// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plaintext.h"
#include "core/dane/danepolicy.h"
#include "core/partnertest/endpointfindings.h"
#include "core/partnertest/judgement.h"
#include "core/partnertest/refusal.h"
#include "core/partnertest/runcomparison.h"
#include "core/tls/certificate.h"

namespace relaydeck::partnertest {

namespace {

using decision::DaneMatch;
using decision::Reach;
using decision::TlsState;

bool beforeTls(smtp::Stage stage)
{
    return stage == smtp::Stage::Connect || stage == smtp::Stage::Greeting || stage == smtp::Stage::Ehlo;
}

Reach reachOf(const smtp::Endpoint& endpoint, const Evidence& evidence)
{
    // What is hidden from us is not the server's doing; a handshake that was made has shown all there is.
    if (wasCutShort(endpoint, evidence) && !endpoint.handshake.completed())
        return Reach::Unknown;
    // Without STARTTLS that a firewall here took away, the server's TLS is hidden from us.
    if (isStartTlsHidden(endpoint, evidence.network))
        return Reach::Unknown;
    // What happens after EHLO is a matter of TLS, not of reach.
    if (!beforeTls(endpoint.stage))
        return Reach::Ready;
    switch (endpoint.outcome) {
    case smtp::Outcome::Completed:
    case smtp::Outcome::HandshakeFailed:
        return Reach::Ready;
    case smtp::Outcome::TimedOut:
        return isSilenceUndecided(endpoint, evidence.network) ? Reach::Unknown : Reach::TimedOut;
    case smtp::Outcome::Refused:
        return Reach::Refused;
    case smtp::Outcome::Unreachable:
    case smtp::Outcome::Cancelled:
        return Reach::Unknown;
    case smtp::Outcome::Closed:
        return Reach::Closed;
    case smtp::Outcome::Rejected:
        return refusalOf(endpoint) ? Reach::Unknown : Reach::GreetingRejected;
    case smtp::Outcome::Garbage:
        return Reach::NotSmtp;
    }
    Q_UNREACHABLE();
}

TlsState tlsStateOf(const smtp::Endpoint& endpoint)
{
    if (!endpoint.startTlsOffered)
        return TlsState::NotOffered;
    if (!endpoint.handshake.completed())
        return TlsState::HandshakeFailed;
    return tls::isModern(endpoint.handshake) ? TlsState::Established : TlsState::TooOld;
}

DaneMatch daneMatchOf(const tls::DaneVerdict& verdict)
{
    switch (verdict.outcome) {
    case tls::DaneVerdict::Outcome::Match:
        return DaneMatch::Match;
    case tls::DaneVerdict::Outcome::NoMatch:
    case tls::DaneVerdict::Outcome::Malformed:
        return DaneMatch::NoMatch;
    case tls::DaneVerdict::Outcome::Expired:
        return DaneMatch::Expired;
    case tls::DaneVerdict::Outcome::NotYetValid:
        return DaneMatch::NotYetValid;
    case tls::DaneVerdict::Outcome::NameMismatch:
        return DaneMatch::NameMismatch;
    }
    Q_UNREACHABLE();
}

CertificateSummary summaryOf(const tls::Certificate& certificate)
{
    return {.subject = certificate.subject,
            .issuer = certificate.issuer,
            .names = tls::presentedNames(certificate),
            .notBefore = certificate.notBefore,
            .notAfter = certificate.notAfter,
            .keyType = certificate.keyType,
            .keyBits = certificate.keyBits,
            .signatureAlgorithm = certificate.signatureAlgorithm,
            .sha256 = certificate.sha256,
            .keySha256 = certificate.keySha256};
}

QString unusableWord(const dane::ComparedRecord& record)
{
    if (record.hashOfNothing)
        return u"hash-of-nothing"_qs;
    if (record.setAside)
        return u"weaker-digest"_qs;
    switch (record.usability) {
    case dane::Usability::Usable:
        return {};
    case dane::Usability::UsageNotForSmtp:
        return u"usage-not-for-smtp"_qs;
    case dane::Usability::UnknownUsage:
        return u"unknown-usage"_qs;
    case dane::Usability::UnknownSelector:
        return u"unknown-selector"_qs;
    case dane::Usability::UnknownMatchingType:
        return u"unknown-matching-type"_qs;
    case dane::Usability::WrongLength:
        return u"wrong-length"_qs;
    case dane::Usability::Malformed:
        return u"malformed"_qs;
    }
    Q_UNREACHABLE();
}

TlsaComparison comparisonOf(const dane::ComparedRecord& record)
{
    return {.record = record.published,
            .usable = record.usability == dane::Usability::Usable,
            .unusableReason = unusableWord(record),
            .matches = record.equal(),
            .shown = record.equal() ? record.shown.at(record.equalAt) : record.shown.value(0)};
}

void judgeDaneOf(const Case& c, const HostReport& host, const smtp::Endpoint& endpoint,
                 JudgedEndpoint& judged)
{
    if (host.tlsa != TlsaStatus::Usable && host.tlsa != TlsaStatus::Unusable)
        return;
    QList<dns::TlsaData> records;
    for (const dns::Record& record : host.tlsaLookup->records) {
        if (const std::optional<dns::TlsaData> data = dns::tlsaOf(record))
            records.append(*data);
    }
    // RFC 7672 3.2.2: the TLSA base domain, and the recipient domain that led here.
    const QList<DomainName> references = dane::referenceNames(host.tlsaBase, c.evidence.domain);
    const dane::EndpointJudgement result =
        dane::judgeEndpoint(endpoint.handshake, records, references, c.evidence.judgedAt);
    for (const dane::ComparedRecord& record : result.records)
        judged.report.tlsa.append(comparisonOf(record));
    if (host.tlsa != TlsaStatus::Usable)
        return;
    judged.report.dane = result.verdict;
    judged.observation.dane = daneMatchOf(result.verdict);
}

}  // namespace

JudgedEndpoint judgeEndpoint(const Case& c, int evidenceIndex, const HostReport& host)
{
    const smtp::Endpoint& endpoint = c.evidence.endpoints.at(evidenceIndex).endpoint;
    JudgedEndpoint judged;
    EndpointReport& report = judged.report;
    decision::EndpointObservation& observation = judged.observation;
    report.address = endpoint.address;
    report.sni = endpoint.sni;
    report.evidence = evidenceIndex;
    report.startTls = endpoint.startTlsOffered && endpoint.handshake.completed();
    report.tlsVersion = endpoint.handshake.version;
    report.cipher = endpoint.handshake.cipher;
    if (endpoint.outcome != smtp::Outcome::Completed)
        report.error = u"%1: %2"_qs.arg(smtp::stageName(endpoint.stage), smtp::outcomeName(endpoint.outcome));
    observation.address = endpoint.address;
    observation.reach = reachOf(endpoint, c.evidence);
    observation.tls = tlsStateOf(endpoint);
    if (!endpoint.handshake.completed())
        return judged;

    report.pkix = tls::verifyPkix(endpoint.handshake.chain, host.name, c.evidence.judgedAt, c.judgement.roots,
                                  tls::NameRule::DnsNamesOnly);
    observation.chainTrusted = report.pkix->trusted;
    observation.chainExpired = report.pkix->problem == tls::ChainProblem::Expired;
    observation.nameMatchesHost = report.pkix->nameMatches;
    const QByteArray leaf = endpoint.handshake.chain.value(0);
    const Result<tls::Certificate> certificate = tls::parseCertificate(leaf);
    if (certificate) {
        report.certificate = summaryOf(*certificate);
        observation.certificateNames = report.certificate->names;
        observation.leafExpired = certificate->notAfter < c.evidence.judgedAt;
        observation.leafNotYetValid = certificate->notBefore > c.evidence.judgedAt;
    }
    judgeDaneOf(c, host, endpoint, judged);
    return judged;
}

}  // namespace relaydeck::partnertest
