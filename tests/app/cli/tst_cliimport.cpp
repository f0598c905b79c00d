// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>

using namespace relaydeck;
using namespace relaydeck::test;

/// Tables that are not as they should be: faulty lines, lost lists, columns by other names.
class TestCliImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFaultyLineIsRefused();
    void faultyLinesAreSkippedAndNamed();
    void faultyLinesInJson();
    void lostDomainsAreTold();
    void columnsAreMapped();
    void columnsThatCannotBeMapped_data();
    void columnsThatCannotBeMapped();

private:
    CliResult import(const QByteArray& csv, const QStringList& options = {}) const
    {
        return m_runner->run(QStringList{u"import"_qs, m_runner->file(u"connectors.csv"_qs, csv)} + options);
    }

    std::unique_ptr<CliRunner> m_runner;
};

void TestCliImport::init()
{
    m_runner = std::make_unique<CliRunner>();
}

void TestCliImport::aFaultyLineIsRefused()
{
    const CliResult result = import("Name,Comment\nA,1\nB\nC,3\n");
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(result.err.contains(u"Line 3 has 1 column, 2 are expected. 2 lines were read."_qs),
             result.all().constData());
    QVERIFY2(result.err.contains(u"--skip-faulty-lines"_qs), result.all().constData());
    QCOMPARE(m_runner->connectorCount(), 0);
}

void TestCliImport::faultyLinesAreSkippedAndNamed()
{
    const CliResult result = import("Name,Comment\nA,1\nB\nC,3\n,x\n", {u"--skip-faulty-lines"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QVERIFY2(result.out.startsWith(u"2 new"_qs), result.all().constData());
    QVERIFY2(result.out.contains(u"Left out: Line 3 has 1 column"_qs), result.all().constData());
    QVERIFY2(result.out.contains(u"Left out: Line 5, Name: is missing"_qs), result.all().constData());
    QCOMPARE(m_runner->connectorCount(), 2);
}

void TestCliImport::faultyLinesInJson()
{
    QByteArray csv = "Name,Comment\nA,1\n";
    for (int i = 0; i < 30; ++i)
        csv += "\x1b[2Jx\n";
    const CliResult text = import(csv, {u"--skip-faulty-lines"_qs, u"--dry-run"_qs});
    QVERIFY2(text.out.contains(u"Left out: 10 more lines"_qs), text.all().constData());
    const QJsonObject json = import(csv, {u"--skip-faulty-lines"_qs, u"--dry-run"_qs, u"--json"_qs}).json();
    QCOMPARE(json.value(u"leftOutLines"_qs).toInt(), 30);
    QCOMPARE(json.value(u"leftOut"_qs).toArray().size(), 30);
    QCOMPARE(json.value(u"leftOut"_qs).toArray().first()[u"line"_qs].toInt(), 3);
    QCOMPARE(json.value(u"leftOut"_qs).toArray().first()[u"text"_qs].toString(), u"\u001b[2Jx"_qs);
    QCOMPARE(m_runner->connectorCount(), 0);
}

void TestCliImport::lostDomainsAreTold()
{
    QCOMPARE(import("Name,RecipientDomains\nOld,old.example\n").code, int(cli::MailPasses));
    const CliResult result = import("Name,SmtpDaneMode,RecipientDomains\n"
                                    "Old,Mandatory,System.Object[]\nNew,None,System.Object[]\n");
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QVERIFY2(result.out.startsWith(u"0 new, 1 changed"_qs), result.all().constData());
    QVERIFY2(result.out.contains(u"Not imported: New is new, and its RecipientDomains are missing"_qs),
             result.all().constData());
    QVERIFY2(result.out.contains(u"Old: RecipientDomains are missing from this export and stay"_qs),
             result.all().constData());
    QVERIFY2(result.out.contains(u"Get-OutboundConnector -ResultSize Unlimited | ConvertTo-Json"_qs),
             result.all().constData());
    const QList<store::StoredConnector> kept = *m_runner->openStore()->connectors().list();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().connector.recipientDomains, QStringList{u"old.example"_qs});
    QVERIFY(kept.first().connector.effectiveDaneMode() == DaneMode::Mandatory);
    const CliResult told = import("Name,RecipientDomains\nNew,System.Object[]\n", {u"--dry-run"_qs});
    QVERIFY2(told.out.contains(u"? New: new, not imported\n"_qs), told.all().constData());
    const QJsonArray incomplete = import("Name,RecipientDomains\nNew,System.Object[]\n", {u"--json"_qs})
                                      .json()[u"incomplete"_qs]
                                      .toArray();
    QCOMPARE(incomplete.first()[u"name"_qs].toString(), u"New"_qs);
    QCOMPARE(incomplete.first()[u"imported"_qs].toBool(true), false);
}

void TestCliImport::columnsAreMapped()
{
    const CliResult result = import(
        "Partner=x;Mode;Owner\nNordbank;Mandatory;IT\n",
        {u"--map"_qs, u"Partner=x=Name"_qs, u"--map"_qs, u"Mode=smtpdanemode"_qs, u"--map"_qs, u"Owner="_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    const Connector connector = m_runner->openStore()->connectors().findByName(u"Nordbank"_qs)->connector;
    QVERIFY(connector.effectiveDaneMode() == DaneMode::Mandatory);
    QVERIFY(connector.otherProperties.isEmpty());
}

void TestCliImport::columnsThatCannotBeMapped_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("said");
    QTest::newRow("no sign") << QStringList{u"--map"_qs, u"Name"_qs} << u"COLUMN=PARAMETER"_qs;
    QTest::newRow("no column") << QStringList{u"--map"_qs, u"=Name"_qs} << u"COLUMN=PARAMETER"_qs;
    QTest::newRow("no such parameter")
        << QStringList{u"--map"_qs, u"Name=Nickname"_qs} << u"Nickname is no parameter"_qs;
    QTest::newRow("no such column") << QStringList{u"--map"_qs, u"Partner=Comment"_qs}
                                    << u"no column Partner"_qs;
    QTest::newRow("twice") << QStringList{u"--map"_qs, u"Name=Name"_qs, u"--map"_qs, u"Name=Comment"_qs}
                           << u"Name twice"_qs;
    QTest::newRow("of another form") << QStringList{u"--map"_qs, u"Name=Comment"_qs, u"--format"_qs,
                                                    u"json"_qs}
                                     << u"CSV"_qs;
}

void TestCliImport::columnsThatCannotBeMapped()
{
    QFETCH(QStringList, options);
    QFETCH(QString, said);
    const CliResult result = import("Name,Comment\nA,1\n", options);
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY2(result.err.contains(said), result.all().constData());
    QCOMPARE(m_runner->connectorCount(), 0);
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cliimport.moc"
