// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/prober.h"

#include "core/async/all.h"
#include "core/async/blocking.h"
#include "core/async/wait.h"
#include "tests/support/certificates.h"
#include "tests/support/fakesmtpserver.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace std::chrono_literals;
using smtp::Endpoint;
using smtp::Outcome;
using smtp::Stage;
using test::FakeSmtpServer;
using test::name;
using test::SmtpScript;

Q_DECLARE_METATYPE(relaydeck::tls::Version)

class TestProber : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void probesOnceForAll();
    void probesOncePerServerName();
    void looksForTheOtherCertificate_data();
    void looksForTheOtherCertificate();
    void findsNoOtherCertificate();
    void hasNothingToCompareWith();
    void letsOneAskerGo();
    void stopsWhenNobodyWaits();
    void tellsWhatWasSeenAtTheDeadline();
    void holdsTwoConnectionsToAnAddress();
    void holdsBackWhatIsTooOften();
    void goesOnWhenTheWindowHasPassed();
    void doesNotConnectForACancelledTest();
    void endsWithItsOwner();
};

namespace {

const DomainName Host = name("mx.partner.example");

NetworkProfile profileFor(const FakeSmtpServer& server)
{
    NetworkProfile profile;
    profile.smtpPort = server.port();
    profile.ehloName = QStringLiteral("probe.relaydeck.example");
    return profile;
}

/// A name per number, so that nothing is shared.
DomainName numbered(int number)
{
    return *Host.child("h" + QByteArray::number(number));
}

/// The first look and the one at the other certificate.
std::vector<Endpoint> bothLooks(smtp::Prober& prober, const FakeSmtpServer& server)
{
    std::vector<QCoro::Task<Endpoint>> looks;
    looks.push_back(prober.probe({}, server.address(), Host, Host, Host, smtp::Look::First));
    looks.push_back(prober.probe({}, server.address(), Host, Host, Host, smtp::Look::Other));
    return async::runBlocking(async::all(std::move(looks)));
}

/// Until a dialogue has come to the stage.
QCoro::Task<> arrival(const FakeSmtpServer* server, Stage stage)
{
    while (!server->log().stages.contains(stage)) {
        const async::Context ctx;
        async::Wait wait(ctx);
        wait.on(server, &FakeSmtpServer::reached);
        const async::Wake wake = co_await wait;
        Q_UNUSED(wake)
    }
}

}  // namespace

void TestProber::probesOnceForAll()
{
    const FakeSmtpServer server{SmtpScript()};
    smtp::Prober prober(profileFor(server));
    std::vector<QCoro::Task<Endpoint>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(prober.probe({}, server.address(), Host, Host, numbered(i)));
    const std::vector<Endpoint> endpoints = async::runBlocking(async::all(std::move(tasks)));
    for (const Endpoint& endpoint : endpoints) {
        QCOMPARE(endpoint.outcome, Outcome::Completed);
        QCOMPARE(endpoint.sni, Host);
        QCOMPARE(endpoint, endpoints.front());
    }
    // Later in the run as well.
    const Endpoint later = async::runBlocking(prober.probe({}, server.address(), Host, Host));
    QCOMPARE(later, endpoints.front());
    QCOMPARE(server.log().connections, 1);
}

void TestProber::probesOncePerServerName()
{
    const FakeSmtpServer server{SmtpScript()};
    smtp::Prober prober(profileFor(server));
    const DomainName expanded = name("mx.provider.example");
    QCOMPARE(async::runBlocking(prober.probe({}, server.address(), Host, Host)).sni, Host);
    QCOMPARE(async::runBlocking(prober.probe({}, server.address(), Host, expanded)).sni, expanded);
    QCOMPARE(server.log().serverNames, QList<QByteArray>({"mx.partner.example", "mx.provider.example"}));
}

void TestProber::looksForTheOtherCertificate_data()
{
    QTest::addColumn<tls::Version>("version");
    QTest::newRow("TLS 1.3") << tls::Version::Tls13;
    QTest::newRow("TLS 1.2") << tls::Version::Tls12;
}

void TestProber::looksForTheOtherCertificate()
{
    QFETCH(tls::Version, version);
    const tls::Identity ecdsa = test::makeIdentity({});
    tls::CertificateRequest request;
    request.keyType = tls::KeyType::Rsa2048;
    const tls::Identity rsa = test::makeIdentity(request);
    tls::ServerSettings settings;
    settings.chain = {rsa.der};
    settings.keyPem = rsa.keyPem;
    settings.second = tls::ServerCredentials{.chain = {ecdsa.der}, .keyPem = ecdsa.keyPem};
    settings.minVersion = settings.maxVersion = version;
    SmtpScript script;
    script.tls = *tls::ServerContext::make(settings);
    const FakeSmtpServer server{script};
    smtp::Prober prober(profileFor(server));
    const std::vector<Endpoint> seen = bothLooks(prober, server);
    QCOMPARE(seen.front().handshake.chain, QList{ecdsa.der});
    QVERIFY(!seen.front().forOtherCertificate);
    QCOMPARE(seen.back().outcome, Outcome::Completed);
    QCOMPARE(seen.back().handshake.chain, QList{rsa.der});
    QVERIFY(seen.back().forOtherCertificate);
    QCOMPARE(tls::certificateTypeName(seen.back().certificateType), u"rsa"_qs);
    QCOMPARE(server.log().mostOpen, 2);
    // Each look is had once.
    QCOMPARE(bothLooks(prober, server), seen);
    QCOMPARE(server.log().connections, 2);
}

void TestProber::findsNoOtherCertificate()
{
    const FakeSmtpServer server{SmtpScript()};
    smtp::Prober prober(profileFor(server));
    const std::vector<Endpoint> seen = bothLooks(prober, server);
    QCOMPARE(seen.front().outcome, Outcome::Completed);
    QCOMPARE(seen.back().stage, Stage::Handshake);
    QVERIFY(!seen.back().handshake.completed());
    QVERIFY(seen.back().handshake.chain.isEmpty());
}

void TestProber::hasNothingToCompareWith()
{
    SmtpScript script;
    script.faultAt = Stage::StartTls;
    script.fault = SmtpScript::Fault::Close;
    const FakeSmtpServer server{script};
    smtp::Prober prober(profileFor(server));
    const std::vector<Endpoint> seen = bothLooks(prober, server);
    QCOMPARE(seen.front().outcome, Outcome::Closed);
    QCOMPARE(seen.back().outcome, Outcome::Completed);
    QVERIFY(seen.back().handshake.outcome == tls::Handshake::Outcome::NotTried);
    QCOMPARE(server.log().commands.count("STARTTLS"), 1);
}

void TestProber::letsOneAskerGo()
{
    SmtpScript script;
    script.holdGreeting = true;
    FakeSmtpServer server{script};
    smtp::Prober prober(profileFor(server));
    std::stop_source stop;
    QCoro::Task<Endpoint> first = prober.probe({stop.get_token()}, server.address(), Host, Host);
    QCoro::Task<Endpoint> second = prober.probe({}, server.address(), Host, Host);
    stop.request_stop();
    const Endpoint left = async::runBlocking(std::move(first));
    QCOMPARE(left.outcome, Outcome::Cancelled);
    server.release();
    const Endpoint stayed = async::runBlocking(std::move(second));
    QCOMPARE(stayed.outcome, Outcome::Completed);
    QCOMPARE(server.log().connections, 1);
}

void TestProber::stopsWhenNobodyWaits()
{
    SmtpScript script;
    script.holdGreeting = true;
    FakeSmtpServer server{script};
    smtp::Prober prober(profileFor(server));
    std::stop_source stop;
    connect(&server, &FakeSmtpServer::accepted, this, [&stop] { stop.request_stop(); });
    QCOMPARE(async::runBlocking(prober.probe({stop.get_token()}, server.address(), Host, Host)).outcome,
             Outcome::Cancelled);
    // The connection goes away with the last asker, and a new asker gets a new one.
    server.release();
    QTRY_COMPARE(server.log().open, 0);
    QCOMPARE(async::runBlocking(prober.probe({}, server.address(), Host, Host)).outcome, Outcome::Completed);
    QCOMPARE(server.log().connections, 2);
}

void TestProber::tellsWhatWasSeenAtTheDeadline()
{
    SmtpScript script;
    script.faultAt = Stage::StartTls;
    script.fault = SmtpScript::Fault::Silence;
    FakeSmtpServer server{script};
    smtp::Prober prober(profileFor(server));
    std::stop_source stop;
    QCoro::Task<Endpoint> other = prober.probe({stop.get_token()}, server.address(), Host, Host);
    async::runBlocking(arrival(&server, Stage::StartTls));
    const async::Context late = async::Context().within(1ms);
    const Endpoint endpoint = async::runBlocking(prober.probe(late, server.address(), Host, Host));
    QCOMPARE(endpoint.outcome, Outcome::TimedOut);
    QCOMPARE(endpoint.stage, Stage::StartTls);
    QVERIFY(endpoint.startTlsOffered);
    QVERIFY(!endpoint.transcript.isEmpty());
    // The other one still waits.
    QVERIFY(!other.isReady());
    stop.request_stop();
    QCOMPARE(async::runBlocking(std::move(other)).outcome, Outcome::Cancelled);
}

void TestProber::holdsTwoConnectionsToAnAddress()
{
    SmtpScript script;
    script.holdGreeting = true;
    FakeSmtpServer server{script};
    smtp::Prober prober(profileFor(server));
    connect(&server, &FakeSmtpServer::accepted, this, [&server](int open) {
        if (open == 2)
            server.release();
    });
    std::vector<QCoro::Task<Endpoint>> tasks;
    for (int i = 0; i < 7; ++i)
        tasks.push_back(prober.probe({}, server.address(), numbered(i), numbered(i)));
    const std::vector<Endpoint> endpoints = async::runBlocking(async::all(std::move(tasks)));
    for (const Endpoint& endpoint : endpoints)
        QCOMPARE(endpoint.outcome, Outcome::Completed);
    QCOMPARE(server.log().connections, 7);
    QCOMPARE(server.log().mostOpen, 2);
}

void TestProber::holdsBackWhatIsTooOften()
{
    const FakeSmtpServer server{SmtpScript()};
    smtp::Prober prober(profileFor(server));
    const DomainName domain = name("partner.example");
    const async::Context ctx = async::Context().within(30s);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(async::runBlocking(prober.probe(ctx, server.address(), numbered(i), Host, domain)).outcome,
                 Outcome::Completed);
    // Told at once, since its turn would come after the deadline; and nothing is said about the server.
    const Endpoint held = async::runBlocking(prober.probe(ctx, server.address(), numbered(4), Host, domain));
    QCOMPARE(held.outcome, Outcome::Cancelled);
    QCOMPARE(held.stage, Stage::Connect);
    QVERIFY2(held.detail.startsWith(u"held back"_qs), qPrintable(held.detail));
    QCOMPARE(server.log().connections, 4);
    // For another domain it is the first.
    QCOMPARE(async::runBlocking(prober.probe(ctx, server.address(), numbered(4), Host, name("other.example")))
                 .outcome,
             Outcome::Completed);
}

void TestProber::goesOnWhenTheWindowHasPassed()
{
    const FakeSmtpServer server{SmtpScript()};
    smtp::Manners manners;
    manners.perWindow = 1;
    manners.window = 20ms;
    smtp::Prober prober(profileFor(server), manners);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(async::runBlocking(prober.probe({}, server.address(), numbered(i), Host, Host)).outcome,
                 Outcome::Completed);
}

void TestProber::doesNotConnectForACancelledTest()
{
    const FakeSmtpServer server{SmtpScript()};
    smtp::Prober prober(profileFor(server));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(async::runBlocking(prober.probe({stop.get_token()}, server.address(), Host, Host)).outcome,
             Outcome::Cancelled);
    QCOMPARE(async::runBlocking(prober.probe({}, server.address(), numbered(1), Host)).outcome,
             Outcome::Completed);
    QCOMPARE(server.log().connections, 1);
}

void TestProber::endsWithItsOwner()
{
    SmtpScript script;
    script.faultAt = Stage::Greeting;
    script.fault = SmtpScript::Fault::Silence;
    FakeSmtpServer server{script};
    auto prober = std::make_unique<smtp::Prober>(profileFor(server));
    QCoro::Task<Endpoint> task = prober->probe({}, server.address(), Host, Host);
    async::runBlocking(arrival(&server, Stage::Greeting));
    prober.reset();
    QCOMPARE(async::runBlocking(std::move(task)).outcome, Outcome::Cancelled);
}

QTEST_GUILESS_MAIN(TestProber)
#include "tst_prober.moc"
