// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/blocking.h"
#include "core/mtasts/policyfetcher.h"
#include "tests/support/httpshost.h"
#include "tests/support/qttest.h"

#include <QtCore/QTimer>

using namespace relaydeck;
using namespace relaydeck::mtasts;
using namespace relaydeck::test;
using namespace std::chrono_literals;
using Outcome = PolicyFetch::Outcome;

/// Each step of a policy fetch (the handshake, the head and the body of the answer) with a policy host that
/// does each wrong thing there. A connection has one peer, so that no answer comes from a wrong address.
class TestHostileHttps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handshakes_data();
    void handshakes();
    void answers_data();
    void answers();

private:
    PolicyFetch fetch(quint16 port, Outcome expected)
    {
        NetworkProfile profile;
        profile.httpsPort = port;
        profile.caCertificates = m_trusted.root.certificatePem;
        // Time enough for a handshake on a busy computer, so that it is the answer that does not come.
        const async::Context ctx = async::Context{}.within(expected == Outcome::TimedOut ? 1s : 30s);
        return async::runBlocking(
            fetchPolicy(ctx, profile, name(HostName), {QHostAddress(QHostAddress::LocalHost)}));
    }

    static constexpr const char* HostName = "mta-sts.partner.example";
    Hierarchy m_trusted{{QString::fromLatin1(HostName)}};
};

namespace {

constexpr qint64 MostOctets = 16 * 1024 * 1024;  // the buffers of both systems, and no more
const QByteArray Policy = "version: STSv1\r\nmode: enforce\r\nmx: mx.partner.example\r\nmax_age: 86400\r\n";
const QByteArray Head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

void drip(QIODevice& socket, const QByteArray& first, char octet)
{
    socket.write(first);
    auto* timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket, octet] { socket.write(&octet, 1); });
    timer->start(5ms);
}

using Octets = std::shared_ptr<qint64>;

/// As fast as the other side takes it; counts.
HttpsHost::Script flood(const QByteArray& first, const QByteArray& more, const Octets& taken)
{
    return [first, more, taken](QSslSocket& socket) {
        QObject::connect(&socket, &QSslSocket::encryptedBytesWritten, &socket,
                         [&socket, more, taken](qint64 size) {
                             *taken += size;
                             if (socket.encryptedBytesToWrite() == 0)
                                 socket.write(more);
                         });
        socket.write(first + more);
    };
}

void verifyFailure(const PolicyFetch& fetched, Outcome outcome)
{
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(outcome));
    QVERIFY2(fetched.body.isEmpty(), "a failed fetch has no policy");
    // That it is too large, or no 200, is all that there is to say.
    QVERIFY2(!fetched.detail.isEmpty() || outcome == Outcome::TooLarge || fetched.httpStatus != 0,
             "a failure says what happened");
    QVERIFY(fetched.detail.size() <= 400);
    QVERIFY2(!fetched.detail.contains(u'\x1b'), qPrintable(fetched.detail));
}

}  // namespace

void TestHostileHttps::handshakes_data()
{
    QTest::addColumn<PlainHost::Script>("script");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char* title, const PlainHost::Script& script, Outcome outcome) {
        QTest::newRow(title) << script << outcome;
    };
    const auto say = [](const QByteArray& octets) {
        return [octets](QTcpSocket& socket) { socket.write(octets); };
    };
    row(
        "silence: timed out", [](QTcpSocket&) {}, Outcome::TimedOut);
    row(
        "close: connect failed", [](QTcpSocket& socket) { socket.disconnectFromHost(); },
        Outcome::ConnectFailed);
    row(
        "reset: connect failed", [](QTcpSocket& socket) { socket.abort(); }, Outcome::ConnectFailed);
    row(
        "slow drip of a record: timed out",
        [](QTcpSocket& socket) { drip(socket, QByteArray("\x16\x03\x03\x40\x00\x02\x00\x3f\xf0", 9), 'x'); },
        Outcome::TimedOut);
    row("garbage: TLS failed", say(QByteArray(100, '\xff')), Outcome::TlsFailed);
    row("oversize: TLS failed", say(QByteArray(1'000'000, '\x16')), Outcome::TlsFailed);
    row("HTTP in the clear: TLS failed", say(http("200 OK", Policy)), Outcome::TlsFailed);
    row("alert: TLS failed", say(QByteArray("\x15\x03\x01\x00\x02\x02\x28", 7)), Outcome::TlsFailed);
}

void TestHostileHttps::handshakes()
{
    QFETCH(PlainHost::Script, script);
    QFETCH(Outcome, outcome);
    const PlainHost host(script);
    verifyFailure(fetch(host.port(), outcome), outcome);
}

void TestHostileHttps::answers_data()
{
    QTest::addColumn<HttpsHost::Script>("script");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Octets>("taken");
    const auto row = [](const char* title, const HttpsHost::Script& script, Outcome outcome) {
        QTest::newRow(title) << script << outcome << std::make_shared<qint64>(0);
    };
    const auto floodRow = [](const char* title, const QByteArray& first, const QByteArray& more,
                             Outcome outcome) {
        const auto taken = std::make_shared<qint64>(0);
        QTest::newRow(title) << flood(first, more, taken) << outcome << taken;
    };
    const auto say = [](const QByteArray& octets) {
        return [octets](QSslSocket& socket) { socket.write(octets); };
    };
    const QByteArray chunked = Head + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray chunk = "4000\r\n" + QByteArray(0x4000, 'x') + "\r\n";
    const QByteArray promised = Head + "Content-Length: 500\r\n\r\n" + Policy;

    row(
        "head, silence: timed out", [](QSslSocket&) {}, Outcome::TimedOut);
    row("head, silence within: timed out", say(Head), Outcome::TimedOut);
    row(
        "head, slow drip: timed out", [](QSslSocket& socket) { drip(socket, Head + "X: ", 'x'); },
        Outcome::TimedOut);
    row(
        "head, close: connect failed", [](QSslSocket& socket) { socket.disconnectFromHost(); },
        Outcome::ConnectFailed);
    row(
        "head, reset: connect failed", [](QSslSocket& socket) { socket.abort(); }, Outcome::ConnectFailed);
    row("head, close within: connect failed", answer(Head + "Content-Le"), Outcome::ConnectFailed);
    row("head, garbage: connect failed", answer(QByteArray("\0\xff\x1b[31m hello\r\n\r\n", 17)),
        Outcome::ConnectFailed);
    row("head, an SMTP server: connect failed", answer("220 mx.partner.example ESMTP\r\n"),
        Outcome::ConnectFailed);
    floodRow("head, a line without end: connect failed", Head + "X: ", QByteArray(0x4000, 'x'),
             Outcome::ConnectFailed);
    floodRow("head, fields without end: connect failed", Head, QByteArray("X: y\r\n").repeated(1000),
             Outcome::ConnectFailed);
    floodRow("head, interim answers without end: connect failed", {},
             QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(500), Outcome::ConnectFailed);
    row("head, wrong answer: HTTP error", answer(http("404 Not Found", Policy)), Outcome::HttpError);
    row("head, elsewhere: redirected", answer(http("301 Moved", Policy, "Location: https://a.example/\r\n")),
        Outcome::Redirected);

    row("body, silence: timed out", say(promised), Outcome::TimedOut);
    row(
        "body, slow drip: timed out",
        [](QSslSocket& socket) { drip(socket, Head + "Content-Length: 60000\r\n\r\n", 'x'); },
        Outcome::TimedOut);
    row("body, close: connect failed", answer(promised), Outcome::ConnectFailed);
    row("body, close within a chunk: connect failed", answer(chunked + "fff\r\nversion"),
        Outcome::ConnectFailed);
    row("body, 10 MB: too large", answer(http("200 OK", QByteArray(10'000'000, 'x'))), Outcome::TooLarge);
    floodRow("body, chunks without end: too large", chunked, chunk, Outcome::TooLarge);
    floodRow("body, of a 404 without end: HTTP error",
             "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n", chunk, Outcome::HttpError);
}

void TestHostileHttps::answers()
{
    QFETCH(HttpsHost::Script, script);
    QFETCH(Outcome, outcome);
    QFETCH(Octets, taken);
    const HttpsHost host({m_trusted.leaf, m_trusted.intermediate}, script);
    verifyFailure(fetch(host.port(), outcome), outcome);
    QVERIFY2(*taken < MostOctets, "what is sent without end is not taken without end");
}

QTEST_GUILESS_MAIN(TestHostileHttps)
#include "tst_hostilehttps.moc"
