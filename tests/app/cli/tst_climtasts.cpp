// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/policy.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>

using namespace relaydeck;
using test::CliResult;
using test::CliRunner;

namespace {

const QByteArray GoodPolicy =
    "version: STSv1\nmode: enforce\nmx: *.partner.example\nmx: mx.backup.example\nmax_age: 604800\n";

}  // namespace

/// `mta-sts`: what is checked before it is published, without a network.
class TestCliMtaSts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lintsRecords_data();
    void lintsRecords();
    void recordsFromAFile();
    void lintsPolicies();
    void policyFromStandardInput();
    void tellsLines();
    void matches_data();
    void matches();
    void matchTellsWhatWould();
    void usage_data();
    void usage();
    void policiesLast();
    void practiceAndNoSaveLeaveNoPolicy();
    void aStoredPolicyApplies();

private:
    CliRunner m_cli;
};

void TestCliMtaSts::lintsRecords_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("id");  // empty: not valid
    QTest::addColumn<QString>("says");
    QTest::newRow("S1: valid") << QStringList{u"v=STSv1; id=20261124;"_qs} << u"20261124"_qs << QString();
    QTest::newRow("S1: in quotes, in two strings")
        << QStringList{u"\"v=STSv1; \" \"id=1;\""_qs} << u"1"_qs << QString();
    QTest::newRow("S1: beside another record")
        << QStringList{u"v=spf1 -all"_qs, u"v=STSv1; id=1"_qs} << u"1"_qs << QString();
    QTest::newRow("S1: two") << QStringList{u"v=STSv1; id=1"_qs, u"v=STSv1; id=2"_qs} << QString()
                             << u"exactly one"_qs;
    QTest::newRow("S1: none counts") << QStringList{u"v=spf1 -all"_qs} << QString() << u"No record counts"_qs;
    QTest::newRow("S1: no id") << QStringList{u"v=STSv1;"_qs} << QString() << u"no id"_qs;
}

void TestCliMtaSts::lintsRecords()
{
    QFETCH(QStringList, texts);
    QFETCH(QString, id);
    QFETCH(QString, says);
    const QStringList call = QStringList{u"mta-sts"_qs, u"lint-record"_qs} + texts;
    const CliResult text = m_cli.run(call);
    QVERIFY2(text.code == (id.isEmpty() ? 1 : 0), text.all().constData());
    QVERIFY2(text.out.startsWith(id.isEmpty() ? u"not valid"_qs : u"valid, id "_qs + id),
             text.all().constData());
    QVERIFY2(text.out.contains(says), text.all().constData());

    const CliResult json = m_cli.run(call + QStringList{u"--json"_qs});
    QCOMPARE(json.code, text.code);
    const QJsonObject object = json.json();
    QCOMPARE(object.keys(), (QStringList{u"id"_qs, u"problems"_qs, u"valid"_qs}));
    QCOMPARE(object.value(u"valid"_qs).toBool(), !id.isEmpty());
    QCOMPARE(object.value(u"id"_qs).toString(), id);
    QCOMPARE(object.value(u"problems"_qs).toArray().isEmpty(), says.isEmpty());
}

void TestCliMtaSts::recordsFromAFile()
{
    const QString file = m_cli.file(u"records"_qs, "v=spf1 -all\r\n\r\nv=STSv1; id=7;\r\n");
    const CliResult one = m_cli.run({u"mta-sts"_qs, u"lint-record"_qs, u"--file"_qs, file, u"--json"_qs});
    QVERIFY2(one.code == 0, one.all().constData());
    QCOMPARE(one.json().value(u"id"_qs).toString(), u"7"_qs);

    m_cli.setInput("v=STSv1; id=7;\nv=STSv1; id=8;\n");
    const CliResult two = m_cli.run({u"mta-sts"_qs, u"lint-record"_qs, u"--file"_qs, u"-"_qs});
    QVERIFY2(two.code == 1 && two.out.contains(u"2 records"_qs), two.all().constData());
}

void TestCliMtaSts::lintsPolicies()
{
    const QString file = m_cli.file(u"good.txt"_qs, GoodPolicy);
    const CliResult text = m_cli.run({u"mta-sts"_qs, u"lint-policy"_qs, file});
    QVERIFY2(text.code == 0, text.all().constData());
    QCOMPARE(text.out, u"valid, mode enforce, max_age 604800, mx *.partner.example, mx.backup.example\n"_qs);
    const CliResult json = m_cli.run({u"mta-sts"_qs, u"lint-policy"_qs, file, u"--json"_qs});
    QCOMPARE(json.json(),
             (QJsonObject{{u"valid"_qs, true},
                          {u"mode"_qs, u"enforce"_qs},
                          {u"maxAge"_qs, 604800},
                          {u"mx"_qs, QJsonArray{u"*.partner.example"_qs, u"mx.backup.example"_qs}},
                          {u"problems"_qs, QJsonArray{}}}));
}

void TestCliMtaSts::policyFromStandardInput()
{
    m_cli.setInput(QByteArray(GoodPolicy).replace("\n", "\r\n"));
    const CliResult good = m_cli.run({u"mta-sts"_qs, u"lint-policy"_qs, u"-"_qs});
    QVERIFY2(good.code == 0, good.all().constData());
    m_cli.setInput("\xef\xbb\xbf" + GoodPolicy);
    const CliResult marked = m_cli.run({u"mta-sts"_qs, u"lint-policy"_qs, u"-"_qs});
    QVERIFY2(marked.code == 1 && marked.out.contains(u"line 1: The text starts with a byte order mark"_qs),
             marked.all().constData());
    m_cli.setInput(GoodPolicy + QByteArray(70'000, '\n'));
    const CliResult large = m_cli.run({u"mta-sts"_qs, u"lint-policy"_qs, u"-"_qs});
    QVERIFY2(large.code == 1 && large.out.contains(u"64 KiB"_qs), large.all().constData());
}

void TestCliMtaSts::tellsLines()
{
    // Cases 21 and 35: typing errors, with the line of each.
    const QString file = m_cli.file(u"bad.txt"_qs,
                                    "version: STSv1\nmode: enforced\nmx: 192.0.2.1\nmx: mx.b\xc3\xbc"
                                    "cher.example\nmax_age: 60\n");
    const CliResult text = m_cli.run({u"mta-sts"_qs, u"lint-policy"_qs, file});
    QVERIFY2(text.code == 1, text.all().constData());
    for (const QString& line :
         {u"not valid"_qs, u"line 2: The mode is \"enforced\""_qs, u"line 3: The mx pattern \"192.0.2.1\""_qs,
          u"A-labels: mx.xn--bcher-kva.example."_qs, u"line 5: A max_age below one day"_qs})
        QVERIFY2(text.out.contains(line), text.all().constData());
    const CliResult json = m_cli.run({u"mta-sts"_qs, u"lint-policy"_qs, file, u"--json"_qs});
    const QJsonObject object = json.json();
    QVERIFY(object.value(u"mode"_qs).isNull() && object.value(u"maxAge"_qs).isNull());
    QCOMPARE(object.value(u"problems"_qs).toArray().first().toObject().value(u"line"_qs).toInt(), 2);
}

void TestCliMtaSts::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");
    QTest::newRow("S4: one label") << u"*.Partner.example"_qs << u"MX.partner.example"_qs << true;
    QTest::newRow("S4: two labels") << u"*.mx.microsoft"_qs << u"partner-example.h-v1.mx.microsoft"_qs
                                    << false;
    QTest::newRow("S4: U-label host") << u"mx.xn--bcher-kva.example"_qs << u"mx.bücher.example"_qs << true;
    QTest::newRow("S4: U-label pattern") << u"mx.bücher.example"_qs << u"mx.bücher.example"_qs << false;
}

void TestCliMtaSts::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, host);
    QFETCH(bool, expected);
    const CliResult json = m_cli.run({u"mta-sts"_qs, u"match"_qs, pattern, host, u"--json"_qs});
    QCOMPARE(json.code, expected ? 0 : 1);
    QCOMPARE(json.json(), (QJsonObject{{u"match"_qs, expected}}));
    QCOMPARE(m_cli.run({u"mta-sts"_qs, u"match"_qs, pattern, host}).code, json.code);
}

void TestCliMtaSts::matchTellsWhatWould()
{
    const CliResult text = m_cli.run(
        {u"mta-sts"_qs, u"match"_qs, u"*.mx.microsoft"_qs, u"partner-example.h-v1.mx.microsoft"_qs});
    QVERIFY2(text.out.contains(u"\"mx: partner-example.h-v1.mx.microsoft\""_qs), text.all().constData());
    QVERIFY2(text.out.contains(u"\"mx: *.h-v1.mx.microsoft\""_qs), text.all().constData());
}

void TestCliMtaSts::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("no command") << QStringList{} << 2;
    QTest::newRow("no record") << QStringList{u"lint-record"_qs} << 2;
    QTest::newRow("no policy") << QStringList{u"lint-policy"_qs} << 2;
    QTest::newRow("no host") << QStringList{u"match"_qs, u"*.partner.example"_qs} << 2;
    QTest::newRow("an address as host")
        << QStringList{u"match"_qs, u"*.partner.example"_qs, u"192.0.2.1"_qs} << 2;
    QTest::newRow("file that is not there") << QStringList{u"lint-policy"_qs, u"/nonexistent/policy"_qs} << 4;
    QTest::newRow("record file that is not there")
        << QStringList{u"lint-record"_qs, u"--file"_qs, u"/nonexistent/records"_qs} << 4;
}

void TestCliMtaSts::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const CliResult result = m_cli.run(QStringList{u"mta-sts"_qs} + arguments);
    QVERIFY2(result.code == code, result.all().constData());
    QVERIFY2(!result.err.isEmpty(), result.all().constData());
}

void TestCliMtaSts::policiesLast()
{
    practice::PracticeNetwork network;
    QVERIFY(network.start().ok());
    const CliRunner cli;
    const DomainName bank = test::name("bank.example");
    const QStringList call =
        QStringList{u"test"_qs, u"bank.example"_qs} + cli.networkOptions(network.profile());
    for (int i = 0; i < 2; ++i) {
        const CliResult result = cli.run(call);
        QVERIFY2(result.code == 0, result.all().constData());
        const Result<QList<mtasts::KnownPolicy>> history = cli.openStore()->policies().history(bank);
        QCOMPARE(history->size(), 1);
        QCOMPARE(history->first().maxAge, std::chrono::seconds(604'800));
        QVERIFY(mtasts::parsePolicy(history->first().text).valid());
    }
    const CliResult told = cli.run({u"mta-sts"_qs, u"history"_qs, u"bank.example"_qs});
    QVERIFY2(told.code == 0 && told.out.contains(u"valid, mode enforce, max_age 604800"_qs),
             told.all().constData());
    const CliResult json = cli.run({u"mta-sts"_qs, u"history"_qs, u"bank.example"_qs, u"--json"_qs});
    QCOMPARE(json.json().value(u"policies"_qs).toArray().size(), 1);
    QCOMPARE(cli.run({u"mta-sts"_qs, u"history"_qs, u"other.example"_qs}).code, 0);
}

void TestCliMtaSts::practiceAndNoSaveLeaveNoPolicy()
{
    practice::PracticeNetwork network;
    QVERIFY(network.start().ok());
    const CliRunner cli;
    const DomainName bank = test::name("bank.example");
    QVERIFY(cli.openStore());
    const QStringList call{u"test"_qs, u"bank.example"_qs};
    QCOMPARE(cli.run(QStringList{u"--practice"_qs} + call).code, 0);
    QCOMPARE(cli.run(call + QStringList{u"--no-save"_qs} + cli.networkOptions(network.profile())).code, 0);
    QCOMPARE(cli.reportCount(u"bank.example"_qs), 1);
    QVERIFY(cli.openStore()->policies().history(bank)->isEmpty());
}

void TestCliMtaSts::aStoredPolicyApplies()
{
    // The policy host answers 404; a sender that read the policy yesterday goes on (RFC 8461 5.1).
    practice::PracticeNetwork network;
    QVERIFY(network.start().ok());
    const CliRunner cli;
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    const auto remember = [&](const char* domain) {
        return cli.openStore()->policies().note(
            {.domain = test::name(domain),
             .id = u"1"_qs,
             .text = "version: STSv1\nmode: enforce\nmx: mx.printer.example\nmax_age: 604800\n",
             .maxAge = std::chrono::seconds(604'800),
             .firstSeen = yesterday,
             .fetchedAt = yesterday});
    };
    const QStringList call =
        QStringList{u"test"_qs, u"printer.example"_qs, u"--json"_qs} + cli.networkOptions(network.profile());
    const auto security = [](const CliResult& result) {
        return result.json()
            .value(u"delivery"_qs)
            .toArray()
            .first()
            .toObject()
            .value(u"security"_qs)
            .toString();
    };
    QVERIFY(remember("courier.example").ok());  // of another domain: it changes nothing
    const CliResult before = cli.run(call);
    QCOMPARE(security(before), u"encrypted"_qs);
    QVERIFY(remember("printer.example").ok());
    const CliResult after = cli.run(call);
    QCOMPARE(security(after), u"mta-sts"_qs);
    const QJsonObject sts = after.json().value(u"mtaSts"_qs).toObject();
    QCOMPARE(sts.value(u"outcome"_qs).toString(), u"fail"_qs);
    QCOMPARE(sts.value(u"fault"_qs).toString(), u"http-status"_qs);
    QCOMPARE(sts.value(u"fromCache"_qs).toBool(), true);
    QCOMPARE(sts.value(u"mode"_qs).toString(), u"enforce"_qs);
    QCOMPARE(sts.value(u"held"_qs).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestCliMtaSts)
#include "tst_climtasts.moc"
