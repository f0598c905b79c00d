// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostilereport.h"

namespace relaydeck::test {

using namespace partnertest;

namespace {

QString markup()
{
    return u"<script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'"_qs;
}

QString controls()
{
    return u"a\x1b[31mred\u202egpj.exe\u2066\r\nX-Injected: yes"_qs;
}

QString megabyte()
{
    return QString(1024 * 1024, u'n');
}

CertificateSummary certificate()
{
    return {.subject = markup(),
            .issuer = controls(),
            .names = {markup(), controls(), megabyte()},
            .notBefore = QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC),
            .notAfter = QDateTime({2026, 5, 3}, {0, 0}, Qt::UTC),
            .keyType = u"ECDSA P-256"_qs,
            .keyBits = 256,
            .signatureAlgorithm = u"x"_qs,
            .sha256 = QByteArray(32, '\x11'),
            .keySha256 = QByteArray(32, '\x22')};
}

EndpointReport endpoint()
{
    EndpointReport report;
    report.address = QHostAddress(u"192.0.2.25"_qs);
    report.startTls = true;
    report.tlsVersion = u"TLSv1.3"_qs;
    report.cipher = markup();
    report.certificate = certificate();
    report.pkix = tls::PkixVerdict{
        .trusted = false, .nameMatches = false, .problem = tls::ChainProblem::Expired, .detail = markup()};
    report.tlsa = {
        {.record = {.usage = 3, .selector = 1, .matchingType = 1, .association = QByteArray(32, '\x33')},
         .usable = true,
         .unusableReason = {},
         .matches = false,
         .shown = QByteArray(32, '\x22')}};
    report.evidence = 0;
    return report;
}

Evidence evidence()
{
    Evidence evidence;
    evidence.domain = *DomainName::fromText("partner.example");
    evidence.startedAt = QDateTime({2026, 11, 22}, {14, 32}, Qt::UTC);
    evidence.judgedAt = evidence.startedAt;
    dns::Exchange exchange;
    exchange.question = {.name = evidence.domain, .type = dns::RecordType::MX};
    exchange.upstream = u"10.20.30.40#53"_qs;
    evidence.exchanges = {exchange};
    HostEndpoint host;
    host.host = *DomainName::fromText("mx1.partner.example");
    host.endpoint.address = QHostAddress(u"192.0.2.25"_qs);
    using From = smtp::TranscriptLine::From;
    host.endpoint.transcript = {
        {.from = From::Server, .at = std::chrono::milliseconds(5), .text = "220 " + markup().toUtf8()},
        {.from = From::Client, .at = std::chrono::milliseconds(6), .text = "EHLO prober.internal.corp"},
        {.from = From::Server, .at = std::chrono::milliseconds(9), .text = controls().toUtf8()}};
    evidence.endpoints = {host};
    evidence.policyFetch.emplace();
    evidence.policyFetch->body = "version: STSv1\nmx: </pre><script>alert(3)</script>\n";
    return evidence;
}

}  // namespace

PartnerReport hostileReport()
{
    PartnerReport report;
    report.evidence = evidence();
    report.mxKind = MxKind::Mx;
    HostReport host;
    host.name = *DomainName::fromText("mx1.partner.example");
    host.preference = 10;
    host.dnssec = dns::Security::Secure;
    host.addresses = {QHostAddress(u"192.0.2.25"_qs)};
    host.tlsa = TlsaStatus::Usable;
    host.dane = DaneOutcome::Fail;
    host.daneReason = decision::Reason::TlsaInvalid;
    host.endpoints = {endpoint()};
    host.advised = {
        {.owner = *DomainName::fromText("_25._tcp.mx1.partner.example"),
         .record = {.usage = 3, .selector = 1, .matchingType = 1, .association = QByteArray(32, '\x22')},
         .keyType = u"ECDSA P-256"_qs,
         .covered = false}};
    report.hosts = {host};
    report.sts.records = {markup()};
    report.sts.fault = StsFault::PolicyInvalid;
    report.sts.faultDetail = controls();
    report.sts.problems = {{.line = 2, .text = markup(), .weight = mtasts::Weight::Flaw}};
    report.tlsRpt.known = true;
    report.tlsRpt.record = markup();
    report.tlsRpt.destinations = {u"mailto:reports@partner.example!10m"_qs,
                                  u"mailto:a@b.example?bcc=victim@victim.example"_qs,
                                  u"mailto:x@y.example\r\nBcc: victim@victim.example"_qs};
    report.findings = {
        makeFinding(FindingCode::DaneMismatch, u"mx1.partner.example"_qs, {u"1"_qs, u"3 1 1 22"_qs}),
        makeFinding(FindingCode::GreetingRejected, u"mx1.partner.example"_qs,
                    {u"554 5.7.1 host.of.sender [198.51.100.7] and prober.internal.corp are refused"_qs}),
        makeFinding(FindingCode::MxLookupFailed, markup(),
                    {u"10.20.30.40#53 and fd00:1::53 say nothing at 14:32:08 "_qs + controls() + megabyte()}),
        makeFinding(FindingCode::StsPolicyInvalid, u"partner.example"_qs, {markup()})};
    return report;
}

}  // namespace relaydeck::test
