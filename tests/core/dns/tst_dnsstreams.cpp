// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpsrequest.h"
#include "tests/core/dns/stubresolverfixture.h"
#include "tests/support/certificates.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using namespace std::chrono_literals;
using test::answer;
using test::ask;
using test::FakeDnsServer;
using test::FakeReply;
using test::Mx;
using test::settingsFor;
using Outcome = Exchange::Outcome;
using Kind = FakeReply::Kind;
using test::record;

/// Over TCP and TLS. What a hostile server does there: tst_hostiledns.
class TestDnsStreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheLargestMessage();
    void asksOverTls();
    void authoritiesStandBesideTheSystems();
    void refusesCertificates_data();
    void refusesCertificates();
    void usesConnectionsAgain();
    void opensANewConnectionWhenTheOldOneCloses();
    void usesTheSourceAddress();
};

void TestDnsStreams::readsTheLargestMessage()
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

void TestDnsStreams::asksOverTls()
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

void TestDnsStreams::authoritiesStandBesideTheSystems()
{
    const test::Hierarchy hierarchy({u"dns.example"_qs});
    const QByteArray pem = hierarchy.root.certificatePem;
    QCOMPARE(verifyingTls(pem, true).caCertificates().size(), 1);
    const QList<QSslCertificate> trusted = verifyingTls(pem, false).caCertificates();
    QCOMPARE(trusted.size(), QSslConfiguration::systemCaCertificates().size() + 1);
    QVERIFY(trusted.contains(QSslCertificate(pem)));
}

void TestDnsStreams::refusesCertificates_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("RFC 8310 8.1: another name") << u"other.example"_qs << true;
    QTest::newRow("no name configured: the address is not in it") << QString() << true;
    QTest::newRow("RFC 8310 8.1: an issuer that is not trusted") << u"dns.example"_qs << false;
}

void TestDnsStreams::refusesCertificates()
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

void TestDnsStreams::usesConnectionsAgain()
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

void TestDnsStreams::opensANewConnectionWhenTheOldOneCloses()
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

void TestDnsStreams::usesTheSourceAddress()
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

QTEST_GUILESS_MAIN(TestDnsStreams)
#include "tst_dnsstreams.moc"
