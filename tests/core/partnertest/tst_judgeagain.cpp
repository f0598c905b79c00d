// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judgeagain.h"

#include "core/dnssec/zonetext.h"
#include "tests/core/partnertest/treeevidence.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;

namespace {

QByteArray text(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A partner whose DANE passes, recorded with the anchors that prove it.
Evidence goodEvidence()
{
    const tls::Identity identity =
        makeIdentity(requestAround(treeTime(), {QStringLiteral("mx.partner.example")}));
    SignedTree tree;
    tree.add("partner.example",
             "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n_25._tcp.mx 3600 IN TLSA 3 1 1 "
                 + tlsaFor(identity.der, 3, 1, 1).association.toHex() + '\n');
    Evidence evidence = evidenceFrom(tree);
    evidence.rules.trustAnchors = dnssec::zoneText(tree.anchors().at(DomainName()));
    evidence.endpoints.append(dialogueWith({identity.der}));
    return evidence;
}

QJsonObject reportOf(const Evidence& evidence)
{
    const Result<PartnerReport> report = judgeAgain(evidence, rulesOf(evidence));
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
    return toJson(*report);
}

}  // namespace

/// Records are judged again with the code that judged them first.
class TestJudgeAgain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameRulesSameReport();
    void anotherTime();
    void otherAlgorithms();
    void otherAnchors();
    void unusableRules();
    void authoritiesOfOldRecordsStandAlone();
    void readsEveryForm_data();
    void readsEveryForm();
    void refusesDamage_data();
    void refusesDamage();
};

void TestJudgeAgain::sameRulesSameReport()
{
    const Evidence evidence = goodEvidence();
    const QJsonObject first = reportOf(evidence);
    QCOMPARE(first.value(u"dane"_qs).toObject().value(u"outcome"_qs).toString(), u"pass"_qs);
    const Result<QList<Evidence>> read = recordedEvidence(text(first));
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QCOMPARE(text(reportOf(read->first())), text(first));
}

void TestJudgeAgain::anotherTime()
{
    const Evidence evidence = goodEvidence();
    NetworkProfile rules = rulesOf(evidence);
    rules.validateAt = treeTime().addYears(2);
    const Result<PartnerReport> report = judgeAgain(evidence, rules);
    QVERIFY(report.ok());
    QVERIFY(report->mx.security == dns::Security::Bogus);
    QVERIFY(report->mx.fault == dnssec::Fault::SignatureExpired);
    QCOMPARE(report->evidence.judgedAt, *rules.validateAt);
    QCOMPARE(report->evidence.startedAt, evidence.startedAt);
}

/// D6: a zone with unsupported algorithms alone is insecure.
void TestJudgeAgain::otherAlgorithms()
{
    const Evidence evidence = goodEvidence();
    NetworkProfile rules = rulesOf(evidence);
    rules.dnssecAlgorithms = {8};
    const Result<PartnerReport> report = judgeAgain(evidence, rules);
    QVERIFY(report.ok());
    QVERIFY(report->mx.security == dns::Security::Insecure);
    QVERIFY(report->dane == DaneOutcome::NotOffered);
    QCOMPARE(report->evidence.rules.dnssecAlgorithms, QSet<int>{8});
}

void TestJudgeAgain::otherAnchors()
{
    Evidence evidence = goodEvidence();
    evidence.rules.trustAnchors.clear();  // the root's own, which did not sign this tree
    const Result<PartnerReport> report = judgeAgain(evidence, rulesOf(evidence));
    QVERIFY(report.ok());
    QVERIFY(report->mx.security == dns::Security::Bogus);
}

void TestJudgeAgain::unusableRules()
{
    Evidence evidence = goodEvidence();
    evidence.rules.trustAnchors = "nonsense";
    const Result<PartnerReport> anchors = judgeAgain(evidence, rulesOf(evidence));
    QVERIFY(!anchors.ok());
    QVERIFY(anchors.error().code == ErrorCode::TrustAnchorsUnusable);
    evidence = goodEvidence();
    evidence.rules.caCertificates = "nonsense";
    const Result<PartnerReport> roots = judgeAgain(evidence, rulesOf(evidence));
    QVERIFY(!roots.ok());
    QVERIFY(roots.error().code == ErrorCode::InvalidData);
}

void TestJudgeAgain::authoritiesOfOldRecordsStandAlone()
{
    Evidence evidence = goodEvidence();
    evidence.rules.caCertificates = "PEM";
    QJsonObject document = evidenceDocument(evidence);
    const auto only = [](const QJsonObject& read) {
        const auto records = recordedEvidence(text(read));
        return records.ok() && records->size() == 1 ? std::optional(records->first().rules.onlyCaCertificates)
                                                    : std::nullopt;
    };
    QCOMPARE(only(document), std::optional(false));
    // As records were written before there was a choice.
    QJsonObject inside = document.value(u"evidence"_qs).toObject();
    QJsonObject rules = inside.value(u"rules"_qs).toObject();
    rules.remove(u"onlyCaCertificates"_qs);
    inside.insert(u"rules"_qs, rules);
    document.insert(u"evidence"_qs, inside);
    QCOMPARE(only(document), std::optional(true));
}

void TestJudgeAgain::readsEveryForm_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<int>("count");
    const Evidence evidence = goodEvidence();
    const QJsonObject report = reportOf(evidence);
    const QByteArray record = text(evidenceDocument(evidence));
    QTest::newRow("a report") << QJsonDocument(report).toJson() << 1;
    QTest::newRow("evidence alone") << record << 1;
    QTest::newRow("one a line") << text(report) + "\r\n\n" + record + '\n' << 2;
    // Records made before rules and cuts were kept.
    QJsonObject older = report;
    QJsonObject recorded = older.value(u"evidence"_qs).toObject();
    recorded.remove(u"rules"_qs);
    recorded.remove(u"cuts"_qs);
    older.insert(u"evidence"_qs, recorded);
    QTest::newRow("without rules and cuts") << text(older) << 1;
}

void TestJudgeAgain::readsEveryForm()
{
    QFETCH(QByteArray, document);
    const Result<QList<Evidence>> read = recordedEvidence(document);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QTEST(int(read->size()), "count");
    for (const Evidence& evidence : *read) {
        QCOMPARE(evidence.domain, name("partner.example"));
        QCOMPARE(evidence.endpoints.size(), 1);
        QVERIFY(evidence.endpoints.first().endpoint.handshake.completed());
    }
}

void TestJudgeAgain::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("says");
    const QJsonObject good = evidenceDocument(goodEvidence());
    QTest::newRow("nothing") << QByteArray() << u"empty"_qs;
    QTest::newRow("no JSON") << QByteArray("MZ\x90") << u"not JSON"_qs;
    QTest::newRow("another kind of JSON") << QByteArray("[1,2]") << u"not JSON"_qs;
    QTest::newRow("cut off") << text(good).left(200) << u"not JSON"_qs;
    QTest::newRow("another schema") << QByteArray(R"({"schema":"x/9","evidence":{}})") << u"schema"_qs;
    QTest::newRow("no evidence") << QByteArray(R"({"schema":"relaydeck.evidence/1"})") << u"no evidence"_qs;
    const auto row = [&good](const char* title, const QString& key, const QJsonValue& value,
                             const QString& says) {
        QJsonObject document = good;
        QJsonObject evidence = document.value(u"evidence"_qs).toObject();
        evidence.insert(key, value);
        document.insert(u"evidence"_qs, evidence);
        QTest::newRow(title) << text(document) << says;
    };
    row("a domain that is none", u"domain"_qs, u"a..b"_qs, u"domain"_qs);
    row("exchanges that are none", u"exchanges"_qs, QJsonArray{QJsonObject()}, u"exchanges"_qs);
    row("dialogues that are none", u"endpoints"_qs, u"x"_qs, u"endpoints"_qs);
    row("algorithms that are none", u"rules"_qs,
        QJsonObject{{u"trustAnchors"_qs, u""_qs},
                    {u"caCertificates"_qs, u""_qs},
                    {u"dnssecAlgorithms"_qs, QJsonArray{u"8"_qs}},
                    {u"dnssecDigests"_qs, QJsonArray{2}}},
        u"dnssecAlgorithms"_qs);
}

void TestJudgeAgain::refusesDamage()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, says);
    const Result<QList<Evidence>> read = recordedEvidence(document);
    QVERIFY(!read.ok());
    QVERIFY(read.error().code == ErrorCode::InvalidData);
    QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
}

QTEST_GUILESS_MAIN(TestJudgeAgain)
#include "tst_judgeagain.moc"
