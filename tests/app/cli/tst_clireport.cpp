// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/partnerreports.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>

using namespace relaydeck;
using namespace relaydeck::test;

/// `report`: kept reports shown, listed, compared and written down.
class TestCliReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void newestIsShown();
    void listedNewestFirst();
    void olderOneByTime();
    void comparedWithTheOneBefore();
    void comparedAsJson();
    void writtenAsHtml();
    void faults_data();
    void faults();

private:
    CliResult report(const QStringList& arguments) const
    {
        return m_runner.run(QStringList{u"report"_qs} + arguments);
    }

    CliRunner m_runner;
    QDateTime m_first;
};

/// A test of a practice partner, and the same report once more, as it was a day before and with another
/// verdict.
void TestCliReport::initTestCase()
{
    practice::PracticeNetwork network;
    const Result<void> started = network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    for (const QString& domain : {u"city.example"_qs, u"health.example"_qs}) {
        const CliResult tested = m_runner.run(QStringList{u"test"_qs, domain, u"--json"_qs}
                                              + m_runner.networkOptions(network.profile()));
        QVERIFY2(tested.code <= 1, tested.all());
    }
    const auto store = m_runner.openStore();
    const auto stored = store->reports().latest(u"city.example"_qs);
    QVERIFY(stored.ok() && stored->has_value());
    Result<partnertest::PartnerReport> older = store::partnerReportOf(**stored);
    QVERIFY(older.ok());
    older->evidence.startedAt = older->evidence.startedAt.addDays(-1);
    older->findings.clear();
    older->hosts[0].preference += 5;
    for (decision::Delivery& delivery : older->delivery) {
        delivery.outcome = decision::DeliveryOutcome::Delivered;
        delivery.security = decision::SecurityLevel::Dane;
        delivery.reason = decision::Reason::None;
        delivery.status.clear();
        delivery.finalStatus.clear();
    }
    m_first = older->evidence.startedAt;
    QVERIFY(store->reports().add(store::storedReportOf(*older, store::Origin::CommandLine)).ok());
}

void TestCliReport::newestIsShown()
{
    const CliResult shown = report({u"city.example"_qs});
    QCOMPARE(shown.code, 1);
    QVERIFY2(shown.out.startsWith(u"city.example: Queued, then dropped"), shown.all());
    const CliResult json = report({u"city.example"_qs, u"--json"_qs});
    QCOMPARE(json.json().value(u"schema"_qs).toString(), u"relaydeck.partner-report/1"_qs);
    QCOMPARE(report({u"health.example"_qs}).code, 0);
}

void TestCliReport::listedNewestFirst()
{
    const CliResult listed = report({u"city.example"_qs, u"--list"_qs});
    QCOMPARE(listed.code, 0);
    const QStringList lines = listed.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(1).contains(u"queued") && lines.at(2).contains(u"delivered"), listed.all());
    const QJsonArray reports =
        report({u"city.example"_qs, u"--list"_qs, u"--json"_qs}).json().value(u"reports"_qs).toArray();
    QCOMPARE(reports.size(), 2);
    QCOMPARE(reports.at(0).toObject().value(u"outcome"_qs).toString(), u"queued"_qs);
}

void TestCliReport::olderOneByTime()
{
    const QString at = m_first.addSecs(60).toString(Qt::ISODate);
    const CliResult json = report({u"city.example"_qs, u"--at"_qs, at, u"--json"_qs});
    QCOMPARE(json.json().value(u"findings"_qs).toArray().size(), 0);
}

void TestCliReport::comparedWithTheOneBefore()
{
    const CliResult compared = report({u"city.example"_qs, u"--compare"_qs});
    QCOMPARE(compared.code, 1);
    QVERIFY2(compared.out.contains(u"Worse: it was Delivered, DANE, now it is Queued, then dropped"),
             compared.all());
    QVERIFY2(compared.out.contains(u"preference"), compared.all());
    QVERIFY2(!compared.out.contains(u"cipher"), compared.all());
    const CliResult everything = report({u"city.example"_qs, u"--compare"_qs, u"--all"_qs});
    QVERIFY2(everything.out.contains(u"cipher"), everything.all());
}

void TestCliReport::comparedAsJson()
{
    // The same two in the same order of time, whichever is named first.
    const QString first = m_first.addSecs(60).toString(Qt::ISODate);
    const QString later = m_first.addDays(2).toString(Qt::ISODate);
    const QJsonObject one = report({u"city.example"_qs, u"--compare=%1"_qs.arg(first), u"--json"_qs}).json();
    const QJsonObject two =
        report({u"city.example"_qs, u"--at"_qs, first, u"--compare=%1"_qs.arg(later), u"--json"_qs}).json();
    QCOMPARE(one.value(u"schema"_qs).toString(), u"relaydeck.report-comparison/1"_qs);
    QCOMPARE(one.value(u"trend"_qs).toString(), u"worse"_qs);
    QCOMPARE(one, two);
}

void TestCliReport::writtenAsHtml()
{
    const QString path = m_runner.path(u"city.html"_qs);
    const CliResult written = report({u"city.example"_qs, u"--html"_qs, path});
    QCOMPARE(written.code, 1);
    const QByteArray html = CliRunner::content(path);
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY(html.contains("Queued, then dropped (tlsa-invalid, 4.7.323)"));
    QVERIFY(html.contains("TLSA records that would match"));
    const QString compared = m_runner.path(u"compared.html"_qs);
    QCOMPARE(report({u"city.example"_qs, u"--compare"_qs, u"--html"_qs, compared}).code, 1);
    QVERIFY(CliRunner::content(compared).contains("Worse: it was"));
}

void TestCliReport::faults_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("told");
    QTest::newRow("never tested") << QStringList{u"other.example"_qs} << 4
                                  << u"No report of other.example"_qs;
    QTest::newRow("no domain") << QStringList{u"a..b"_qs} << 2 << QString();
    QTest::newRow("no time") << QStringList{u"city.example"_qs, u"--at"_qs, u"soon"_qs} << 2
                             << u"--at takes a time"_qs;
    QTest::newRow("too old") << QStringList{u"city.example"_qs, u"--at"_qs, u"2000-01-01T00:00:00Z"_qs} << 4
                             << u"No report is that old"_qs;
    QTest::newRow("nothing before") << QStringList{u"health.example"_qs, u"--compare"_qs} << 4
                                    << u"no older report"_qs;
    QTest::newRow("no such folder") << QStringList{u"city.example"_qs, u"--html"_qs,
                                                   m_runner.path(u"none/report.html"_qs)}
                                    << 4 << u"cannot be written"_qs;
}

void TestCliReport::faults()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, told);
    const CliResult result = report(arguments);
    QVERIFY2(result.code == code, result.all());
    QVERIFY2(result.err.contains(told), result.all());
}

QTEST_GUILESS_MAIN(TestCliReport)
#include "tst_clireport.moc"
