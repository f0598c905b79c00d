// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/importer.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::importers;

namespace {

const ImportOptions LeavingOut{
    .format = ImportFormat::Csv, .columns = {}, .step = {}, .faultyLines = FaultyLines::LeaveOut};

QStringList namesOf(const ImportResult& result)
{
    QStringList names;
    for (const Connector& connector : result.connectors)
        names.append(connector.name);
    return names;
}

QList<qint64> linesOf(const ImportResult& result)
{
    QList<qint64> lines;
    for (const LineFault& fault : result.leftOut)
        lines.append(fault.line);
    return lines;
}

}  // namespace

/// RD-CSV-01: a table with a bad line is refused with its number, or read without it where that is asked for.
class TestFaultyLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOthersAreRead_data();
    void theOthersAreRead();
    void refusedUnlessAskedFor();
    void theFaultIsToldWithItsLine();
    void nothingToGoOnWithIsRefused();
    void linesAreBounded();
    void quotationMarksDoNotReadTheRestAgainAndAgain();
    void aCancelledImportIsNoFaultyLine();
};

void TestFaultyLines::theOthersAreRead_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QList<qint64>>("lines");
    const QStringList both{u"A"_qs, u"C"_qs};
    QTest::newRow("RD-CSV-01: too few columns")
        << QByteArray("Name,Comment\nA,1\nB\nC,3\n") << both << QList<qint64>{3};
    QTest::newRow("RD-CSV-01: too many, over several lines")
        << QByteArray("Name,Comment\nA,1\nB,\"x\ny\",z\nC,3\n") << both << QList<qint64>{3};
    QTest::newRow("a value that is none")
        << QByteArray("Name,SmtpDaneMode\nA,None\nB,Enabled\nC,None\n") << both << QList<qint64>{3};
    QTest::newRow("no name") << QByteArray("Name,Comment\nA,1\n,2\nC,3\n") << both << QList<qint64>{3};
    QTest::newRow("a name again") << QByteArray("Name,Comment\nA,1\na,2\nC,3\n") << both << QList<qint64>{3};
    QTest::newRow("text behind a quotation mark")
        << QByteArray("Name,Comment\nA,1\n\"B\"x,2\nC,3\n") << both << QList<qint64>{3};
    QTest::newRow("a quotation mark too many swallows no other line")
        << QByteArray("\"Name\",\"Comment\"\n\"A\",\"1\"\n\"B\",\"2\n\"C\",\"3\"\n") << both
        << QList<qint64>{3};
    QTest::newRow("cut at the end") << QByteArray("\"Name\",\"Comment\"\n\"A\",\"1\"\n\"C\",\"3\"\n\"D\",\"4")
                                    << both << QList<qint64>{4};
    QTest::newRow("several, CR LF") << QByteArray("Name,Comment\r\nx\r\nA,1\r\n\r\ny\r\nC,3\r\n") << both
                                    << QList<qint64>{2, 5};
    QTest::newRow("none") << QByteArray("Name,Comment\nA,1\nC,3\n") << both << QList<qint64>();
}

void TestFaultyLines::theOthersAreRead()
{
    QFETCH(QByteArray, csv);
    const Result<ImportResult> result = importConnectors(csv, LeavingOut);
    QVERIFY2(result.ok(), result ? "" : qPrintable(result.error().detail));
    QTEST(namesOf(*result), "names");
    QTEST(linesOf(*result), "lines");
    QCOMPARE(result->leftOutCount, result->leftOut.size());
}

void TestFaultyLines::refusedUnlessAskedFor()
{
    const Result<ImportResult> result = importConnectors("Name,Comment\nA,1\nB\nC,3\n");
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidData);
    QVERIFY2(result.error().detail.startsWith(u"line 3 has 1 columns"_qs), qPrintable(result.error().detail));
}

void TestFaultyLines::theFaultIsToldWithItsLine()
{
    QByteArray csv = "Name,C2,C3,C4,C5,C6,C7,C8,C9,C10,C11\n";
    for (int line = 2; line < 1'204; ++line)
        csv += "N" + QByteArray::number(line) + ",,,,,,,,,,\n";
    csv += "broken,,\x1b,\xe2\x80\xae,,6\nlast,,,,,,,,,,\nLast,,,,,,,,,,\n";
    const Result<ImportResult> result = importConnectors(csv, LeavingOut);
    QVERIFY(result.ok());
    QCOMPARE(result->connectors.size(), 1'203);
    QCOMPARE(result->leftOut.size(), 2);
    // gui.md 5
    QCOMPARE(englishText(result->leftOut.first()),
             u"Line 1,204 has 6 columns, 11 are expected. 1,203 lines were read."_qs);
    // As it stands: whoever shows it makes it plain.
    QCOMPARE(result->leftOut.first().text, QString::fromUtf8("broken,,\x1b,\xe2\x80\xae,,6"));
    QCOMPARE(englishText(result->leftOut.last()),
             u"Line 1206, Name: another connector is already named \"Last\". 1,205 lines were read."_qs);
}

void TestFaultyLines::nothingToGoOnWithIsRefused()
{
    const Result<ImportResult> result = importConnectors("Name,Comment\nA\nB\n", LeavingOut);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().detail.startsWith(u"line 2 has"_qs), qPrintable(result.error().detail));
    // A table of headings alone has nothing faulty.
    QVERIFY(importConnectors("Name,Comment\n", LeavingOut).ok());
}

void TestFaultyLines::linesAreBounded()
{
    const QByteArray begin = "Name,Comment\nA,1\n";
    const QByteArray many = begin + QByteArray("x\n").repeated(MaxLeftOutLines);
    const Result<ImportResult> result = importConnectors(many, LeavingOut);
    QVERIFY(result.ok());
    QCOMPARE(result->leftOutCount, MaxLeftOutLines);
    QCOMPARE(result->leftOut.size(), MaxNamedLines);
    QVERIFY(!importConnectors(many + "x\n", LeavingOut).ok());

    const Result<ImportResult> wide = importConnectors(begin + QByteArray(1'000'000, 'x') + '\n', LeavingOut);
    QVERIFY(wide.ok());
    QCOMPARE(wide->leftOut.first().text.size(), MaxFaultText);
    const Result<ImportResult> columns =
        importConnectors(begin + QByteArray(2 * MaxImportProperties, ',') + '\n' + "C,3\n", LeavingOut);
    QVERIFY(columns.ok());
    QCOMPARE(namesOf(*columns), (QStringList{u"A"_qs, u"C"_qs}));
}

void TestFaultyLines::quotationMarksDoNotReadTheRestAgainAndAgain()
{
    // Each line closes the quotation of the one before it and opens the next, and the last one is wrong: each
    // record would end at the end of the file, whichever line it begins on.
    const QByteArray line = "b\"," + QByteArray(40'000, 'x') + ",\"c\n";
    const QByteArray csv = "Name,Comment,More\nA,1,\nz,z,\"c\n" + line.repeated(300) + "b\"x\n";
    const Result<ImportResult> result = importConnectors(csv, LeavingOut);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode::LimitExceeded, qPrintable(result.error().detail));
}

void TestFaultyLines::aCancelledImportIsNoFaultyLine()
{
    ImportOptions options = LeavingOut;
    options.step = [](qint64, qint64) { return false; };
    const Result<ImportResult> result = importConnectors("Name\nA\n", options);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestFaultyLines)
#include "tst_faultylines.moc"
