// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/assumptions.h"
#include "core/decision/retry.h"
#include "tests/core/decision/partners.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::decision;
using namespace relaydeck::test;
using namespace std::chrono_literals;

class TestDelivery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonHasTheAgreedMembers();
    void refusesMalformedJson_data();
    void refusesMalformedJson();
    void wordsGoBothWays();
    void assumptionsAreComplete();
    void policyOfConnector_data();
    void policyOfConnector();
    void retriesForADay();
};

void TestDelivery::jsonHasTheAgreedMembers()
{
    DomainObservation partner = danePartner();
    firstEndpoint(partner).dane = DaneMatch::NoMatch;
    QJsonObject object =
        toJson(decide(partner, {.daneMode = DaneMode::Mandatory, .mtaStsMode = MtaStsMode::None}));
    QVERIFY(!object.value(u"trace"_qs).toArray().isEmpty());
    object.remove(u"trace"_qs);
    const QByteArray expected = R"({"smtpDaneMode":"Mandatory","mtaStsMode":"None","outcome":"queued",
        "atRisk":false,"security":null,"status":"4.7.323","finalStatus":"5.7.323","reason":"tlsa-invalid",
        "host":"mx1.partner.example","assumptions":[]})";
    QCOMPARE(object, QJsonDocument::fromJson(expected).object());

    // No code is documented for this one: null, not an empty string.
    object = toJson(decide(plainPartner(), {.daneMode = DaneMode::Mandatory}));
    QVERIFY(object.value(u"status"_qs).isNull());
    QVERIFY(object.value(u"finalStatus"_qs).isNull());
    QCOMPARE(object.value(u"assumptions"_qs).toArray(), QJsonArray{u"A1"_qs});

    object = toJson(decide(danePartner(), {}));
    QCOMPARE(object.value(u"security"_qs).toString(), u"dane"_qs);
    QVERIFY(object.value(u"reason"_qs).isNull());
}

void TestDelivery::refusesMalformedJson_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown mode") << u"smtpDaneMode"_qs << QJsonValue(u"Enabled"_qs);
    QTest::newRow("missing outcome") << u"outcome"_qs << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("unknown outcome") << u"outcome"_qs << QJsonValue(u"lost"_qs);
    QTest::newRow("atRisk is a word") << u"atRisk"_qs << QJsonValue(u"yes"_qs);
    QTest::newRow("unknown security") << u"security"_qs << QJsonValue(u"perfect"_qs);
    QTest::newRow("status is a number") << u"status"_qs << QJsonValue(4);
    QTest::newRow("unknown reason") << u"reason"_qs << QJsonValue(u"because"_qs);
    QTest::newRow("unknown assumption") << u"assumptions"_qs << QJsonValue(QJsonArray{u"A16"_qs});
    QTest::newRow("trace of numbers") << u"trace"_qs << QJsonValue(QJsonArray{1});
    QTest::newRow("host is no name") << u"host"_qs << QJsonValue(u"a..b"_qs);
}

void TestDelivery::refusesMalformedJson()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(decide(danePartner(), {}));
    QVERIFY(deliveryFromJson(object).ok());
    object.insert(key, value);
    const Result<Delivery> read = deliveryFromJson(object);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::InvalidData);
    QVERIFY2(read.error().detail.contains(key), qPrintable(read.error().detail));
}

void TestDelivery::wordsGoBothWays()
{
    for (int i = 0; i <= static_cast<int>(Reason::NotTested); ++i) {
        const auto reason = static_cast<Reason>(i);
        QCOMPARE(reasonFromName(reasonName(reason)), std::optional(reason));
    }
    QVERIFY(!reasonFromName(u"no reason"_qs).has_value());
    for (const SenderModel model : {SenderModel::ExchangeOnline, SenderModel::Postfix, SenderModel::Rfc})
        QCOMPARE(senderFromName(senderName(model).toUpper()), std::optional(model));
    QVERIFY(!senderFromName(u"sendmail"_qs).has_value());
}

void TestDelivery::assumptionsAreComplete()
{
    QCOMPARE(assumptionTexts().size(), std::size_t(15));
    for (int i = 1; i <= 15; ++i) {
        const auto assumption = static_cast<Assumption>(i);
        const AssumptionText& text = assumptionText(assumption);
        QCOMPARE(text.id, assumption);
        QCOMPARE(assumptionId(assumption), u"A%1"_qs.arg(i));
        QVERIFY(QByteArrayView(text.statement).endsWith('.'));
        QVERIFY(!QByteArrayView(text.source).isEmpty());
    }
}

void TestDelivery::policyOfConnector_data()
{
    QTest::addColumn<bool>("useMx");
    QTest::addColumn<QStringList>("smartHosts");
    QTest::addColumn<bool>("bySmartHost");
    QTest::addColumn<bool>("isAddress");
    QTest::newRow("by MX") << true << QStringList{} << false << false;
    QTest::newRow("by MX, smart hosts left behind") << true << QStringList{u"192.0.2.1"_qs} << false << false;
    QTest::newRow("name") << false << QStringList{u"relay.example"_qs} << true << false;
    QTest::newRow("IPv4") << false << QStringList{u"192.0.2.1"_qs} << true << true;
    QTest::newRow("IPv6") << false << QStringList{u"2001:db8::1"_qs} << true << true;
    QTest::newRow("range") << false << QStringList{u"192.0.2.0/25"_qs} << true << true;
    QTest::newRow("a name beside an address")
        << false << QStringList{u"192.0.2.1"_qs, u"relay.example"_qs} << true << false;
}

void TestDelivery::policyOfConnector()
{
    QFETCH(bool, useMx);
    QFETCH(QStringList, smartHosts);
    QFETCH(bool, bySmartHost);
    QFETCH(bool, isAddress);
    Connector connector;
    connector.useMxRecord = useMx;
    connector.smartHosts = smartHosts;
    connector.tlsSettings = TlsSettings::DomainValidation;
    connector.tlsDomain = u"*.partner.example"_qs;
    SendingPolicy policy = sendingPolicy(connector);
    QCOMPARE(policy.bySmartHost, bySmartHost);
    QCOMPARE(policy.smartHostIsAddress, isAddress);
    QVERIFY(policy.tlsSettings == TlsSettings::DomainValidation);
    QCOMPARE(policy.tlsDomain, connector.tlsDomain);
    // A mode that is not set works as Opportunistic.
    QVERIFY(policy.daneMode == DaneMode::Opportunistic);
    QVERIFY(policy.mtaStsMode == MtaStsMode::Opportunistic);
    connector.smtpDaneMode = DaneMode::Mandatory;
    connector.mtaStsMode = MtaStsMode::None;
    policy = sendingPolicy(connector);
    QVERIFY(policy.daneMode == DaneMode::Mandatory);
    QVERIFY(policy.mtaStsMode == MtaStsMode::None);
}

void TestDelivery::retriesForADay()
{
    const QList<std::chrono::minutes> attempts = retryAttempts();
    QCOMPARE(attempts.first(4), (QList<std::chrono::minutes>{0min, 15min, 30min, 90min}));
    for (qsizetype i = 3; i < attempts.size(); ++i)
        QCOMPARE(attempts.at(i) - attempts.at(i - 1), std::chrono::minutes(1h));
    QVERIFY(attempts.last() < QueueLifetime);
    QVERIFY(attempts.last() + 1h >= QueueLifetime);

    DomainObservation partner = stsPartner();
    partner.stsPatterns.clear();
    QVERIFY(retryIsAssumed(decide(partner, {})));
    partner = danePartner();
    firstEndpoint(partner).dane = DaneMatch::NoMatch;
    QVERIFY(!retryIsAssumed(decide(partner, {})));
}

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
