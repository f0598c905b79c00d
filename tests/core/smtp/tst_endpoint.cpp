// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/endpoint.h"

#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace std::chrono_literals;
using test::name;

class TestEndpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesJson();
    void refusesMalformedJson_data();
    void refusesMalformedJson();
};

namespace {

smtp::Endpoint sample()
{
    smtp::Endpoint endpoint;
    endpoint.address = QHostAddress(QStringLiteral("::1"));
    endpoint.port = 2525;
    endpoint.sni = name("mx.partner.example");
    endpoint.startedAt = QDateTime(QDate(2026, 3, 1), QTime(12, 0, 0, 123), Qt::UTC);
    endpoint.duration = 1234ms;
    endpoint.greetingDelay = 5ms;
    endpoint.stage = smtp::Stage::EhloAfterTls;
    endpoint.outcome = smtp::Outcome::Rejected;
    endpoint.replyCode = 554;
    endpoint.replyText = QByteArray("no \xff\x00 way", 9);
    endpoint.capabilities = QStringList{u"SIZE 1"_qs, u"STARTTLS"_qs};
    endpoint.usedHelo = true;
    endpoint.startTlsOffered = true;
    endpoint.plaintextAfterStartTls = true;
    endpoint.handshake.outcome = tls::Handshake::Outcome::Completed;
    endpoint.handshake.chain = {"der"};
    endpoint.transcript = {{smtp::TranscriptLine::From::Server, 1ms, QByteArray("220 \x80\x00\xff\n", 8)},
                           {smtp::TranscriptLine::From::Client, 2ms, "EHLO x"},
                           {smtp::TranscriptLine::From::Note, 3ms, ""}};
    endpoint.detail = u"words \u00e4"_qs;
    return endpoint;
}

}  // namespace

void TestEndpoint::survivesJson()
{
    const smtp::Endpoint endpoint = sample();
    const QJsonDocument written = QJsonDocument::fromJson(QJsonDocument(smtp::toJson(endpoint)).toJson());
    const Result<smtp::Endpoint> read = smtp::endpointFromJson(written.object());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, endpoint);
    const Result<smtp::Endpoint> empty = smtp::endpointFromJson(smtp::toJson(smtp::Endpoint()));
    QVERIFY2(empty.ok(), empty.ok() ? "" : qPrintable(empty.error().detail));
    QCOMPARE(*empty, smtp::Endpoint());
}

void TestEndpoint::refusesMalformedJson_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("stage") << u"stage"_qs << QJsonValue(u"nowhere"_qs);
    QTest::newRow("outcome") << u"outcome"_qs << QJsonValue(1);
    QTest::newRow("port") << u"port"_qs << QJsonValue(70'000);
    QTest::newRow("handshake") << u"handshake"_qs << QJsonValue(QJsonObject());
    QTest::newRow("transcript") << u"transcript"_qs << QJsonValue(QJsonArray{QJsonObject()});
    QTest::newRow("sni") << u"sni"_qs << QJsonValue(u"a..b"_qs);
}

void TestEndpoint::refusesMalformedJson()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = smtp::toJson(sample());
    object.insert(key, value);
    const Result<smtp::Endpoint> read = smtp::endpointFromJson(object);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().detail.contains(key), qPrintable(read.error().detail));
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
