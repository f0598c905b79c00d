// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/blocking.h"
#include "core/dns/stubresolver.h"
#include "tests/support/certificates.h"
#include "tests/support/dnsdata.h"
#include "tests/support/fakednsserver.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using namespace std::chrono_literals;
using test::FakeDnsServer;
using test::FakeReply;
using Outcome = Exchange::Outcome;
using Kind = FakeReply::Kind;
using Transport = Exchange::Transport;

/// Each way to a resolver with a resolver that does each wrong thing: for a datagram, for a stream that
/// follows a cut datagram, for TLS, and within its handshake. A stream has one peer, so that a wrong address
/// is a matter of datagrams alone.
class TestHostileDns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datagrams_data();
    void datagrams();
    void streams_data();
    void streams();
    void handshakes_data();
    void handshakes();

private:
    Exchange ask(const Upstream& upstream, std::chrono::milliseconds timeout) const
    {
        StubResolver::Settings settings;
        settings.upstreams = {upstream};
        settings.timeout = timeout;
        settings.caCertificates = m_hierarchy.root.certificatePem;
        StubResolver resolver(settings);
        return async::runBlocking(resolver.ask({}, Asked));
    }
    void serveTls(FakeDnsServer& server) const
    {
        server.serveTls(m_hierarchy.leaf.certificatePem + m_hierarchy.intermediate.certificatePem,
                        m_hierarchy.leaf.keyPem);
    }

    inline static const Question Asked = test::question("partner.example", RecordType::MX);
    test::Hierarchy m_hierarchy{{u"dns.example"_qs}};
};

namespace {

constexpr qint64 MostOctets = 16 * 1024 * 1024;  // the buffers of both systems, and no more
constexpr auto Short = 150ms;
constexpr auto Long = 30'000ms;  // bounds a test that hangs; none waits for it

std::chrono::milliseconds limitFor(Outcome outcome)
{
    return outcome == Outcome::TimedOut ? Short : Long;
}

FakeReply reply(Kind kind)
{
    return {kind,
            test::answerTo(test::question("partner.example", RecordType::MX),
                           {test::record("partner.example. 300 IN MX 10 mx1.partner.example.")})};
}

/// No failure is silent, and none brings an answer along.
void verifyFailure(const Exchange& exchange, Outcome outcome)
{
    QCOMPARE(int(exchange.outcome), int(outcome));
    QVERIFY2(exchange.response.isEmpty(), "a failed exchange has no answer");
    QVERIFY2(!exchange.detail.isEmpty(), "a failure says what happened");
    QVERIFY(!exchange.upstream.isEmpty());
}

}  // namespace

void TestHostileDns::datagrams_data()
{
    QTest::addColumn<QList<Kind>>("kinds");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("silence: timed out") << QList<Kind>{} << Outcome::TimedOut;
    QTest::newRow("wrong address: timed out") << QList<Kind>{Kind::WrongSource} << Outcome::TimedOut;
    QTest::newRow("wrong id: timed out") << QList<Kind>{Kind::WrongId} << Outcome::TimedOut;
    QTest::newRow("answer to another question: timed out")
        << QList<Kind>{Kind::WrongQuestion} << Outcome::TimedOut;
    QTest::newRow("the query sent back: timed out") << QList<Kind>{Kind::QueryBack} << Outcome::TimedOut;
    // What is unreadable is asked for over TCP, where this resolver closes.
    QTest::newRow("garbage, TCP closed: unreachable") << QList<Kind>{Kind::Garbage} << Outcome::Unreachable;
    QTest::newRow("oversize, TCP closed: unreachable") << QList<Kind>{Kind::Oversize} << Outcome::Unreachable;
    QTest::newRow("many guesses, TCP closed: unreachable")
        << QList<Kind>(100, Kind::WrongId) << Outcome::Unreachable;
}

void TestHostileDns::datagrams()
{
    QFETCH(QList<Kind>, kinds);
    QFETCH(Outcome, outcome);
    FakeDnsServer server;
    QList<FakeReply> replies;
    for (const Kind kind : kinds)
        replies.append(reply(kind));
    server.onUdp(Asked, {replies});
    server.onStream(Asked, {{reply(Kind::Close)}});
    verifyFailure(ask(server.upstream(), limitFor(outcome)), outcome);
}

void TestHostileDns::streams_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<std::optional<Kind>>("kind");
    QTest::addColumn<Outcome>("outcome");
    struct Row {
        const char* behavior;
        std::optional<Kind> kind;
        Outcome outcome;
    };
    const Row rows[] = {
        {"silence: timed out", std::nullopt, Outcome::TimedOut},
        {"an octet, then silence: timed out", Kind::Drip, Outcome::TimedOut},
        {"slow drip: timed out", Kind::SlowDrip, Outcome::TimedOut},
        {"close: unreachable", Kind::Close, Outcome::Unreachable},
        {"close within the message: unreachable", Kind::WrongLength, Outcome::Unreachable},
        {"garbage: malformed", Kind::Garbage, Outcome::Malformed},
        {"oversize: malformed", Kind::Oversize, Outcome::Malformed},
        {"wrong id: malformed", Kind::WrongId, Outcome::Malformed},
        {"answer to another question: malformed", Kind::WrongQuestion, Outcome::Malformed},
        {"the query sent back: malformed", Kind::QueryBack, Outcome::Malformed},
        {"cut on a stream: malformed", Kind::Truncated, Outcome::Malformed},
        {"FORMERR without question: malformed", Kind::HeaderOnly, Outcome::Malformed},
    };
    for (const Row& row : rows) {
        QTest::addRow("TCP, %s", row.behavior) << Transport::Tcp << row.kind << row.outcome;
        QTest::addRow("TLS, %s", row.behavior) << Transport::Tls << row.kind << row.outcome;
    }
}

void TestHostileDns::streams()
{
    QFETCH(Transport, transport);
    QFETCH(std::optional<Kind>, kind);
    QFETCH(Outcome, outcome);
    FakeDnsServer server;
    serveTls(server);
    server.onUdp(Asked, {{reply(Kind::Truncated)}});
    if (kind)
        server.onStream(Asked, {{reply(*kind)}});
    const Upstream upstream =
        transport == Transport::Tls ? server.tlsUpstream(u"dns.example"_qs) : server.upstream();
    // Time enough for a handshake on a busy computer, so that it is the answer that does not come.
    const auto limit =
        transport == Transport::Tls && outcome == Outcome::TimedOut ? 1500ms : limitFor(outcome);
    const Exchange exchange = ask(upstream, limit);
    verifyFailure(exchange, outcome);
    QCOMPARE(int(exchange.transport), int(transport));
    QVERIFY2(server.flooded() < MostOctets, "what is sent without end is not taken without end");
}

void TestHostileDns::handshakes_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("silence: timed out") << QByteArray() << false << Outcome::TimedOut;
    QTest::newRow("close: unreachable") << QByteArray() << true << Outcome::Unreachable;
    QTest::newRow("garbage: unreachable") << QByteArray(100, '\xff') << false << Outcome::Unreachable;
    QTest::newRow("oversize: unreachable") << QByteArray(1'000'000, '\x16') << false << Outcome::Unreachable;
    QTest::newRow("DNS in the clear: unreachable")
        << QByteArray("\x00\x0c\x00\x00\x81\x80\x00\x00\x00\x00\x00\x00\x00\x00", 14) << false
        << Outcome::Unreachable;
}

void TestHostileDns::handshakes()
{
    QFETCH(QByteArray, octets);
    QFETCH(bool, closes);
    QFETCH(Outcome, outcome);
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    connect(&listener, &QTcpServer::newConnection, &listener, [&] {
        QTcpSocket* socket = listener.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, octets, closes] {
            socket->readAll();
            socket->write(octets);
            if (closes)
                socket->disconnectFromHost();
        });
    });
    Upstream upstream;
    upstream.address = listener.serverAddress();
    upstream.port = listener.serverPort();
    upstream.transport = Upstream::Transport::Tls;
    upstream.tlsName = u"dns.example"_qs;
    verifyFailure(ask(upstream, limitFor(outcome)), outcome);
}

QTEST_GUILESS_MAIN(TestHostileDns)
#include "tst_hostiledns.moc"
