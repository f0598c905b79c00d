// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/partnertest/treeevidence.h"
#include "tests/support/qttest.h"

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using decision::DeliveryOutcome;
using decision::MxState;
using dns::RecordType;

namespace {

constexpr auto Tlsa = "_25._tcp.mx 3600 IN TLSA 3 1 1 "
                      "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20\n";

/// All that stops mail, or is laid at the partner's door.
QStringList accusations(const PartnerReport& report)
{
    QStringList found;
    for (const decision::Delivery& cell : report.delivery) {
        if (cell.outcome == DeliveryOutcome::Queued || cell.outcome == DeliveryOutcome::Rejected)
            found.append(toString(cell.daneMode) + u": "_qs + decision::reasonName(cell.reason));
    }
    for (const Finding& finding : report.findings) {
        if (finding.severity == Severity::Error && finding.party != Party::OurResolver)
            found.append(englishSentence(finding));
    }
    for (const Check& check : report.checks) {
        if (check.state == CheckState::Failed)
            found.append(englishSentence(check));
    }
    return found;
}

}  // namespace

/// Judgement of recorded evidence: the parts that need no server.
class TestJudge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingRecorded();
    void nothingIsInventedForAMissingPacket_data();
    void nothingIsInventedForAMissingPacket();
    void implicitMxThatFails_data();
    void implicitMxThatFails();
    void mxThatFails_data();
    void mxThatFails();
    void unansweredTlsaIsThePartners();
    void hostAddressesThatFail_data();
    void hostAddressesThatFail();
};

void TestJudge::nothingRecorded()
{
    SignedTree tree;
    Evidence evidence;
    evidence.domain = name("partner.example");
    evidence.judgedAt = treeTime();
    const PartnerReport report = judge(evidence, judgementOf(tree));
    QCOMPARE(accusations(report), QStringList());
    for (const decision::Delivery& cell : report.delivery)
        QVERIFY(cell.outcome == DeliveryOutcome::Unknown);
    QVERIFY(report.dane == DaneOutcome::Unknown);
    QVERIFY(report.sts.outcome == StsOutcome::Unknown);
}

void TestJudge::nothingIsInventedForAMissingPacket_data()
{
    QTest::addColumn<int>("missing");
    QTest::addColumn<bool>("cancelled");
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n" + QByteArray(Tlsa));
    const Evidence evidence = evidenceFrom(tree);
    for (int i = 0; i < evidence.exchanges.size(); ++i) {
        const dns::Question& question = evidence.exchanges.at(i).question;
        for (const bool cancelled : {false, true}) {
            QTest::addRow("%s %s, %s", qPrintable(question.name.toString()),
                          qPrintable(dns::typeName(question.type)), cancelled ? "cancelled" : "complete")
                << i << cancelled;
        }
    }
}

void TestJudge::nothingIsInventedForAMissingPacket()
{
    QFETCH(int, missing);
    QFETCH(bool, cancelled);
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n" + QByteArray(Tlsa));
    Evidence evidence = evidenceFrom(tree);
    QCOMPARE(accusations(judge(evidence, judgementOf(tree))), QStringList());
    evidence.exchanges.removeAt(missing);
    evidence.cancelled = cancelled;
    QCOMPARE(accusations(judge(evidence, judgementOf(tree))), QStringList());
}

void TestJudge::implicitMxThatFails_data()
{
    QTest::addColumn<bool>("bogus");
    QTest::newRow("its address does not validate") << true;
    QTest::newRow("its address cannot be looked up") << false;
}

void TestJudge::implicitMxThatFails()
{
    QFETCH(bool, bogus);
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN A 127.0.0.1\n");
    const dns::Question address{name("partner.example"), RecordType::A};
    if (bogus)
        tree.edit(address, [](dns::Message& message) { message.answer.first().rdata.back() ^= 1; });
    else
        tree.failFor(address);
    const PartnerReport report = judge(evidenceFrom(tree), judgementOf(tree));
    QVERIFY(report.mxKind == MxKind::Failed);
    QVERIFY(report.observation.mx == (bogus ? MxState::Bogus : MxState::LookupFailed));
    QVERIFY(report.dane == DaneOutcome::Fail);
    QCOMPARE(decision::reasonName(report.daneReason), bogus ? u"dnssec-invalid"_qs : u"dns-failed"_qs);
    QCOMPARE(report.delivery.front().status, bogus ? u"4.7.324"_qs : u"4.4.312"_qs);
    // The MX question was answered well; it is the address that fails.
    const Finding* finding =
        findingOf(report, bogus ? FindingCode::AddressBogus : FindingCode::AddressLookupFailed);
    QVERIFY(finding);
    QCOMPARE(finding->subject, u"partner.example"_qs);
    QVERIFY(!finding->arguments.value(0).isEmpty());
    QVERIFY(!findingOf(report, FindingCode::MxLookupFailed) && !findingOf(report, FindingCode::MxBogus));
}

void TestJudge::mxThatFails_data()
{
    QTest::addColumn<bool>("bogus");
    QTest::newRow("does not validate") << true;
    QTest::newRow("SERVFAIL") << false;
}

void TestJudge::mxThatFails()
{
    QFETCH(bool, bogus);
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n");
    const dns::Question mx{name("partner.example"), RecordType::MX};
    if (bogus)
        tree.edit(mx, [](dns::Message& message) { message.answer.first().rdata.front() ^= 1; });
    else
        tree.failFor(mx);
    const PartnerReport report = judge(evidenceFrom(tree), judgementOf(tree));
    QVERIFY(report.observation.mx == (bogus ? MxState::Bogus : MxState::LookupFailed));
    const Finding* finding = findingOf(report, bogus ? FindingCode::MxBogus : FindingCode::MxLookupFailed);
    QVERIFY(finding && !finding->arguments.value(0).isEmpty());
}

/// RFC 7672 2.1.1: a question that is not answered while others are may be the work of an attacker.
void TestJudge::unansweredTlsaIsThePartners()
{
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n" + QByteArray(Tlsa));
    tree.lose({name("_25._tcp.mx.partner.example"), RecordType::TLSA}, dns::Exchange::Outcome::TimedOut);
    const PartnerReport report = judge(evidenceFrom(tree), judgementOf(tree));
    QVERIFY(report.observation.hosts.first().tlsa == decision::TlsaState::LookupFailed);
    const Finding* finding = findingOf(report, FindingCode::TlsaLookupFailed);
    QVERIFY(finding && finding->party == Party::PartnerDns);
    const auto check = std::find_if(report.checks.begin(), report.checks.end(),
                                    [](const Check& c) { return c.id == CheckId::TlsaRecords; });
    QVERIFY(check->state == CheckState::Failed);
}

void TestJudge::hostAddressesThatFail_data()
{
    QTest::addColumn<bool>("bogus");
    QTest::newRow("N3: they do not validate") << true;
    QTest::newRow("N3: they cannot be looked up") << false;
}

void TestJudge::hostAddressesThatFail()
{
    QFETCH(bool, bogus);
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n" + QByteArray(Tlsa));
    for (const RecordType type : {RecordType::A, RecordType::AAAA}) {
        const dns::Question address{name("mx.partner.example"), type};
        if (bogus)
            tree.edit(address, [](dns::Message& message) { message.answer.clear(); });
        else
            tree.failFor(address);
    }
    const PartnerReport report = judge(evidenceFrom(tree), judgementOf(tree));
    QVERIFY(report.hosts.first().dane == DaneOutcome::Fail);
    QVERIFY(report.dane == DaneOutcome::Fail);
    QCOMPARE(decision::reasonName(report.daneReason), bogus ? u"dnssec-invalid"_qs : u"dns-failed"_qs);
}

QTEST_GUILESS_MAIN(TestJudge)
#include "tst_judge.moc"
