// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorfield.h"
#include "core/connectors/connectorjson.h"
#include "core/connectors/domainpattern.h"
#include "core/connectors/protection.h"
#include "core/connectors/smarthost.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace relaydeck;

namespace {

/// Every field away from its default, so that none can be forgotten.
Connector fullConnector()
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.guid = QUuid::createUuid();
    connector.name = u"Fabrikam \"Bank\" ‘x’ 日本"_qs;
    connector.enabled = false;
    connector.type = ConnectorType::OnPremises;
    connector.source = ConnectorSource::AdminUi;
    connector.useMxRecord = false;
    connector.smartHosts = {u"relay.fabrikam.example"_qs, u"192.0.2.0/25"_qs};
    connector.recipientDomains = {u"fabrikam.example"_qs, u"*.fabrikam.example"_qs};
    connector.allAcceptedDomains = true;
    connector.routeAllMessagesViaOnPremises = true;
    connector.senderRewritingEnabled = true;
    connector.cloudServicesMailEnabled = true;
    connector.isTransportRuleScoped = true;
    connector.tlsSettings = TlsSettings::DomainValidation;
    connector.tlsDomain = u"*.fabrikam.example"_qs;
    connector.mtaStsMode = MtaStsMode::None;
    connector.smtpDaneMode = DaneMode::Mandatory;
    connector.testMode = true;
    connector.comment = u"line one\nline two\t\u2028end"_qs;
    connector.validationRecipients = {u"postmaster@fabrikam.example"_qs};
    connector.isValidated = true;
    connector.lastValidationTimestamp = QDateTime({2026, 6, 1}, {10, 0, 0, 123}, Qt::UTC);
    connector.otherProperties = {{u"Nested"_qs, QJsonArray{1, u"two"_qs, QJsonValue()}}};
    return connector;
}

Connector stored(const Connector& connector)
{
    const QByteArray bytes = QJsonDocument(toJson(connector)).toJson(QJsonDocument::Compact);
    const Result<Connector> result = connectorFromJson(QJsonDocument::fromJson(bytes).object());
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

}  // namespace

class TestConnector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spellings();
    void jsonKeepsEverything();
    void jsonKeepsUnsetApart();
    void jsonFaults_data();
    void jsonFaults();
    void fields();
    void patterns_data();
    void patterns();
    void smartHosts_data();
    void smartHosts();
    void protection();
};

void TestConnector::spellings()
{
    for (const DaneMode mode : {DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None})
        QCOMPARE(daneModeFromString(toString(mode)), std::optional(mode));
    for (const TlsSettings settings : {TlsSettings::Blank, TlsSettings::EncryptionOnly,
                                       TlsSettings::CertificateValidation, TlsSettings::DomainValidation})
        QCOMPARE(tlsSettingsFromString(toString(settings)), std::optional(settings));
    QCOMPARE(daneModeFromString(u"mandatory"_qs), std::optional(DaneMode::Mandatory));
    QCOMPARE(connectorSourceFromString(u"adminui"_qs), std::optional(ConnectorSource::AdminUi));
    // Values of a widely read article that contradict the cmdlet reference.
    QCOMPARE(daneModeFromString(u"Enabled"_qs), std::optional<DaneMode>());
    QCOMPARE(daneModeFromString(u"Disabled"_qs), std::optional<DaneMode>());
    QCOMPARE(mtaStsModeFromString(u"Mandatory"_qs), std::optional<MtaStsMode>());
}

void TestConnector::jsonKeepsEverything()
{
    const Connector connector = fullConnector();
    for (const ConnectorField field : connectorFields())
        QVERIFY2(!sameField(field, connector, Connector{}), qPrintable(parameterName(field)));
    QCOMPARE(stored(connector), connector);
}

void TestConnector::jsonKeepsUnsetApart()
{
    Connector connector;
    connector.name = u"A"_qs;
    QCOMPARE(stored(connector), connector);
    QVERIFY(!stored(connector).smtpDaneMode.has_value());
    connector.smtpDaneMode = DaneMode::Opportunistic;
    connector.testMode = false;
    QCOMPARE(stored(connector), connector);
    QVERIFY(stored(connector).smtpDaneMode.has_value());
}

void TestConnector::jsonFaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("name") << u"name"_qs << QJsonValue(1);
    QTest::newRow("mode") << u"smtpDaneMode"_qs << QJsonValue(u"Enabled"_qs);
    QTest::newRow("list") << u"smartHosts"_qs << QJsonValue(u"a"_qs);
    QTest::newRow("id") << u"id"_qs << QJsonValue(u"no"_qs);
    QTest::newRow("missing") << u"enabled"_qs << QJsonValue(QJsonValue::Undefined);
}

void TestConnector::jsonFaults()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(fullConnector());
    object.insert(key, value);
    const Result<Connector> result = connectorFromJson(object);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidData);
    QVERIFY2(result.error().detail.startsWith(key), qPrintable(result.error().detail));
}

void TestConnector::fields()
{
    const Connector before = fullConnector();
    QVERIFY(changedFields(before, before).isEmpty());
    for (const ConnectorField field : connectorFields()) {
        QCOMPARE(connectorFieldFromName(parameterName(field).toLower()), std::optional(field));
        Connector after = before;
        copyField(field, Connector{}, after);
        QCOMPARE(changedFields(before, after), QList{field});
        QVERIFY2(!fieldText(field, before).isEmpty(), qPrintable(parameterName(field)));
    }
    QVERIFY(isUnset(ConnectorField::SmtpDaneMode, Connector{}));
    QVERIFY(!isUnset(ConnectorField::Enabled, Connector{}));
    QCOMPARE(fieldText(ConnectorField::Enabled, before), u"$false"_qs);
    QCOMPARE(fieldText(ConnectorField::SmtpDaneMode, before), u"Mandatory"_qs);
}

void TestConnector::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("domain") << u"Fabrikam.example"_qs << u"fabrikam.example"_qs;
    QTest::newRow("wildcard") << u"*.fabrikam.example"_qs << u"*.fabrikam.example"_qs;
    QTest::newRow("everything") << u"*"_qs << u"*"_qs;
    QTest::newRow("below a top-level domain") << u"*.example"_qs << u"*.example"_qs;
    QTest::newRow("U-label") << u"*.bücher.example"_qs << u"*.xn--bcher-kva.example"_qs;
    QTest::newRow("1.1: embedded wildcard") << u"a.*.fabrikam.example"_qs << QString();
    QTest::newRow("1.1: part of a label") << u"*a.fabrikam.example"_qs << QString();
    QTest::newRow("two wildcards") << u"*.*.example"_qs << QString();
    QTest::newRow("nothing after it") << u"*."_qs << QString();
    QTest::newRow("address") << u"*@fabrikam.example"_qs << QString();
    QTest::newRow("inbound form") << u"smtp:*.fabrikam.example;1"_qs << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestConnector::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Result<DomainPattern> pattern = DomainPattern::fromText(text);
    QCOMPARE(pattern ? pattern->toString() : QString(), expected);
}

void TestConnector::smartHosts_data()
{
    using Kind = SmartHost::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<Kind>>("expected");
    QTest::newRow("host name") << u"relay.fabrikam.example"_qs << std::optional(Kind::Name);
    QTest::newRow("address") << u"192.0.2.1"_qs << std::optional(Kind::Address);
    QTest::newRow("address in brackets") << u"[192.0.2.1]"_qs << std::optional(Kind::Address);
    QTest::newRow("IPv6") << u"2001:db8::25"_qs << std::optional(Kind::Address);
    QTest::newRow("range") << u"192.0.2.0/25"_qs << std::optional(Kind::Range);
    QTest::newRow("IPv6 range") << u"2001:db8::/64"_qs << std::optional(Kind::Range);
    QTest::newRow("port") << u"relay.fabrikam.example:587"_qs << std::optional<Kind>();
    QTest::newRow("address with port") << u"192.0.2.1:25"_qs << std::optional<Kind>();
    QTest::newRow("IPv6 with port") << u"[2001:db8::1]:25"_qs << std::optional<Kind>();
    QTest::newRow("short form") << u"192.1"_qs << std::optional<Kind>();
    QTest::newRow("prefix too long") << u"192.0.2.0/33"_qs << std::optional<Kind>();
    QTest::newRow("prefix is no number") << u"192.0.2.0/+8"_qs << std::optional<Kind>();
    QTest::newRow("range of names") << u"a.example/24"_qs << std::optional<Kind>();
    QTest::newRow("zone") << u"fe80::1%eth0"_qs << std::optional<Kind>();
    QTest::newRow("single word") << u"relay"_qs << std::optional<Kind>();
    QTest::newRow("wildcard") << u"*.fabrikam.example"_qs << std::optional<Kind>();
    QTest::newRow("empty") << QString() << std::optional<Kind>();
}

void TestConnector::smartHosts()
{
    QFETCH(QString, text);
    QFETCH(std::optional<SmartHost::Kind>, expected);
    const Result<SmartHost> host = SmartHost::fromText(text);
    QCOMPARE(host ? std::optional(host->kind) : std::nullopt, expected);
    QCOMPARE(hasPort(text), QString::fromUtf8(QTest::currentDataTag()).contains(u"port"_qs));
}

void TestConnector::protection()
{
    Connector before;
    before.smtpDaneMode = DaneMode::Mandatory;
    before.tlsSettings = TlsSettings::CertificateValidation;
    Connector after = before;
    QVERIFY(loweredProtection(before, after).isEmpty());
    after.smtpDaneMode.reset();
    QCOMPARE(loweredProtection(before, after), QList{ConnectorField::SmtpDaneMode});
    after.smtpDaneMode = DaneMode::Mandatory;
    after.tlsSettings = TlsSettings::Blank;
    QCOMPARE(loweredProtection(before, after), QList{ConnectorField::TlsSettings});
    after.tlsSettings = TlsSettings::DomainValidation;
    QVERIFY(loweredProtection(before, after).isEmpty());
    // Against the service default, None is what lowers.
    Connector open;
    open.mtaStsMode = MtaStsMode::None;
    QCOMPARE(loweredProtection(std::nullopt, open), QList{ConnectorField::MtaStsMode});
    QVERIFY(loweredProtection(std::nullopt, Connector{}).isEmpty());
}

QTEST_GUILESS_MAIN(TestConnector)
#include "tst_connector.moc"
