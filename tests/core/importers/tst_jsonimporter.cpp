// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/collectionscript.h"
#include "core/importers/exchangeobject.h"
#include "core/importers/importer.h"
#include "tests/support/qttest.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QStringEncoder>
#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::importers;

namespace {

/// The synthetic example of the shape that the cmdlet gives.
QJsonObject sample(const QString& connectorName = u"Fabrikam Bank"_qs,
                   const QString& guid = u"11111111-2222-3333-4444-555555555555"_qs)
{
    return {
        {u"Name"_qs, connectorName},
        {u"Identity"_qs, connectorName},
        {u"Guid"_qs, guid},
        {u"Enabled"_qs, true},
        {u"ConnectorType"_qs, u"Partner"_qs},
        {u"ConnectorSource"_qs, u"AdminUI"_qs},
        {u"Comment"_qs, u""_qs},
        {u"UseMXRecord"_qs, true},
        {u"SmartHosts"_qs, QJsonArray()},
        {u"RecipientDomains"_qs, QJsonArray{u"fabrikam.example"_qs, u"*.fabrikam.example"_qs}},
        {u"TlsSettings"_qs, u"DomainValidation"_qs},
        {u"TlsDomain"_qs, u"*.fabrikam.example"_qs},
        {u"IsTransportRuleScoped"_qs, false},
        {u"MtaStsMode"_qs, u"Opportunistic"_qs},
        {u"SmtpDaneMode"_qs, u"Mandatory"_qs},
        {u"TestMode"_qs, false},
        {u"LastValidationTimestamp"_qs, QJsonValue()},
        {u"ValidationRecipients"_qs, QJsonArray()},
        {u"WhenCreatedUTC"_qs, u"2026-05-04T09:10:11.0000000Z"_qs},
        {u"OrganizationalUnitRoot"_qs, u"contoso.onmicrosoft.com"_qs},
        {u"IsValid"_qs, true},
    };
}

QByteArray json(const QJsonArray& objects)
{
    return QJsonDocument(objects).toJson();
}

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson();
}

Result<ImportResult> readJson(const QByteArray& bytes)
{
    return importConnectors(bytes, {.format = ImportFormat::Json, .columns = {}, .step = {}});
}

/// The import of one object, which must succeed.
Connector imported(const QJsonObject& object)
{
    const Result<ImportResult> result = readJson(json(object));
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return result->connectors.first();
}

QJsonObject with(const QString& key, const QJsonValue& value)
{
    QJsonObject object = sample();
    object.insert(key, value);
    return object;
}

QByteArray utf16(const QByteArray& utf8, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding,
                           mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(QString::fromUtf8(utf8));
}

}  // namespace

class TestJsonImporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyField();
    void oneOrSeveral();
    void encodings_data();
    void encodings();
    void brokenEncodings_data();
    void brokenEncodings();
    void missingIsUnset();
    void nullIsUnset();
    void times_data();
    void times();
    void keysAndSidecars();
    void unknownProperties();
    void wrappersOfWindowsPowerShell();
    void faults_data();
    void faults();
    void faultsAreAllOrNothing();
    void repeated();
    void sameNameIsAConflict();
    void unknownSourceIsKept();
    void tenants_data();
    void tenants();
    void severalTenants();
    void notJson_data();
    void notJson();
    void bounds();
    void files();
    void script();
};

void TestJsonImporter::everyField()
{
    QJsonObject object = sample();
    object.insert(u"ConnectorType"_qs, u"onpremises"_qs);
    object.insert(u"UseMXRecord"_qs, false);
    object.insert(u"SmartHosts"_qs, QJsonArray{u"[192.0.2.1]"_qs, u"relay.fabrikam.example"_qs});
    for (const QString& key :
         {u"AllAcceptedDomains"_qs, u"RouteAllMessagesViaOnPremises"_qs, u"SenderRewritingEnabled"_qs,
          u"CloudServicesMailEnabled"_qs, u"IsValidated"_qs})
        object.insert(key, true);
    object.insert(u"LastValidationTimestamp"_qs, u"2026-06-01T10:00:00.1230000"_qs);
    object.insert(u"ValidationRecipients"_qs, QJsonArray{u"a@fabrikam.example"_qs});
    object.insert(u"Enabled"_qs, false);
    const Connector connector = imported(object);
    QVERIFY(connector.id.isNull());
    QCOMPARE(connector.guid, QUuid(u"11111111-2222-3333-4444-555555555555"_qs));
    QCOMPARE(connector.name, u"Fabrikam Bank"_qs);
    QVERIFY(!connector.enabled);
    QCOMPARE(connector.type, std::optional(ConnectorType::OnPremises));
    QCOMPARE(connector.source, std::optional(ConnectorSource::AdminUi));
    QVERIFY(!connector.useMxRecord);
    QCOMPARE(connector.smartHosts, (QStringList{u"[192.0.2.1]"_qs, u"relay.fabrikam.example"_qs}));
    QCOMPARE(connector.recipientDomains, (QStringList{u"fabrikam.example"_qs, u"*.fabrikam.example"_qs}));
    QVERIFY(connector.tlsSettings == TlsSettings::DomainValidation);
    QCOMPARE(connector.tlsDomain, u"*.fabrikam.example"_qs);
    QCOMPARE(connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    QCOMPARE(connector.mtaStsMode, std::optional(MtaStsMode::Opportunistic));
    for (const std::optional<bool> flag :
         {connector.allAcceptedDomains, connector.routeAllMessagesViaOnPremises,
          connector.senderRewritingEnabled, connector.cloudServicesMailEnabled, connector.isValidated})
        QCOMPARE(flag, std::optional(true));
    QCOMPARE(connector.isTransportRuleScoped, std::optional(false));
    QCOMPARE(connector.lastValidationTimestamp, QDateTime({2026, 6, 1}, {10, 0, 0, 123}, Qt::UTC));
    QCOMPARE(connector.validationRecipients, QStringList{u"a@fabrikam.example"_qs});
    // What is no parameter is kept as it came.
    QCOMPARE(connector.otherProperties.value(u"WhenCreatedUTC"_qs).toString(),
             u"2026-05-04T09:10:11.0000000Z"_qs);
    QVERIFY(!connector.otherProperties.contains(u"Name"_qs));
}

void TestJsonImporter::oneOrSeveral()
{
    QCOMPARE(readJson(json(sample()))->connectors.size(), 1);
    QCOMPARE(readJson(json(QJsonArray{sample()}))->connectors.size(), 1);
    const QJsonArray two{sample(), sample(u"Other"_qs, u"22222222-2222-3333-4444-555555555555"_qs)};
    const Result<ImportResult> result = readJson(json(two));
    QCOMPARE(result->connectors.size(), 2);
    QCOMPARE(result->connectors.last().name, u"Other"_qs);
    QVERIFY(readJson("[]")->connectors.isEmpty());
}

void TestJsonImporter::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray utf8 = json(sample(u"Bücher & Söhne 日本 🚀"_qs));
    QTest::newRow("UTF-8") << utf8;
    QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + utf8;
    QTest::newRow("UTF-16LE with a mark") << utf16(utf8, QStringConverter::Utf16LE, true);
    QTest::newRow("UTF-16BE with a mark") << utf16(utf8, QStringConverter::Utf16BE, true);
    QTest::newRow("UTF-16LE") << utf16(utf8, QStringConverter::Utf16LE, false);
    QTest::newRow("UTF-16BE") << utf16(utf8, QStringConverter::Utf16BE, false);
}

void TestJsonImporter::encodings()
{
    QFETCH(QByteArray, bytes);
    const Result<ImportResult> result = readJson(bytes);
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->connectors.first().name, u"Bücher & Söhne 日本 🚀"_qs);
}

void TestJsonImporter::brokenEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Latin-1") << QByteArray("[{\"Name\":\"B\xfc"
                                           "cher\"}]");
    QTest::newRow("odd number of bytes") << utf16(json(sample()), QStringConverter::Utf16LE, true).chopped(1);
}

void TestJsonImporter::brokenEncodings()
{
    QFETCH(QByteArray, bytes);
    const Result<ImportResult> result = readJson(bytes);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidData);
    QVERIFY2(result.error().detail.contains(u"UTF-"_qs), qPrintable(result.error().detail));
}

void TestJsonImporter::missingIsUnset()
{
    // As an export made before the modes existed.
    const Connector connector = imported({{u"Name"_qs, u"A"_qs}});
    Connector expected;
    expected.name = u"A"_qs;
    QCOMPARE(connector, expected);
    QVERIFY(connector.enabled);
    QVERIFY(connector.useMxRecord);
}

void TestJsonImporter::nullIsUnset()
{
    QJsonObject object{{u"Name"_qs, u"A"_qs}};
    const QJsonObject full = sample();
    for (const QString& key : full.keys()) {
        if (key != u"Name"_qs)
            object.insert(key, QJsonValue());
    }
    Connector connector = imported(object);
    connector.otherProperties = {};
    Connector expected;
    expected.name = u"A"_qs;
    QCOMPARE(connector, expected);
}

void TestJsonImporter::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("expected");
    const QDateTime time({2026, 6, 1}, {10, 0, 0, 500}, Qt::UTC);
    QTest::newRow("4.2: seven decimals, Z") << u"2026-06-01T10:00:00.5000000Z"_qs << time;
    QTest::newRow("4.2: without Z") << u"2026-06-01T10:00:00.5000000"_qs << time;
    QTest::newRow("offset") << u"2026-06-01T12:00:00.5+02:00"_qs << time;
    QTest::newRow("no decimals") << u"2026-06-01T10:00:00Z"_qs << time.addMSecs(-500);
    QTest::newRow("4.3: Windows PowerShell") << u"/Date(1780308000500)/"_qs << time;
    QTest::newRow("with an offset that only tells the zone") << u"/Date(1780308000500+0200)/"_qs << time;
    QTest::newRow("before 1970") << u"/Date(-62135596800000)/"_qs << QDateTime({1, 1, 1}, {0, 0}, Qt::UTC);
    QTest::newRow("a date in words") << u"1 June 2026"_qs << QDateTime();
    QTest::newRow("an impossible day") << u"2026-13-01T10:00:00Z"_qs << QDateTime();
    QTest::newRow("an overlong number") << u"/Date(99999999999999999999)/"_qs << QDateTime();
}

void TestJsonImporter::times()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, expected);
    QCOMPARE(exchangeTime(text), expected);
}

void TestJsonImporter::keysAndSidecars()
{
    // 4.2: the REST interface adds `X@data.type`; another tool writes `name`.
    QJsonObject object = with(u"SmtpDaneMode@data.type"_qs, 7);
    object.insert(u"RecipientDomains@data.type"_qs, u"#Collection(String)"_qs);
    object.remove(u"Name"_qs);
    object.insert(u"name"_qs, u"lower"_qs);
    const Result<ImportResult> result = readJson(json(object));
    QCOMPARE(result->connectors.first().name, u"lower"_qs);
    QVERIFY(result->unknownProperties.isEmpty());
    QVERIFY(!result->connectors.first().otherProperties.contains(u"SmtpDaneMode@data.type"_qs));
}

void TestJsonImporter::unknownProperties()
{
    QJsonObject second = sample(u"Other"_qs, u"22222222-2222-3333-4444-555555555555"_qs);
    second.insert(u"NewThing"_qs, QJsonObject{{u"a"_qs, 1}});
    const Result<ImportResult> result = readJson(json(QJsonArray{with(u"NewThing"_qs, 1), second}));
    QCOMPARE(result->unknownProperties, (QMap<QString, int>{{u"NewThing"_qs, 2}}));
    QCOMPARE(result->connectors.last().otherProperties.value(u"NewThing"_qs), second.value(u"NewThing"_qs));
}

void TestJsonImporter::wrappersOfWindowsPowerShell()
{
    const QJsonObject list{{u"value"_qs, QJsonArray{u"fabrikam.example"_qs}}, {u"Count"_qs, 1}};
    QCOMPARE(imported(with(u"RecipientDomains"_qs, list)).recipientDomains,
             QStringList{u"fabrikam.example"_qs});
    const QJsonObject time{{u"value"_qs, u"/Date(1780308000500)/"_qs}, {u"DateTime"_qs, u"Monday"_qs}};
    QVERIFY(imported(with(u"LastValidationTimestamp"_qs, time)).lastValidationTimestamp.isValid());
    const QJsonObject whole{{u"value"_qs, QJsonArray{sample()}}, {u"Count"_qs, 1}};
    QCOMPARE(readJson(json(whole))->connectors.size(), 1);
}

void TestJsonImporter::faults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("detail");
    QTest::newRow("a list where a string belongs")
        << u"SmtpDaneMode"_qs << QJsonValue(QJsonArray{u"None"_qs})
        << u"[1].SmtpDaneMode: expected a string, found an array"_qs;
    QTest::newRow("4.2: enumerators are strings")
        << u"SmtpDaneMode"_qs << QJsonValue(1) << u"[1].SmtpDaneMode: expected a string, found a number"_qs;
    QTest::newRow("S28: values of an unreliable article")
        << u"SmtpDaneMode"_qs << QJsonValue(u"Enabled"_qs)
        << u"[1].SmtpDaneMode: \"Enabled\" is not Opportunistic, Mandatory or None"_qs;
    QTest::newRow("1.1: MTA-STS has no Mandatory")
        << u"MtaStsMode"_qs << QJsonValue(u"Mandatory"_qs)
        << u"[1].MtaStsMode: \"Mandatory\" is not Opportunistic or None"_qs;
    QTest::newRow("TlsSettings") << u"TlsSettings"_qs << QJsonValue(u"x"_qs) << u"[1].TlsSettings: \"x\""_qs;
    QTest::newRow("a string where a truth value belongs")
        << u"Enabled"_qs << QJsonValue(u"True"_qs)
        << u"[1].Enabled: expected true or false, found a string"_qs;
    QTest::newRow("a list cut by -Depth") << u"RecipientDomains"_qs << QJsonValue(u"a b"_qs)
                                          << u"[1].RecipientDomains: expected a list, found a string"_qs;
    QTest::newRow("a number in a list") << u"SmartHosts"_qs << QJsonValue(QJsonArray{u"a"_qs, 5})
                                        << u"[1].SmartHosts[1]: expected a string, found a number"_qs;
    QTest::newRow("name") << u"Name"_qs << QJsonValue(QJsonObject())
                          << u"[1].Name: expected a string, found an object"_qs;
    QTest::newRow("no name") << u"Name"_qs << QJsonValue() << u"[1].Name: is missing"_qs;
    QTest::newRow("GUID") << u"Guid"_qs << QJsonValue(u"{x}"_qs) << u"[1].Guid: expected a GUID"_qs;
    QTest::newRow("time") << u"LastValidationTimestamp"_qs << QJsonValue(u"yesterday"_qs)
                          << u"[1].LastValidationTimestamp: \"yesterday\" is not a time"_qs;
}

void TestJsonImporter::faults()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, detail);
    QJsonObject faulty = sample(u"Other"_qs, u"22222222-2222-3333-4444-555555555555"_qs);
    faulty.insert(key, value);
    const Result<ImportResult> result = readJson(json(QJsonArray{sample(), faulty}));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidData);
    QVERIFY2(result.error().detail.startsWith(detail), qPrintable(result.error().detail));
    // An object alone has no index.
    const Result<ImportResult> alone = readJson(json(faulty));
    QVERIFY(!alone.ok());
    QVERIFY2(alone.error().detail.startsWith(detail.mid(4)), qPrintable(alone.error().detail));
}

void TestJsonImporter::faultsAreAllOrNothing()
{
    QVERIFY(!readJson(json(QJsonArray{sample(), 5})).ok());
    QVERIFY(!readJson(json(QJsonArray{sample(), QJsonValue()})).ok());
}

void TestJsonImporter::repeated()
{
    // 1.2: each filter of the cmdlet may give the same connector again.
    const Result<ImportResult> result = readJson(json(QJsonArray{sample(), sample()}));
    QCOMPARE(result->connectors.size(), 1);
    QCOMPARE(result->notes.size(), 1);
    QCOMPARE(result->notes.first().kind, ImportNote::Kind::Repeated);
    QVERIFY(englishText(result->notes.first()).contains(u"[1]"_qs));
}

void TestJsonImporter::sameNameIsAConflict()
{
    const Result<ImportResult> result = readJson(
        json(QJsonArray{sample(), sample(u"FABRIKAM bank"_qs, u"22222222-2222-3333-4444-555555555555"_qs)}));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::Conflict);
    QVERIFY2(result.error().detail.startsWith(u"[1].Name"_qs), qPrintable(result.error().detail));
}

void TestJsonImporter::unknownSourceIsKept()
{
    const Result<ImportResult> result = readJson(json(with(u"ConnectorSource"_qs, u"Wizard2027"_qs)));
    QVERIFY(!result->connectors.first().source.has_value());
    QCOMPARE(result->connectors.first().otherProperties.value(u"ConnectorSource"_qs).toString(),
             u"Wizard2027"_qs);
    QCOMPARE(result->notes.first().kind, ImportNote::Kind::UnknownSource);
    QVERIFY(englishText(result->notes.first()).contains(u"Wizard2027"_qs));
}

void TestJsonImporter::tenants_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("organization");
    const QString expected = u"contoso.onmicrosoft.com"_qs;
    QTest::newRow("bare") << u"OrganizationalUnitRoot"_qs << expected << expected;
    QTest::newRow("path") << u"OrganizationalUnitRoot"_qs
                          << u"eurpr05a001.prod.outlook.com/Microsoft Exchange Hosted "
                             u"Organizations/contoso.onmicrosoft.com"_qs
                          << expected;
    QTest::newRow("organization id") << u"OrganizationId"_qs
                                     << u"EURPR05A001.PROD.OUTLOOK.COM/Microsoft Exchange Hosted "
                                        u"Organizations/contoso.onmicrosoft.com - "
                                        u"EURPR05A001.PROD.OUTLOOK.COM/ConfigurationUnits/contoso"_qs
                                     << expected;
    QTest::newRow("distinguished name")
        << u"DistinguishedName"_qs
        << u"CN=Fabrikam,CN=Transport Settings,CN=Configuration,CN=contoso.onmicrosoft.com,CN=ConfigurationUnits,DC=EURPR05A001"_qs
        << expected;
    QTest::newRow("nothing to learn") << u"DistinguishedName"_qs << u"CN=x"_qs << QString();
}

void TestJsonImporter::tenants()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, organization);
    const QJsonObject object{{u"Name"_qs, u"A"_qs}, {key, value}};
    const Result<ImportResult> result = readJson(json(object));
    QCOMPARE(result->tenant.organization, organization);
    QCOMPARE(result->tenant.isKnown(), !organization.isEmpty());
}

void TestJsonImporter::severalTenants()
{
    QJsonObject other = sample(u"Other"_qs, u"22222222-2222-3333-4444-555555555555"_qs);
    other.insert(u"OrganizationalUnitRoot"_qs, u"fabrikam.onmicrosoft.com"_qs);
    const Result<ImportResult> result = readJson(json(QJsonArray{sample(), other}));
    QCOMPARE(result->tenant.organization, u"contoso.onmicrosoft.com"_qs);
    QCOMPARE(result->notes.size(), 1);
    QCOMPARE(result->notes.first().kind, ImportNote::Kind::SeveralTenants);
}

void TestJsonImporter::notJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("spaces") << QByteArray("  \n");
    QTest::newRow("Format-List") << QByteArray("Name : Fabrikam\nEnabled : True\n");
    QTest::newRow("cut short") << json(sample()).chopped(10);
    QTest::newRow("a value alone") << QByteArray("7");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("very deep") << QByteArray(100'000, '[');
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0\1\2",
                                          8);
}

void TestJsonImporter::notJson()
{
    QFETCH(QByteArray, bytes);
    const Result<ImportResult> result = readJson(bytes);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidData);
    QVERIFY(!result.error().detail.isEmpty());
}

void TestJsonImporter::bounds()
{
    QCOMPARE(readJson(QByteArray(MaxImportBytes + 1, ' ')).error().code, ErrorCode::LimitExceeded);
    QCOMPARE(readJson(json(with(u"Comment"_qs, QString(MaxImportString + 1, u'x')))).error().code,
             ErrorCode::LimitExceeded);
    QCOMPARE(imported(with(u"Comment"_qs, QString(MaxImportString, u'x'))).comment.size(), MaxImportString);
    QByteArray many = "[{}";
    for (qsizetype i = 0; i < MaxImportConnectors; ++i)
        many += ",{}";
    QCOMPARE(readJson(many + ']').error().code, ErrorCode::LimitExceeded);
}

void TestJsonImporter::files()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"connectors.json"_qs);
    QCOMPARE(importFile(path).error().code, ErrorCode::FileUnreadable);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json(sample()));
    file.close();
    QCOMPARE(importFile(path)->connectors.size(), 1);
    QVERIFY(!importFile(folder.path()).ok());
}

void TestJsonImporter::script()
{
    const QString script = collectionScript();
    for (const QString& part : {u"-ResultSize Unlimited"_qs, u"-IncludeTestModeConnectors $true"_qs,
                                u"-IsTransportRuleScoped $true"_qs, u"-Property Guid -Unique"_qs,
                                u"-Depth 4"_qs, u"UTF8Encoding $false"_qs, collectionFileName()})
        QVERIFY2(script.contains(part), qPrintable(part));
    QVERIFY(!script.contains(u'%'));
    QVERIFY(!script.contains(u"Set-Outbound"_qs));
}

QTEST_GUILESS_MAIN(TestJsonImporter)
#include "tst_jsonimporter.moc"
