// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/reportcomparison.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;

namespace {

DomainName name(const char* text)
{
    return *DomainName::fromText(text);
}

PartnerReport report()
{
    PartnerReport report;
    report.evidence.domain = name("partner.example");
    report.evidence.startedAt = QDateTime({2026, 11, 20}, {10, 0}, Qt::UTC);
    report.mxKind = MxKind::Mx;
    report.mx.security = dns::Security::Secure;
    report.mx.outcome = dnssec::Lookup::Outcome::Answer;
    HostReport host;
    host.name = name("mx1.partner.example");
    host.preference = 10;
    host.dnssec = dns::Security::Secure;
    host.addresses = {QHostAddress(u"192.0.2.25"_qs)};
    host.ipv4.outcome = dnssec::Lookup::Outcome::Answer;
    host.ipv6.outcome = dnssec::Lookup::Outcome::NoData;
    host.tlsa = TlsaStatus::Usable;
    EndpointReport endpoint;
    endpoint.address = host.addresses.first();
    endpoint.startTls = true;
    endpoint.tlsVersion = u"TLSv1.3"_qs;
    endpoint.certificate = CertificateSummary{.subject = u"CN=mx1"_qs,
                                              .issuer = u"CN=CA"_qs,
                                              .names = {u"mx1.partner.example"_qs},
                                              .notBefore = {},
                                              .notAfter = QDateTime({2027, 1, 1}, {0, 0}, Qt::UTC),
                                              .keyType = u"RSA"_qs,
                                              .keyBits = 2048,
                                              .signatureAlgorithm = {},
                                              .sha256 = QByteArray(32, '\x01'),
                                              .keySha256 = QByteArray(32, '\x02')};
    host.endpoints = {endpoint};
    report.hosts = {host};
    report.sts.outcome = StsOutcome::Pass;
    report.sts.policyRead = true;
    report.sts.mode = StsMode::Enforce;
    report.sts.id = u"20260101"_qs;
    report.sts.patterns = {u"mx1.partner.example"_qs};
    report.tlsRpt.known = true;
    for (decision::Delivery& delivery : report.delivery) {
        delivery.outcome = decision::DeliveryOutcome::Delivered;
        delivery.security = decision::SecurityLevel::Dane;
    }
    return report;
}

/// Those that are not the same, as "area subject kind: before -> after (change)".
QStringList changesOf(const ReportComparison& comparison)
{
    QStringList lines;
    for (const FactChange& fact : comparison.facts) {
        if (fact.change != Change::Same)
            lines.append(u"%1 %2 %3: %4 -> %5 (%6)"_qs.arg(factAreaName(fact.key.area), fact.key.subject,
                                                           factKindName(fact.key.kind), fact.before,
                                                           fact.after, changeName(fact.change)));
    }
    return lines;
}

}  // namespace

/// What is different between two reports of a domain.
class TestReportComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameReports();
    void changes_data();
    void changes();
    void failedLookupIsNoLoss();
    void endedTestIsNoLoss();
    void verdicts_data();
    void verdicts();
    void findings();
    void json();
};

void TestReportComparison::sameReports()
{
    const ReportComparison comparison = compareReports(report(), report());
    QVERIFY(!comparison.hasChanges());
    QCOMPARE(changesOf(comparison), QStringList());
    QVERIFY(comparison.trend() == Trend::Same);
    QVERIFY(!comparison.facts.isEmpty());
}

void TestReportComparison::changes_data()
{
    QTest::addColumn<PartnerReport>("after");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* what, const PartnerReport& after, const QStringList& expected) {
        QTest::newRow(what) << after << expected;
    };
    PartnerReport after = report();
    after.hosts[0].preference = 20;
    row("preference", after, {u"host mx1.partner.example preference: 10 -> 20 (changed)"_qs});
    after = report();
    after.hosts[0].addresses.append(QHostAddress(u"192.0.2.26"_qs));
    row("an address more", after, {u"host mx1.partner.example address:  -> 192.0.2.26 (came)"_qs});
    after = report();
    after.hosts[0].endpoints[0].certificate->keySha256 = QByteArray(32, '\x09');
    row("another key", after,
        {u"certificate mx1.partner.example, 192.0.2.25 key: RSA, SHA-256 %1 -> RSA, SHA-256 %2 (changed)"_qs
             .arg(QString(u"02"_qs).repeated(32), QString(u"09"_qs).repeated(32))});
    after = report();
    after.mx.security = dns::Security::Insecure;
    row("no longer signed", after, {u"dnssec partner.example status: secure -> insecure (changed)"_qs});
    after = report();
    after.sts.mode = StsMode::Testing;
    after.sts.id = u"2"_qs;
    row("policy", after,
        {u"mta-sts partner.example policy-id: 20260101 -> 2 (changed)"_qs,
         u"mta-sts partner.example policy-mode: enforce -> testing (changed)"_qs});
    after = report();
    after.hosts[0].tlsaLookup.emplace();
    after.hosts[0].tlsaLookup->outcome = dnssec::Lookup::Outcome::NoData;
    after.hosts[0].tlsa = TlsaStatus::None;
    row("TLSA withdrawn", after, {u"tlsa mx1.partner.example tlsa: usable -> none (changed)"_qs});
    after = report();
    after.tlsRpt.record = u"v=TLSRPTv1; rua=mailto:\u202ea@b"_qs;
    row("control characters are visible", after,
        {u"tls-reporting partner.example tls-rpt-record:  -> v=TLSRPTv1; rua=mailto:\\u202ea@b (came)"_qs});
}

void TestReportComparison::changes()
{
    QFETCH(PartnerReport, after);
    QFETCH(QStringList, expected);
    const ReportComparison comparison = compareReports(report(), after);
    QCOMPARE(changesOf(comparison), expected);
    QVERIFY(comparison.hasChanges());
}

/// A failed lookup must never look like an empty one.
void TestReportComparison::failedLookupIsNoLoss()
{
    PartnerReport after = report();
    after.mxKind = MxKind::Failed;
    after.mx = {};
    after.hosts.clear();
    const ReportComparison comparison = compareReports(report(), after);
    for (const FactChange& fact : comparison.facts)
        QVERIFY2(fact.change == Change::Same || fact.change == Change::Unknown,
                 qPrintable(changesOf(comparison).join(u'\n')));
    QVERIFY(!comparison.hasChanges());
}

void TestReportComparison::endedTestIsNoLoss()
{
    PartnerReport after = report();
    after.evidence.cancelled = true;
    after.hosts.clear();
    after.sts = {};
    QVERIFY(!compareReports(report(), after).hasChanges());
}

void TestReportComparison::verdicts_data()
{
    using decision::DeliveryOutcome;
    using decision::SecurityLevel;
    QTest::addColumn<decision::Delivery>("before");
    QTest::addColumn<decision::Delivery>("after");
    QTest::addColumn<QString>("trend");
    const decision::Delivery dane{.outcome = DeliveryOutcome::Delivered, .security = SecurityLevel::Dane};
    const decision::Delivery plain{.outcome = DeliveryOutcome::Delivered, .security = SecurityLevel::Plain};
    decision::Delivery risky = dane;
    risky.atRisk = true;
    const decision::Delivery queued{.outcome = DeliveryOutcome::Queued,
                                    .reason = decision::Reason::TlsaInvalid};
    const decision::Delivery otherwise{.outcome = DeliveryOutcome::Queued,
                                       .reason = decision::Reason::DnssecInvalid};
    const decision::Delivery rejected{.outcome = DeliveryOutcome::Rejected};
    const decision::Delivery unknown{.outcome = DeliveryOutcome::Unknown};
    QTest::newRow("queued is worse than delivered") << dane << queued << u"worse"_qs;
    QTest::newRow("delivered is better than queued") << queued << plain << u"better"_qs;
    QTest::newRow("rejected is worse than queued") << queued << rejected << u"worse"_qs;
    QTest::newRow("clear text is worse than DANE") << dane << plain << u"worse"_qs;
    QTest::newRow("at risk is worse") << dane << risky << u"worse"_qs;
    QTest::newRow("another cause is different") << queued << otherwise << u"different"_qs;
    QTest::newRow("not known says nothing") << dane << unknown << u"different"_qs;
    QTest::newRow("the same") << dane << dane << u"same"_qs;
}

void TestReportComparison::verdicts()
{
    QFETCH(decision::Delivery, before);
    QFETCH(decision::Delivery, after);
    QFETCH(QString, trend);
    QCOMPARE(trendName(VerdictChange{.before = before, .after = after}.trend()), trend);
}

void TestReportComparison::findings()
{
    PartnerReport before = report();
    PartnerReport after = report();
    const Finding stays = makeFinding(FindingCode::ImplicitMx, u"a"_qs);
    before.findings = {makeFinding(FindingCode::CertificateExpiresSoon, u"mx1"_qs, {u"9"_qs}), stays,
                       makeFinding(FindingCode::DomainInsecure, u"partner.example"_qs)};
    after.findings = {makeFinding(FindingCode::DaneMismatch, u"mx1"_qs), stays,
                      makeFinding(FindingCode::CertificateExpiresSoon, u"mx1"_qs, {u"2"_qs})};
    const ReportComparison comparison = compareReports(before, after);
    QStringList found;
    for (const FindingChange& change : comparison.findings)
        found.append(u"%1 %2"_qs.arg(QString::fromLatin1(findingText(change.finding.code).name),
                                     changeName(change.change)));
    const QStringList expected{u"dane-mismatch came"_qs, u"certificate-expires-soon changed"_qs,
                               u"implicit-mx same"_qs, u"domain-insecure gone"_qs};
    QCOMPARE(found, expected);
}

void TestReportComparison::json()
{
    PartnerReport after = report();
    after.hosts[0].preference = 20;
    after.delivery[0].outcome = decision::DeliveryOutcome::Queued;
    const QJsonObject object = toJson(compareReports(report(), after));
    QCOMPARE(object.value(u"schema"_qs).toString(), u"relaydeck.report-comparison/1"_qs);
    QCOMPARE(object.value(u"trend"_qs).toString(), u"worse"_qs);
    QCOMPARE(object.value(u"changed"_qs).toBool(), true);
    QCOMPARE(object.value(u"delivery"_qs).toArray().size(), 6);
    QCOMPARE(object.value(u"facts"_qs).toArray().size(), 1);
    const QJsonObject fact = object.value(u"facts"_qs).toArray().first().toObject();
    QCOMPARE(fact.value(u"before"_qs).toString(), u"10"_qs);
    QCOMPARE(fact.value(u"change"_qs).toString(), u"changed"_qs);
}

QTEST_GUILESS_MAIN(TestReportComparison)
#include "tst_reportcomparison.moc"
