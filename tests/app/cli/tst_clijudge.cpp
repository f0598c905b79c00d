// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::test;

/// `probe` records, `judge` judges what was recorded: without the network.
class TestCliJudge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void judgesAsTheTestDid();
    void judgesAtAnotherTime();
    void judgesForAnotherSender();
    void judgesFromStandardInput();
    void judgesManyAsATable();
    void printsHumanText();
    void refusesDamage_data();
    void refusesDamage();
    void usage_data();
    void usage();

private:
    CliRunner m_runner;
    QString m_record;  ///< evidence of a partner whose DANE passes, and of one whose fails
};

void TestCliJudge::initTestCase()
{
    const CliResult probed =
        m_runner.run({u"--practice"_qs, u"probe"_qs, u"health.example"_qs, u"city.example"_qs});
    QVERIFY2(probed.code == cli::MailPasses, probed.all().constData());
    QCOMPARE(probed.jsonLines().size(), 2);
    for (const QJsonObject& line : probed.jsonLines())
        QCOMPARE(line.keys(), QStringList({u"evidence"_qs, u"schema"_qs}));
    m_record = m_runner.file(u"record.json"_qs, probed.out.toUtf8());
}

void TestCliJudge::judgesAsTheTestDid()
{
    const CliResult tested = m_runner.run({u"--practice"_qs, u"test"_qs, u"health.example"_qs, u"--json"_qs});
    QVERIFY2(tested.code == cli::MailPasses, tested.all().constData());
    const QString report = m_runner.file(u"report.json"_qs, tested.out.toUtf8());
    const CliResult judged = m_runner.run({u"judge"_qs, report, u"--json"_qs});
    QVERIFY2(judged.code == cli::MailPasses, judged.all().constData());
    // The anchors of the practice network are those of the record, not of this computer.
    QCOMPARE(judged.json(), tested.json());
}

void TestCliJudge::judgesAtAnotherTime()
{
    const CliResult judged =
        m_runner.run({u"judge"_qs, m_record, u"--at"_qs, u"2040-01-01T00:00:00Z"_qs, u"--ndjson"_qs});
    QVERIFY2(judged.code == cli::MailStopped, judged.all().constData());
    for (const QJsonObject& report : judged.jsonLines()) {
        QCOMPARE(report.value(u"mx"_qs).toObject().value(u"dnssec"_qs).toString(), u"bogus"_qs);
        QCOMPARE(report.value(u"evidence"_qs).toObject().value(u"judgedAt"_qs).toString(),
                 u"2040-01-01T00:00:00.000Z"_qs);
    }
}

void TestCliJudge::judgesForAnotherSender()
{
    const CliResult tested =
        m_runner.run({u"--practice"_qs, u"test"_qs, u"nosuch.example"_qs, u"--json"_qs, u"--no-save"_qs});
    const QString report = m_runner.file(u"nosuch.json"_qs, tested.out.toUtf8());
    const auto status = [](const CliResult& result) {
        return result.json()
            .value(u"delivery"_qs)
            .toArray()
            .first()
            .toObject()
            .value(u"status"_qs)
            .toString();
    };
    QCOMPARE(status(m_runner.run({u"judge"_qs, report, u"--json"_qs})), u"5.4.310"_qs);
    const CliResult postfix =
        m_runner.run({u"judge"_qs, report, u"--json"_qs, u"--sender"_qs, u"postfix"_qs});
    QCOMPARE(status(postfix), u"5.4.4"_qs);
    QCOMPARE(postfix.code, int(cli::MailStopped));
}

void TestCliJudge::judgesFromStandardInput()
{
    CliRunner runner;
    runner.setInput(CliRunner::content(m_record).split('\n').first());
    const CliResult judged = runner.run({u"judge"_qs, u"-"_qs, u"--json"_qs});
    QVERIFY2(judged.code == cli::MailPasses || judged.code == cli::MailStopped, judged.all().constData());
    QCOMPARE(judged.json().value(u"schema"_qs).toString(), u"relaydeck.partner-report/1"_qs);
}

void TestCliJudge::judgesManyAsATable()
{
    const CliResult judged = m_runner.run({u"judge"_qs, m_record});
    QVERIFY2(judged.code == cli::MailStopped, judged.all().constData());
    const QStringList lines = judged.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(1).startsWith(u"city.example"_qs) && lines.at(1).contains(u"Queued"_qs),
             judged.all().constData());
    QVERIFY2(lines.at(2).startsWith(u"health.example"_qs) && lines.at(2).contains(u"Delivered"_qs),
             judged.all().constData());
}

void TestCliJudge::printsHumanText()
{
    const QList<QByteArray> lines = CliRunner::content(m_record).split('\n');
    const auto city = std::find_if(lines.begin(), lines.end(), [](const QByteArray& line) {
        return line.contains("\"domain\":\"city.example\"");
    });
    QVERIFY(city != lines.end());
    const QString one = m_runner.file(u"one.json"_qs, *city);
    const CliResult judged = m_runner.run({u"judge"_qs, one, u"--at"_qs, u"2040-01-01T00:00:00Z"_qs});
    QVERIFY2(judged.out.contains(u"judged as of 2040-01-01 00:00 UTC"_qs), judged.all().constData());
    // The record that would be right, ready to publish.
    const CliResult now = m_runner.run({u"judge"_qs, one});
    QVERIFY2(now.out.contains(u"_25._tcp.mx.city.example. IN TLSA 3 1 1 "_qs), now.all().constData());
}

void TestCliJudge::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << CliRunner::content(m_record).left(5000);
    QTest::newRow("another document") << QByteArray(R"({"schema":"relaydeck.bundle/1"})");
    QTest::newRow("no evidence") << QByteArray(R"({"schema":"relaydeck.partner-report/1"})");
    QTest::newRow("evidence of another type")
        << QByteArray(R"({"schema":"relaydeck.evidence/1","evidence":{"domain":7}})");
}

void TestCliJudge::refusesDamage()
{
    QFETCH(QByteArray, content);
    const CliResult result =
        m_runner.run({u"judge"_qs, m_runner.file(u"damaged.json"_qs, content), u"--json"_qs});
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(u"damaged.json: It"_qs), result.all().constData());
}

void TestCliJudge::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("no file") << QStringList{} << int(cli::Usage);
    QTest::newRow("no time") << QStringList{m_record, u"--at"_qs, u"soon"_qs} << int(cli::Usage);
    QTest::newRow("no sender") << QStringList{m_record, u"--sender"_qs, u"exim"_qs} << int(cli::Usage);
    QTest::newRow("no algorithm") << QStringList{m_record, u"--dnssec-algorithms"_qs, u"x"_qs}
                                  << int(cli::Usage);
    QTest::newRow("no such file") << QStringList{u"/nonexistent"_qs} << int(cli::OperationFailed);
}

void TestCliJudge::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const CliResult result = m_runner.run(QStringList{u"judge"_qs} + arguments);
    QVERIFY2(result.code == code, result.all().constData());
}

QTEST_GUILESS_MAIN(TestCliJudge)
#include "tst_clijudge.moc"
