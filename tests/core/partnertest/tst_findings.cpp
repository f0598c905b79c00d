// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/endpointfindings.h"
#include "core/partnertest/refusal.h"
#include "tests/core/partnertest/partnersample.h"
#include "tests/support/qttest.h"

#include <algorithm>
#include <map>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using Lookup = dnssec::Lookup;

/// What is found about a partner, and what is not.
class TestFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingButTheGoodOnesForAGoodPartner();
    void worstFirst();
    void aMatchIsToldWhereItProves_data();
    void aMatchIsToldWhereItProves();
    void underAnInsecureMxNothingIsAnError_data();
    void underAnInsecureMxNothingIsAnError();
    void oneFamilyStopsNoMail();
    void firstSignatureOfAll();
    void certificateFaultsAreToldOnce();
    void ourFaultsAreNotThePartners_data();
    void ourFaultsAreNotThePartners();
    void strippingIsSaidOnce();
    void refusalOfTheProber_data();
    void refusalOfTheProber();
};

void TestFindings::nothingButTheGoodOnesForAGoodPartner()
{
    const QList<Finding> findings = makeFindings(PartnerSample().report);
    for (const Finding& finding : findings)
        QVERIFY2(finding.severity == Severity::Ok, qPrintable(englishSentence(finding)));
}

void TestFindings::worstFirst()
{
    PartnerSample c;
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
    PartnerSample c;
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
    PartnerSample c;
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

/// RFC 5321 5.1: the host is not ruled out, so nothing about it is an error.
void TestFindings::oneFamilyStopsNoMail()
{
    PartnerSample c;
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
    using Place = Lookup& (*)(PartnerSample&);
    const std::map<const char*, Place> places{
        {"MX", [](PartnerSample& c) -> Lookup& { return c.report.mx; }},
        {"A", [](PartnerSample& c) -> Lookup& { return c.host().ipv4; }},
        {"AAAA", [](PartnerSample& c) -> Lookup& { return c.host().ipv6; }},
        {"TLSA", [](PartnerSample& c) -> Lookup& { return *c.host().tlsaLookup; }},
        {"TXT", [](PartnerSample& c) -> Lookup& { return *c.sts().recordLookup; }}};
    for (const auto& [type, lookup] : places) {
        PartnerSample c;
        for (const auto& [otherType, other] : places)
            other(c).firstToEnd->at = SampleTime.addSecs(3600 * 40);
        lookup(c).firstToEnd->at = SampleTime.addSecs(3600 * 20);
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
    PartnerSample expired;
    expired.endpoint().certificate->notAfter = SampleTime.addDays(-3);
    expired.judgeDane(tls::DaneVerdict::Outcome::Expired);
    QVERIFY(find(makeFindings(expired.report), FindingCode::DaneExpired));
    QVERIFY(!find(makeFindings(expired.report), FindingCode::CertificateExpired));
    PartnerSample other;
    other.endpoint().pkix->nameMatches = false;
    other.judgeDane(tls::DaneVerdict::Outcome::NameMismatch);
    QVERIFY(find(makeFindings(other.report), FindingCode::DaneNameMismatch));
    QVERIFY(!find(makeFindings(other.report), FindingCode::CertificateNameMismatch));
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
    using Place = Lookup& (*)(PartnerSample&);
    const std::map<const char*, Place> places{
        {"MX", [](PartnerSample& c) -> Lookup& { return c.report.mx; }},
        {"A", [](PartnerSample& c) -> Lookup& { return c.host().ipv4; }},
        {"AAAA", [](PartnerSample& c) -> Lookup& { return c.host().ipv6; }},
        {"TLSA", [](PartnerSample& c) -> Lookup& { return *c.host().tlsaLookup; }},
        {"MTA-STS", [](PartnerSample& c) -> Lookup& { return *c.sts().recordLookup; }}};
    for (const auto& [place, lookup] : places) {
        PartnerSample c;
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
    PartnerSample c;
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
