// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/stream.h"

#include "core/async/blocking.h"
#include "core/async/wait.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

using namespace relaydeck;
using namespace std::chrono_literals;
using test::name;
using tls::Stream;

class TestStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsLines_data();
    void readsLines();
    void refusesALineThatIsTooLong();
    void carriesMuchEncrypted();
    void tellsWhyItCouldNotConnect();
    void bindsTheSourceAddress();
    void stopsAtTheDeadlineAndOnRequest();
    void handshakeEndsWithThePeer();
    void discardsWhatCameBeforeTheHandshake();
};

namespace {

struct Ends {
    std::optional<Stream> client;
    std::optional<Stream> server;
};

QCoro::Task<Stream> accept(async::Context ctx, QTcpServer* listener)
{
    if (!listener->hasPendingConnections()) {
        async::Wait wait(ctx);
        wait.on(listener, &QTcpServer::newConnection);
        const async::Wake wake = co_await wait;
        Q_UNUSED(wake)
    }
    Q_ASSERT(listener->hasPendingConnections());
    co_return Stream(std::unique_ptr<QTcpSocket>(listener->nextPendingConnection()));
}

Ends connectedPair(const QHostAddress& source = {})
{
    QTcpServer listener;
    if (!listener.listen(QHostAddress::LocalHost))
        qFatal("no listener");
    Ends ends;
    QCoro::Task<Result<Stream>> connecting =
        Stream::connectTo({}, QHostAddress(QHostAddress::LocalHost), listener.serverPort(), source);
    ends.server = async::runBlocking(accept({}, &listener));
    ends.client = *async::runBlocking(std::move(connecting));
    return ends;
}

tls::ServerContext serverContext()
{
    const tls::Identity identity = test::makeIdentity({});
    tls::ServerSettings settings;
    settings.chain = {identity.der};
    settings.keyPem = identity.keyPem;
    return *tls::ServerContext::make(settings);
}

Ends encryptedPair()
{
    Ends ends = connectedPair();
    QCoro::Task<tls::Handshake> serving = ends.server->startServer({}, serverContext());
    const tls::Handshake client =
        async::runBlocking(ends.client->startClient({}, {name("mx.partner.example")}));
    const tls::Handshake server = async::runBlocking(std::move(serving));
    if (!client.completed() || !server.completed())
        qFatal("no handshake");
    return ends;
}

}  // namespace

void TestStream::readsLines_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("in the clear") << false;
    QTest::newRow("encrypted") << true;
}

void TestStream::readsLines()
{
    QFETCH(bool, encrypted);
    const Ends ends = encrypted ? encryptedPair() : connectedPair();
    QCOMPARE(ends.client->isEncrypted(), encrypted);
    QVERIFY(async::runBlocking(ends.server->write({}, "one\r\n\r\nbare LF\nlast")).ok());
    ends.server->close();
    QCOMPARE(*async::runBlocking(ends.client->readLine({}, 100)), QByteArray("one"));
    QCOMPARE(*async::runBlocking(ends.client->readLine({}, 100)), QByteArray());
    QCOMPARE(*async::runBlocking(ends.client->readLine({}, 100)), QByteArray("bare LF"));
    const Result<QByteArray> end = async::runBlocking(ends.client->readLine({}, 100));
    QVERIFY(!end.ok());
    QCOMPARE(end.error().code, ErrorCode::ConnectionClosed);
    QCOMPARE(*async::runBlocking(ends.client->read({})), QByteArray("last"));
    QVERIFY(!async::runBlocking(ends.client->read({})).ok());
}

void TestStream::refusesALineThatIsTooLong()
{
    const Ends ends = connectedPair();
    QVERIFY(
        async::runBlocking(ends.server->write({}, QByteArray(20, 'x') + "\r\n" + QByteArray(21, 'x'))).ok());
    QCOMPARE(async::runBlocking(ends.client->readLine({}, 20))->size(), 20);
    QVERIFY(async::runBlocking(ends.server->write({}, "\r\n")).ok());
    const Result<QByteArray> line = async::runBlocking(ends.client->readLine({}, 20));
    QVERIFY(!line.ok());
    QCOMPARE(line.error().code, ErrorCode::LimitExceeded);
}

namespace {

QCoro::Task<QByteArray> readAll(Stream stream)
{
    QByteArray all;
    while (true) {
        const async::Context ctx;
        const Result<QByteArray> some = co_await stream.read(ctx);
        if (!some.ok())
            co_return all;
        all += *some;
    }
}

QCoro::Task<> writeAndClose(Stream stream, QByteArray octets)
{
    const async::Context ctx;
    const Result<void> written = co_await stream.write(ctx, octets);
    Q_UNUSED(written)
    stream.close();
}

}  // namespace

void TestStream::carriesMuchEncrypted()
{
    const Ends ends = encryptedPair();
    QByteArray much(3'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < much.size(); ++i)
        much[i] = static_cast<char>(i * 7 >> 3);
    const QCoro::Task<> writing = writeAndClose(*ends.server, much);
    QCOMPARE(async::runBlocking(readAll(*ends.client)), much);
}

void TestStream::tellsWhyItCouldNotConnect()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const quint16 port = listener.serverPort();
    listener.close();
    const Result<Stream> refused =
        async::runBlocking(Stream::connectTo({}, QHostAddress(QHostAddress::LocalHost), port));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::ConnectionRefused);

    // An address that is not this computer's.
    const Result<Stream> unbound = async::runBlocking(Stream::connectTo(
        {}, QHostAddress(QHostAddress::LocalHost), port, QHostAddress(QStringLiteral("192.0.2.1"))));
    QVERIFY(!unbound.ok());
    QCOMPARE(unbound.error().code, ErrorCode::NetworkUnreachable);
}

void TestStream::bindsTheSourceAddress()
{
    const QHostAddress source(QStringLiteral("127.0.0.77"));
    const Ends ends = connectedPair(source);
    QCOMPARE(ends.server->peerAddress(), source);
    QCOMPARE(ends.client->localAddress(), source);
    // A source of the other family does not apply.
    const Ends other = connectedPair(QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(other.server->peerAddress(), QHostAddress(QHostAddress::LocalHost));
}

void TestStream::stopsAtTheDeadlineAndOnRequest()
{
    const Ends ends = connectedPair();
    const Result<QByteArray> late = async::runBlocking(ends.client->read(async::Context().within(1ms)));
    QVERIFY(!late.ok());
    QCOMPARE(late.error().code, ErrorCode::Expired);

    std::stop_source stop;
    QCoro::Task<Result<QByteArray>> reading = ends.client->read({stop.get_token()});
    stop.request_stop();
    const Result<QByteArray> stopped = async::runBlocking(std::move(reading));
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);

    // Also when there is always something to read.
    QVERIFY(async::runBlocking(ends.server->write({}, "more\r\n")).ok());
    const Result<QByteArray> again = async::runBlocking(ends.client->read({stop.get_token()}));
    QVERIFY(!again.ok());
    QCOMPARE(again.error().code, ErrorCode::Cancelled);

    const tls::Handshake handshake =
        async::runBlocking(ends.server->startClient(async::Context().within(1ms), {}));
    QCOMPARE(handshake.outcome, tls::Handshake::Outcome::TimedOut);
    QVERIFY(!async::runBlocking(ends.server->write({}, "x")).ok());
}

void TestStream::handshakeEndsWithThePeer()
{
    Ends ends = connectedPair();
    QCoro::Task<tls::Handshake> handshake = ends.client->startClient({}, {});
    ends.server.reset();
    const tls::Handshake closed = async::runBlocking(std::move(handshake));
    QCOMPARE(closed.outcome, tls::Handshake::Outcome::Closed);
    QVERIFY(!closed.detail.isEmpty());
}

void TestStream::discardsWhatCameBeforeTheHandshake()
{
    const Ends ends = connectedPair();
    QVERIFY(async::runBlocking(ends.server->write({}, "220 go ahead\r\n250 injected\r\n")).ok());
    QCOMPARE(*async::runBlocking(ends.client->readLine({}, 100)), QByteArray("220 go ahead"));
    QCOMPARE(ends.client->discardBuffered(), QByteArray("250 injected\r\n"));
    QCOMPARE(ends.client->discardBuffered(), QByteArray());
}

QTEST_GUILESS_MAIN(TestStream)
#include "tst_stream.moc"
