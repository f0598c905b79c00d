// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/handshake.h"

#include "core/tls/session.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace relaydeck;
using test::name;
using tls::Session;

class TestHandshake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsWhatWasAgreed_data();
    void recordsWhatWasAgreed();
    void recordsTheChainAsSent();
    void failsOnOctetsThatAreNoHandshake_data();
    void failsOnOctetsThatAreNoHandshake();
    void choosesTheCertificateByName();
    void carriesOctetsBothWays();
    void refusesUnusableServerSettings();
    void survivesJson();
    void refusesMalformedJson_data();
    void refusesMalformedJson();
};

namespace {

tls::ServerSettings settingsFor(const tls::Identity& identity)
{
    tls::ServerSettings settings;
    settings.chain = {identity.der};
    settings.keyPem = identity.keyPem;
    return settings;
}

tls::ServerContext contextFor(const tls::ServerSettings& settings)
{
    const Result<tls::ServerContext> context = tls::ServerContext::make(settings);
    if (!context)
        qFatal("no server context: %s", qPrintable(context.error().detail));
    return *context;
}

struct Pair {
    explicit Pair(const tls::ServerContext& context,
                  const DomainName& serverName = name("mx.partner.example"))
        : client(Session::client({serverName}))
        , server(Session::server(context))
    {
        for (int flight = 0; flight < 10; ++flight) {
            client->shakeHands();
            server->feed(client->takeOutput());
            server->shakeHands();
            client->feed(server->takeOutput());
        }
    }

    std::unique_ptr<Session> client;
    std::unique_ptr<Session> server;
};

}  // namespace

void TestHandshake::recordsWhatWasAgreed_data()
{
    QTest::addColumn<tls::ServerSettings>("settings");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("keyExchange");
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("modern");

    const tls::Identity ecdsa = test::makeIdentity({});
    tls::CertificateRequest request;
    request.keyType = tls::KeyType::Rsa1024;
    const tls::Identity weakRsa = test::makeIdentity(request);
    request.keyType = tls::KeyType::Ed25519;
    const tls::Identity ed25519 = test::makeIdentity(request);

    tls::ServerSettings settings = settingsFor(ecdsa);
    QTest::newRow("TLS 1.3") << settings << u"TLSv1.3"_qs << u"X25519"_qs << 253 << true;
    settings.maxVersion = tls::Version::Tls12;
    QTest::newRow("TLS 1.2") << settings << u"TLSv1.2"_qs << u"X25519"_qs << 253 << true;
    settings.minVersion = settings.maxVersion = tls::Version::Tls11;
    QTest::newRow("N10: TLS 1.1 is seen as too old")
        << settings << u"TLSv1.1"_qs << u"X25519"_qs << 253 << false;
    settings.minVersion = settings.maxVersion = tls::Version::Tls10;
    QTest::newRow("N10: TLS 1.0 is seen as too old")
        << settings << u"TLSv1"_qs << u"X25519"_qs << 253 << false;
    settings = settingsFor(weakRsa);
    settings.weakDh = true;
    QTest::newRow("1024-bit DH is seen, not refused")
        << settings << u"TLSv1.2"_qs << u"DH"_qs << 1024 << true;
    QTest::newRow("1024-bit RSA") << settingsFor(weakRsa) << u"TLSv1.3"_qs << u"X25519"_qs << 253 << true;
    QTest::newRow("Ed25519") << settingsFor(ed25519) << u"TLSv1.3"_qs << u"X25519"_qs << 253 << true;
}

void TestHandshake::recordsWhatWasAgreed()
{
    QFETCH(tls::ServerSettings, settings);
    const Pair pair(contextFor(settings));
    const tls::Handshake handshake = pair.client->describe();
    QVERIFY2(handshake.completed(), qPrintable(handshake.detail));
    QTEST(handshake.version, "version");
    QTEST(handshake.keyExchange, "keyExchange");
    QTEST(handshake.keyExchangeBits, "bits");
    QTEST(tls::isModern(handshake), "modern");
    QVERIFY(!handshake.cipher.isEmpty());
    QCOMPARE(handshake.chain, settings.chain);
    QVERIFY(handshake.detail.isEmpty());
    QCOMPARE(pair.server->serverName(), QByteArray("mx.partner.example"));
}

void TestHandshake::recordsTheChainAsSent()
{
    const test::Hierarchy made({u"mx.partner.example"_qs});
    const tls::Identity stranger = test::makeIdentity({});
    tls::ServerSettings settings = settingsFor(made.leaf);
    settings.chain = tls::chainOf({made.leaf, stranger, made.intermediate});
    QCOMPARE(Pair(contextFor(settings)).client->describe().chain, settings.chain);
}

void TestHandshake::failsOnOctetsThatAreNoHandshake_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("SMTP") << QByteArray("220 mx.partner.example ESMTP\r\n");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("alert: handshake_failure") << QByteArray("\x15\x03\x01\x00\x02\x02\x28", 7);
    QTest::newRow("record of a wrong length")
        << QByteArray("\x16\x03\x03\xff\xff\x02", 6) + QByteArray(70'000, 'x');
}

void TestHandshake::failsOnOctetsThatAreNoHandshake()
{
    QFETCH(QByteArray, octets);
    const std::unique_ptr<Session> client = Session::client({});
    QCOMPARE(client->shakeHands(), Session::Step::NeedsInput);
    QVERIFY(!client->takeOutput().isEmpty());
    client->feed(octets);
    QCOMPARE(client->shakeHands(), Session::Step::Failed);
    const tls::Handshake handshake = client->describe();
    QCOMPARE(handshake.outcome, tls::Handshake::Outcome::Failed);
    QVERIFY(!handshake.detail.isEmpty());
    QVERIFY(!tls::isModern(handshake));
}

void TestHandshake::choosesTheCertificateByName()
{
    const tls::Identity first = test::makeIdentity({});
    const tls::Identity second = test::makeIdentity({});
    const Result<tls::ServerContext> context = tls::ServerContext::make(
        settingsFor(first), {{name("mx2.partner.example"), contextFor(settingsFor(second))}});
    QVERIFY(context.ok());
    QCOMPARE(Pair(*context, name("mx2.partner.example")).client->describe().chain, tls::chainOf({second}));
    QCOMPARE(Pair(*context, name("mx1.partner.example")).client->describe().chain, tls::chainOf({first}));
    QCOMPARE(Pair(*context, DomainName()).client->describe().chain, tls::chainOf({first}));
}

void TestHandshake::carriesOctetsBothWays()
{
    const Pair pair(contextFor(settingsFor(test::makeIdentity({}))));
    const QByteArray large(100'000, 'x');
    QCOMPARE(pair.client->encrypt(large), Session::Step::Done);
    const QByteArray wire = pair.client->takeOutput();
    QVERIFY(!wire.contains("xxxxxxxx"));
    QByteArray plain;
    // Cut at any place, records come together again.
    for (qsizetype at = 0; at < wire.size(); at += 777) {
        pair.server->feed(wire.mid(at, 777));
        QCOMPARE(pair.server->decrypt(plain), Session::Step::NeedsInput);
    }
    QCOMPARE(plain, large);

    pair.server->shutDown();
    pair.client->feed(pair.server->takeOutput());
    plain.clear();
    QCOMPARE(pair.client->decrypt(plain), Session::Step::Ended);
    QVERIFY(plain.isEmpty());
}

void TestHandshake::refusesUnusableServerSettings()
{
    QVERIFY(!tls::ServerContext::make({}).ok());
    tls::ServerSettings settings = settingsFor(test::makeIdentity({}));
    settings.keyPem = test::makeIdentity({}).keyPem;
    const Result<tls::ServerContext> context = tls::ServerContext::make(settings);
    QVERIFY(!context.ok());
    QCOMPARE(context.error().code, ErrorCode::TlsFailed);
}

void TestHandshake::survivesJson()
{
    tls::Handshake handshake = Pair(contextFor(settingsFor(test::makeIdentity({})))).client->describe();
    handshake.detail = u"words \u00e4"_qs;
    const QJsonDocument written = QJsonDocument::fromJson(QJsonDocument(tls::toJson(handshake)).toJson());
    const Result<tls::Handshake> read = tls::handshakeFromJson(written.object());
    QVERIFY(read.ok());
    QCOMPARE(*read, handshake);
    for (const auto outcome : {tls::Handshake::Outcome::NotTried, tls::Handshake::Outcome::Failed,
                               tls::Handshake::Outcome::Closed, tls::Handshake::Outcome::TimedOut}) {
        handshake = {};
        handshake.outcome = outcome;
        const Result<tls::Handshake> again = tls::handshakeFromJson(tls::toJson(handshake));
        QVERIFY(again.ok());
        QCOMPARE(*again, handshake);
    }
}

void TestHandshake::refusesMalformedJson_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::newRow("empty") << QJsonObject();
    QTest::newRow("unknown outcome") << QJsonObject{{u"outcome"_qs, u"fine"_qs}, {u"chain"_qs, QJsonArray()}};
    QTest::newRow("chain is text") << QJsonObject{{u"outcome"_qs, u"failed"_qs}, {u"chain"_qs, u"x"_qs}};
    QTest::newRow("chain of numbers")
        << QJsonObject{{u"outcome"_qs, u"failed"_qs}, {u"chain"_qs, QJsonArray{1, 2}}};
    QTest::newRow("not base64") << QJsonObject{{u"outcome"_qs, u"failed"_qs},
                                               {u"chain"_qs, QJsonArray{u"*%"_qs}}};
}

void TestHandshake::refusesMalformedJson()
{
    QFETCH(QJsonObject, object);
    QVERIFY(!tls::handshakeFromJson(object).ok());
}

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
