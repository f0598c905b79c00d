// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/endpointfindings.h"
#include "core/partnertest/judgement.h"
#include "core/partnertest/refusal.h"
#include "tests/support/dnsdata.h"
#include "tests/support/qttest.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <map>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using namespace std::chrono_literals;
using Lookup = dnssec::Lookup;

namespace {

const auto Now = QDateTime(QDate(2026, 11, 1), QTime(10, 0), Qt::UTC);

Lookup secureLookup(const char* owner, dns::RecordType type)
{
    Lookup lookup;
    lookup.question = {name(owner), type};
    lookup.canonicalName = lookup.question.name;
    lookup.outcome = Lookup::Outcome::Answer;
    lookup.security = dns::Security::Secure;
    lookup.firstToEnd =
        dnssec::FirstToEnd{lookup.question.name, type, name("partner.example"), Now.addDays(10)};
    lookup.earliestExpiration = lookup.firstToEnd->at;
    return lookup;
}

/// A report of a partner about whom there is nothing to say, to be spoiled in one way.
struct Sample {
    PartnerReport report;

    Sample()
    {
        report.evidence.domain = name("partner.example");
        report.evidence.judgedAt = Now;
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

    void addEndpoint(const char* address)
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
        added.certificate->notAfter = Now.addDays(90);
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

    HostReport& host() { return report.hosts.first(); }
    EndpointReport& endpoint() { return host().endpoints.first(); }
    smtp::Endpoint& dialogue() { return report.evidence.endpoints.first().endpoint; }
    StsReport& sts() { return report.sts; }
    mtasts::PolicyFetch& fetch() { return *report.evidence.policyFetch; }

    void endAt(smtp::Stage stage, smtp::Outcome outcome)
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
    void reject(int code, const char* text)
    {
        endAt(smtp::Stage::Greeting, smtp::Outcome::Rejected);
        dialogue().replyCode = code;
        dialogue().replyText = text;
    }
    void addRecord(quint8 usage, quint8 selector, bool matches, const QString& unusable = {})
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
    void loseAddresses()
    {
        host().addresses.clear();
        host().endpoints.clear();
    }
    void failTlsa(dnssec::Fault fault);
    void judgeDane(tls::DaneVerdict::Outcome outcome)
    {
        endpoint().dane = tls::DaneVerdict{};
        endpoint().dane->outcome = outcome;
    }
    void addResolver(ResolverVerdict verdict)
    {
        ResolverFitness tried;
        tried.resolver = report.evidence.exchanges.first().upstream;
        tried.verdict = verdict;
        tried.why = u"what was seen"_qs;
        report.resolvers.append(tried);
    }
    void overwriteStartTls()
    {
        dialogue().startTlsOffered = false;
        dialogue().capabilities = {u"SIZE 1000"_qs, u"XXXXXXXA"_qs};
    }
    void addNameServer(const char* server, AnswerKind tlsa)
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
    void policyNotRead(StsFault fault)
    {
        sts().outcome = StsOutcome::Fail;
        sts().policyRead = false;
        sts().fault = fault;
        sts().faultDetail = u"a detail"_qs;
    }
    void holdEarlierPolicy(const QString& id)
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
};

void fail(Lookup& lookup, dns::Security security, dnssec::Fault fault)
{
    lookup.outcome = Lookup::Outcome::Failed;
    lookup.security = security;
    lookup.fault = fault;
    lookup.faultZone = name("partner.example");
    lookup.faultType = lookup.question.type;
    lookup.why = u"the reason in words"_qs;
}

void Sample::failTlsa(dnssec::Fault fault)
{
    host().tlsa = TlsaStatus::Bogus;
    fail(*host().tlsaLookup, dns::Security::Bogus, fault);
}

using Spoil = void (*)(Sample&);

/// For each code one report that must have it.
const std::map<FindingCode, Spoil>& spoils()
{
    using enum FindingCode;
    using Bad = dns::Security;
    using dnssec::Fault;
    static const std::map<FindingCode, Spoil> table{
        {NullMx, [](Sample& c) { c.report.mxKind = MxKind::Null; }},
        {NullMxMixed,
         [](Sample& c) {
             c.report.mx.records = {record("partner.example. 60 IN MX 0 ."),
                                    record("partner.example. 60 IN MX 10 mx.partner.example.")};
         }},
        {NoSuchDomain, [](Sample& c) { c.report.mxKind = MxKind::NxDomain; }},
        {NoMailHost, [](Sample& c) { c.report.mxKind = MxKind::None; }},
        {ImplicitMx, [](Sample& c) { c.report.mxKind = MxKind::Implicit; }},
        {MxBogus,
         [](Sample& c) {
             c.report.mxKind = MxKind::Failed;
             c.report.observation.mx = decision::MxState::Bogus;
             fail(c.report.mx, Bad::Bogus, Fault::SignatureInvalid);
         }},
        {MxLookupFailed,
         [](Sample& c) {
             c.report.mxKind = MxKind::Failed;
             c.report.observation.mx = decision::MxState::LookupFailed;
             fail(c.report.mx, Bad::Indeterminate, Fault::ServerFailure);
         }},
        {MxIsAlias,
         [](Sample& c) {
             c.host().ipv4.aliases.append({c.host().name, name("mail.provider.example"), false, Bad::Secure});
             c.host().ipv4.canonicalName = name("mail.provider.example");
         }},
        {MxNotAHostName, [](Sample& c) { c.host().name = name("mx_1.partner.example"); }},
        {ResolverStripsDnssec,
         [](Sample& c) {
             c.report.mxKind = MxKind::Failed;
             fail(c.report.mx, Bad::Indeterminate, Fault::ResolverStripsDnssec);
         }},
        {ResolverNotAnswering,
         [](Sample& c) {
             c.report.evidence.exchanges.first().outcome = dns::Exchange::Outcome::TimedOut;
             c.report.mxKind = MxKind::Failed;
             fail(c.report.mx, Bad::Indeterminate, Fault::NoAnswer);
         }},
        {DomainInsecure,
         [](Sample& c) {
             c.report.mx.security = Bad::Insecure;
             c.report.mx.fault = Fault::NoDs;
             c.report.mx.why = u"no DS"_qs;
         }},
        {DomainAlgorithmUnsupported,
         [](Sample& c) {
             c.report.mx.security = Bad::Insecure;
             c.report.mx.fault = Fault::UnsupportedAlgorithm;
             c.report.mx.why = u"algorithm 5"_qs;
         }},
        {SignatureEndsSoon, [](Sample& c) { c.host().tlsaLookup->firstToEnd->at = Now.addSecs(3600 * 20); }},
        {MxDoubledDomain, [](Sample& c) { c.host().name = name("mx.partner.example.partner.example"); }},
        {SignatureExpired, [](Sample& c) { c.failTlsa(Fault::SignatureExpired); }},
        {SignatureNotYetValid, [](Sample& c) { c.failTlsa(Fault::SignatureNotYetValid); }},
        {SignatureBroken, [](Sample& c) { c.failTlsa(Fault::SignatureInvalid); }},
        {FindingCode::DsMismatch, [](Sample& c) { c.failTlsa(Fault::DsMismatch); }},
        {DenialBroken, [](Sample& c) { c.failTlsa(Fault::DenialIncomplete); }},
        {AddressBogus,
         [](Sample& c) {
             fail(c.host().ipv4, Bad::Bogus, Fault::SignatureExpired);
             c.loseAddresses();
         }},
        {AddressLookupFailed,
         [](Sample& c) {
             fail(c.host().ipv6, Bad::Indeterminate, Fault::ServerFailure);
             c.loseAddresses();
         }},
        {AddressMissing, [](Sample& c) { c.loseAddresses(); }},
        {AddressInsecure,
         [](Sample& c) {
             c.host().dnssec = Bad::Insecure;
             c.host().tlsa = TlsaStatus::NotApplicable;
         }},
        {AddressOneFamily, [](Sample& c) { fail(c.host().ipv6, Bad::Indeterminate, Fault::ServerFailure); }},
        {TlsaBogus,
         [](Sample& c) {
             c.host().tlsa = TlsaStatus::Bogus;
             fail(*c.host().tlsaLookup, Bad::Bogus, Fault::DenialMissing);
         }},
        {TlsaLookupFailed,
         [](Sample& c) {
             c.host().tlsa = TlsaStatus::Failed;
             fail(*c.host().tlsaLookup, Bad::Indeterminate, Fault::ServerFailure);
         }},
        {TlsaNotPublished,
         [](Sample& c) {
             c.host().tlsa = TlsaStatus::None;
             c.host().tlsaLookup->outcome = Lookup::Outcome::NoData;
         }},
        {TlsaNotSigned,
         [](Sample& c) {
             c.host().tlsa = TlsaStatus::None;
             c.host().tlsaLookup->security = Bad::Insecure;
             c.host().tlsaLookup->why = u"no DS"_qs;
         }},
        {TlsaOnSomeHosts,
         [](Sample& c) {
             HostReport second = c.host();
             second.name = name("mx2.partner.example");
             second.tlsa = TlsaStatus::None;
             second.endpoints.clear();
             c.report.hosts.append(second);
             c.report.observation.hosts.append(c.report.observation.hosts.first());
         }},
        {TlsaUnderInsecureMx, [](Sample& c) { c.report.mx.security = Bad::Insecure; }},
        {TlsaRecordUnusable, [](Sample& c) { c.addRecord(1, 1, false, u"usage-not-for-smtp"_qs); }},
        {TlsaAllUnusable, [](Sample& c) { c.host().tlsa = TlsaStatus::Unusable; }},
        {TlsaHashOfNothing, [](Sample& c) { c.addRecord(3, 1, false, u"hash-of-nothing"_qs); }},
        {TlsaBindsCertificate, [](Sample& c) { c.addRecord(3, 0, true); }},
        {ConnectTimedOut, [](Sample& c) { c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut); }},
        {ConnectRefused, [](Sample& c) { c.endAt(smtp::Stage::Connect, smtp::Outcome::Refused); }},
        {ConnectUndecided,
         [](Sample& c) {
             c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut);
             c.report.evidence.network.smtpWorked = false;
         }},
        {ConnectionClosed, [](Sample& c) { c.endAt(smtp::Stage::Ehlo, smtp::Outcome::Closed); }},
        {FamilyMissingHere, [](Sample& c) { c.endAt(smtp::Stage::Connect, smtp::Outcome::Unreachable); }},
        {GreetingRejected, [](Sample& c) { c.reject(554, "5.3.2 no SMTP service here"); }},
        {FindingCode::ProberRefused, [](Sample& c) { c.reject(554, "5.7.1 on a block list"); }},
        {NotSmtp, [](Sample& c) { c.endAt(smtp::Stage::Greeting, smtp::Outcome::Garbage); }},
        {GreetingSlow, [](Sample& c) { c.dialogue().greetingDelay = 20s; }},
        {StartTlsMissing,
         [](Sample& c) {
             c.dialogue().startTlsOffered = false;
             c.host().tlsa = TlsaStatus::None;
         }},
        {StartTlsMissingWithTlsa, [](Sample& c) { c.dialogue().startTlsOffered = false; }},
        {HandshakeFailed,
         [](Sample& c) {
             c.dialogue().outcome = smtp::Outcome::HandshakeFailed;
             c.dialogue().stage = smtp::Stage::Handshake;
             c.dialogue().handshake.outcome = tls::Handshake::Outcome::Failed;
             c.dialogue().handshake.detail = u"no shared cipher"_qs;
         }},
        {TlsTooOld, [](Sample& c) { c.dialogue().handshake.version = u"TLSv1"_qs; }},
        {KeyExchangeWeak,
         [](Sample& c) {
             c.dialogue().handshake.keyExchange = u"DH"_qs;
             c.dialogue().handshake.keyExchangeBits = 1024;
         }},
        {PlaintextAfterStartTls, [](Sample& c) { c.dialogue().plaintextAfterStartTls = true; }},
        {AddressesDiffer,
         [](Sample& c) {
             c.addEndpoint("192.0.2.2");
             c.report.observation.hosts.first().endpoints.last().tls = decision::TlsState::NotOffered;
         }},
        {DaneMatches,
         [](Sample& c) {
             c.addRecord(3, 1, true);
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
         }},
        {DaneMismatch,
         [](Sample& c) {
             c.addRecord(3, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::NoMatch);
         }},
        {DaneFailsUnderInsecureMx,
         [](Sample& c) {
             c.report.observation.mxSecure = false;
             c.addRecord(3, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::NoMatch);
         }},
        {DaneRollOver,
         [](Sample& c) {
             c.addRecord(3, 1, true);
             c.addRecord(3, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
         }},
        {DaneExpired, [](Sample& c) { c.judgeDane(tls::DaneVerdict::Outcome::Expired); }},
        {DaneNotYetValid,
         [](Sample& c) {
             c.judgeDane(tls::DaneVerdict::Outcome::NotYetValid);
             c.endpoint().certificate->notBefore = Now.addDays(2);
         }},
        {DaneAnchorNotSent,
         [](Sample& c) {
             c.addRecord(2, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::NoMatch);
         }},
        {DaneRenewalUnprepared,
         [](Sample& c) {
             c.addRecord(3, 1, true);
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
             c.endpoint().certificate->notAfter = Now.addDays(3);
         }},
        {DaneNameMismatch, [](Sample& c) { c.judgeDane(tls::DaneVerdict::Outcome::NameMismatch); }},
        {DaneLeafExpired,
         [](Sample& c) {
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
             c.endpoint().certificate->notAfter = Now.addDays(-3);
         }},
        {DaneOneCertificateOfTwo,
         [](Sample& c) {
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
             c.endpoint().certificate->keyType = u"ECDSA P-256"_qs;
             c.endpoint().other = OtherCertificate{};
             c.endpoint().other->pkix = *c.endpoint().pkix;
             c.endpoint().other->certificate.keyType = u"RSA"_qs;
             c.endpoint().other->dane = tls::DaneVerdict{};
         }},
        {CertificateExpired, [](Sample& c) { c.endpoint().certificate->notAfter = Now.addDays(-3); }},
        {CertificateExpiresSoon, [](Sample& c) { c.endpoint().certificate->notAfter = Now.addDays(3); }},
        {CertificateUntrusted,
         [](Sample& c) {
             *c.endpoint().pkix = {.trusted = false,
                                   .nameMatches = true,
                                   .problem = tls::ChainProblem::UntrustedRoot,
                                   .detail = u"self-signed certificate"_qs};
         }},
        {CertificateNameMismatch, [](Sample& c) { c.endpoint().pkix->nameMatches = false; }},
        {StsNotPublished,
         [](Sample& c) {
             c.sts().outcome = StsOutcome::None;
             c.sts().policyRead = false;
             c.sts().records.clear();
         }},
        {StsLookupFailed,
         [](Sample& c) {
             c.sts().outcome = StsOutcome::Unknown;
             c.sts().policyRead = false;
             c.report.evidence.policyFetch.reset();
             fail(*c.sts().recordLookup, Bad::Bogus, Fault::SignatureInvalid);
         }},
        {StsRecordsSeveral,
         [](Sample& c) {
             c.sts().outcome = StsOutcome::None;
             c.sts().policyRead = false;
             c.sts().records = {u"v=STSv1; id=1;"_qs, u"v=STSv1; id=2;"_qs};
         }},
        {StsRecordInvalid,
         [](Sample& c) {
             c.sts().outcome = StsOutcome::None;
             c.sts().policyRead = false;
             c.sts().problems = {{.line = 0, .text = u"no id"_qs}};
         }},
        {StsHostUnknown, [](Sample& c) { c.policyNotRead(StsFault::NoAddress); }},
        {StsHostLookupFailed, [](Sample& c) { c.policyNotRead(StsFault::AddressLookupFailed); }},
        {StsHostUnreachable, [](Sample& c) { c.policyNotRead(StsFault::ConnectFailed); }},
        {StsHostTimedOut, [](Sample& c) { c.policyNotRead(StsFault::TimedOut); }},
        {StsHostTlsFailed, [](Sample& c) { c.policyNotRead(StsFault::TlsFailed); }},
        {StsHostCertificate, [](Sample& c) { c.policyNotRead(StsFault::CertificateUntrusted); }},
        {StsHostCertificateExpired, [](Sample& c) { c.policyNotRead(StsFault::CertificateExpired); }},
        {StsHostCertificateName, [](Sample& c) { c.policyNotRead(StsFault::CertificateName); }},
        {StsRedirected, [](Sample& c) { c.policyNotRead(StsFault::Redirected); }},
        {StsHttpStatus, [](Sample& c) { c.policyNotRead(StsFault::HttpStatus); }},
        {StsPolicyTooLarge, [](Sample& c) { c.policyNotRead(StsFault::TooLarge); }},
        {StsMxOtherDepth,
         [](Sample& c) {
             c.host().stsListed = false;
             c.sts().patterns = {u"*.example"_qs};
         }},
        {StsFromCache,
         [](Sample& c) {
             c.policyNotRead(StsFault::HttpStatus);
             c.sts().policyRead = true;
             c.sts().fromCache = true;
             c.sts().heldUntil = c.report.evidence.judgedAt.addDays(2);
         }},
        {StsTextChanged,
         [](Sample& c) {
             c.sts().id = u"1"_qs;
             c.holdEarlierPolicy(u"1"_qs);
         }},
        {StsMxNotInHeldPolicy,
         [](Sample& c) {
             c.sts().id = u"1"_qs;
             c.holdEarlierPolicy(u"1"_qs);
         }},
        {StsPolicyInvalid,
         [](Sample& c) {
             c.policyNotRead(StsFault::PolicyInvalid);
             c.sts().problems = {{.line = 3, .text = u"max_age is no number"_qs}};
         }},
        {StsPolicyMediaType, [](Sample& c) { c.fetch().mediaType = u"text/html"_qs; }},
        {StsPolicyRemark, [](Sample& c) { c.sts().problems = {{.line = 2, .text = u"unknown key"_qs}}; }},
        {StsMaxAgeShort, [](Sample& c) { c.sts().maxAge = 3600; }},
        {FindingCode::StsTesting, [](Sample& c) { c.sts().mode = StsMode::Testing; }},
        {FindingCode::StsModeNone,
         [](Sample& c) {
             c.sts().mode = StsMode::None;
             c.sts().outcome = StsOutcome::None;
         }},
        {StsMatches, [](Sample&) {}},
        {StsMxNotListed, [](Sample& c) { c.host().stsListed = false; }},
        {StsMxWithoutStartTls, [](Sample& c) { c.endpoint().startTls = false; }},
        {StsMxCertificate, [](Sample& c) { c.endpoint().pkix->nameMatches = false; }},
        {TlsRptNotPublished, [](Sample& c) { c.report.tlsRpt.published = false; }},
        {TlsRptInvalid,
         [](Sample& c) {
             c.report.tlsRpt.published = false;
             c.report.tlsRpt.problems = {u"no rua"_qs};
         }},
        {ResolverFails, [](Sample& c) { c.addResolver(ResolverVerdict::Failing); }},
        {ResolverAlters, [](Sample& c) { c.addResolver(ResolverVerdict::Alters); }},
        {ResolverLimited, [](Sample& c) { c.addResolver(ResolverVerdict::Limited); }},
        {ResolverFit, [](Sample& c) { c.addResolver(ResolverVerdict::Fit); }},
        {ClockSuspect, [](Sample& c) { c.addResolver(ResolverVerdict::ClockOff); }},
        {Port25Blocked,
         [](Sample& c) {
             c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut);
             c.report.evidence.network.smtpWorked = false;
             c.report.evidence.network.run.partnersSilent = 3;
         }},
        {FamilyUndecided,
         [](Sample& c) {
             c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut);
             c.dialogue().address = QHostAddress(u"2001:db8::1"_qs);
         }},
        {StartTlsOverwritten, [](Sample& c) { c.overwriteStartTls(); }},
        {StartTlsRemovedHere,
         [](Sample& c) {
             c.dialogue().startTlsOffered = false;
             c.report.evidence.network.run.partnersWithoutStartTls = 3;
         }},
        {NameServersFail,
         [](Sample& c) {
             c.addNameServer("ns1.partner.example", AnswerKind::Agrees);
             c.addNameServer("ns2.partner.example", AnswerKind::ServerFailure);
         }},
        {NameServersDropType, [](Sample& c) { c.addNameServer("ns1.partner.example", AnswerKind::Silent); }},
        {SecondOpinionContradicts,
         [](Sample& c) {
             c.host().tlsa = TlsaStatus::Failed;
             fail(*c.host().tlsaLookup, Bad::Indeterminate, Fault::ServerFailure);
             c.addNameServer("ns1.partner.example", AnswerKind::Agrees);
         }},
        {SecondOpinionAgrees, [](Sample& c) { c.addNameServer("ns1.partner.example", AnswerKind::Agrees); }},
        {SecondOpinionMissing, [](Sample& c) { c.report.secondOpinion = OpinionReport{}; }},
        {TestCancelled, [](Sample& c) { c.report.evidence.cancelled = true; }},
        {TestLimitReached, [](Sample& c) { c.report.evidence.limitReached = true; }},
        {EvidenceCut,
         [](Sample& c) {
             c.report.evidence.cuts = {{.what = u"the answer to partner.example TXT"_qs, .octets = 60'000}};
         }},
    };
    return table;
}

const Finding* find(const QList<Finding>& findings, FindingCode code)
{
    const auto at = std::find_if(findings.begin(), findings.end(),
                                 [code](const Finding& finding) { return finding.code == code; });
    return at == findings.end() ? nullptr : &*at;
}

void addRowOfEach()
{
    QTest::addColumn<FindingCode>("code");
    for (const FindingText& text : findingCatalogue())
        QTest::newRow(text.name) << text.code;
}

}  // namespace

/// The catalogue of findings, and that each of its rows can be reached.
class TestFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreUniqueWords();
    void textsAreWhole_data();
    void textsAreWhole();
    void noTwoAskForTheSame();
    void provoked_data();
    void provoked();
    void nothingButTheGoodOnesForAGoodPartner();
    void worstFirst();
    void aMatchIsToldWhereItProves_data();
    void aMatchIsToldWhereItProves();
    void underAnInsecureMxNothingIsAnError_data();
    void underAnInsecureMxNothingIsAnError();
    void eachStandsAlone();
    void oneFamilyStopsNoMail();
    void firstSignatureOfAll();
    void certificateFaultsAreToldOnce();
    void argumentsAreNotFilledTwice();
    void jsonRoundTrip_data();
    void jsonRoundTrip();
    void jsonFaults_data();
    void jsonFaults();
    void ourFaultsAreNotThePartners_data();
    void ourFaultsAreNotThePartners();
    void strippingIsSaidOnce();
    void refusalOfTheProber_data();
    void refusalOfTheProber();
};

void TestFindings::namesAreUniqueWords()
{
    static const QRegularExpression word(u"^[a-z0-9]+(-[a-z0-9]+)*$"_qs);
    QSet<QString> names;
    for (const FindingText& text : findingCatalogue()) {
        const QString name = QString::fromLatin1(text.name);
        QVERIFY2(word.match(name).hasMatch(), text.name);
        QVERIFY2(!names.contains(name), text.name);
        names.insert(name);
    }
    QCOMPARE(names.size(), int(FindingCode::FindingCount));
}

void TestFindings::textsAreWhole_data()
{
    addRowOfEach();
}

void TestFindings::textsAreWhole()
{
    QFETCH(FindingCode, code);
    const FindingText& text = findingText(code);
    QVERIFY(text.code == code);
    QVERIFY2(QByteArray(text.sentence).contains("%1"), "it says about whom");
    for (const char* sentence : {text.sentence, text.meaning, text.remedy})
        QVERIFY2(QByteArray(sentence).trimmed().size() > 5, sentence);
    for (const char* sentence : {text.meaning, text.remedy}) {
        const QByteArray whole(sentence);
        QVERIFY2(whole.endsWith('.') || whole.contains(": %"), sentence);
    }
}

/// Who would do the same twice: one finding is enough.
void TestFindings::noTwoAskForTheSame()
{
    std::map<std::pair<Party, QByteArray>, QByteArrayList> asked;
    for (const FindingText& text : findingCatalogue())
        asked[{text.party, text.remedy}].append(text.name);
    QByteArrayList same;
    for (const auto& [what, codes] : asked) {
        if (codes.size() > 1)
            same.append(codes.join(", ") + ": " + what.second);
    }
    QVERIFY2(same.isEmpty(), same.join("\n").constData());
    QVERIFY(findingCatalogue().size() >= 70);
}

void TestFindings::provoked_data()
{
    addRowOfEach();
}

void TestFindings::provoked()
{
    QFETCH(FindingCode, code);
    const auto spoil = spoils().find(code);
    QVERIFY2(spoil != spoils().end(), "no report is made for it");
    Sample c;
    spoil->second(c);
    const QList<Finding> findings = makeFindings(c.report);
    const Finding* finding = find(findings, code);
    QVERIFY(finding);
    if (code != FindingCode::StsMatches)
        QVERIFY2(!find(makeFindings(Sample().report), code), "it must come from what was spoiled");

    // Every marker of the three sentences has something to stand for it.
    const FindingText& text = findingText(code);
    static const QRegularExpression marker(u"%([0-9])"_qs);
    for (const char* sentence : {text.sentence, text.meaning, text.remedy}) {
        auto match = marker.globalMatch(QString::fromUtf8(sentence));
        while (match.hasNext()) {
            const int number = match.next().captured(1).toInt();
            const QString filled = number == 1 ? finding->subject : finding->arguments.value(number - 2);
            if (code == FindingCode::NotSmtp && number == 2)
                continue;  // the words of the dialogue, of which the case has none
            QVERIFY2(!filled.isEmpty(),
                     qPrintable(u"%%1 of: %2"_qs.arg(number).arg(QLatin1StringView(sentence))));
        }
    }
    for (const QString& sentence :
         {englishSentence(*finding), englishMeaning(*finding), englishRemedy(*finding)})
        QVERIFY2(!marker.match(sentence).hasMatch(), qPrintable(sentence));
}

void TestFindings::nothingButTheGoodOnesForAGoodPartner()
{
    const QList<Finding> findings = makeFindings(Sample().report);
    for (const Finding& finding : findings)
        QVERIFY2(finding.severity == Severity::Ok, qPrintable(englishSentence(finding)));
}

void TestFindings::worstFirst()
{
    Sample c;
    c.sts().maxAge = 60;
    c.dialogue().plaintextAfterStartTls = true;
    c.host().tlsa = TlsaStatus::Unusable;
    const QList<Finding> findings = makeFindings(c.report);
    QVERIFY(findings.size() >= 3);
    QVERIFY(findings.first().severity == Severity::Error);
    QVERIFY(std::is_sorted(findings.begin(), findings.end(),
                           [](const Finding& a, const Finding& b) { return a.severity < b.severity; }));
}

void TestFindings::aMatchIsToldWhereItProves_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("mxSecure");
    QTest::addColumn<bool>("told");
    QTest::newRow("N7: TLS 1.3") << u"TLSv1.3"_qs << true << true;
    QTest::newRow("N7: TLS 1.2") << u"TLSv1.2"_qs << true << true;
    QTest::newRow("N10: TLS 1.1 does not count") << u"TLSv1.1"_qs << true << false;
    QTest::newRow("N10: TLS 1.0 does not count") << u"TLSv1"_qs << true << false;
    QTest::newRow("N1: the MX answer may name any host") << u"TLSv1.3"_qs << false << false;
}

void TestFindings::aMatchIsToldWhereItProves()
{
    QFETCH(QString, version);
    QFETCH(bool, mxSecure);
    QFETCH(bool, told);
    Sample c;
    c.addRecord(3, 1, true);
    c.addRecord(3, 1, false);
    c.judgeDane(tls::DaneVerdict::Outcome::Match);
    c.dialogue().handshake.version = version;
    c.report.observation.mxSecure = mxSecure;
    const QList<Finding> findings = makeFindings(c.report);
    QCOMPARE(find(findings, FindingCode::DaneMatches) != nullptr, told);
    QCOMPARE(find(findings, FindingCode::DaneRollOver) != nullptr, told);
}

void TestFindings::underAnInsecureMxNothingIsAnError_data()
{
    using Outcome = tls::DaneVerdict::Outcome;
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("why");
    QTest::newRow("N1: no match") << int(Outcome::NoMatch) << u"no record matches"_qs;
    QTest::newRow("N1: expired") << int(Outcome::Expired) << u"expired"_qs;
    QTest::newRow("N1: not yet valid") << int(Outcome::NotYetValid) << u"not valid yet"_qs;
    QTest::newRow("N1: another name") << int(Outcome::NameMismatch) << u"another name"_qs;
}

/// RFC 7672 2.2.1: mail passes, so its severity must not say that it is stopped.
void TestFindings::underAnInsecureMxNothingIsAnError()
{
    QFETCH(int, outcome);
    QFETCH(QString, why);
    Sample c;
    c.report.observation.mxSecure = false;
    c.addRecord(3, 1, false);
    c.judgeDane(static_cast<tls::DaneVerdict::Outcome>(outcome));
    const QList<Finding> findings = makeFindings(c.report);
    const Finding* failure = find(findings, FindingCode::DaneFailsUnderInsecureMx);
    QVERIFY(failure);
    QVERIFY(failure->severity == Severity::Warning);
    QCOMPARE(failure->arguments, QStringList{why});
    for (const Finding& finding : findings)
        QVERIFY2(finding.severity != Severity::Error, qPrintable(englishSentence(finding)));
}

/// Each is read without the others, in a letter as in a list.
void TestFindings::eachStandsAlone()
{
    for (const FindingText& text : findingCatalogue()) {
        for (const char* sentence : {text.sentence, text.meaning, text.remedy})
            QVERIFY2(!QByteArray(sentence).contains("finding"), sentence);
    }
}

/// RFC 5321 5.1: the host is not ruled out, so nothing about it is an error.
void TestFindings::oneFamilyStopsNoMail()
{
    Sample c;
    fail(c.host().ipv6, dns::Security::Bogus, dnssec::Fault::DenialIncomplete);
    const QList<Finding> findings = makeFindings(c.report);
    const Finding* family = find(findings, FindingCode::AddressOneFamily);
    QVERIFY(family);
    QCOMPARE(family->arguments.first(), u"AAAA"_qs);
    QVERIFY(find(findings, FindingCode::DenialBroken));
    QVERIFY(!find(findings, FindingCode::AddressBogus));
    for (const Finding& finding : findings)
        QVERIFY2(finding.severity != Severity::Error, qPrintable(englishSentence(finding)));
}

/// D4: one countdown, for the signature that ends first of all that the verdict rests on.
void TestFindings::firstSignatureOfAll()
{
    using Place = Lookup& (*)(Sample&);
    const std::map<const char*, Place> places{
        {"MX", [](Sample& c) -> Lookup& { return c.report.mx; }},
        {"A", [](Sample& c) -> Lookup& { return c.host().ipv4; }},
        {"AAAA", [](Sample& c) -> Lookup& { return c.host().ipv6; }},
        {"TLSA", [](Sample& c) -> Lookup& { return *c.host().tlsaLookup; }},
        {"TXT", [](Sample& c) -> Lookup& { return *c.sts().recordLookup; }}};
    for (const auto& [type, lookup] : places) {
        Sample c;
        for (const auto& [otherType, other] : places)
            other(c).firstToEnd->at = Now.addSecs(3600 * 40);
        lookup(c).firstToEnd->at = Now.addSecs(3600 * 20);
        const QList<Finding> findings = makeFindings(c.report);
        const auto isCountdown = [](const Finding& f) { return f.code == FindingCode::SignatureEndsSoon; };
        QCOMPARE(std::count_if(findings.begin(), findings.end(), isCountdown), 1);
        const Finding* countdown = find(findings, FindingCode::SignatureEndsSoon);
        QCOMPARE(countdown->subject, u"partner.example"_qs);
        QCOMPARE(countdown->arguments,
                 (QStringList{u"20"_qs, lookup(c).question.name.toString() + u' ' + QString::fromLatin1(type),
                              u"partner.example"_qs}));
    }
}

void TestFindings::certificateFaultsAreToldOnce()
{
    Sample expired;
    expired.endpoint().certificate->notAfter = Now.addDays(-3);
    expired.judgeDane(tls::DaneVerdict::Outcome::Expired);
    QVERIFY(find(makeFindings(expired.report), FindingCode::DaneExpired));
    QVERIFY(!find(makeFindings(expired.report), FindingCode::CertificateExpired));
    Sample other;
    other.endpoint().pkix->nameMatches = false;
    other.judgeDane(tls::DaneVerdict::Outcome::NameMismatch);
    QVERIFY(find(makeFindings(other.report), FindingCode::DaneNameMismatch));
    QVERIFY(!find(makeFindings(other.report), FindingCode::CertificateNameMismatch));
}

/// What comes from outside may look like a marker.
void TestFindings::argumentsAreNotFilledTwice()
{
    const Finding finding = makeFinding(FindingCode::MxIsAlias, u"%2.example"_qs, {u"%1 %2 100%"_qs});
    QCOMPARE(englishSentence(finding), u"The MX host %2.example is an alias of %1 %2 100%."_qs);
}

void TestFindings::jsonRoundTrip_data()
{
    addRowOfEach();
}

void TestFindings::jsonRoundTrip()
{
    QFETCH(FindingCode, code);
    Finding finding = makeFinding(code, u"mx.partner.example \"\u00fc\""_qs, {u"one"_qs, u""_qs, u"%3"_qs});
    const Result<Finding> back = findingFromJson(toJson(finding));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == finding);
    // A stored severity stays, whatever the catalogue says later.
    finding.severity = finding.severity == Severity::Ok ? Severity::Error : Severity::Ok;
    QVERIFY(*findingFromJson(toJson(finding)) == finding);
}

void TestFindings::jsonFaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown code") << u"code"_qs << QJsonValue(u"no-such-code"_qs);
    QTest::newRow("no code") << u"code"_qs << QJsonValue();
    QTest::newRow("unknown severity") << u"severity"_qs << QJsonValue(u"fatal"_qs);
    QTest::newRow("unknown party") << u"party"_qs << QJsonValue(u"them"_qs);
    QTest::newRow("arguments are no list") << u"arguments"_qs << QJsonValue(u"one"_qs);
    QTest::newRow("an argument is a number") << u"arguments"_qs << QJsonValue(QJsonArray{1});
    QTest::newRow("subject is a number") << u"subject"_qs << QJsonValue(1);
}

void TestFindings::jsonFaults()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(makeFinding(FindingCode::NullMx, u"partner.example"_qs));
    object.insert(key, value);
    const Result<Finding> back = findingFromJson(object);
    QVERIFY(!back.ok());
    QVERIFY2(back.error().detail.contains(key), qPrintable(back.error().detail));
}

void TestFindings::ourFaultsAreNotThePartners_data()
{
    QTest::addColumn<dnssec::Fault>("fault");
    QTest::newRow("no answer") << dnssec::Fault::NoAnswer;
    QTest::newRow("stripped") << dnssec::Fault::ResolverStripsDnssec;
    QTest::newRow("not recorded") << dnssec::Fault::NotRecorded;
}

/// Wherever a lookup fails by our own fault, nobody else is told to act.
void TestFindings::ourFaultsAreNotThePartners()
{
    QFETCH(dnssec::Fault, fault);
    using Place = Lookup& (*)(Sample&);
    const std::map<const char*, Place> places{
        {"MX", [](Sample& c) -> Lookup& { return c.report.mx; }},
        {"A", [](Sample& c) -> Lookup& { return c.host().ipv4; }},
        {"AAAA", [](Sample& c) -> Lookup& { return c.host().ipv6; }},
        {"TLSA", [](Sample& c) -> Lookup& { return *c.host().tlsaLookup; }},
        {"MTA-STS", [](Sample& c) -> Lookup& { return *c.sts().recordLookup; }}};
    for (const auto& [place, lookup] : places) {
        Sample c;
        fail(lookup(c), dns::Security::Indeterminate, fault);
        if (&lookup(c) == &c.report.mx)
            c.report.mxKind = MxKind::Failed;
        if (c.host().tlsaLookup->failed()) {
            c.host().tlsa = TlsaStatus::Failed;
            c.report.observation.hosts.first().tlsa = decision::TlsaState::Unknown;
        }
        if (c.sts().recordLookup->failed()) {
            c.sts().outcome = StsOutcome::Unknown;
            c.sts().policyRead = false;
            c.report.evidence.policyFetch.reset();
        }
        const QList<Finding> findings = makeFindings(c.report);
        for (const Finding& finding : findings)
            QVERIFY2(finding.party == Party::Nobody || finding.party == Party::OurResolver,
                     qPrintable(QString::fromLatin1(place) + u": "_qs + englishSentence(finding)));
    }
}

void TestFindings::strippingIsSaidOnce()
{
    Sample c;
    c.report.mxKind = MxKind::Failed;
    for (Lookup* lookup :
         {&c.report.mx, &c.host().ipv4, &c.host().ipv6, &*c.host().tlsaLookup, &*c.sts().recordLookup})
        fail(*lookup, dns::Security::Indeterminate, dnssec::Fault::ResolverStripsDnssec);
    const QList<Finding> findings = makeFindings(c.report);
    QCOMPARE(std::count_if(findings.begin(), findings.end(),
                           [](const Finding& f) { return f.code == FindingCode::ResolverStripsDnssec; }),
             1);
    QVERIFY(find(findings, FindingCode::ResolverStripsDnssec)->subject.contains(u"127.0.0.1"_qs));
}

void TestFindings::refusalOfTheProber_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<Refusal>>("refusal");
    const std::optional<Refusal> none;
    const auto as = [](Refusal refusal) { return std::optional(refusal); };
    QTest::newRow("case 28: 421 whatever it says")
        << 421 << QByteArray("4.3.2 shutting down") << as(Refusal::Rate);
    QTest::newRow("case 28: block list")
        << 554 << QByteArray("5.7.1 Listed by zen.spamhaus.example") << as(Refusal::BlockList);
    QTest::newRow("case 28: reverse DNS")
        << 550 << QByteArray("No PTR record for your address") << as(Refusal::ClientName);
    QTest::newRow("case 28: rate") << 450 << QByteArray("Too many connections") << as(Refusal::Rate);
    QTest::newRow("case 28: greylisting")
        << 451 << QByteArray("4.7.1 Greylisted, see example.com") << as(Refusal::Greylisting);
    QTest::newRow("case 28: 450 without a word") << 450 << QByteArray() << as(Refusal::Greylisting);
    QTest::newRow("case 28: a policy status alone (RFC 3463 3.8)")
        << 554 << QByteArray("5.7.1 No") << as(Refusal::Policy);
    QTest::newRow("no service") << 554 << QByteArray("5.3.2 No SMTP service here") << none;
    QTest::newRow("nothing said") << 554 << QByteArray() << none;
}

void TestFindings::refusalOfTheProber()
{
    QFETCH(int, code);
    QFETCH(QByteArray, text);
    QFETCH(std::optional<Refusal>, refusal);
    smtp::Endpoint endpoint;
    endpoint.stage = smtp::Stage::Greeting;
    endpoint.outcome = smtp::Outcome::Rejected;
    endpoint.replyCode = code;
    endpoint.replyText = text;
    QVERIFY(refusalOf(endpoint) == refusal);
    endpoint.outcome = smtp::Outcome::Closed;
    QVERIFY(!refusalOf(endpoint));
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
