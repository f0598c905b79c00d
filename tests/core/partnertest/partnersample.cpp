// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/partnertest/partnersample.h"

#include "tests/support/dnsdata.h"
#include "tests/support/qttest.h"

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using Lookup = dnssec::Lookup;

const QDateTime relaydeck::test::SampleTime(QDate(2026, 11, 1), QTime(10, 0), Qt::UTC);

namespace {

Lookup secureLookup(const char* owner, dns::RecordType type)
{
    Lookup lookup;
    lookup.question = {name(owner), type};
    lookup.canonicalName = lookup.question.name;
    lookup.outcome = Lookup::Outcome::Answer;
    lookup.security = dns::Security::Secure;
    lookup.firstToEnd =
        dnssec::FirstToEnd{lookup.question.name, type, name("partner.example"), SampleTime.addDays(10)};
    lookup.earliestExpiration = lookup.firstToEnd->at;
    return lookup;
}

}  // namespace

PartnerSample::PartnerSample()
{
    report.evidence.domain = name("partner.example");
    report.evidence.judgedAt = SampleTime;
    report.evidence.network.smtpWorked = true;
    report.evidence.exchanges.append(dns::Exchange{});
    report.evidence.exchanges.first().outcome = dns::Exchange::Outcome::Answered;
    report.evidence.exchanges.first().upstream = u"127.0.0.1#53"_qs;
    report.mxKind = MxKind::Mx;
    report.observation.mxSecure = true;
    report.mx = secureLookup("partner.example", dns::RecordType::MX);
    HostReport added;
    added.name = name("mx.partner.example");
    added.dnssec = dns::Security::Secure;
    added.addresses = {QHostAddress(u"192.0.2.1"_qs)};
    added.ipv4 = secureLookup("mx.partner.example", dns::RecordType::A);
    added.ipv6 = secureLookup("mx.partner.example", dns::RecordType::AAAA);
    added.tlsa = TlsaStatus::Usable;
    added.tlsaLookup = secureLookup("_25._tcp.mx.partner.example", dns::RecordType::TLSA);
    added.stsListed = true;
    decision::HostObservation observed;
    observed.name = added.name;
    observed.tlsa = decision::TlsaState::Usable;
    report.hosts.append(added);
    report.observation.hosts.append(observed);
    addEndpoint("192.0.2.1");
    sts().recordLookup = secureLookup("_mta-sts.partner.example", dns::RecordType::TXT);
    sts().outcome = StsOutcome::Pass;
    sts().records = {u"v=STSv1; id=1;"_qs};
    sts().policyRead = true;
    sts().mode = StsMode::Enforce;
    sts().maxAge = 604'800;
    report.evidence.policyFetch = mtasts::PolicyFetch{};
    fetch().outcome = mtasts::PolicyFetch::Outcome::Fetched;
    fetch().mediaType = u"text/plain"_qs;
    report.tlsRpt.known = true;
    report.tlsRpt.published = true;
}

void PartnerSample::addEndpoint(const char* address)
{
    HostEndpoint entry;
    entry.host = host().name;
    entry.endpoint.address = QHostAddress(QString::fromLatin1(address));
    entry.endpoint.stage = smtp::Stage::Done;
    entry.endpoint.outcome = smtp::Outcome::Completed;
    entry.endpoint.startTlsOffered = true;
    entry.endpoint.handshake.outcome = tls::Handshake::Outcome::Completed;
    entry.endpoint.handshake.version = u"TLSv1.3"_qs;
    report.evidence.endpoints.append(entry);
    EndpointReport added;
    added.address = entry.endpoint.address;
    added.evidence = int(report.evidence.endpoints.size()) - 1;
    added.startTls = true;
    added.certificate = CertificateSummary{};
    added.certificate->notAfter = SampleTime.addDays(90);
    added.certificate->names = {u"mx.partner.example"_qs};
    added.certificate->keySha256 = QByteArray(32, '\x11');
    added.pkix = tls::PkixVerdict{.trusted = true, .nameMatches = true, .problem = {}, .detail = {}};
    host().endpoints.append(added);
    decision::EndpointObservation observed;
    observed.address = added.address;
    observed.reach = decision::Reach::Ready;
    observed.tls = decision::TlsState::Established;
    report.observation.hosts.first().endpoints.append(observed);
}

void PartnerSample::endAt(smtp::Stage stage, smtp::Outcome outcome)
{
    dialogue().stage = stage;
    dialogue().outcome = outcome;
    dialogue().startTlsOffered = false;
    dialogue().handshake = {};
    endpoint().startTls = false;
    endpoint().certificate.reset();
    endpoint().pkix.reset();
    endpoint().error = smtp::stageName(stage) + u": "_qs + smtp::outcomeName(outcome);
}

void PartnerSample::reject(int code, const char* text)
{
    endAt(smtp::Stage::Greeting, smtp::Outcome::Rejected);
    dialogue().replyCode = code;
    dialogue().replyText = text;
}

void PartnerSample::addRecord(quint8 usage, quint8 selector, bool matches, const QString& unusable)
{
    endpoint().tlsa.append({.record = {.usage = usage,
                                       .selector = selector,
                                       .matchingType = 1,
                                       .association = QByteArray(32, '\x22')},
                            .usable = unusable.isEmpty(),
                            .unusableReason = unusable,
                            .matches = matches,
                            .shown = QByteArray(32, '\x11')});
}

void PartnerSample::loseAddresses()
{
    host().addresses.clear();
    host().endpoints.clear();
}

void PartnerSample::judgeDane(tls::DaneVerdict::Outcome outcome)
{
    endpoint().dane = tls::DaneVerdict{};
    endpoint().dane->outcome = outcome;
}

void PartnerSample::addResolver(ResolverVerdict verdict)
{
    ResolverFitness tried;
    tried.resolver = report.evidence.exchanges.first().upstream;
    tried.verdict = verdict;
    tried.why = u"what was seen"_qs;
    report.resolvers.append(tried);
}

void PartnerSample::overwriteStartTls()
{
    dialogue().startTlsOffered = false;
    dialogue().capabilities = {u"SIZE 1000"_qs, u"XXXXXXXA"_qs};
}

void PartnerSample::addNameServer(const char* server, AnswerKind tlsa)
{
    if (!report.secondOpinion)
        report.secondOpinion.emplace();
    const dns::Question address{host().name, dns::RecordType::A};
    report.secondOpinion->servers.append(
        {name(server),
         report.domain(),
         u"192.0.2.53#53"_qs,
         {{address, AnswerKind::Agrees, u"1 record, secure"_qs},
          {host().tlsaLookup->question, tlsa,
           tlsa == AnswerKind::ServerFailure ? u"SERVFAIL"_qs : u"1 record, secure"_qs}}});
}

void PartnerSample::policyNotRead(StsFault fault)
{
    sts().outcome = StsOutcome::Fail;
    sts().policyRead = false;
    sts().fault = fault;
    sts().faultDetail = u"a detail"_qs;
}

void PartnerSample::holdEarlierPolicy(const QString& id)
{
    const QDateTime read = report.evidence.judgedAt.addDays(-1);
    sts().held.append({.id = id,
                       .mode = StsMode::Enforce,
                       .maxAge = 604'800,
                       .patterns = {u"old.partner.example"_qs},
                       .firstSeen = read,
                       .fetchedAt = read,
                       .heldUntil = read.addDays(7)});
}

void PartnerSample::failTlsa(dnssec::Fault fault)
{
    host().tlsa = TlsaStatus::Bogus;
    fail(*host().tlsaLookup, dns::Security::Bogus, fault);
}

void relaydeck::test::fail(Lookup& lookup, dns::Security security, dnssec::Fault fault)
{
    lookup.outcome = Lookup::Outcome::Failed;
    lookup.security = security;
    lookup.fault = fault;
    lookup.faultZone = name("partner.example");
    lookup.faultType = lookup.question.type;
    lookup.why = u"the reason in words"_qs;
}

const Finding* relaydeck::test::find(const QList<Finding>& findings, FindingCode code)
{
    const auto at = std::find_if(findings.begin(), findings.end(),
                                 [code](const Finding& finding) { return finding.code == code; });
    return at == findings.end() ? nullptr : &*at;
}
