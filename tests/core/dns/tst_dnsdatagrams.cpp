// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/all.h"
#include "tests/core/dns/stubresolverfixture.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using namespace std::chrono_literals;
using test::answer;
using test::ask;
using test::FakeDnsServer;
using test::FakeReply;
using test::Mx;
using test::record;
using test::settingsFor;
using Outcome = Exchange::Outcome;
using Kind = FakeReply::Kind;

/// Over UDP, and when TCP takes over.
class TestDnsDatagrams : public QObject {
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
};

void TestDnsDatagrams::answersOverUdp()
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

void TestDnsDatagrams::sendsUnpredictableQueries()
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

void TestDnsDatagrams::ignoresForgedReplies_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("RFC 5452 9.1: another id") << int(Kind::WrongId);
    QTest::newRow("RFC 5452 9.1: another question") << int(Kind::WrongQuestion);
    QTest::newRow("RFC 5452 9.1: another source address") << int(Kind::WrongSource);
    QTest::newRow("RFC 5452 9.1: a query, not a response") << int(Kind::QueryBack);
}

void TestDnsDatagrams::ignoresForgedReplies()
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

void TestDnsDatagrams::turnsToTcp_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("D3: truncated") << int(Kind::Truncated);
    QTest::newRow("D3: unreadable") << int(Kind::Garbage);
    QTest::newRow("FORMERR without question") << int(Kind::HeaderOnly);
}

void TestDnsDatagrams::turnsToTcp()
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

void TestDnsDatagrams::turnsToTcpWhenOthersGuess()
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

void TestDnsDatagrams::asksAgainAfterASecond()
{
    FakeDnsServer server;
    server.onUdp(Mx, {{}, {FakeReply{Kind::Answer, answer()}}});
    StubResolver resolver(settingsFor({server.upstream()}));
    VERIFY_ANSWERED(ask(resolver));
    QCOMPARE(server.received().size(), 2);
    QCOMPARE(server.received().at(0).port, server.received().at(1).port);
    QCOMPARE(server.received().at(0).query.id, server.received().at(1).query.id);
}

QTEST_GUILESS_MAIN(TestDnsDatagrams)
#include "tst_dnsdatagrams.moc"
