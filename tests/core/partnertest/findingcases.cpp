// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/partnertest/findingcases.h"

#include "tests/support/dnsdata.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using namespace std::chrono_literals;

const std::map<FindingCode, Spoil>& relaydeck::test::findingCases()
{
    using enum FindingCode;
    using Bad = dns::Security;
    using dnssec::Fault;
    static const std::map<FindingCode, Spoil> table{
        {NullMx, [](PartnerSample& c) { c.report.mxKind = MxKind::Null; }},
        {NullMxMixed,
         [](PartnerSample& c) {
             c.report.mx.records = {record("partner.example. 60 IN MX 0 ."),
                                    record("partner.example. 60 IN MX 10 mx.partner.example.")};
         }},
        {NoSuchDomain, [](PartnerSample& c) { c.report.mxKind = MxKind::NxDomain; }},
        {NoMailHost, [](PartnerSample& c) { c.report.mxKind = MxKind::None; }},
        {ImplicitMx, [](PartnerSample& c) { c.report.mxKind = MxKind::Implicit; }},
        {MxBogus,
         [](PartnerSample& c) {
             c.report.mxKind = MxKind::Failed;
             c.report.observation.mx = decision::MxState::Bogus;
             fail(c.report.mx, Bad::Bogus, Fault::SignatureInvalid);
         }},
        {MxLookupFailed,
         [](PartnerSample& c) {
             c.report.mxKind = MxKind::Failed;
             c.report.observation.mx = decision::MxState::LookupFailed;
             fail(c.report.mx, Bad::Indeterminate, Fault::ServerFailure);
         }},
        {MxIsAlias,
         [](PartnerSample& c) {
             c.host().ipv4.aliases.append({c.host().name, name("mail.provider.example"), false, Bad::Secure});
             c.host().ipv4.canonicalName = name("mail.provider.example");
         }},
        {MxNotAHostName, [](PartnerSample& c) { c.host().name = name("mx_1.partner.example"); }},
        {ResolverStripsDnssec,
         [](PartnerSample& c) {
             c.report.mxKind = MxKind::Failed;
             fail(c.report.mx, Bad::Indeterminate, Fault::ResolverStripsDnssec);
         }},
        {ResolverNotAnswering,
         [](PartnerSample& c) {
             c.report.evidence.exchanges.first().outcome = dns::Exchange::Outcome::TimedOut;
             c.report.mxKind = MxKind::Failed;
             fail(c.report.mx, Bad::Indeterminate, Fault::NoAnswer);
         }},
        {DomainInsecure,
         [](PartnerSample& c) {
             c.report.mx.security = Bad::Insecure;
             c.report.mx.fault = Fault::NoDs;
             c.report.mx.why = u"no DS"_qs;
         }},
        {DomainAlgorithmUnsupported,
         [](PartnerSample& c) {
             c.report.mx.security = Bad::Insecure;
             c.report.mx.fault = Fault::UnsupportedAlgorithm;
             c.report.mx.why = u"algorithm 5"_qs;
         }},
        {SignatureEndsSoon,
         [](PartnerSample& c) { c.host().tlsaLookup->firstToEnd->at = SampleTime.addSecs(3600 * 20); }},
        {MxDoubledDomain,
         [](PartnerSample& c) { c.host().name = name("mx.partner.example.partner.example"); }},
        {SignatureExpired, [](PartnerSample& c) { c.failTlsa(Fault::SignatureExpired); }},
        {SignatureNotYetValid, [](PartnerSample& c) { c.failTlsa(Fault::SignatureNotYetValid); }},
        {SignatureBroken, [](PartnerSample& c) { c.failTlsa(Fault::SignatureInvalid); }},
        {FindingCode::DsMismatch, [](PartnerSample& c) { c.failTlsa(Fault::DsMismatch); }},
        {DenialBroken, [](PartnerSample& c) { c.failTlsa(Fault::DenialIncomplete); }},
        {AddressBogus,
         [](PartnerSample& c) {
             fail(c.host().ipv4, Bad::Bogus, Fault::SignatureExpired);
             c.loseAddresses();
         }},
        {AddressLookupFailed,
         [](PartnerSample& c) {
             fail(c.host().ipv6, Bad::Indeterminate, Fault::ServerFailure);
             c.loseAddresses();
         }},
        {AddressMissing, [](PartnerSample& c) { c.loseAddresses(); }},
        {AddressInsecure,
         [](PartnerSample& c) {
             c.host().dnssec = Bad::Insecure;
             c.host().tlsa = TlsaStatus::NotApplicable;
         }},
        {AddressOneFamily,
         [](PartnerSample& c) { fail(c.host().ipv6, Bad::Indeterminate, Fault::ServerFailure); }},
        {TlsaBogus,
         [](PartnerSample& c) {
             c.host().tlsa = TlsaStatus::Bogus;
             fail(*c.host().tlsaLookup, Bad::Bogus, Fault::DenialMissing);
         }},
        {TlsaLookupFailed,
         [](PartnerSample& c) {
             c.host().tlsa = TlsaStatus::Failed;
             fail(*c.host().tlsaLookup, Bad::Indeterminate, Fault::ServerFailure);
         }},
        {TlsaNotPublished,
         [](PartnerSample& c) {
             c.host().tlsa = TlsaStatus::None;
             c.host().tlsaLookup->outcome = dnssec::Lookup::Outcome::NoData;
         }},
        {TlsaNotSigned,
         [](PartnerSample& c) {
             c.host().tlsa = TlsaStatus::None;
             c.host().tlsaLookup->security = Bad::Insecure;
             c.host().tlsaLookup->why = u"no DS"_qs;
         }},
        {TlsaOnSomeHosts,
         [](PartnerSample& c) {
             HostReport second = c.host();
             second.name = name("mx2.partner.example");
             second.tlsa = TlsaStatus::None;
             second.endpoints.clear();
             c.report.hosts.append(second);
             c.report.observation.hosts.append(c.report.observation.hosts.first());
         }},
        {TlsaUnderInsecureMx, [](PartnerSample& c) { c.report.mx.security = Bad::Insecure; }},
        {TlsaRecordUnusable, [](PartnerSample& c) { c.addRecord(1, 1, false, u"usage-not-for-smtp"_qs); }},
        {TlsaAllUnusable, [](PartnerSample& c) { c.host().tlsa = TlsaStatus::Unusable; }},
        {TlsaHashOfNothing, [](PartnerSample& c) { c.addRecord(3, 1, false, u"hash-of-nothing"_qs); }},
        {TlsaBindsCertificate, [](PartnerSample& c) { c.addRecord(3, 0, true); }},
        {ConnectTimedOut, [](PartnerSample& c) { c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut); }},
        {ConnectRefused, [](PartnerSample& c) { c.endAt(smtp::Stage::Connect, smtp::Outcome::Refused); }},
        {ConnectUndecided,
         [](PartnerSample& c) {
             c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut);
             c.report.evidence.network.smtpWorked = false;
         }},
        {ConnectionClosed, [](PartnerSample& c) { c.endAt(smtp::Stage::Ehlo, smtp::Outcome::Closed); }},
        {FamilyMissingHere,
         [](PartnerSample& c) { c.endAt(smtp::Stage::Connect, smtp::Outcome::Unreachable); }},
        {GreetingRejected, [](PartnerSample& c) { c.reject(554, "5.3.2 no SMTP service here"); }},
        {FindingCode::ProberRefused, [](PartnerSample& c) { c.reject(554, "5.7.1 on a block list"); }},
        {NotSmtp, [](PartnerSample& c) { c.endAt(smtp::Stage::Greeting, smtp::Outcome::Garbage); }},
        {GreetingSlow, [](PartnerSample& c) { c.dialogue().greetingDelay = 20s; }},
        {StartTlsMissing,
         [](PartnerSample& c) {
             c.dialogue().startTlsOffered = false;
             c.host().tlsa = TlsaStatus::None;
         }},
        {StartTlsMissingWithTlsa, [](PartnerSample& c) { c.dialogue().startTlsOffered = false; }},
        {HandshakeFailed,
         [](PartnerSample& c) {
             c.dialogue().outcome = smtp::Outcome::HandshakeFailed;
             c.dialogue().stage = smtp::Stage::Handshake;
             c.dialogue().handshake.outcome = tls::Handshake::Outcome::Failed;
             c.dialogue().handshake.detail = u"no shared cipher"_qs;
         }},
        {TlsTooOld, [](PartnerSample& c) { c.dialogue().handshake.version = u"TLSv1"_qs; }},
        {KeyExchangeWeak,
         [](PartnerSample& c) {
             c.dialogue().handshake.keyExchange = u"DH"_qs;
             c.dialogue().handshake.keyExchangeBits = 1024;
         }},
        {PlaintextAfterStartTls, [](PartnerSample& c) { c.dialogue().plaintextAfterStartTls = true; }},
        {AddressesDiffer,
         [](PartnerSample& c) {
             c.addEndpoint("192.0.2.2");
             c.report.observation.hosts.first().endpoints.last().tls = decision::TlsState::NotOffered;
         }},
        {DaneMatches,
         [](PartnerSample& c) {
             c.addRecord(3, 1, true);
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
         }},
        {DaneMismatch,
         [](PartnerSample& c) {
             c.addRecord(3, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::NoMatch);
         }},
        {DaneFailsUnderInsecureMx,
         [](PartnerSample& c) {
             c.report.observation.mxSecure = false;
             c.addRecord(3, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::NoMatch);
         }},
        {DaneRollOver,
         [](PartnerSample& c) {
             c.addRecord(3, 1, true);
             c.addRecord(3, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
         }},
        {DaneExpired, [](PartnerSample& c) { c.judgeDane(tls::DaneVerdict::Outcome::Expired); }},
        {DaneNotYetValid,
         [](PartnerSample& c) {
             c.judgeDane(tls::DaneVerdict::Outcome::NotYetValid);
             c.endpoint().certificate->notBefore = SampleTime.addDays(2);
         }},
        {DaneAnchorNotSent,
         [](PartnerSample& c) {
             c.addRecord(2, 1, false);
             c.judgeDane(tls::DaneVerdict::Outcome::NoMatch);
         }},
        {DaneRenewalUnprepared,
         [](PartnerSample& c) {
             c.addRecord(3, 1, true);
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
             c.endpoint().certificate->notAfter = SampleTime.addDays(3);
         }},
        {DaneNameMismatch, [](PartnerSample& c) { c.judgeDane(tls::DaneVerdict::Outcome::NameMismatch); }},
        {DaneLeafExpired,
         [](PartnerSample& c) {
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
             c.endpoint().certificate->notAfter = SampleTime.addDays(-3);
         }},
        {DaneOneCertificateOfTwo,
         [](PartnerSample& c) {
             c.judgeDane(tls::DaneVerdict::Outcome::Match);
             c.endpoint().certificate->keyType = u"ECDSA P-256"_qs;
             c.endpoint().other = OtherCertificate{};
             c.endpoint().other->pkix = *c.endpoint().pkix;
             c.endpoint().other->certificate.keyType = u"RSA"_qs;
             c.endpoint().other->dane = tls::DaneVerdict{};
         }},
        {CertificateExpired,
         [](PartnerSample& c) { c.endpoint().certificate->notAfter = SampleTime.addDays(-3); }},
        {CertificateExpiresSoon,
         [](PartnerSample& c) { c.endpoint().certificate->notAfter = SampleTime.addDays(3); }},
        {CertificateUntrusted,
         [](PartnerSample& c) {
             *c.endpoint().pkix = {.trusted = false,
                                   .nameMatches = true,
                                   .problem = tls::ChainProblem::UntrustedRoot,
                                   .detail = u"self-signed certificate"_qs};
         }},
        {CertificateNameMismatch, [](PartnerSample& c) { c.endpoint().pkix->nameMatches = false; }},
        {StsNotPublished,
         [](PartnerSample& c) {
             c.sts().outcome = StsOutcome::None;
             c.sts().policyRead = false;
             c.sts().records.clear();
         }},
        {StsLookupFailed,
         [](PartnerSample& c) {
             c.sts().outcome = StsOutcome::Unknown;
             c.sts().policyRead = false;
             c.report.evidence.policyFetch.reset();
             fail(*c.sts().recordLookup, Bad::Bogus, Fault::SignatureInvalid);
         }},
        {StsRecordsSeveral,
         [](PartnerSample& c) {
             c.sts().outcome = StsOutcome::None;
             c.sts().policyRead = false;
             c.sts().records = {u"v=STSv1; id=1;"_qs, u"v=STSv1; id=2;"_qs};
         }},
        {StsRecordInvalid,
         [](PartnerSample& c) {
             c.sts().outcome = StsOutcome::None;
             c.sts().policyRead = false;
             c.sts().problems = {{.line = 0, .text = u"no id"_qs}};
         }},
        {StsHostUnknown, [](PartnerSample& c) { c.policyNotRead(StsFault::NoAddress); }},
        {StsHostLookupFailed, [](PartnerSample& c) { c.policyNotRead(StsFault::AddressLookupFailed); }},
        {StsHostUnreachable, [](PartnerSample& c) { c.policyNotRead(StsFault::ConnectFailed); }},
        {StsHostTimedOut, [](PartnerSample& c) { c.policyNotRead(StsFault::TimedOut); }},
        {StsHostTlsFailed, [](PartnerSample& c) { c.policyNotRead(StsFault::TlsFailed); }},
        {StsHostCertificate, [](PartnerSample& c) { c.policyNotRead(StsFault::CertificateUntrusted); }},
        {StsHostCertificateExpired, [](PartnerSample& c) { c.policyNotRead(StsFault::CertificateExpired); }},
        {StsHostCertificateName, [](PartnerSample& c) { c.policyNotRead(StsFault::CertificateName); }},
        {StsRedirected, [](PartnerSample& c) { c.policyNotRead(StsFault::Redirected); }},
        {StsHttpStatus, [](PartnerSample& c) { c.policyNotRead(StsFault::HttpStatus); }},
        {StsPolicyTooLarge, [](PartnerSample& c) { c.policyNotRead(StsFault::TooLarge); }},
        {StsMxOtherDepth,
         [](PartnerSample& c) {
             c.host().stsListed = false;
             c.sts().patterns = {u"*.example"_qs};
         }},
        {StsFromCache,
         [](PartnerSample& c) {
             c.policyNotRead(StsFault::HttpStatus);
             c.sts().policyRead = true;
             c.sts().fromCache = true;
             c.sts().heldUntil = c.report.evidence.judgedAt.addDays(2);
         }},
        {StsTextChanged,
         [](PartnerSample& c) {
             c.sts().id = u"1"_qs;
             c.holdEarlierPolicy(u"1"_qs);
         }},
        {StsMxNotInHeldPolicy,
         [](PartnerSample& c) {
             c.sts().id = u"1"_qs;
             c.holdEarlierPolicy(u"1"_qs);
         }},
        {StsPolicyInvalid,
         [](PartnerSample& c) {
             c.policyNotRead(StsFault::PolicyInvalid);
             c.sts().problems = {{.line = 3, .text = u"max_age is no number"_qs}};
         }},
        {StsPolicyMediaType, [](PartnerSample& c) { c.fetch().mediaType = u"text/html"_qs; }},
        {StsPolicyRemark,
         [](PartnerSample& c) { c.sts().problems = {{.line = 2, .text = u"unknown key"_qs}}; }},
        {StsMaxAgeShort, [](PartnerSample& c) { c.sts().maxAge = 3600; }},
        {FindingCode::StsTesting, [](PartnerSample& c) { c.sts().mode = StsMode::Testing; }},
        {FindingCode::StsModeNone,
         [](PartnerSample& c) {
             c.sts().mode = StsMode::None;
             c.sts().outcome = StsOutcome::None;
         }},
        {StsMatches, [](PartnerSample&) {}},
        {StsMxNotListed, [](PartnerSample& c) { c.host().stsListed = false; }},
        {StsMxWithoutStartTls, [](PartnerSample& c) { c.endpoint().startTls = false; }},
        {StsMxCertificate, [](PartnerSample& c) { c.endpoint().pkix->nameMatches = false; }},
        {TlsRptNotPublished, [](PartnerSample& c) { c.report.tlsRpt.published = false; }},
        {TlsRptInvalid,
         [](PartnerSample& c) {
             c.report.tlsRpt.published = false;
             c.report.tlsRpt.problems = {u"no rua"_qs};
         }},
        {ResolverFails, [](PartnerSample& c) { c.addResolver(ResolverVerdict::Failing); }},
        {ResolverAlters, [](PartnerSample& c) { c.addResolver(ResolverVerdict::Alters); }},
        {ResolverLimited, [](PartnerSample& c) { c.addResolver(ResolverVerdict::Limited); }},
        {ResolverFit, [](PartnerSample& c) { c.addResolver(ResolverVerdict::Fit); }},
        {ClockSuspect, [](PartnerSample& c) { c.addResolver(ResolverVerdict::ClockOff); }},
        {Port25Blocked,
         [](PartnerSample& c) {
             c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut);
             c.report.evidence.network.smtpWorked = false;
             c.report.evidence.network.run.partnersSilent = 3;
         }},
        {FamilyUndecided,
         [](PartnerSample& c) {
             c.endAt(smtp::Stage::Connect, smtp::Outcome::TimedOut);
             c.dialogue().address = QHostAddress(u"2001:db8::1"_qs);
         }},
        {StartTlsOverwritten, [](PartnerSample& c) { c.overwriteStartTls(); }},
        {StartTlsRemovedHere,
         [](PartnerSample& c) {
             c.dialogue().startTlsOffered = false;
             c.report.evidence.network.run.partnersWithoutStartTls = 3;
         }},
        {NameServersFail,
         [](PartnerSample& c) {
             c.addNameServer("ns1.partner.example", AnswerKind::Agrees);
             c.addNameServer("ns2.partner.example", AnswerKind::ServerFailure);
         }},
        {NameServersDropType,
         [](PartnerSample& c) { c.addNameServer("ns1.partner.example", AnswerKind::Silent); }},
        {SecondOpinionContradicts,
         [](PartnerSample& c) {
             c.host().tlsa = TlsaStatus::Failed;
             fail(*c.host().tlsaLookup, Bad::Indeterminate, Fault::ServerFailure);
             c.addNameServer("ns1.partner.example", AnswerKind::Agrees);
         }},
        {SecondOpinionAgrees,
         [](PartnerSample& c) { c.addNameServer("ns1.partner.example", AnswerKind::Agrees); }},
        {SecondOpinionMissing, [](PartnerSample& c) { c.report.secondOpinion = OpinionReport{}; }},
        {TestCancelled, [](PartnerSample& c) { c.report.evidence.cancelled = true; }},
        {TestLimitReached, [](PartnerSample& c) { c.report.evidence.limitReached = true; }},
        {EvidenceCut,
         [](PartnerSample& c) {
             c.report.evidence.cuts = {{.what = u"the answer to partner.example TXT"_qs, .octets = 60'000}};
         }},
    };
    return table;
}
