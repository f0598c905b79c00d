// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsarecord.h"
#include "tests/core/partnertest/treeevidence.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using decision::DeliveryOutcome;

namespace {

/// Made once: an RSA key takes time.
struct Certificates {
    tls::Identity ecdsa;
    tls::Identity rsa;

    static const Certificates& get()
    {
        static const Certificates made = [] {
            tls::CertificateRequest request =
                requestAround(treeTime(), {QStringLiteral("mx.partner.example")});
            Certificates both{.ecdsa = makeIdentity(request), .rsa = {}};
            request.keyType = tls::KeyType::Rsa2048;
            both.rsa = makeIdentity(request);
            return both;
        }();
        return made;
    }
};

QByteArray tlsaLine(const tls::Identity& identity)
{
    return "_25._tcp.mx 3600 IN TLSA " + dane::recordText(tlsaFor(identity.der, 3, 1, 1)).toLatin1() + '\n';
}

/// The judgement of a server that shows `first` to most and `other` beside it, with these records published.
PartnerReport judged(const QList<tls::Identity>& published, const tls::Identity& first,
                     const tls::Identity* other)
{
    SignedTree tree;
    QByteArray zone = "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n";
    for (const tls::Identity& identity : published)
        zone += tlsaLine(identity);
    tree.add("partner.example", zone);
    Evidence evidence = evidenceFrom(tree);
    evidence.endpoints.append(dialogueWith({first.der}));
    if (other)
        evidence.endpoints.append(otherDialogueWith({other->der}));
    return judge(evidence, judgementOf(tree));
}

const decision::Delivery& opportunistic(const PartnerReport& report)
{
    return report.delivery.at(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::None));
}

}  // namespace

/// A server may have a certificate for RSA and one for ECDSA: either must be right (failure case 19).
class TestCertificateTypes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothMatch();
    void otherDoesNotMatch();
    void onlyTheOtherMatches();
    void refusedOtherSaysNothing();
    void advisesARecordForEachKey();
    void survivesJson();
};

void TestCertificateTypes::bothMatch()
{
    const Certificates& made = Certificates::get();
    const PartnerReport report = judged({made.ecdsa, made.rsa}, made.ecdsa, &made.rsa);
    QVERIFY(report.dane == DaneOutcome::Pass);
    QVERIFY(opportunistic(report).outcome == DeliveryOutcome::Delivered && !opportunistic(report).atRisk);
    QVERIFY(!findingOf(report, FindingCode::DaneOneCertificateOfTwo));
    QVERIFY(report.checks.at(static_cast<int>(CheckId::TlsaMatch)).state == CheckState::Passed);
    // Each record is in use: no roll-over is going on.
    QVERIFY(!findingOf(report, FindingCode::DaneRollOver));
    const EndpointReport& endpoint = report.hosts.first().endpoints.first();
    QCOMPARE(report.hosts.first().endpoints.size(), 1);
    QVERIFY(endpoint.other && endpoint.other->dane);
    QCOMPARE(endpoint.other->certificate.keySha256, tlsaFor(made.rsa.der, 3, 1, 1).association);
}

void TestCertificateTypes::otherDoesNotMatch()
{
    const Certificates& made = Certificates::get();
    const PartnerReport report = judged({made.ecdsa}, made.ecdsa, &made.rsa);
    QVERIFY(report.dane == DaneOutcome::Pass);
    QVERIFY(opportunistic(report).outcome == DeliveryOutcome::Delivered);
    QVERIFY(opportunistic(report).atRisk);
    // What is at risk must not stand in green.
    const Check& match = report.checks.at(static_cast<int>(CheckId::TlsaMatch));
    QVERIFY(match.state == CheckState::Warning);
    QVERIFY(match.text == CheckText::MatchNotAlways);
    const Finding* finding = findingOf(report, FindingCode::DaneOneCertificateOfTwo);
    QVERIFY(finding);
    QCOMPARE(finding->subject, u"mx.partner.example (127.0.0.1)"_qs);
    QCOMPARE(finding->arguments.at(0), u"ECDSA P-256"_qs);
    QVERIFY2(finding->arguments.at(1).startsWith(u"RSA"_qs), qPrintable(finding->arguments.at(1)));
    QCOMPARE(finding->arguments.at(2), dane::recordText(tlsaFor(made.rsa.der, 3, 1, 1)));
    QVERIFY2(!englishSentence(*finding).contains(u'%'), qPrintable(englishSentence(*finding)));
    // It is one address, whatever it shows.
    QVERIFY(!findingOf(report, FindingCode::AddressesDiffer));
}

void TestCertificateTypes::onlyTheOtherMatches()
{
    const Certificates& made = Certificates::get();
    const PartnerReport report = judged({made.rsa}, made.ecdsa, &made.rsa);
    // Most senders get the first one.
    QVERIFY(report.dane == DaneOutcome::Fail);
    QVERIFY(opportunistic(report).outcome == DeliveryOutcome::Queued);
    QCOMPARE(opportunistic(report).status, u"4.7.323"_qs);
    const Finding* finding = findingOf(report, FindingCode::DaneOneCertificateOfTwo);
    QVERIFY(finding);
    QCOMPARE(finding->arguments.at(1), u"ECDSA P-256"_qs);
}

void TestCertificateTypes::refusedOtherSaysNothing()
{
    const Certificates& made = Certificates::get();
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n" + tlsaLine(made.ecdsa));
    Evidence evidence = evidenceFrom(tree);
    evidence.endpoints.append(dialogueWith({made.ecdsa.der}));
    const PartnerReport alone = judge(evidence, judgementOf(tree));
    HostEndpoint refused = otherDialogueWith({});
    refused.endpoint.stage = smtp::Stage::Handshake;
    refused.endpoint.outcome = smtp::Outcome::HandshakeFailed;
    refused.endpoint.handshake.outcome = tls::Handshake::Outcome::Failed;
    evidence.endpoints.append(refused);
    const PartnerReport report = judge(evidence, judgementOf(tree));
    QCOMPARE(report.findings, alone.findings);
    QCOMPARE(report.checks, alone.checks);
    QCOMPARE(report.observation, alone.observation);
    QCOMPARE(report.hosts, alone.hosts);
}

void TestCertificateTypes::advisesARecordForEachKey()
{
    const Certificates& made = Certificates::get();
    const PartnerReport report = judged({made.ecdsa}, made.ecdsa, &made.rsa);
    const QList<AdvisedRecord>& advised = report.hosts.first().advised;
    QCOMPARE(advised.size(), 2);
    QVERIFY(advised.at(0).covered);
    QVERIFY(!advised.at(1).covered);
    QCOMPARE(dane::zoneLine(advised.at(1).owner, advised.at(1).record),
             u"_25._tcp.mx.partner.example. IN TLSA "_qs + dane::recordText(tlsaFor(made.rsa.der, 3, 1, 1)));
}

void TestCertificateTypes::survivesJson()
{
    const Certificates& made = Certificates::get();
    const PartnerReport report = judged({made.ecdsa}, made.ecdsa, &made.rsa);
    const Result<PartnerReport> back = reportFromJson(toJson(report));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QCOMPARE(back->hosts, report.hosts);
    QCOMPARE(back->evidence, report.evidence);
}

QTEST_GUILESS_MAIN(TestCertificateTypes)
#include "tst_certificatetypes.moc"
