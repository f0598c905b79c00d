// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/evidencebounds.h"

#include "core/store/partnerreports.h"
#include "tests/core/partnertest/treeevidence.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;

namespace {

constexpr qsizetype MaxUsual = 40 * 1024;
constexpr qsizetype MaxAny = 2 * 1024 * 1024;

/// As little as possible of it can be compressed away.
QByteArray noise(qsizetype size)
{
    QByteArray octets(size, Qt::Uninitialized);
    QRandomGenerator generator(20);
    for (char& octet : octets)
        octet = static_cast<char>(generator.generate());
    return octets;
}

QByteArray tlsaLines(const QByteArray& owner, const tls::Identity& identity)
{
    return owner + " 3600 IN TLSA 3 1 1 " + tlsaFor(identity.der, 3, 1, 1).association.toHex() + '\n';
}

}  // namespace

/// How much of a test is kept.
class TestEvidenceBounds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usualIsWholeAndSmall();
    void hostileIsCutAndToldSo();
    void cutsAccuseNobody();
    void manyCutsAreCounted();
};

void TestEvidenceBounds::usualIsWholeAndSmall()
{
    // Two hosts with two addresses each, DANE, chains of two certificates, both looks at each.
    const Hierarchy made({u"mx.partner.example"_qs, u"mx2.partner.example"_qs}, treeTime());
    SignedTree tree;
    tree.add("partner.example",
             "@ 3600 IN MX 10 mx\n@ 3600 IN MX 20 mx2\nmx 3600 IN A 127.0.0.1\nmx 3600 IN AAAA ::1\n"
             "mx2 3600 IN A 127.0.0.2\nmx2 3600 IN AAAA ::2\n_mta-sts 3600 IN TXT \"v=STSv1; id=1;\"\n"
             "_smtp._tls 3600 IN TXT \"v=TLSRPTv1; rua=mailto:a@partner.example\"\n"
                 + tlsaLines("_25._tcp.mx", made.leaf) + tlsaLines("_25._tcp.mx2", made.leaf));
    Evidence evidence = evidenceFrom(tree, {"mx2.partner.example", "_25._tcp.mx2.partner.example"});
    for (const char* host : {"mx.partner.example", "mx2.partner.example"}) {
        for (const char* address : {"127.0.0.1", "::1"}) {
            HostEndpoint entry = dialogueWith(made.chain(), host);
            entry.host = name(host);
            entry.endpoint.address = QHostAddress(QString::fromLatin1(address));
            for (int i = 0; i < 12; ++i)
                entry.endpoint.transcript.append(
                    {.from = smtp::TranscriptLine::From::Server,
                     .at = std::chrono::milliseconds(i),
                     .text = "250-mx.partner.example says " + QByteArray::number(i)});
            evidence.endpoints.append(entry);
        }
    }
    const Evidence whole = evidence;
    boundEvidence(evidence);
    QVERIFY(evidence == whole);
    const PartnerReport report = judge(evidence, judgementOf(tree));
    QVERIFY(report.dane == DaneOutcome::Pass);
    const store::StoredReport stored = store::storedReportOf(report, store::Origin::CommandLine);
    const qsizetype size = qCompress(stored.json).size();
    QVERIFY2(size <= MaxUsual, QByteArray::number(size).constData());
}

void TestEvidenceBounds::hostileIsCutAndToldSo()
{
    SignedTree tree;
    QByteArray zone;
    for (int i = 0; i < 20; ++i) {
        const QByteArray host = "h" + QByteArray::number(i);
        zone += "@ 3600 IN MX 10 " + host + "\n";
        for (int j = 1; j <= 8; ++j)
            zone += host + " 3600 IN A 127.0." + QByteArray::number(i) + '.' + QByteArray::number(j) + '\n';
        for (int j = 0; j < 200; ++j)
            zone += "_25._tcp." + host + " 3600 IN TLSA 3 1 1 " + noise(32).toHex().left(60)
                + QByteArray::number(1000 + j) + '\n';
    }
    tree.add("partner.example", zone);
    Evidence evidence = evidenceFrom(tree);
    const Hierarchy made({u"h0.partner.example"_qs}, treeTime());
    for (int i = 0; i < 20; ++i) {
        const QByteArray host = "h" + QByteArray::number(i) + ".partner.example";
        const QByteArray owner = "_25._tcp." + host;
        for (const dns::RecordType type : {dns::RecordType::A, dns::RecordType::AAAA})
            evidence.exchanges.append(tree.exchange({name(host.constData()), type}));
        evidence.exchanges.append(tree.exchange({name(owner.constData()), dns::RecordType::TLSA}));
        for (int j = 1; j <= 8; ++j) {
            HostEndpoint entry = dialogueWith(made.chain(), host.constData());
            entry.host = name(host.constData());
            entry.endpoint.address = QHostAddress(u"127.0.%1.%2"_qs.arg(i).arg(j));
            for (int k = 0; k < 8; ++k)
                entry.endpoint.handshake.chain.append(noise(12'000));
            evidence.endpoints.append(entry);
        }
    }
    boundEvidence(evidence);
    QVERIFY(!evidence.cuts.isEmpty());
    const PartnerReport report = judge(evidence, judgementOf(tree));
    const Finding* finding = findingOf(report, FindingCode::EvidenceCut);
    QVERIFY(finding);
    QVERIFY2(finding->arguments.first().contains(u"KB)"_qs), qPrintable(finding->arguments.first()));
    const store::StoredReport stored = store::storedReportOf(report, store::Origin::CommandLine);
    const qsizetype size = qCompress(stored.json).size();
    QVERIFY2(size <= MaxAny, QByteArray::number(size).constData());
    const Result<PartnerReport> back = store::partnerReportOf(stored);
    QVERIFY(back.ok());
    QCOMPARE(back->evidence.cuts, evidence.cuts);
}

void TestEvidenceBounds::cutsAccuseNobody()
{
    const Hierarchy made({u"mx.partner.example"_qs}, treeTime());
    SignedTree tree;
    tree.add("partner.example",
             "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n" + tlsaLines("_25._tcp.mx", made.leaf));
    Evidence evidence = evidenceFrom(tree);
    HostEndpoint huge = dialogueWith(made.chain());
    huge.endpoint.handshake.chain.append(noise(MaxKeptDialogues));
    evidence.endpoints.append(huge);
    boundEvidence(evidence);
    QVERIFY(evidence.endpoints.isEmpty());
    QCOMPARE(evidence.cuts.size(), 1);
    QCOMPARE(evidence.cuts.first().what, u"the dialogue with mx.partner.example (127.0.0.1)"_qs);
    QVERIFY(evidence.cuts.first().octets > MaxKeptDialogues);
    const PartnerReport report = judge(evidence, judgementOf(tree));
    QVERIFY(report.dane == DaneOutcome::Unknown);
    for (const Finding& found : report.findings)
        QVERIFY2(found.severity != Severity::Error, qPrintable(englishSentence(found)));
}

void TestEvidenceBounds::manyCutsAreCounted()
{
    Evidence evidence;
    evidence.domain = name("partner.example");
    for (int i = 0; i < 100; ++i) {
        dns::Exchange exchange;
        exchange.question = {.name = name("partner.example"), .type = dns::RecordType::TXT};
        exchange.outcome = dns::Exchange::Outcome::Answered;
        exchange.response = noise(60'000);
        evidence.exchanges.append(exchange);
    }
    boundEvidence(evidence);
    QVERIFY(evidence.cuts.size() <= 32);
    QCOMPARE(evidence.cuts.last().what, u"more"_qs);
    qint64 octets = 0;
    for (const Cut& cut : std::as_const(evidence.cuts))
        octets += cut.octets;
    QVERIFY(octets >= 100 * 60'000 - MaxKeptPackets);
}

QTEST_GUILESS_MAIN(TestEvidenceBounds)
#include "tst_evidencebounds.moc"
