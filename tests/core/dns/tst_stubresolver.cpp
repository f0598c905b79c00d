// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/dns/stubresolverfixture.h"

#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::dns;
using namespace std::chrono_literals;
using test::answer;
using test::ask;
using test::deadUpstream;
using test::FakeDnsServer;
using test::FakeReply;
using test::Mx;
using test::settingsFor;
using Outcome = Exchange::Outcome;
using Kind = FakeReply::Kind;

Q_DECLARE_METATYPE(QList<relaydeck::Upstream>)

/// Which upstream is asked, and what is said when none answers.
class TestStubResolver : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
    void readsResolvConf_data();
    void readsResolvConf();
};

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
