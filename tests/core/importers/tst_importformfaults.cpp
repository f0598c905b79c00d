// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/importer.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::importers;

namespace {

QByteArray connectorXml(const QByteArray& members)
{
    return "<Objs>\n<Obj><MS><S N=\"Name\">A</S></MS></Obj>\n<Obj><MS>\n<S N=\"Name\">B</S>\n" + members
        + "\n</MS></Obj></Objs>";
}

}  // namespace

/// Every fault is told with its line, and nothing is taken then.
class TestImportFormFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void bounds_data();
    void bounds();
    void columnsAreBounded();
    void longNamesAreShortInFaults();
};

void TestImportFormFaults::faults_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");

    QTest::newRow("CSV: cut in a cell")
        << QByteArray("\"Name\"\n\"A\"\n\"B") << u"line 3: a quotation mark is not closed"_qs;
    QTest::newRow("RD-CSV-01: too few cells")
        << QByteArray("Name,Comment\nA,x\nB\n") << u"line 3 has 1 columns, 2 are expected"_qs;
    QTest::newRow("RD-CSV-01: too many cells")
        << QByteArray("Name,Comment\nA,x,\n") << u"line 2 has 3 columns, 2 are expected"_qs;
    QTest::newRow("CSV: text behind a quotation")
        << QByteArray("Name,Comment\n\"A\"x,y\n") << u"line 2: text behind a closing quotation mark"_qs;
    QTest::newRow("CSV: lines inside of cells count")
        << QByteArray("Name,Comment\nA,\"1\n2\n3\"\nB,x,y\n") << u"line 5 has 3 columns"_qs;
    QTest::newRow("CSV: no names") << QByteArray("Comment\nx\n") << u"line 1: no column is named Name"_qs;
    QTest::newRow("CSV: a heading twice")
        << QByteArray("Name,Comment,comment\nA,1,2\n") << u"line 1: two columns are taken for comment"_qs;
    QTest::newRow("CSV: name blank") << QByteArray("Name,Comment\n ,x\n") << u"line 2, Name: is missing"_qs;
    QTest::newRow("CSV: mode") << QByteArray("Name,SmtpDaneMode\nA,Enabled\n")
                               << u"line 2, SmtpDaneMode: \"Enabled\" is not Opportunistic"_qs;
    QTest::newRow("CSV: truth") << QByteArray("Name,Enabled\nA,yes\n")
                                << u"line 2, Enabled: \"yes\" is not True or False"_qs;
    QTest::newRow("CSV: GUID") << QByteArray("Name,Guid\nA,7\n") << u"line 2, Guid: expected a GUID"_qs;
    QTest::newRow("CSV: a name again")
        << QByteArray("Name\nA\na\n") << u"line 3, Name: another connector is already named \"a\""_qs;
    QTest::newRow("CSV: a type where a text belongs")
        << QByteArray("Name,TlsDomain\nA,System.Object[]\n") << u"line 2, TlsDomain: holds the name"_qs;

    QTest::newRow("list: cut by Windows PowerShell")
        << QByteArray("Name : A\nRecipientDomains : {a, b, c, d...}\n")
        << u"line 2, RecipientDomains: was cut by PowerShell"_qs;
    QTest::newRow("list: cut by PowerShell 7")
        << QByteArray("Name : A\n\nName : B\nSmartHosts : {a, b, c,\n d…}\n")
        << u"line 4, SmartHosts: was cut by PowerShell"_qs;
    QTest::newRow("list: cut inside of a list")
        << QByteArray("Name : A\nRecipientDomains : {a.example, b.exa")
        << u"line 2, RecipientDomains: has only one brace"_qs;
    QTest::newRow("list: the beginning of a list is missing")
        << QByteArray("Name : A\nSmartHosts : b.example}\n") << u"line 2, SmartHosts: has only one brace"_qs;
    QTest::newRow("CSV: a list with one brace")
        << QByteArray("Name;RecipientDomains\nA;{a.example, b.example\n")
        << u"line 2, RecipientDomains: has only one brace"_qs;
    QTest::newRow("list: a line of nothing known")
        << QByteArray("Name : A\nwhat is this\n") << u"line 2: \"what is this\" is neither a property"_qs;
    QTest::newRow("list: mode, on its own line")
        << QByteArray("\nName : A\nEnabled : True\nMtaStsMode : Mandatory\n")
        << u"line 4, MtaStsMode: \"Mandatory\" is not Opportunistic or None"_qs;
    QTest::newRow("list: no name") << QByteArray("Enabled : True\n") << u"line 1, Name: is missing"_qs;

    QTest::newRow("CLIXML: cut") << connectorXml({}).chopped(12) << u"line 6: "_qs;
    QTest::newRow("CLIXML: another document") << QByteArray("<html/>") << u"line 1: the file is XML, but"_qs;
    QTest::newRow("CLIXML: a value alone")
        << QByteArray("<Objs>\n<S>x</S></Objs>") << u"line 2: expected an object"_qs;
    QTest::newRow("CLIXML: a document type")
        << QByteArray("<!DOCTYPE Objs [<!ENTITY a \"b\">]><Objs/>") << u"line 1: document types"_qs;
    QTest::newRow("CLIXML: an entity that is none")
        << connectorXml("<S N=\"Comment\">&a;</S>") << u"line 5: "_qs;
    QTest::newRow("CLIXML: a list where a text belongs")
        << connectorXml("<Obj N=\"TlsDomain\"><LST><S>a</S></LST></Obj>")
        << u"line 5, TlsDomain: expected a string, found an array"_qs;
    QTest::newRow("CLIXML: a text where a truth belongs")
        << connectorXml("<S N=\"Enabled\">True</S>") << u"line 5, Enabled: expected true or false"_qs;
    QTest::newRow("CLIXML: a number where a mode belongs")
        << connectorXml("<I32 N=\"SmtpDaneMode\">1</I32>")
        << u"line 5, SmtpDaneMode: expected a string, found a number"_qs;
    QTest::newRow("CLIXML: a reference to nothing")
        << connectorXml("<Ref N=\"SmartHosts\" RefId=\"9\" />") << u"line 5: refers to an object"_qs;
    QTest::newRow("CLIXML: elements inside a value")
        << connectorXml("<S N=\"Comment\"><b/></S>") << u"line 5: "_qs;

    // PowerShell looks at no case: one of the two values would be lost without a word.
    QTest::newRow("twice: JSON, spelled alike")
        << QByteArray(R"([{"Name":"A"},{"Name":"B","SmtpDaneMode":"None","SmtpDaneMode":"Mandatory"}])")
        << u"[1].SmtpDaneMode: the object has this property more than once"_qs;
    QTest::newRow("twice: JSON, an escape")
        << QByteArray(R"({"Name":"A","Comment":"1","Comm\u0065nt":"2"})") << u"Comment: the object has"_qs;
    QTest::newRow("twice: JSON, another case")
        << QByteArray(R"([{"Name":"A","name":"B"}])") << u"[0].name: the object has"_qs;
    QTest::newRow("twice: JSON, an unknown property in another case")
        << QByteArray(R"([{"Name":"A","NewThing":1,"newthing":2}])") << u"[0].newthing: the object has"_qs;
    QTest::newRow("twice: JSON of Windows PowerShell")
        << QByteArray(R"({"value":[{"Name":"A"},{"Name":"B","x":1,"x":2}],"Count":2})")
        << u"[1].x: the object has"_qs;
    QTest::newRow("twice: CLIXML, spelled alike")
        << connectorXml("<S N=\"Comment\">1</S>\n<S N=\"Comment\">2</S>")
        << u"line 6: the object has the property Comment"_qs;
    QTest::newRow("twice: CLIXML, another case")
        << connectorXml("<S N=\"Comment\">1</S>\n<S N=\"comment\">2</S>")
        << u"line 6, comment: the object has"_qs;
    QTest::newRow("twice: list, another case begins the next object")
        << QByteArray("Name : A\nComment : 1\ncomment : 2\n") << u"line 3, Name: is missing"_qs;

    QTest::newRow("none of the forms") << QByteArray("Hello\n") << u"It is neither JSON nor CSV"_qs;
    QTest::newRow("nothing") << QByteArray("\r\n") << u"There is nothing in it"_qs;
}

void TestImportFormFaults::faults()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, detail);
    const Result<ImportResult> result = importConnectors(bytes);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().detail.startsWith(detail), qPrintable(result.error().detail));
}

void TestImportFormFaults::bounds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray longText(MaxImportString + 1, 'x');
    QTest::newRow("CSV: a long comment") << QByteArray("Name,Comment\nA," + longText + '\n');
    QTest::newRow("list: a long comment") << QByteArray("Name : A\nComment : " + longText + '\n');
    QTest::newRow("CLIXML: a long comment") << connectorXml("<S N=\"Comment\">" + longText + "</S>");
    QTest::newRow("CSV: a name of 1 MB") << QByteArray("Name\n" + QByteArray(1'000'000, 'n') + '\n');
    QByteArray properties = "Name : A\n";
    for (qsizetype i = 0; i < MaxImportProperties; ++i)
        properties += "p" + QByteArray::number(i) + " : 1\n";
    QTest::newRow("list: properties") << properties;
    QTest::newRow("CLIXML: depth") << connectorXml("<Obj N=\"Deep\">" + QByteArray("<LST><Obj>").repeated(40)
                                                   + QByteArray("</Obj></LST>").repeated(40) + "</Obj>");
    // Each reference repeats what it refers to: a small file must not become a large one.
    const QByteArray big =
        "<Obj N=\"Big\" RefId=\"1\"><LST>" + QByteArray("<S>x</S>").repeated(50'000) + "</LST></Obj>";
    QByteArray references;
    for (int i = 0; i < 900; ++i)
        references += "<Ref N=\"r" + QByteArray::number(i) + "\" RefId=\"1\" />";
    QTest::newRow("CLIXML: references") << connectorXml(big + references);
    // Each refers to the one before it, so they nest as deep as the file is long.
    QByteArray chain = "<Obj N=\"c0\" RefId=\"0\"><MS><S N=\"x\">y</S></MS></Obj>";
    for (int i = 1; i < 900; ++i)
        chain += "<Obj N=\"c" + QByteArray::number(i) + "\" RefId=\"" + QByteArray::number(i)
            + "\"><MS><Ref N=\"x\" RefId=\"" + QByteArray::number(i - 1) + "\" /></MS></Obj>";
    QTest::newRow("CLIXML: references to references") << connectorXml(chain);
    QTest::newRow("a large file") << QByteArray(MaxImportBytes + 1, ' ');
}

void TestImportFormFaults::bounds()
{
    QFETCH(QByteArray, bytes);
    const Result<ImportResult> result = importConnectors(bytes);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode::LimitExceeded, qPrintable(result.error().detail));
}

void TestImportFormFaults::columnsAreBounded()
{
    const QByteArray wide = "Name" + QByteArray(MaxImportProperties, ',') + '\n';
    const ImportOptions asTable{.format = ImportFormat::Csv, .columns = {}, .step = {}};
    QVERIFY(importConnectors(wide, asTable).error().code == ErrorCode::LimitExceeded);
    QVERIFY(!importConnectors(wide).ok());
}

void TestImportFormFaults::longNamesAreShortInFaults()
{
    const QByteArray name = QByteArray(60'000, 'n') + "\xe2\x80\xae";
    for (const QByteArray& bytes :
         {QByteArray("Name\n" + name + '\n' + name + '\n'), QByteArray("Name : A\n" + name + '\n'),
          QByteArray("Name," + name + ',' + name + "\nA,1,2\n"),
          QByteArray("Name,SmtpDaneMode\nA," + name + "\n")}) {
        const Result<ImportResult> result = importConnectors(bytes);
        QVERIFY(!result.ok());
        QVERIFY2(result.error().detail.size() < 300, qPrintable(result.error().detail));
        QVERIFY(!result.error().detail.contains(QChar(0x202e)));
    }
}

QTEST_GUILESS_MAIN(TestImportFormFaults)
#include "tst_importformfaults.moc"
