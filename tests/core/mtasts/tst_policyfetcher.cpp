// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/blocking.h"
#include "core/mtasts/policy.h"
#include "core/mtasts/policyfetcher.h"
#include "core/tls/stream.h"
#include "tests/support/httpshost.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::mtasts;
using namespace relaydeck::test;
using namespace std::chrono_literals;
using Outcome = PolicyFetch::Outcome;

namespace {

const QByteArray PolicyBody =
    "version: STSv1\r\nmode: enforce\r\nmx: mx.partner.example\r\nmax_age: 86400\r\n";
constexpr const char* HostName = "mta-sts.partner.example";

QHostAddress localhost()
{
    return QHostAddress(QHostAddress::LocalHost);
}

}  // namespace

class TestPolicyFetcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fetches();
    void asksForTheHttpsHost();
    void sendsTheNameInSni();
    void takesStatus200Alone_data();
    void takesStatus200Alone();
    void doesNotFollowRedirects();
    void recordsTheChainUnjudged_data();
    void recordsTheChainUnjudged();
    void boundsTheBody();
    void readsNoMoreThanItKeeps();
    void doesNotUnpack();
    void keepsNoState();
    void survivesBrokenServers_data();
    void survivesBrokenServers();
    void givesUpOnSilence_data();
    void givesUpOnSilence();
    void triesTheNextAddress();
    void staysWithAnAddressThatAnswers();
    void refusesOldTls();
    void needsTls();
    void usesIpv6();
    void needsAnAddress();
    void isCancelled();
    void isCancelledBeforehand();

private:
    NetworkProfile profile(quint16 port) const
    {
        NetworkProfile profile;
        profile.httpsPort = port;
        profile.caCertificates = m_trusted.root.certificatePem;
        return profile;
    }

    PolicyFetch fetch(const NetworkProfile& profile, const QList<QHostAddress>& addresses = {localhost()},
                      async::Context ctx = {})
    {
        return async::runBlocking(fetchPolicy(ctx, profile, name(HostName), addresses));
    }

    QList<tls::Identity> chain() const { return {m_trusted.leaf, m_trusted.intermediate}; }

    Hierarchy m_trusted{{QString::fromLatin1(HostName)}};
};

void TestPolicyFetcher::fetches()
{
    HttpsHost host(chain(),
                   answer(http("200 OK", PolicyBody, "Content-Type: Text/Plain; charset=utf-8\r\n")));
    const PolicyFetch fetched = fetch(profile(host.port()));
    QCOMPARE(fetched.detail, QString());
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Fetched));
    QCOMPARE(fetched.body, PolicyBody);
    QCOMPARE(fetched.httpStatus, 200);
    QCOMPARE(fetched.mediaType, u"text/plain"_qs);
    QCOMPARE(fetched.url, u"https://mta-sts.partner.example/.well-known/mta-sts.txt"_qs);
    QCOMPARE(fetched.address, localhost());
    QCOMPARE(fetched.chain, m_trusted.chain());
    QVERIFY(fetched.at.isValid());
    QVERIFY(parsePolicy(fetched.body).valid());
    const Result<PolicyFetch> stored = policyFetchFromJson(toJson(fetched));
    QVERIFY(stored.ok());
    QVERIFY(*stored == fetched);
}

void TestPolicyFetcher::asksForTheHttpsHost()
{
    HttpsHost host(chain(), answer(http("200 OK", PolicyBody)));
    QCOMPARE(fetch(profile(host.port())).outcome, Outcome::Fetched);
    QCOMPARE(host.requests().size(), 1);
    const QByteArray request = host.requests().first();
    QVERIFY2(request.startsWith("GET /.well-known/mta-sts.txt HTTP/1.1\r\n"), request.constData());
    QVERIFY2(request.contains("\r\nHost: mta-sts.partner.example\r\n"), request.constData());
    QCOMPARE(request.toLower().count("\r\nhost:"), 1);
    QVERIFY2(!request.toLower().contains("\r\ncookie:"), request.constData());
}

void TestPolicyFetcher::sendsTheNameInSni()
{
    // The name stands in clear in the first message of the client (RFC 6066 3).
    PlainHost host([](QTcpSocket& socket) { socket.abort(); });
    QCOMPARE(fetch(profile(host.port())).body, QByteArray());
    const QByteArray entry = QByteArray("\0", 1) + QByteArray("\0", 1) + char(qstrlen(HostName)) + HostName;
    QVERIFY2(host.received().contains(entry), host.received().toHex().constData());
    QVERIFY(!host.received().contains("127.0.0.1"));
}

void TestPolicyFetcher::takesStatus200Alone_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("S2: 404") << QByteArray("404 Not Found") << 404;
    QTest::newRow("S2: 204") << QByteArray("204 No Content") << 204;
    QTest::newRow("S2: 206") << QByteArray("206 Partial Content") << 206;
    QTest::newRow("S2: 304") << QByteArray("304 Not Modified") << 304;
    QTest::newRow("S2: 401") << QByteArray("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"") << 401;
    QTest::newRow("S2: 500") << QByteArray("500 Internal Server Error") << 500;
}

void TestPolicyFetcher::takesStatus200Alone()
{
    QFETCH(QByteArray, status);
    QFETCH(int, code);
    HttpsHost host(chain(), answer(http(status, PolicyBody)));
    const PolicyFetch fetched = fetch(profile(host.port()));
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::HttpError));
    QCOMPARE(fetched.httpStatus, code);
    QCOMPARE(fetched.body, QByteArray());
    QCOMPARE(host.requests().size(), 1);
}

void TestPolicyFetcher::doesNotFollowRedirects()
{
    HttpsHost target(chain(), answer(http("200 OK", PolicyBody)));
    const QByteArray location = "https://127.0.0.1:" + QByteArray::number(target.port()) + "/mta-sts.txt";
    for (const char* status : {"301 Moved Permanently", "302 Found", "303 See Other",
                               "307 Temporary Redirect", "308 Permanent Redirect"}) {
        HttpsHost host(chain(), answer(http(status, {}, "Location: " + location + "\r\n")));
        const PolicyFetch fetched = fetch(profile(host.port()));
        QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Redirected));
        QCOMPARE(fetched.httpStatus, QByteArray(status).left(3).toInt());
        QCOMPARE(fetched.location, QString::fromLatin1(location));
        QCOMPARE(fetched.body, QByteArray());
    }
    QCOMPARE(target.requests().size(), 0);
}

void TestPolicyFetcher::recordsTheChainUnjudged_data()
{
    QTest::addColumn<QList<tls::Identity>>("chain");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QStringList names{QString::fromLatin1(HostName)};
    const auto leaf = [this](const tls::CertificateRequest& request) {
        return QList<tls::Identity>{makeIdentity(request, &m_trusted.intermediate), m_trusted.intermediate};
    };
    QTest::newRow("S2: another name") << leaf(requestAround(now, {u"www.partner.example"_qs}));
    QTest::newRow("S2: expired") << leaf(requestAround(now.addYears(-1), names));
    QTest::newRow("S2: not yet valid") << leaf(requestAround(now.addYears(1), names));
    const Hierarchy unknown(names);
    QTest::newRow("S2: untrusted root") << QList<tls::Identity>{unknown.leaf, unknown.intermediate};
    QTest::newRow("S2: intermediate not sent") << QList<tls::Identity>{m_trusted.leaf};
    QTest::newRow("S2: self-signed") << QList<tls::Identity>{makeIdentity(requestAround(now, names))};
}

/// The judge has the last word on the host (tst_judgests), so it must get the chain just as it was sent.
void TestPolicyFetcher::recordsTheChainUnjudged()
{
    QFETCH(QList<tls::Identity>, chain);
    HttpsHost host(chain, answer(http("200 OK", PolicyBody)));
    const PolicyFetch fetched = fetch(profile(host.port()));
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Fetched));
    QCOMPARE(fetched.chain, tls::chainOf(chain));
}

void TestPolicyFetcher::boundsTheBody()
{
    const auto policyOf = [](qsizetype size) {
        return PolicyBody + QByteArray(size - PolicyBody.size(), 'x');
    };
    HttpsHost whole(chain(), answer(http("200 OK", policyOf(MaxPolicySize))));
    const PolicyFetch fetched = fetch(profile(whole.port()));
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Fetched));
    QCOMPARE(fetched.body.size(), MaxPolicySize);

    HttpsHost large(chain(), answer(http("200 OK", policyOf(MaxPolicySize + 1))));
    const PolicyFetch refused = fetch(profile(large.port()));
    QCOMPARE(outcomeName(refused.outcome), outcomeName(Outcome::TooLarge));
    QCOMPARE(refused.body, QByteArray());

    HttpsHost huge(chain(), answer(http("200 OK", QByteArray(10'000'000, 'x'))));
    QCOMPARE(outcomeName(fetch(profile(huge.port())).outcome), outcomeName(Outcome::TooLarge));
}

void TestPolicyFetcher::readsNoMoreThanItKeeps()
{
    // A body without end, in chunks; and a page without end behind an error status.
    const auto endless = [](const QByteArray& head) {
        return [head](QSslSocket& socket) {
            socket.write(head);
            const QByteArray chunk = "4000\r\n" + QByteArray(0x4000, 'x') + "\r\n";
            QObject::connect(&socket, &QSslSocket::encryptedBytesWritten, &socket, [&socket, chunk] {
                if (socket.encryptedBytesToWrite() == 0)
                    socket.write(chunk);
            });
            socket.write(chunk);
        };
    };
    HttpsHost host(chain(), endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
    QCOMPARE(outcomeName(fetch(profile(host.port())).outcome), outcomeName(Outcome::TooLarge));
    HttpsHost page(chain(), endless("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n"));
    QCOMPARE(outcomeName(fetch(profile(page.port())).outcome), outcomeName(Outcome::HttpError));
}

void TestPolicyFetcher::doesNotUnpack()
{
    // Asked for unpacked text, a server that packs anyway gets no megabytes out of us.
    const QByteArray packed = qCompress(QByteArray(5'000'000, 'x')).mid(4);
    HttpsHost host(chain(), answer(http("200 OK", packed, "Content-Encoding: deflate\r\n")));
    const PolicyFetch fetched = fetch(profile(host.port()));
    QCOMPARE(fetched.body, packed);
    QVERIFY2(host.requests().first().toLower().contains("accept-encoding: identity"),
             host.requests().first().constData());
}

void TestPolicyFetcher::keepsNoState()
{
    HttpsHost host(chain(),
                   answer(http("200 OK", PolicyBody,
                               "Set-Cookie: a=b\r\nCache-Control: max-age=86400\r\nETag: \"1\"\r\n"
                               "Strict-Transport-Security: max-age=86400\r\n")));
    for (int i = 0; i < 3; ++i) {
        const PolicyFetch fetched = fetch(profile(host.port()));
        QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Fetched));
        QCOMPARE(fetched.chain, m_trusted.chain());  // a whole handshake each time
    }
    QCOMPARE(host.requests().size(), 3);
    for (const QByteArray& request : host.requests()) {
        QVERIFY2(!request.toLower().contains("\r\ncookie:"), request.constData());
        QVERIFY2(!request.toLower().contains("\r\nif-"), request.constData());
    }
}

void TestPolicyFetcher::survivesBrokenServers_data()
{
    QTest::addColumn<HttpsHost::Script>("script");
    const auto row = [](const char* title, const HttpsHost::Script& script) {
        QTest::newRow(title) << script;
    };
    row("closes without an answer", [](QSslSocket& socket) { socket.disconnectFromHost(); });
    row("resets without an answer", [](QSslSocket& socket) { socket.abort(); });
    row("closes within the headers", answer("HTTP/1.1 200 OK\r\nContent-Le"));
    row("closes within the body", answer("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + PolicyBody));
    row("closes within a chunk",
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\nversion"));
    row("garbage", answer(QByteArray("\0\xff\x1b[31m hello\r\n\r\n", 17)));
    row("an SMTP server", answer("220 mx.partner.example ESMTP\r\n"));
}

void TestPolicyFetcher::survivesBrokenServers()
{
    QFETCH(HttpsHost::Script, script);
    HttpsHost host(chain(), script);
    const PolicyFetch fetched = fetch(profile(host.port()));
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::ConnectFailed));
    QVERIFY(!fetched.detail.isEmpty());
    QVERIFY2(!fetched.detail.contains(u'\x1b'), qPrintable(fetched.detail));
    QCOMPARE(fetched.body, QByteArray());
}

void TestPolicyFetcher::givesUpOnSilence_data()
{
    QTest::addColumn<HttpsHost::Script>("script");
    const auto row = [](const char* title, const HttpsHost::Script& script) {
        QTest::newRow(title) << script;
    };
    row("no answer", [](QSslSocket&) {});
    row("within the headers", [](QSslSocket& socket) { socket.write("HTTP/1.1 200 OK\r\n"); });
    row("within the body", [](QSslSocket& socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + PolicyBody);
    });
    row("an octet at a time", [](QSslSocket& socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n");
        auto* timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
        timer->start(10ms);
    });
}

void TestPolicyFetcher::givesUpOnSilence()
{
    QFETCH(HttpsHost::Script, script);
    HttpsHost host(chain(), script);
    const async::Context ctx = async::Context{}.within(1s);
    const PolicyFetch fetched = fetch(profile(host.port()), {localhost(), localhost()}, ctx);
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::TimedOut));
    QCOMPARE(fetched.body, QByteArray());
    QCOMPARE(host.requests().size(), 1);
}

void TestPolicyFetcher::triesTheNextAddress()
{
    // Nothing listens at 127.0.0.2 on this port; a listener there that says nothing is given up on.
    HttpsHost host(chain(), answer(http("200 OK", PolicyBody)));
    const QHostAddress other(u"127.0.0.2"_qs);
    PolicyFetch fetched = fetch(profile(host.port()), {other, localhost()});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Fetched));
    QCOMPARE(fetched.address, localhost());

    QTcpServer silent;
    QVERIFY(silent.listen(other, host.port()));
    NetworkProfile impatient = profile(host.port());
    impatient.connectTimeout = 3s;  // enough for a slow computer to shake hands with the good one
    fetched = fetch(impatient, {other, localhost()});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Fetched));

    impatient.connectTimeout = 100ms;
    fetched = fetch(impatient, {other});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::TimedOut));
    silent.close();
    fetched = fetch(profile(host.port()), {other});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::ConnectFailed));
    QCOMPARE(fetched.address, other);
    QVERIFY(!fetched.detail.isEmpty());
}

void TestPolicyFetcher::staysWithAnAddressThatAnswers()
{
    HttpsHost host(chain(), answer(http("404 Not Found", {})));
    QCOMPARE(fetch(profile(host.port()), {localhost(), localhost()}).httpStatus, 404);
    QCOMPARE(host.requests().size(), 1);
}

void TestPolicyFetcher::refusesOldTls()
{
    tls::ServerSettings settings;
    settings.chain = m_trusted.chain();
    settings.keyPem = m_trusted.leaf.keyPem;
    settings.minVersion = tls::Version::Tls10;
    settings.maxVersion = tls::Version::Tls11;
    const Result<tls::ServerContext> old = tls::ServerContext::make(settings);
    QVERIFY(old.ok());
    QTcpServer server;
    QVERIFY(server.listen(localhost()));
    std::vector<QCoro::Task<tls::Handshake>> handshakes;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        const tls::Stream stream(std::unique_ptr<QTcpSocket>(server.nextPendingConnection()));
        handshakes.push_back(stream.startServer({}, *old));
    });
    const PolicyFetch fetched = fetch(profile(server.serverPort()));
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::TlsFailed));
    QCOMPARE(fetched.detail, u"TLSv1.1 is too old"_qs);
    QCOMPARE(fetched.chain, m_trusted.chain());
}

void TestPolicyFetcher::needsTls()
{
    PlainHost host([](QTcpSocket& socket) { socket.write(http("400 Bad Request", {})); });
    const PolicyFetch fetched = fetch(profile(host.port()));
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::TlsFailed));
    QVERIFY(!fetched.detail.isEmpty());
    QVERIFY(!host.received().contains("GET"));
}

void TestPolicyFetcher::usesIpv6()
{
    const QHostAddress address(QHostAddress::LocalHostIPv6);
    QTcpServer probe;
    if (!probe.listen(address))
        QSKIP("no IPv6 loopback here");
    HttpsHost host(chain(), answer(http("200 OK", PolicyBody)), address);
    const PolicyFetch fetched = fetch(profile(host.port()), {address});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Fetched));
    QCOMPARE(fetched.address, address);
}

void TestPolicyFetcher::needsAnAddress()
{
    const PolicyFetch fetched = fetch(profile(1), {});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::NoAddress));
    QVERIFY(fetched.address.isNull());
}

void TestPolicyFetcher::isCancelled()
{
    HttpsHost host(chain(), [](QSslSocket& socket) { socket.write("HTTP/1.1 200 OK\r\n"); });
    std::stop_source source;
    connect(&host, &HttpsHost::requested, this, [&source] { source.request_stop(); });
    const PolicyFetch fetched = fetch(profile(host.port()), {localhost(), localhost()}, {source.get_token()});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Cancelled));
    QCOMPARE(host.requests().size(), 1);
}

void TestPolicyFetcher::isCancelledBeforehand()
{
    const auto source = std::make_unique<std::stop_source>();
    source->request_stop();
    const PolicyFetch fetched = fetch(profile(1), {localhost()}, {source->get_token()});
    QCOMPARE(outcomeName(fetched.outcome), outcomeName(Outcome::Cancelled));
}

QTEST_GUILESS_MAIN(TestPolicyFetcher)
#include "tst_policyfetcher.moc"
