// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/httpanswer.h"
#include "tests/support/qttest.h"

using namespace relaydeck::mtasts;
using Step = HttpAnswer::Step;

namespace {

constexpr qsizetype MaxBody = 20;

QByteArray chunked(const QByteArray& chunks)
{
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

QByteArray withFields(const QByteArray& fields, const QByteArray& body = "policy")
{
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

/// Fed piece by piece until something other than NeedsOctets comes, then ended.
Step read(HttpAnswer& answer, const QByteArray& octets, qsizetype piece)
{
    for (qsizetype at = 0; at < octets.size(); at += piece) {
        const Step step = answer.feed(octets.mid(at, piece));
        if (step != Step::NeedsOctets)
            return step;
    }
    return answer.end();
}

}  // namespace

class TestHttpAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void givesFields();
    void boundsTheHead_data();
    void boundsTheHead();
};

void TestHttpAnswer::reads_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<Step>("step");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* title, const QByteArray& octets, Step step, const QByteArray& body = {},
                        int status = 200) { QTest::newRow(title) << octets << step << status << body; };

    row("RFC 9112 6.3: by length", withFields("Content-Length: 6\r\n"), Step::Done, "policy");
    row("octets behind the body are no part of it", withFields("Content-Length: 3\r\n"), Step::Done, "pol");
    row("empty", withFields("Content-Length: 0\r\n", {}), Step::Done);
    row("until the end", withFields("Server: x\r\n"), Step::Done, "policy");
    row("until the end, HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\npolicy", Step::Done, "policy");
    row("no reason phrase", "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", Step::Done, "x");
    row("RFC 9112 2.2: LF alone", "HTTP/1.1 200 OK\nContent-Length: 1\n\nx", Step::Done, "x");
    row("names in any case, spaces around values", withFields("CONTENT-length: \t 6 \r\n"), Step::Done,
        "policy");
    row("the same length twice", withFields("Content-Length: 6\r\nContent-Length: 6\r\n"), Step::Done,
        "policy");
    row("RFC 9110 15.2: an interim answer before it",
        "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + withFields("Content-Length: 6\r\n"), Step::Done,
        "policy");
    row("RFC 9110 15.3.5: 204 has no body", "HTTP/1.1 204 No Content\r\n\r\n", Step::Done, {}, 204);
    row("304 has no body", "HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\n", Step::Done, {}, 304);
    row("404", "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno", Step::Done, "no", 404);

    row("RFC 9112 7.1: chunks", chunked("3\r\npol\r\n3\r\nicy\r\n0\r\n\r\n"), Step::Done, "policy");
    row("chunks with extensions", chunked("6;a=b\r\npolicy\r\n0;c\r\n\r\n"), Step::Done, "policy");
    row("chunks with a trailer", chunked("6\r\npolicy\r\n0\r\nA: b\r\n\r\n"), Step::Done, "policy");
    row("hexadecimal", chunked("00a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"), Step::Done,
        "01234567890123456789");
    row("RFC 9112 6.3: chunks outweigh a length",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        Step::Done, "x");

    row("broken off within the head", "HTTP/1.1 200 OK\r\nContent-Le", Step::NeedsOctets);
    row("broken off within the body", withFields("Content-Length: 7\r\n"), Step::NeedsOctets, "policy");
    row("broken off within a chunk", chunked("6\r\npol"), Step::NeedsOctets, "pol");
    row("broken off before the last chunk", chunked("3\r\npol\r\n"), Step::NeedsOctets, "pol");
    row("nothing at all", {}, Step::NeedsOctets, {}, 0);
    row("an interim answer alone", "HTTP/1.1 100 Continue\r\n\r\n", Step::NeedsOctets, {}, 0);

    row("as much as is kept", withFields("Content-Length: 20\r\n", QByteArray(20, 'x')), Step::Done,
        QByteArray(20, 'x'));
    row("announces too much", withFields("Content-Length: 21\r\n", {}), Step::TooLarge);
    row("announces more than there is", withFields("Content-Length: 999999999999999\r\n", {}),
        Step::TooLarge);
    row("too much until the end", withFields({}, QByteArray(21, 'x')), Step::TooLarge, QByteArray(20, 'x'));
    row("a chunk too large", chunked("15\r\n"), Step::TooLarge);
    row("a chunk far too large", chunked("fffffffffff\r\n"), Step::TooLarge);
    row("too many chunks", chunked("a\r\n0123456789\r\nb\r\n"), Step::TooLarge, "0123456789");

    for (const char* line :
         {"HTTP/2 200", "HTTP/1.1 200OK", "HTTP/1.1 20", "HTTP/1.1 2x0 OK", "HTTP/1.1  200 OK",
          "HTTP/1.x 200 OK", "HTTP/1.1 700 No", "220 mx.example ESMTP", "\x1b[31m", ""})
        QTest::addRow("no status line: %s", line) << QByteArray(line) + "\r\n"
                                                  << Step::NotHttp << 0 << QByteArray();
    row("lengths that differ", withFields("Content-Length: 6\r\nContent-Length: 5\r\n"), Step::NotHttp);
    row("a list of lengths", withFields("Content-Length: 6, 6\r\n"), Step::NotHttp);
    row("a negative length", withFields("Content-Length: -1\r\n"), Step::NotHttp);
    row("a length that overflows", withFields("Content-Length: 18446744073709551622\r\n"), Step::NotHttp);
    row("an encoding that was not asked for", withFields("Transfer-Encoding: gzip, chunked\r\n"),
        Step::NotHttp);
    row("no chunk size", chunked("\r\n"), Step::NotHttp);
    row("a chunk size with a sign", chunked("+6\r\npolicy\r\n"), Step::NotHttp);
    row("a chunk size that overflows", chunked("ffffffffffffffff6\r\n"), Step::NotHttp);
    row("a chunk longer than it says", chunked("3\r\npolicy\r\n"), Step::NotHttp, "pol");
}

void TestHttpAnswer::reads()
{
    QFETCH(QByteArray, octets);
    QFETCH(Step, step);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    // In whatever pieces it comes, it is the same answer.
    for (const qsizetype piece : {1, 2, 7, 1000}) {
        HttpAnswer answer(MaxBody);
        QVERIFY(read(answer, octets, piece) == step);
        QCOMPARE(answer.status(), status);
        QCOMPARE(answer.body(), body);
    }
}

void TestHttpAnswer::givesFields()
{
    HttpAnswer answer(MaxBody);
    QVERIFY(!answer.headComplete());
    answer.feed("HTTP/1.1 301 Moved\r\nLocation:https://a.example/\r\n");
    QVERIFY(!answer.headComplete());
    answer.feed("X: a\r\n b\r\nno colon\r\nX: second\r\n\r\n");
    QVERIFY(answer.headComplete());
    QCOMPARE(answer.field("location"), QByteArray("https://a.example/"));
    QCOMPARE(answer.field("x"), QByteArray("a"));
    QCOMPARE(answer.field("y"), QByteArray());
}

void TestHttpAnswer::boundsTheHead_data()
{
    QTest::addColumn<QByteArray>("repeated");
    QTest::newRow("a line without end") << QByteArray("x");
    QTest::newRow("fields without end") << QByteArray("A: b\r\n");
    QTest::newRow("interim answers without end") << QByteArray("\r\nHTTP/1.1 100 Continue\r\n");
}

void TestHttpAnswer::boundsTheHead()
{
    QFETCH(QByteArray, repeated);
    HttpAnswer answer(MaxBody);
    Step step = answer.feed("HTTP/1.1 100 Continue\r\n");
    qsizetype fed = 0;
    for (; step == Step::NeedsOctets && fed < 1'000'000; fed += repeated.size())
        step = answer.feed(repeated);
    QVERIFY(step == Step::NotHttp);
    QVERIFY(fed < 80'000);
}

QTEST_GUILESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"
