// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/resolver.h"
#include "tests/support/dnsdata.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::dns;

Q_DECLARE_METATYPE(relaydeck::dns::Exchange)

class TestExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesJson_data();
    void survivesJson();
    void writesStableJson();
    void refusesJson_data();
    void refusesJson();
};

namespace {

Exchange answered()
{
    Exchange exchange;
    exchange.question = test::question("_25._tcp.mx1.partner.example", RecordType::TLSA);
    exchange.outcome = Exchange::Outcome::Answered;
    exchange.response = toWire(test::answerTo(exchange.question));
    exchange.upstream = u"192.0.2.53#53"_qs;
    exchange.at = QDateTime({2024, 2, 29}, {12, 30, 15, 250}, Qt::UTC);
    exchange.duration = std::chrono::milliseconds(17);
    return exchange;
}

}  // namespace

void TestExchange::survivesJson_data()
{
    QTest::addColumn<Exchange>("exchange");
    QTest::newRow("answered over UDP") << answered();
    Exchange exchange = answered();
    exchange.transport = Exchange::Transport::Tls;
    exchange.response = QByteArray(65'535, '\xff');
    QTest::newRow("largest answer, over TLS") << exchange;
    exchange.transport = Exchange::Transport::Https;
    exchange.upstream = u"https://dns.example:8443/dns-query"_qs;
    QTest::newRow("over HTTPS") << exchange;
    exchange.transport = Exchange::Transport::Tcp;
    exchange.question = {DomainName(), RecordType(65400)};
    QTest::newRow("root, unknown type, over TCP") << exchange;
    exchange.question = {test::name("a\\.b\\000\\255.example"), RecordType::ANY};
    QTest::newRow("odd octets in the name") << exchange;

    exchange = answered();
    exchange.response.clear();
    exchange.detail = u"no answer \u201cin time\u201d\n"_qs;
    exchange.upstream = u"192.0.2.53#53, 2001:db8::53#853"_qs;
    exchange.outcome = Exchange::Outcome::TimedOut;
    QTest::newRow("timed out") << exchange;
    exchange.outcome = Exchange::Outcome::Unreachable;
    QTest::newRow("unreachable") << exchange;
    exchange.outcome = Exchange::Outcome::Malformed;
    QTest::newRow("malformed") << exchange;
    exchange.outcome = Exchange::Outcome::Cancelled;
    QTest::newRow("cancelled") << exchange;
    QTest::newRow("nothing set") << Exchange();
}

void TestExchange::survivesJson()
{
    QFETCH(Exchange, exchange);
    const QByteArray text = QJsonDocument(toJson(exchange)).toJson();
    const Result<Exchange> read = exchangeFromJson(QJsonDocument::fromJson(text).object());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, exchange);
}

void TestExchange::writesStableJson()
{
    Exchange exchange = answered();
    exchange.response = "abc";
    QCOMPARE(QJsonDocument(toJson(exchange)).toJson(QJsonDocument::Compact),
             QByteArray(
                 R"({"at":"2024-02-29T12:30:15.250Z","durationMs":17,"name":"_25._tcp.mx1.partner.example",)"
                 R"("outcome":"answered","response":"YWJj","transport":"udp","type":"TLSA",)"
                 R"("upstream":"192.0.2.53#53"})"));
}

void TestExchange::refusesJson_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no name") << u"name"_qs << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("name too long") << u"name"_qs << QJsonValue(QString(300, u'a'));
    QTest::newRow("type unknown") << u"type"_qs << QJsonValue(u"NOSUCH"_qs);
    QTest::newRow("outcome unknown") << u"outcome"_qs << QJsonValue(u"fine"_qs);
    QTest::newRow("transport unknown") << u"transport"_qs << QJsonValue(u"pigeon"_qs);
    QTest::newRow("time malformed") << u"at"_qs << QJsonValue(u"yesterday"_qs);
    QTest::newRow("duration missing") << u"durationMs"_qs << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("duration negative") << u"durationMs"_qs << QJsonValue(-1);
    QTest::newRow("duration no number") << u"durationMs"_qs << QJsonValue(u"17"_qs);
    QTest::newRow("answered without response") << u"response"_qs << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("response no base64") << u"response"_qs << QJsonValue(u"!!!"_qs);
    QTest::newRow("response larger than a message")
        << u"response"_qs << QJsonValue(QString::fromLatin1(QByteArray(65'536, 'a').toBase64()));
    QTest::newRow("response of a failure") << u"outcome"_qs << QJsonValue(u"timed-out"_qs);
}

void TestExchange::refusesJson()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(answered());
    object.insert(member, value);
    const Result<Exchange> read = exchangeFromJson(object);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::InvalidData);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
