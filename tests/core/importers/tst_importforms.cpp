// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/mergeplan.h"
#include "core/importers/importer.h"
#include "tests/support/qttest.h"

#include <QtCore/QFile>
#include <QtCore/QStringEncoder>

using namespace relaydeck;
using namespace relaydeck::importers;

namespace {

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(RELAYDECK_TEST_DATA "/importers/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One connector in each form.
const QByteArray Csv = sample("connector.csv");

const QByteArray List = sample("connector.txt");

const QByteArray Clixml = sample("connector.clixml");

QByteArray encoded(const QByteArray& utf8, QStringConverter::Encoding encoding)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder.encode(QString::fromUtf8(utf8));
}

/// An import that must succeed.
ImportResult imported(const QByteArray& bytes, const ImportOptions& options = {})
{
    Result<ImportResult> result = importConnectors(bytes, options);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

QStringList namesOf(const ImportResult& result)
{
    QStringList names;
    for (const Connector& connector : result.connectors)
        names.append(connector.name);
    return names;
}

}  // namespace

/// 4.3: the forms in which PowerShell writes connectors, beside JSON.
class TestImportForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameConnector_data();
    void sameConnector();
    void recognized_data();
    void recognized();
    void lists_data();
    void lists();
    void truths_data();
    void truths();
    void absentSaysNothing();
    void absentKeepsWhatIsHere();
    void timesOfALanguage();
    void columnsAreMapped();
    void unknownColumnsAreKept();
    void listWithPromptAndGaps();
    void clixmlListAndReferences();
    void hostileTextIsKept();
    void stepsCountAndCancel();
};

void TestImportForms::sameConnector_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("comment");
    const QString comment = u"two\nlines, \"quoted\""_qs;
    QByteArray semicolons = Csv;
    semicolons.replace("\",\"", "\";\"");
    QByteArray tabs = Csv;
    tabs.replace("\",\"", "\"\t\"");
    QTest::newRow("CSV") << Csv << comment;
    QTest::newRow("CSV, CR LF") << QByteArray(Csv).replace("\n", "\r\n") << u"two\r\nlines, \"quoted\""_qs;
    QTest::newRow("CSV, semicolons") << semicolons << comment;
    QTest::newRow("CSV, tabs") << tabs << comment;
    QTest::newRow("CSV without a line of type") << Csv.mid(Csv.indexOf('\n') + 1) << comment;
    QTest::newRow("CSV, UTF-8 with a mark") << encoded(Csv, QStringConverter::Utf8) << comment;
    QTest::newRow("CSV, UTF-16LE") << encoded(Csv, QStringConverter::Utf16LE) << comment;
    QTest::newRow("Format-List") << List << u"two lines, \"quoted\""_qs;
    QTest::newRow("Format-List, CR LF, UTF-16BE")
        << encoded(QByteArray(List).replace("\n", "\r\n"), QStringConverter::Utf16BE)
        << u"two lines, \"quoted\""_qs;
    QTest::newRow("CLIXML") << Clixml << comment;
    QTest::newRow("CLIXML, UTF-16LE") << encoded(Clixml, QStringConverter::Utf16LE) << comment;
}

void TestImportForms::sameConnector()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, comment);
    const ImportResult result = imported(bytes);
    QCOMPARE(result.connectors.size(), 1);
    Connector expected;
    expected.guid = QUuid(u"11111111-2222-3333-4444-555555555555"_qs);
    expected.name = u"Fabrikam Bank"_qs;
    expected.comment = comment;
    expected.recipientDomains = {u"fabrikam.example"_qs, u"*.fabrikam.example"_qs};
    expected.tlsSettings = TlsSettings::EncryptionOnly;
    expected.smtpDaneMode = DaneMode::Mandatory;
    expected.mtaStsMode = MtaStsMode::None;
    expected.testMode = false;
    for (const ConnectorField field : connectorFields())
        QVERIFY2(sameField(field, result.connectors.first(), expected), qPrintable(parameterName(field)));
    QCOMPARE(result.connectors.first(), expected);
    QVERIFY(result.notes.isEmpty());
}

void TestImportForms::recognized_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("JSON object") << u"\n {\"Name\":\"a\"}"_qs << u"json"_qs;
    QTest::newRow("JSON array") << u"[]"_qs << u"json"_qs;
    QTest::newRow("CSV of one column") << u"Name\nA\n"_qs << u"csv"_qs;
    QTest::newRow("CSV, quoted") << u"\"x\",\"Name\""_qs << u"csv"_qs;
    QTest::newRow("CSV by its type") << u"#TYPE Selected.x\n\"Company\"\n"_qs << u"csv"_qs;
    QTest::newRow("CLIXML") << u"\n<Objs/>"_qs << u"clixml"_qs;
    QTest::newRow("list") << u"\n\nName : a, b\n"_qs << u"list"_qs;
    QTest::newRow("list behind a prompt") << u"PS C:\\Users\\a> goc | fl\n\nEnabled : True"_qs << u"list"_qs;
    QTest::newRow("list behind the prompt of another computer")
        << u"[tenant]: PS C:\\> goc | fl\n\nEnabled : True"_qs << u"list"_qs;
    QTest::newRow("a letter") << u"Dear all,\nthe file is"_qs << QString();
    QTest::newRow("a list of something else") << u"Process : a"_qs << QString();
    QTest::newRow("nothing") << u" \n"_qs << QString();
}

void TestImportForms::recognized()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    const std::optional<ImportFormat> recognized = recognizeFormat(text);
    QCOMPARE(recognized ? importFormatName(*recognized) : QString(), format);
    QVERIFY(importFormatFromName(format) == recognized);
}

void TestImportForms::lists_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("spaces") << QByteArray("a.example *.b.example");
    QTest::newRow("line ends") << QByteArray("a.example\r\n*.b.example");
    QTest::newRow("semicolons") << QByteArray("a.example;*.b.example;");
    QTest::newRow("commas") << QByteArray("a.example, *.b.example");
    QTest::newRow("S36: bars") << QByteArray("a.example|*.b.example");
    QTest::newRow("braces") << QByteArray("{a.example, *.b.example}");
}

void TestImportForms::lists()
{
    QFETCH(QByteArray, cell);
    const ImportResult result = imported("Name,RecipientDomains\nA,\"" + cell + "\"\n");
    QCOMPARE(result.connectors.first().recipientDomains, (QStringList{u"a.example"_qs, u"*.b.example"_qs}));
}

void TestImportForms::truths_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<int>("expected");
    QTest::newRow("True") << QByteArray("True") << 1;
    QTest::newRow("FALSE") << QByteArray("FALSE") << 0;
    QTest::newRow("$false") << QByteArray("$false") << 0;
    QTest::newRow("blank is unset") << QByteArray() << -1;
}

void TestImportForms::truths()
{
    QFETCH(QByteArray, cell);
    QFETCH(int, expected);
    const ImportResult result = imported("Name,TestMode\nA," + cell + "\n");
    QCOMPARE(result.connectors.first().testMode,
             expected < 0 ? std::optional<bool>() : std::optional(expected == 1));
}

void TestImportForms::absentSaysNothing()
{
    // 4.1: exports made before the modes existed lack them.
    const ImportResult result = imported("Name,Enabled,SmtpDaneMode\nA,,\n");
    const Connector& connector = result.connectors.first();
    QVERIFY(connector.enabled);
    QVERIFY(!connector.smtpDaneMode && !connector.mtaStsMode);
    for (const ConnectorField field :
         {ConnectorField::Enabled, ConnectorField::UseMxRecord, ConnectorField::RecipientDomains,
          ConnectorField::TlsSettings, ConnectorField::MtaStsMode})
        QVERIFY2(result.absentFields.first().contains(field), qPrintable(parameterName(field)));
    QVERIFY(!result.absentFields.first().contains(ConnectorField::Name));
}

void TestImportForms::absentKeepsWhatIsHere()
{
    Connector here;
    here.id = QUuid::createUuid();
    here.name = u"A"_qs;
    here.enabled = false;
    here.recipientDomains = {u"a.example"_qs};
    here.tlsSettings = TlsSettings::DomainValidation;
    const ImportResult result = imported("Name,SmtpDaneMode\nA,Mandatory\n");
    const MergePlan plan =
        planMerge({{.connector = here, .imported = here}}, result.connectors, {}, {}, result.absentFields);
    QCOMPARE(plan.count(MergeEntry::Kind::Changed), 1);
    Connector expected = here;
    expected.smtpDaneMode = DaneMode::Mandatory;
    QCOMPARE(plan.entries.first().after->connector, expected);
    QCOMPARE(plan.entries.first().after->imported, std::optional(expected));
    QVERIFY(plan.entries.first().fields == QList{ConnectorField::SmtpDaneMode});
}

void TestImportForms::timesOfALanguage()
{
    // S33: dates are written in the form of the computer's language; a guess would mix up day and month.
    const ImportResult result = imported("Name : A\nLastValidationTimestamp : 6/1/2026 10:00:00 AM\n");
    QVERIFY(!result.connectors.first().lastValidationTimestamp.isValid());
    QCOMPARE(result.connectors.first().otherProperties.value(u"LastValidationTimestamp"_qs).toString(),
             u"6/1/2026 10:00:00 AM"_qs);
    QCOMPARE(result.notes.first().kind, ImportNote::Kind::UnreadTime);
    QVERIFY(englishText(result.notes.first()).contains(u"6/1/2026"_qs));
    QVERIFY(imported("Name,LastValidationTimestamp\nA,2026-06-01T10:00:00Z\n")
                .connectors.first()
                .lastValidationTimestamp.isValid());
}

void TestImportForms::columnsAreMapped()
{
    const QByteArray csv = "Partner;Mode;Notes;Owner\nA;Mandatory;x;me\n";
    QVERIFY(!importConnectors(csv).ok());
    const ImportResult result = imported(
        csv,
        {.format = ImportFormat::Csv,
         .columns = {{u"Partner"_qs, u"Name"_qs}, {u"Mode"_qs, u"SmtpDaneMode"_qs}, {u"Owner"_qs, QString()}},
         .step = {}});
    QCOMPARE(result.connectors.first().name, u"A"_qs);
    QCOMPARE(result.connectors.first().smtpDaneMode, std::optional(DaneMode::Mandatory));
    QCOMPARE(result.connectors.first().otherProperties.keys(), QStringList{u"Notes"_qs});
    QCOMPARE(tableHeadings(csv).size(), 4);
    QCOMPARE(tableHeadings("Name,Mode\nA,None\n"), (QStringList{u"Name"_qs, u"Mode"_qs}));
    QVERIFY(tableHeadings("Dear all,\nhere they are\n").isEmpty());
    QVERIFY(tableHeadings("{\"a\":1,\n\"b\":2}").isEmpty());
    // What a known heading means can be chosen too.
    QCOMPARE(imported("Name,Comment\nA,B\n",
                      {.format = ImportFormat::Csv,
                       .columns = {{u"Name"_qs, u"Comment"_qs}, {u"Comment"_qs, u"Name"_qs}},
                       .step = {}})
                 .connectors.first()
                 .name,
             u"B"_qs);
    QCOMPARE(*csvHeadings(QString::fromUtf8(csv)),
             (QStringList{u"Partner"_qs, u"Mode"_qs, u"Notes"_qs, u"Owner"_qs}));
}

void TestImportForms::unknownColumnsAreKept()
{
    const ImportResult result = imported("Name,NewThing,WhenChanged\nA,1,x\nB,2,y\n");
    QCOMPARE(result.unknownProperties, (QMap<QString, int>{{u"NewThing"_qs, 2}}));
    QCOMPARE(result.connectors.last().otherProperties.value(u"NewThing"_qs).toString(), u"2"_qs);
    QCOMPARE(result.connectors.last().otherProperties.value(u"WhenChanged"_qs).toString(), u"y"_qs);
}

void TestImportForms::listWithPromptAndGaps()
{
    const ImportResult result = imported("PS C:\\> Get-OutboundConnector | fl Name,Comment\n\n\n"
                                         "Name    : A\nComment : first: part\n\n          second part\n\n\n"
                                         "Name : B\nName : C\nComment :\n\nPS C:\\>\n");
    QCOMPARE(namesOf(result), (QStringList{u"A"_qs, u"B"_qs, u"C"_qs}));
    QCOMPARE(result.connectors.first().comment, u"first: part\nsecond part"_qs);
}

void TestImportForms::clixmlListAndReferences()
{
    const ImportResult result =
        imported("<Objs><Obj RefId=\"0\"><LST><Obj><MS><S N=\"Name\">A</S>"
                 "<Obj N=\"RecipientDomains\" RefId=\"7\"><LST><S>a.example</S></LST></Obj></MS></Obj>"
                 "<Obj><Props><S N=\"Name\">B_x0041__x005F_</S><Ref N=\"RecipientDomains\" RefId=\"7\" "
                 "/></Props></Obj>"
                 "</LST></Obj></Objs>");
    QCOMPARE(namesOf(result), (QStringList{u"A"_qs, u"BA_"_qs}));
    QCOMPARE(result.connectors.last().recipientDomains, QStringList{u"a.example"_qs});
}

void TestImportForms::hostileTextIsKept()
{
    // Shown by plainText() everywhere; what is stored is what came.
    const QString hostile = u"a\u202eb\u0001c<b>&amp;"_qs;
    QCOMPARE(imported("Name\n" + hostile.toUtf8() + "\n").connectors.first().name, hostile);
    QCOMPARE(imported("Name : " + hostile.toUtf8() + "\n").connectors.first().name, hostile);
    QCOMPARE(
        imported("<Objs><Obj><MS><S N=\"Name\">a_x202E_b_x0001_c&lt;b&gt;&amp;amp;</S></MS></Obj></Objs>")
            .connectors.first()
            .name,
        hostile);
}

void TestImportForms::stepsCountAndCancel()
{
    QByteArray csv = "Name\n";
    for (int i = 0; i < 300; ++i)
        csv += "C" + QByteArray::number(i) + '\n';
    QList<qint64> steps;
    const auto count = [&steps](qint64 done, qint64 total) {
        steps.append(done);
        return done <= total;
    };
    QCOMPARE(imported(csv, {.format = {}, .columns = {}, .step = count}).connectors.size(), 300);
    QVERIFY(steps.size() > 2 && std::is_sorted(steps.cbegin(), steps.cend()));
    const Result<ImportResult> stopped =
        importConnectors(csv, {.format = {}, .columns = {}, .step = [](qint64, qint64) { return false; }});
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestImportForms)
#include "tst_importforms.moc"
