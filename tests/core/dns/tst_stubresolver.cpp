// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/all.h"
#include "core/async/blocking.h"
#include "core/dns/stubresolver.h"
#include "tests/support/certificates.h"
#include "tests/support/dnsdata.h"
#include "tests/support/fakednsserver.h"
#include "tests/support/qttest.h"

#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::dns;
using namespace std::chrono_literals;
using test::FakeDnsServer;
using test::FakeReply;
using test::record;
using Outcome = Exchange::Outcome;
using Kind = FakeReply::Kind;

Q_DECLARE_METATYPE(QList<relaydeck::Upstream>)

class TestStubResolver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersOverUdp();
    void sendsUnpredictableQueries();
    void ignoresForgedReplies_data();
    void ignoresForgedReplies();
    void turnsToTcp_data();
    void turnsToTcp();
    void turnsToTcpWhenOthersGuess();
    void asksAgainAfterASecond();
    void failsOverTcp_data();
    void failsOverTcp();
    void readsTheLargestMessage();
    void asksOverTls();
    void refusesCertificates_data();
    void refusesCertificates();
    void usesConnectionsAgain();
    void opensANewConnectionWhenTheOldOneCloses();
    void asksTheNextUpstream_data();
    void asksTheNextUpstream();
    void givesTheFailureOfAll();
    void beginsWithTheOneThatAnswered();
    void timesOut();
    void isUnreachable_data();
    void isUnreachable();
    void isCancelled_data();
    void isCancelled();
    void keepsTheDeadlineOfTheCaller();
    void usesTheSourceAddress();
    void readsResolvConf_data();
    void readsResolvConf();
};

namespace {

const Question Mx = test::question("partner.example", RecordType::MX);

Message answer()
{
    return test::answerTo(Mx, {record("partner.example. 300 IN MX 10 mx1.partner.example.")});
}

StubResolver::Settings settingsFor(const QList<Upstream>& upstreams)
{
    StubResolver::Settings settings;
    settings.upstreams = upstreams;
    settings.timeout = 20s;  // bounds a test that hangs; none waits for it
    return settings;
}

Exchange ask(StubResolver& resolver, const async::Context& ctx = {})
{
    return async::runBlocking(resolver.ask(ctx, Mx));
}

/// An upstream where nothing listens.
Upstream deadUpstream()
{
    const FakeDnsServer server;
    return server.upstream();
}

#define VERIFY_ANSWERED(expression)                                                                          \
    do {                                                                                                     \
        const Exchange checked = (expression);                                                               \
        QVERIFY2(checked.outcome == Outcome::Answered, qPrintable(checked.detail));                          \
        const Result<Message> parsed = parseMessage(checked.response);                                       \
        QVERIFY(parsed.ok());                                                                                \
        QCOMPARE(parsed->answer, answer().answer);                                                           \
    } while (false)

}  // namespace

void TestStubResolver::answersOverUdp()
{
    FakeDnsServer server;
    server.answer(answer());
    StubResolver resolver(settingsFor({server.upstream()}));
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.question, Mx);
    QCOMPARE(exchange.transport, Exchange::Transport::Udp);
    QCOMPARE(exchange.upstream, u"127.0.0.1#%1"_qs.arg(server.upstream().port));
    QVERIFY(exchange.at >= before && exchange.at <= QDateTime::currentDateTimeUtc());
    QCOMPARE(exchange.at.timeSpec(), Qt::UTC);
    QCOMPARE(exchange.detail, QString());
    QCOMPARE(server.received().size(), 1);
    const Message query = server.received().first().query;
    QVERIFY2(query.recursionDesired && query.checkingDisabled && query.dnssecOk, "D3");
    QCOMPARE(query.udpPayload, quint16(1232));
}

void TestStubResolver::sendsUnpredictableQueries()
{
    FakeDnsServer server;
    server.answer(answer());
    StubResolver resolver(settingsFor({server.upstream()}));
    constexpr int Queries = 24;
    for (int i = 0; i < Queries; ++i)
        VERIFY_ANSWERED(ask(resolver));
    QSet<quint16> ports;
    QSet<quint16> ids;
    for (const FakeDnsServer::Received& received : server.received()) {
        ports.insert(received.port);
        ids.insert(received.query.id);
    }
    // The chance that a good generator fails these is below one in 10^20.
    QVERIFY2(ports.size() > Queries / 2, "RFC 5452 9.2: ports differ");
    QVERIFY2(ids.size() > Queries / 2, "RFC 5452 9.2: ids differ");
}

void TestStubResolver::ignoresForgedReplies_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("RFC 5452 9.1: another id") << int(Kind::WrongId);
    QTest::newRow("RFC 5452 9.1: another question") << int(Kind::WrongQuestion);
    QTest::newRow("RFC 5452 9.1: another source address") << int(Kind::WrongSource);
    QTest::newRow("RFC 5452 9.1: a query, not a response") << int(Kind::QueryBack);
}

void TestStubResolver::ignoresForgedReplies()
{
    QFETCH(int, kind);
    Message forged = answer();
    forged.answer = {record("partner.example. 300 IN MX 1 attacker.example.")};
    FakeDnsServer server;
    server.onUdp(Mx, {{FakeReply{Kind(kind), forged}, FakeReply{Kind::Answer, answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.transport, Exchange::Transport::Udp);
    QCOMPARE(server.received().size(), 1);
}

void TestStubResolver::turnsToTcp_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("D3: truncated") << int(Kind::Truncated);
    QTest::newRow("D3: unreadable") << int(Kind::Garbage);
    QTest::newRow("FORMERR without question") << int(Kind::HeaderOnly);
}

void TestStubResolver::turnsToTcp()
{
    QFETCH(int, kind);
    FakeDnsServer server;
    server.onUdp(Mx, {{FakeReply{Kind(kind), answer()}}});
    server.onStream(Mx, {{FakeReply{Kind::Answer, answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.transport, Exchange::Transport::Tcp);
}

void TestStubResolver::turnsToTcpWhenOthersGuess()
{
    FakeDnsServer server;
    server.onUdp(Mx, {QList<FakeReply>(100, FakeReply{Kind::WrongId, answer()})});
    server.onStream(Mx, {{FakeReply{Kind::Answer, answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.transport, Exchange::Transport::Tcp);
    QCOMPARE(server.count(FakeDnsServer::Transport::Udp), 1);
}

void TestStubResolver::asksAgainAfterASecond()
{
    FakeDnsServer server;
    server.onUdp(Mx, {{}, {FakeReply{Kind::Answer, answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    VERIFY_ANSWERED(ask(resolver));
    QCOMPARE(server.received().size(), 2);
    QCOMPARE(server.received().at(0).port, server.received().at(1).port);
    QCOMPARE(server.received().at(0).query.id, server.received().at(1).query.id);
}

void TestStubResolver::failsOverTcp_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("garbage") << int(Kind::Garbage) << Outcome::Malformed;
    QTest::newRow("another id") << int(Kind::WrongId) << Outcome::Malformed;
    QTest::newRow("another question") << int(Kind::WrongQuestion) << Outcome::Malformed;
    QTest::newRow("still truncated") << int(Kind::Truncated) << Outcome::Malformed;
    QTest::newRow("FORMERR without question") << int(Kind::HeaderOnly) << Outcome::Malformed;
    QTest::newRow("closed") << int(Kind::Close) << Outcome::Unreachable;
    QTest::newRow("closed within the message") << int(Kind::WrongLength) << Outcome::Unreachable;
}

void TestStubResolver::failsOverTcp()
{
    QFETCH(int, kind);
    QFETCH(Outcome, outcome);
    FakeDnsServer server;
    server.onUdp(Mx, {{FakeReply{Kind::Truncated, answer()}}});
    server.onStream(Mx, {{FakeReply{Kind(kind), answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    const Exchange exchange = ask(resolver);
    QCOMPARE(exchange.outcome, outcome);
    QCOMPARE(exchange.transport, Exchange::Transport::Tcp);
    QVERIFY(exchange.response.isEmpty());
    QVERIFY(!exchange.detail.isEmpty());
}

void TestStubResolver::readsTheLargestMessage()
{
    Message large = answer();
    const Record filler = record("partner.example. 1 IN TYPE65400 \\# 0");
    const qsizetype room = 65'535 - toWire(large).size();
    Record last = filler;
    const qsizetype head = toWire(test::answerTo(Mx, {filler})).size() - toWire(test::answerTo(Mx)).size();
    last.rdata = QByteArray(room - head, 'x');
    large.additional.append(last);
    QCOMPARE(toWire(large).size(), 65'535);

    FakeDnsServer server;
    server.onUdp(Mx, {{FakeReply{Kind::Truncated, answer()}}});
    server.onStream(Mx, {{FakeReply{Kind::Answer, large}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.response.size(), 65'535);
}

void TestStubResolver::asksOverTls()
{
    const test::Hierarchy hierarchy({u"dns.example"_qs});
    FakeDnsServer server;
    server.serveTls(hierarchy.leaf.certificatePem + hierarchy.intermediate.certificatePem,
                    hierarchy.leaf.keyPem);
    server.answer(answer());
    StubResolver::Settings settings = settingsFor({server.tlsUpstream(u"dns.example"_qs)});
    settings.caCertificates = hierarchy.root.certificatePem;
    StubResolver resolver(settings);
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.transport, Exchange::Transport::Tls);
    QCOMPARE(server.count(FakeDnsServer::Transport::Tls), 1);
    QCOMPARE(server.count(FakeDnsServer::Transport::Udp), 0);
}

void TestStubResolver::refusesCertificates_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("RFC 8310 8.1: another name") << u"other.example"_qs << true;
    QTest::newRow("no name configured: the address is not in it") << QString() << true;
    QTest::newRow("RFC 8310 8.1: an issuer that is not trusted") << u"dns.example"_qs << false;
}

void TestStubResolver::refusesCertificates()
{
    QFETCH(QString, name);
    QFETCH(bool, trusted);
    const test::Hierarchy hierarchy({u"dns.example"_qs});
    const test::Hierarchy other({u"dns.example"_qs});
    FakeDnsServer server;
    server.serveTls(hierarchy.leaf.certificatePem + hierarchy.intermediate.certificatePem,
                    hierarchy.leaf.keyPem);
    server.answer(answer());
    StubResolver::Settings settings = settingsFor({server.tlsUpstream(name)});
    settings.caCertificates = trusted ? hierarchy.root.certificatePem : other.root.certificatePem;
    StubResolver resolver(settings);
    const Exchange exchange = ask(resolver);
    QCOMPARE(exchange.outcome, Outcome::Unreachable);
    QVERIFY(!exchange.detail.isEmpty());
    QVERIFY2(server.received().isEmpty(), "the question was not told");
}

void TestStubResolver::usesConnectionsAgain()
{
    FakeDnsServer server;
    server.onUdp(Mx, {{FakeReply{Kind::Truncated, answer()}}});
    server.onStream(Mx, {{FakeReply{Kind::Answer, answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    for (int i = 0; i < 3; ++i)
        VERIFY_ANSWERED(ask(resolver));
    QCOMPARE(server.count(FakeDnsServer::Transport::Tcp), 3);
    QCOMPARE(server.connections(), 1);
}

void TestStubResolver::opensANewConnectionWhenTheOldOneCloses()
{
    FakeDnsServer server;
    server.onUdp(Mx, {{FakeReply{Kind::Truncated, answer()}}});
    server.onStream(Mx,
                    {{FakeReply{Kind::Answer, answer()}},
                     {FakeReply{Kind::Close, {}}},
                     {FakeReply{Kind::Answer, answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    VERIFY_ANSWERED(ask(resolver));
    VERIFY_ANSWERED(ask(resolver));
    QCOMPARE(server.connections(), 2);
    server.closeStreams();
    VERIFY_ANSWERED(ask(resolver));
    QCOMPARE(server.connections(), 3);
}

void TestStubResolver::asksTheNextUpstream_data()
{
    QTest::addColumn<FakeDnsServer::Script>("script");
    const auto rcode = [](Rcode value) { return FakeReply{Kind::Answer, test::answerTo(Mx, {}, value)}; };
    QTest::newRow("SERVFAIL") << FakeDnsServer::Script{{rcode(Rcode::ServFail)}};
    QTest::newRow("REFUSED") << FakeDnsServer::Script{{rcode(Rcode::Refused)}};
    QTest::newRow("NOTIMP") << FakeDnsServer::Script{{rcode(Rcode::NotImp)}};
    QTest::newRow("unreadable, over TCP too") << FakeDnsServer::Script{{FakeReply{Kind::Garbage, {}}}};
}

void TestStubResolver::asksTheNextUpstream()
{
    QFETCH(FakeDnsServer::Script, script);
    FakeDnsServer bad;
    bad.onUdp(Mx, script);
    bad.onStream(Mx, script);
    FakeDnsServer good;
    good.answer(answer());
    StubResolver resolver(settingsFor({bad.upstream(), good.upstream()}));
    const Exchange exchange = ask(resolver);
    VERIFY_ANSWERED(exchange);
    QCOMPARE(exchange.upstream, u"127.0.0.1#%1"_qs.arg(good.upstream().port));
    QVERIFY(!bad.received().isEmpty());
}

void TestStubResolver::givesTheFailureOfAll()
{
    FakeDnsServer failing;
    failing.answer(test::answerTo(Mx, {}, Rcode::ServFail));
    FakeDnsServer garbled;
    garbled.onUdp(Mx, {{FakeReply{Kind::Garbage, {}}}});
    garbled.onStream(Mx, {{FakeReply{Kind::Garbage, {}}}});
    StubResolver resolver(settingsFor({deadUpstream(), failing.upstream(), garbled.upstream()}));
    const Exchange exchange = ask(resolver);
    QCOMPARE(exchange.outcome, Outcome::Answered);
    QCOMPARE(parseMessage(exchange.response)->rcode, Rcode::ServFail);
    QCOMPARE(exchange.upstream, u"127.0.0.1#%1"_qs.arg(failing.upstream().port));
}

void TestStubResolver::beginsWithTheOneThatAnswered()
{
    FakeDnsServer failing;
    failing.answer(test::answerTo(Mx, {}, Rcode::ServFail));
    FakeDnsServer good;
    good.answer(answer());
    StubResolver resolver(settingsFor({failing.upstream(), good.upstream()}));
    VERIFY_ANSWERED(ask(resolver));
    VERIFY_ANSWERED(ask(resolver));
    QCOMPARE(failing.received().size(), 1);
    QCOMPARE(good.received().size(), 2);
}

void TestStubResolver::timesOut()
{
    FakeDnsServer silent;
    FakeDnsServer dripping;
    dripping.onUdp(Mx, {{FakeReply{Kind::Truncated, answer()}}});
    dripping.onStream(Mx, {{FakeReply{Kind::Drip, answer()}}});
    StubResolver::Settings settings = settingsFor({silent.upstream(), dripping.upstream()});
    settings.timeout = 200ms;
    StubResolver resolver(settings);
    const Exchange exchange = ask(resolver);
    QCOMPARE(exchange.outcome, Outcome::TimedOut);
    QCOMPARE(exchange.upstream,
             u"127.0.0.1#%1, 127.0.0.1#%2"_qs.arg(silent.upstream().port).arg(dripping.upstream().port));
    QVERIFY(exchange.response.isEmpty());
    QVERIFY(exchange.duration >= 200ms);
    QVERIFY2(!dripping.received().isEmpty(), "a silent upstream leaves time for the next");
}

void TestStubResolver::isUnreachable_data()
{
    QTest::addColumn<QList<Upstream>>("upstreams");
    QTest::newRow("port closed, by ICMP") << QList{deadUpstream()};
    QTest::newRow("both closed") << QList{deadUpstream(), deadUpstream()};
    Upstream tls = deadUpstream();
    tls.transport = Upstream::Transport::Tls;
    QTest::newRow("TLS port closed") << QList{tls};
    QTest::newRow("none configured") << QList<Upstream>();
}

void TestStubResolver::isUnreachable()
{
    QFETCH(QList<Upstream>, upstreams);
    StubResolver resolver(settingsFor(upstreams));
    const Exchange exchange = ask(resolver);
    QCOMPARE(exchange.outcome, Outcome::Unreachable);
    QVERIFY(!exchange.detail.isEmpty());
    QVERIFY(exchange.response.isEmpty());
}

void TestStubResolver::isCancelled_data()
{
    QTest::addColumn<bool>("overTcp");
    QTest::newRow("over UDP") << false;
    QTest::newRow("over TCP") << true;
}

void TestStubResolver::isCancelled()
{
    QFETCH(bool, overTcp);
    FakeDnsServer server;  // silent
    if (overTcp) {
        server.onUdp(Mx, {{FakeReply{Kind::Truncated, answer()}}});
        server.onStream(Mx, {{FakeReply{Kind::Drip, answer()}}});
    }
    std::stop_source stop;
    const int queries = overTcp ? 2 : 1;
    connect(&server, &FakeDnsServer::queried, &server, [&] {
        if (server.received().size() == queries)
            stop.request_stop();
    });
    FakeDnsServer next;
    next.answer(answer());
    StubResolver resolver(settingsFor({server.upstream(), next.upstream()}));
    const Exchange exchange = ask(resolver, async::Context{stop.get_token()});
    QCOMPARE(exchange.outcome, Outcome::Cancelled);
    QVERIFY2(next.received().isEmpty(), "no other upstream is asked");

    const Exchange before = ask(resolver, async::Context{stop.get_token()});
    QCOMPARE(before.outcome, Outcome::Cancelled);
}

void TestStubResolver::keepsTheDeadlineOfTheCaller()
{
    FakeDnsServer silent;
    StubResolver resolver(settingsFor({silent.upstream()}));
    const Exchange exchange = ask(resolver, async::Context().within(50ms));
    QCOMPARE(exchange.outcome, Outcome::TimedOut);
    QVERIFY(exchange.duration >= 50ms);
    QCOMPARE(silent.received().size(), 1);
}

void TestStubResolver::usesTheSourceAddress()
{
    const test::Hierarchy hierarchy({u"dns.example"_qs});
    FakeDnsServer server(u"127.0.0.2"_qs);
    server.serveTls(hierarchy.leaf.certificatePem + hierarchy.intermediate.certificatePem,
                    hierarchy.leaf.keyPem);
    server.onUdp(Mx, {{FakeReply{Kind::Truncated, answer()}}});
    server.onStream(Mx, {{FakeReply{Kind::Answer, answer()}}});
    const QHostAddress source(u"127.0.0.7"_qs);
    for (const Upstream& upstream : {server.upstream(), server.tlsUpstream(u"dns.example"_qs)}) {
        StubResolver::Settings settings = settingsFor({upstream});
        settings.sourceAddress = source;
        settings.caCertificates = hierarchy.root.certificatePem;
        StubResolver resolver(settings);
        VERIFY_ANSWERED(ask(resolver));
    }
    QCOMPARE(server.received().size(), 3);
    for (const FakeDnsServer::Received& received : server.received())
        QCOMPARE(received.address, source);
}

void TestStubResolver::readsResolvConf_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("addresses");
    QTest::newRow("one") << QByteArray("nameserver 192.0.2.53\n") << QStringList{u"192.0.2.53"_qs};
    QTest::newRow("IPv6, tabs, no last line end, other lines") << QByteArray(
        "# comment\nsearch example\n\tnameserver \t 2001:db8::53 \noptions edns0\nnameserver 192.0.2.1")
                                                               << QStringList{u"2001:db8::53"_qs,
                                                                              u"192.0.2.1"_qs};
    QTest::newRow("commented out, malformed")
        << QByteArray("#nameserver 192.0.2.1\n;nameserver 192.0.2.2\nnameserver\nnameserver dns.example\n"
                      "nameservers 192.0.2.3\nnameserver 192.0.2.4\n")
        << QStringList{u"192.0.2.4"_qs};
    QTest::newRow("resolv.conf(5): at most three")
        << QByteArray("nameserver 192.0.2.1\n").repeated(9)
        << QStringList{u"192.0.2.1"_qs, u"192.0.2.1"_qs, u"192.0.2.1"_qs};
    QTest::newRow("resolv.conf(5): none means this computer")
        << QByteArray("search example\n") << QStringList{u"127.0.0.1"_qs};
    QTest::newRow("bounded") << QByteArray(100'000, '#') + "\nnameserver 192.0.2.1\n"
                             << QStringList{u"127.0.0.1"_qs};
}

void TestStubResolver::readsResolvConf()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, addresses);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"resolv.conf"_qs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QStringList read;
    for (const Upstream& upstream : systemUpstreams(path)) {
        read.append(upstream.address.toString());
        QCOMPARE(upstream.port, quint16(53));
        QCOMPARE(upstream.transport, Upstream::Transport::UdpTcp);
    }
    QCOMPARE(read, addresses);
    QCOMPARE(systemUpstreams(folder.filePath(u"absent"_qs)).size(), 1);
}

QTEST_GUILESS_MAIN(TestStubResolver)
#include "tst_stubresolver.moc"
