// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/all.h"
#include "tests/core/dns/stubresolverfixture.h"
#include "tests/support/httpshost.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using namespace std::chrono_literals;
using test::answer;
using test::ask;
using test::FakeDnsServer;
using test::Hierarchy;
using test::http;
using test::HttpsHost;
using test::Mx;
using test::PlainHost;
using test::settingsFor;
using Outcome = Exchange::Outcome;

namespace {

constexpr auto DnsMessage = "Content-Type: application/dns-message\r\n";

Upstream upstreamAt(quint16 port, const QString& host = u"127.0.0.1"_qs)
{
    Upstream upstream;
    upstream.transport = Upstream::Transport::Https;
    upstream.url.setScheme(u"https"_qs);
    upstream.url.setHost(host);
    upstream.url.setPort(port);
    upstream.url.setPath(u"/dns-query"_qs);
    return upstream;
}

const Hierarchy& hierarchy()
{
    static const Hierarchy made({u"dns.example"_qs, u"localhost"_qs, u"127.0.0.1"_qs});
    return made;
}

StubResolver::Settings settingsAt(quint16 port)
{
    StubResolver::Settings settings = settingsFor({upstreamAt(port)});
    settings.caCertificates = hierarchy().root.certificatePem;
    return settings;
}

QList<tls::Identity> chain()
{
    return {hierarchy().leaf, hierarchy().intermediate};
}

/// The answer with the id of RFC 8484 4.1.
QByteArray answerWire(Message message = answer())
{
    message.id = 0;
    return toWire(message);
}

QByteArray answered(const Message& message)
{
    return http("200 OK", answerWire(message), DnsMessage);
}

}  // namespace

class TestDnsOverHttps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asks();
    void asksByName();
    void mediaTypeWithParameters();
    void asksManyAtOnce();
    void isMalformed_data();
    void isMalformed();
    void isUnreachable_data();
    void isUnreachable();
    void refusesCertificates_data();
    void refusesCertificates();
    void timesOut();
    void isCancelled();
    void makesWayForTheNext();
};

void TestDnsOverHttps::asks()
{
    HttpsHost server(chain(), test::answer(answered(answer())));
    StubResolver resolver(settingsAt(server.port()));
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.transport, Exchange::Transport::Https);
    QCOMPARE(exchange.upstream, u"https://127.0.0.1:%1/dns-query"_qs.arg(server.port()));
    QCOMPARE(server.requests().size(), 1);
    const QByteArray request = server.requests().first();
    const QByteArray headers = request.first(request.indexOf("\r\n\r\n")).toLower();
    QVERIFY2(request.startsWith("POST /dns-query HTTP/1.1\r\n"), request.constData());
    QVERIFY2(headers.contains("\r\ncontent-type: application/dns-message"), headers.constData());
    QVERIFY2(headers.contains("\r\naccept: application/dns-message"), headers.constData());
    QVERIFY2(!headers.contains("\r\ncookie"), headers.constData());
    const Result<Message> query = parseMessage(request.sliced(request.indexOf("\r\n\r\n") + 4));
    QVERIFY(query.ok());
    QVERIFY2(query->id == 0, "RFC 8484 4.1");
    QVERIFY2(query->recursionDesired && query->checkingDisabled && query->dnssecOk, "D3");
    QVERIFY(query->question == Mx);
}

/// The system looks the host up; the certificate must have that name.
void TestDnsOverHttps::asksByName()
{
    HttpsHost server(chain(), test::answer(answered(answer())));
    StubResolver::Settings settings = settingsAt(server.port());
    settings.upstreams = {upstreamAt(server.port(), u"localhost"_qs)};
    StubResolver resolver(settings);
    VERIFY_ANSWERED(ask(resolver));
    QVERIFY(server.requests().first().contains("Host: localhost"));
}

void TestDnsOverHttps::mediaTypeWithParameters()
{
    HttpsHost server(chain(),
                     test::answer(http("200 OK", answerWire(),
                                       "Content-Type: Application/DNS-Message; charset=binary\r\n")));
    StubResolver resolver(settingsAt(server.port()));
    VERIFY_ANSWERED(ask(resolver));
}

void TestDnsOverHttps::asksManyAtOnce()
{
    HttpsHost server(chain(), test::answer(answered(answer())));
    StubResolver resolver(settingsAt(server.port()));
    std::vector<QCoro::Task<Exchange>> tasks;
    for (int i = 0; i < 30; ++i)
        tasks.push_back(resolver.ask({}, Mx));
    for (const Exchange& exchange : async::runBlocking(async::all(std::move(tasks))))
        VERIFY_ANSWERED(exchange);
    QCOMPARE(server.requests().size(), 30);
}

void TestDnsOverHttps::isMalformed_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("told");
    Message other = answer();
    other.question->name = test::name("elsewhere.example");
    Message cut = answer();
    cut.truncated = true;
    Message withId = answer();
    withId.id = 77;
    const QByteArray plain = "Content-Type: text/html\r\n";
    QTest::newRow("RFC 8484 6: another media type")
        << http("200 OK", answerWire(), plain) << u"media type \"text/html\""_qs;
    QTest::newRow("no media type") << http("200 OK", answerWire()) << u"media type \"\""_qs;
    QTest::newRow("an error page") << http("404 Not Found", "<p>", plain) << u"HTTP status 404"_qs;
    QTest::newRow("an error with the media type")
        << http("503 Service Unavailable", answerWire(), DnsMessage) << u"HTTP status 503"_qs;
    QTest::newRow("a redirect is not followed")
        << http("302 Found", {}, "Location: https://127.0.0.1/elsewhere\r\n") << u"HTTP status 302"_qs;
    QTest::newRow("more than a message can have")
        << http("200 OK", QByteArray(70'000, 'x'), DnsMessage) << u"more than 65535 octets"_qs;
    QTest::newRow("far more, without a length") << "HTTP/1.1 200 OK\r\n" + QByteArray(DnsMessage) + "\r\n"
            + QByteArray(5'000'000, 'x') << u"more than 65535 octets"_qs;
    QTest::newRow("nothing") << http("200 OK", {}, DnsMessage) << u"another id"_qs;
    QTest::newRow("garbage with the right id")
        << http("200 OK", QByteArray(2, '\0') + QByteArray(30, '\xff'), DnsMessage) << QString();
    QTest::newRow("another id") << http("200 OK", toWire(withId), DnsMessage) << u"another id"_qs;
    QTest::newRow("RFC 5452: another question") << answered(other) << u"another id or question"_qs;
    QTest::newRow("truncated") << answered(cut) << u"truncated"_qs;
}

void TestDnsOverHttps::isMalformed()
{
    QFETCH(QByteArray, octets);
    QFETCH(QString, told);
    HttpsHost server(chain(), test::answer(octets));
    StubResolver resolver(settingsAt(server.port()));
    const Exchange exchange = ask(resolver);
    QVERIFY2(exchange.outcome == Outcome::Malformed, qPrintable(exchange.detail));
    QVERIFY2(exchange.detail.contains(told), qPrintable(exchange.detail));
    QVERIFY(!exchange.detail.isEmpty());
    QVERIFY(exchange.response.isEmpty());
    QCOMPARE(server.requests().size(), 1);
}

void TestDnsOverHttps::isUnreachable_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n");
    QTest::newRow("closed without a word") << QByteArray();
    QTest::newRow("closed within the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Ty");
    QTest::newRow("closed within the message")
        << "HTTP/1.1 200 OK\r\n" + QByteArray(DnsMessage) + "Content-Length: 100\r\n\r\nabc";
}

void TestDnsOverHttps::isUnreachable()
{
    QFETCH(QByteArray, octets);
    HttpsHost server(chain(), test::answer(octets));
    StubResolver resolver(settingsAt(server.port()));
    const Exchange exchange = ask(resolver);
    QVERIFY2(exchange.outcome == Outcome::Unreachable, qPrintable(exchange.detail));
    QVERIFY(!exchange.detail.isEmpty());
}

void TestDnsOverHttps::refusesCertificates_data()
{
    QTest::addColumn<bool>("named");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("RFC 8484 5: for another name") << false << true;
    QTest::newRow("RFC 8484 5: from an issuer that is not trusted") << true << false;
}

void TestDnsOverHttps::refusesCertificates()
{
    QFETCH(bool, named);
    QFETCH(bool, trusted);
    const Hierarchy other({u"other.example"_qs});
    HttpsHost server(named ? chain() : QList{other.leaf, other.intermediate},
                     test::answer(answered(answer())));
    StubResolver::Settings settings = settingsAt(server.port());
    settings.caCertificates = named != trusted ? other.root.certificatePem : hierarchy().root.certificatePem;
    StubResolver resolver(settings);
    const Exchange exchange = ask(resolver);
    QCOMPARE(exchange.outcome, Outcome::Unreachable);
    QVERIFY(!exchange.detail.isEmpty());
    QVERIFY2(server.requests().isEmpty() || server.requests().first().isEmpty(), "the question was not told");
}

void TestDnsOverHttps::timesOut()
{
    HttpsHost silent(chain(), [](QSslSocket&) {});
    HttpsHost dripping(chain(), [](QSslSocket& socket) {
        socket.write("HTTP/1.1 200 OK\r\n" + QByteArray(DnsMessage) + "Content-Length: 100\r\n\r\nabc");
    });
    PlainHost noTls([](QTcpSocket&) {});
    for (const quint16 port : {silent.port(), dripping.port(), noTls.port()}) {
        StubResolver::Settings settings = settingsAt(port);
        settings.timeout = 200ms;
        StubResolver resolver(settings);
        const Exchange exchange = ask(resolver);
        QVERIFY2(exchange.outcome == Outcome::TimedOut, qPrintable(exchange.detail));
        QVERIFY(exchange.duration >= 200ms);
    }
}

void TestDnsOverHttps::isCancelled()
{
    std::stop_source stop;
    HttpsHost server(chain(), [&stop](QSslSocket&) { stop.request_stop(); });
    StubResolver resolver(settingsAt(server.port()));
    const Exchange exchange = ask(resolver, async::Context{stop.get_token()});
    QCOMPARE(exchange.outcome, Outcome::Cancelled);
}

void TestDnsOverHttps::makesWayForTheNext()
{
    HttpsHost failing(chain(), test::answer(http("500 Internal Server Error", "oops")));
    FakeDnsServer good;
    good.answer(answer());
    StubResolver::Settings settings = settingsAt(failing.port());
    settings.upstreams.append(good.upstream());
    StubResolver resolver(settings);
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.transport, Exchange::Transport::Udp);
}

QTEST_GUILESS_MAIN(TestDnsOverHttps)
#include "tst_dnsoverhttps.moc"
