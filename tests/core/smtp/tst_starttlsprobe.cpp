// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/starttlsprobe.h"

#include "core/async/blocking.h"
#include "tests/support/certificates.h"
#include "tests/support/fakesmtpserver.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace std::chrono_literals;
using smtp::Outcome;
using smtp::Stage;
using test::FakeSmtpServer;
using test::name;
using test::SmtpScript;
using Fault = test::SmtpScript::Fault;

Q_DECLARE_METATYPE(relaydeck::test::SmtpScript)

class TestStartTlsProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAWholeDialogue();
    void records_data();
    void records();
    void fallsBackToHelo();
    void throwsAwayInjectedPlaintext();
    void recognisesOldAndWeakTls();
    void stopsAtEachStage_data();
    void stopsAtEachStage();
    void boundsTheTranscript();
    void connectsFromTheSourceAddress();
    void namesItself_data();
    void namesItself();
};

namespace {

smtp::DialogueSettings patient()
{
    smtp::DialogueSettings settings;
    settings.ehloName = u"probe.relaydeck.example"_qs;
    return settings;
}

std::shared_ptr<smtp::Record> recordFor(const FakeSmtpServer& server)
{
    auto record = std::make_shared<smtp::Record>();
    record->endpoint.address = server.address();
    record->endpoint.port = server.port();
    record->endpoint.sni = name("mx.partner.example");
    return record;
}

smtp::Endpoint probe(const FakeSmtpServer& server, const smtp::DialogueSettings& settings = patient())
{
    const std::shared_ptr<smtp::Record> record = recordFor(server);
    async::runBlocking(smtp::converse({}, record, settings, [] {}));
    return record->endpoint;
}

tls::ServerContext contextFor(tls::ServerSettings settings, const tls::Identity& identity)
{
    settings.chain = {identity.der};
    settings.keyPem = identity.keyPem;
    const Result<tls::ServerContext> context = tls::ServerContext::make(settings);
    if (!context)
        qFatal("no server context: %s", qPrintable(context.error().detail));
    return *context;
}

QByteArray transcriptOf(const smtp::Endpoint& endpoint)
{
    QByteArray text;
    for (const smtp::TranscriptLine& line : endpoint.transcript)
        text += line.text + '\n';
    return text;
}

}  // namespace

void TestStartTlsProbe::holdsAWholeDialogue()
{
    const FakeSmtpServer server{SmtpScript()};
    const smtp::Endpoint endpoint = probe(server);
    QCOMPARE(endpoint.outcome, Outcome::Completed);
    QCOMPARE(endpoint.stage, Stage::Done);
    QCOMPARE(endpoint.replyCode, 250);
    QCOMPARE(endpoint.capabilities, QStringList({u"PIPELINING"_qs, u"STARTTLS"_qs}));
    QVERIFY(endpoint.startTlsOffered);
    QVERIFY(!endpoint.usedHelo);
    QVERIFY(!endpoint.plaintextAfterStartTls);
    QVERIFY(endpoint.handshake.completed());
    QCOMPARE(endpoint.handshake.version, u"TLSv1.3"_qs);
    QCOMPARE(endpoint.handshake.chain.size(), 1);
    QVERIFY(endpoint.startedAt.isValid());
    QCOMPARE(server.log().commands,
             QList<QByteArray>(
                 {"EHLO probe.relaydeck.example", "STARTTLS", "EHLO probe.relaydeck.example", "QUIT"}));
    QCOMPARE(server.log().serverNames, QList<QByteArray>{"mx.partner.example"});
    QVERIFY(
        transcriptOf(endpoint).startsWith("220 mx.partner.example ESMTP\nEHLO probe.relaydeck.example\n"));
}

void TestStartTlsProbe::records_data()
{
    QTest::addColumn<SmtpScript>("script");
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("code");

    const auto replies = [](auto member, const QByteArray& octets) {
        SmtpScript script;
        script.*member = octets;
        return script;
    };
    const auto faulty = [](Stage stage, Fault fault) {
        SmtpScript script;
        script.faultAt = stage;
        script.fault = fault;
        return script;
    };

    QTest::newRow("greeting 421") << replies(&SmtpScript::greeting, "421 4.3.2 too busy\r\n")
                                  << Stage::Greeting << Outcome::Rejected << 421;
    QTest::newRow("greeting 554") << replies(&SmtpScript::greeting, "554-no\r\n554 service\r\n")
                                  << Stage::Greeting << Outcome::Rejected << 554;
    QTest::newRow("greeting of another protocol")
        << replies(&SmtpScript::greeting, "HTTP/1.1 400 Bad Request\r\n") << Stage::Greeting
        << Outcome::Garbage << 0;
    QTest::newRow("greeting of one huge line")
        << replies(&SmtpScript::greeting, "220 " + QByteArray(1'000'000, 'x') + "\r\n") << Stage::Greeting
        << Outcome::Garbage << 0;
    QTest::newRow("bare LF is tolerated") << replies(&SmtpScript::greeting, "220 mx.partner.example\n")
                                          << Stage::Done << Outcome::Completed << 250;
    QTest::newRow("EHLO 421") << replies(&SmtpScript::ehlo, "421 later\r\n") << Stage::Ehlo
                              << Outcome::Rejected << 421;
    SmtpScript refused = replies(&SmtpScript::ehlo, "502 what?\r\n");
    refused.helo = "550 no\r\n";
    QTest::newRow("EHLO and HELO refused") << refused << Stage::Ehlo << Outcome::Rejected << 550;
    QTest::newRow("EHLO garbage") << replies(&SmtpScript::ehlo, "250-x\r\nhello\r\n") << Stage::Ehlo
                                  << Outcome::Garbage << 220;
    QTest::newRow("STARTTLS not offered") << replies(&SmtpScript::ehlo, "250 mx.partner.example\r\n")
                                          << Stage::Done << Outcome::Completed << 250;
    QTest::newRow("STARTTLS refused for now") << replies(&SmtpScript::startTls, "454 4.7.0 not now\r\n")
                                              << Stage::StartTls << Outcome::Rejected << 454;
    QTest::newRow("STARTTLS refused")
        << replies(&SmtpScript::startTls, "502 no\r\n") << Stage::StartTls << Outcome::Rejected << 502;
    QTest::newRow("handshake: SMTP instead")
        << replies(&SmtpScript::insteadOfHandshake, "454 4.7.0 no certificate\r\n") << Stage::Handshake
        << Outcome::HandshakeFailed << 220;
    QTest::newRow("handshake: alert")
        << replies(&SmtpScript::insteadOfHandshake, QByteArray("\x15\x03\x01\x00\x02\x02\x28", 7))
        << Stage::Handshake << Outcome::HandshakeFailed << 220;
    QTest::newRow("EHLO after TLS refused") << replies(&SmtpScript::ehloAfterTls, "554 no\r\n")
                                            << Stage::EhloAfterTls << Outcome::Rejected << 554;
    QTest::newRow("QUIT is not waited for")
        << faulty(Stage::Done, Fault::Close) << Stage::Done << Outcome::Completed << 250;
    QTest::newRow("QUIT answered with garbage")
        << replies(&SmtpScript::quit, "bye") << Stage::Done << Outcome::Completed << 250;
}

void TestStartTlsProbe::records()
{
    QFETCH(SmtpScript, script);
    QFETCH(Outcome, outcome);
    const FakeSmtpServer server{script};
    const smtp::Endpoint endpoint = probe(server);
    QTEST(endpoint.outcome, "outcome");
    QTEST(endpoint.stage, "stage");
    QTEST(endpoint.replyCode, "code");
    QCOMPARE(endpoint.detail.isEmpty(), outcome == Outcome::Completed);
    QCOMPARE(endpoint.handshake.completed(),
             endpoint.stage == Stage::EhloAfterTls
                 || (endpoint.stage == Stage::Done && endpoint.startTlsOffered));
    if (endpoint.stage == Stage::Handshake) {
        QVERIFY(endpoint.handshake.outcome != tls::Handshake::Outcome::NotTried);
        QVERIFY(!endpoint.handshake.detail.isEmpty());
    }
}

void TestStartTlsProbe::fallsBackToHelo()
{
    SmtpScript script;
    script.ehlo = "500 unknown command\r\n";
    const FakeSmtpServer server{script};
    const smtp::Endpoint endpoint = probe(server);
    QCOMPARE(endpoint.outcome, Outcome::Completed);
    QVERIFY(endpoint.usedHelo);
    QVERIFY(!endpoint.startTlsOffered);
    QVERIFY(endpoint.capabilities.isEmpty());
    QCOMPARE(server.log().commands.value(1), QByteArray("HELO probe.relaydeck.example"));
}

void TestStartTlsProbe::throwsAwayInjectedPlaintext()
{
    // N11, CVE-2011-0411: what stands behind the reply must not answer the encrypted EHLO.
    SmtpScript script;
    script.startTls += "250-mx.partner.example\r\n250 INJECTED\r\n";
    const FakeSmtpServer server{script};
    const smtp::Endpoint endpoint = probe(server);
    QCOMPARE(endpoint.outcome, Outcome::Completed);
    QVERIFY(endpoint.handshake.completed());
    QVERIFY(endpoint.plaintextAfterStartTls);
    const smtp::TranscriptLine& last = endpoint.transcript.last();
    QCOMPARE(last.text, QByteArray("QUIT"));
    QVERIFY(std::any_of(
        endpoint.transcript.begin(), endpoint.transcript.end(), [](const smtp::TranscriptLine& line) {
            return line.from == smtp::TranscriptLine::From::Note && line.text.contains("INJECTED");
        }));
    QVERIFY(std::none_of(
        endpoint.transcript.begin(), endpoint.transcript.end(), [](const smtp::TranscriptLine& line) {
            return line.from == smtp::TranscriptLine::From::Server && line.text.contains("INJECTED");
        }));
}

void TestStartTlsProbe::recognisesOldAndWeakTls()
{
    tls::CertificateRequest request;
    request.keyType = tls::KeyType::Rsa1024;
    const tls::Identity identity = test::makeIdentity(request);

    tls::ServerSettings old;
    old.minVersion = old.maxVersion = tls::Version::Tls10;
    SmtpScript script;
    script.tls = contextFor(old, identity);
    const FakeSmtpServer oldServer{script};
    smtp::Endpoint endpoint = probe(oldServer);
    QCOMPARE(endpoint.outcome, Outcome::Completed);
    QCOMPARE(endpoint.handshake.version, u"TLSv1"_qs);
    QVERIFY(!tls::isModern(endpoint.handshake));

    tls::ServerSettings weak;
    weak.weakDh = true;
    script.tls = contextFor(weak, identity);
    const FakeSmtpServer weakServer{script};
    endpoint = probe(weakServer);
    QCOMPARE(endpoint.outcome, Outcome::Completed);
    QCOMPARE(endpoint.handshake.keyExchange, u"DH"_qs);
    QCOMPARE(endpoint.handshake.keyExchangeBits, 1024);
}

void TestStartTlsProbe::stopsAtEachStage_data()
{
    QTest::addColumn<Stage>("stage");
    for (const Stage stage :
         {Stage::Greeting, Stage::Ehlo, Stage::StartTls, Stage::Handshake, Stage::EhloAfterTls})
        QTest::newRow(smtp::stageName(stage).toLatin1().constData()) << stage;
}

void TestStartTlsProbe::stopsAtEachStage()
{
    QFETCH(Stage, stage);
    SmtpScript script;
    script.faultAt = stage;
    script.fault = Fault::Silence;
    const FakeSmtpServer server{script};
    std::stop_source stop;
    const std::shared_ptr<smtp::Record> record = recordFor(server);
    // Once both sides are there.
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        if (server.log().stages.contains(stage) && record->endpoint.stage == stage)
            stop.request_stop();
    });
    watch.start(0);
    // The time-outs are far beyond that of the test: only the stop request can end this.
    smtp::DialogueSettings settings = patient();
    settings.smtpTimeout = 1h;
    async::runBlocking(smtp::converse({stop.get_token()}, record, settings, [] {}));
    QCOMPARE(record->endpoint.outcome, Outcome::Cancelled);
    QCOMPARE(record->endpoint.stage, stage);
}

void TestStartTlsProbe::boundsTheTranscript()
{
    SmtpScript script;
    script.ehlo.clear();
    for (int i = 0; i < 98; ++i)
        script.ehlo += "250-" + QByteArray(2000, 'x') + "\r\n";
    script.ehlo += "250 STARTTLS\r\n";
    script.ehloAfterTls = script.ehlo;
    script.greeting = "220-" + QByteArray(script.ehlo).replace("250", "220").mid(4);
    const FakeSmtpServer server{script};
    const smtp::Endpoint endpoint = probe(server);
    QCOMPARE(endpoint.outcome, Outcome::Completed);
    QVERIFY(endpoint.transcript.size() <= 300);
    for (const smtp::TranscriptLine& line : endpoint.transcript)
        QVERIFY(line.text.size() <= 512);
}

void TestStartTlsProbe::connectsFromTheSourceAddress()
{
    const FakeSmtpServer server{SmtpScript()};
    smtp::DialogueSettings settings = patient();
    settings.sourceAddress = QHostAddress(u"127.0.0.9"_qs);
    QCOMPARE(probe(server, settings).outcome, Outcome::Completed);
    QCOMPARE(server.log().peers, QList<QHostAddress>{settings.sourceAddress});

    settings.sourceAddress = QHostAddress(u"192.0.2.1"_qs);
    QCOMPARE(probe(server, settings).outcome, Outcome::Unreachable);

    const quint16 freePort = [] {
        const FakeSmtpServer gone{SmtpScript()};
        return gone.port();
    }();
    const std::shared_ptr<smtp::Record> record = recordFor(server);
    record->endpoint.port = freePort;
    async::runBlocking(smtp::converse({}, record, patient(), [] {}));
    QCOMPARE(record->endpoint.outcome, Outcome::Refused);
    QCOMPARE(record->endpoint.stage, Stage::Connect);
}

void TestStartTlsProbe::namesItself_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("hostName");
    QTest::addColumn<QString>("local");
    QTest::addColumn<QByteArray>("expected");
    const QString v4 = u"192.0.2.7"_qs;
    QTest::newRow("as set") << u"Mail.Example"_qs << u"pc.example"_qs << v4 << QByteArray("mail.example");
    QTest::newRow("a literal as set") << u"[192.0.2.1]"_qs << QString() << v4 << QByteArray("[192.0.2.1]");
    QTest::newRow("the host's name") << QString() << u"pc.example"_qs << v4 << QByteArray("pc.example");
    QTest::newRow("short host name") << QString() << u"pc"_qs << v4 << QByteArray("[192.0.2.7]");
    QTest::newRow("IPv6") << QString() << QString() << u"2001:db8::7"_qs << QByteArray("[IPv6:2001:db8::7]");
    QTest::newRow("a command behind the name")
        << u"mail.example\r\nMAIL FROM:<>"_qs << QString() << v4 << QByteArray("[192.0.2.7]");
    QTest::newRow("a line end behind a literal")
        << u"[192.0.2.1]\n"_qs << QString() << v4 << QByteArray("[192.0.2.7]");
}

void TestStartTlsProbe::namesItself()
{
    QFETCH(QString, wanted);
    QFETCH(QString, hostName);
    QFETCH(QString, local);
    QTEST(smtp::ehloName(wanted, hostName, QHostAddress(local)), "expected");
}

QTEST_GUILESS_MAIN(TestStartTlsProbe)
#include "tst_starttlsprobe.moc"
