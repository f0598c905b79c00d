// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/message.h"
#include "tests/support/dnsdata.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using test::name;
using test::record;

class TestMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesQueries();
    void keepsEveryField();
    void keepsEveryFlag_data();
    void keepsEveryFlag();
    void keepsExtendedRcodes();
    void decompressesNames();
    void keepsCaseInRdata();
    void leavesOutWhatIsNotOfClassIn();
    void readsExtendedErrors_data();
    void readsExtendedErrors();
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void survivesMutations();
    void boundsCompression();
    void namesRcodes();
};

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

/// A header with these counts, id 0x1234.
QByteArray header(const char* flags, quint8 questions, quint8 answers, quint8 authorities, quint8 additionals)
{
    QByteArray wire = hex("1234") + hex(flags);
    for (const quint8 count : {questions, answers, authorities, additionals})
        wire.append('\0').append(char(count));
    return wire;
}

const QByteArray Question1 = hex("0161076578616d706c6500 00010001");  // a.example A

Message fullMessage()
{
    Message message = test::answerTo(
        test::question("partner.example", RecordType::MX),
        {record("partner.example. 3600 IN MX 10 mx1.partner.example."),
         record("partner.example. 3600 IN MX 20 mx2.partner.example."),
         record("partner.example. 3600 IN RRSIG MX 13 2 3600 20300101000000 20200101000000 2642 "
                "partner.example. AAECAwQFBgcICQ==")});
    message.id = 0xbeef;
    message.authority = {
        record("partner.example. 60 IN SOA ns.partner.example. host.partner.example. 1 2 3 4 5"),
        record("a.example. 60 IN NSEC c.example. A MX RRSIG NSEC"),
        record("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example. 60 IN NSEC3 1 1 12 aabb "
               "2t7b4g4vsa5smi47k61mv5bv1a22bojr MX"),
        record("example. 60 IN DS 20326 8 2 e06d44b8"),
        record("example. 60 IN DNSKEY 257 3 13 AAECAwQF"),
        record("example. 60 IN NSEC3PARAM 1 0 0 -"),
    };
    message.additional = {
        record("mx1.partner.example. 60 IN A 192.0.2.1"),
        record("mx1.partner.example. 60 IN AAAA 2001:db8::1"),
        record("x.partner.example. 60 IN CNAME y.partner.example."),
        record("x.partner.example. 60 IN DNAME y.partner.example."),
        record("x.partner.example. 60 IN NS y.partner.example."),
        record("x.partner.example. 60 IN TXT \"v=STSv1; id=1;\" \"\""),
        record("_25._tcp.mx1.partner.example. 60 IN TLSA 3 1 1 abcdef"),
        record("x.partner.example. 60 IN TYPE65400 \\# 3 c00c01"),
        record("x.partner.example. 60 IN TYPE65401 \\# 0"),
    };
    message.extendedError = quint16(22);
    message.extendedErrorText = u"no reachable authority \u00e4"_qs;
    return message;
}

void compare(const Message& actual, const Message& expected)
{
    QCOMPARE(actual.id, expected.id);
    QCOMPARE(actual.response, expected.response);
    QCOMPARE(actual.authoritative, expected.authoritative);
    QCOMPARE(actual.truncated, expected.truncated);
    QCOMPARE(actual.recursionDesired, expected.recursionDesired);
    QCOMPARE(actual.recursionAvailable, expected.recursionAvailable);
    QCOMPARE(actual.authenticData, expected.authenticData);
    QCOMPARE(actual.checkingDisabled, expected.checkingDisabled);
    QCOMPARE(actual.rcode, expected.rcode);
    QCOMPARE(actual.question, expected.question);
    QCOMPARE(actual.answer, expected.answer);
    QCOMPARE(actual.authority, expected.authority);
    QCOMPARE(actual.additional, expected.additional);
    QCOMPARE(actual.edns, expected.edns);
    QCOMPARE(actual.dnssecOk, expected.dnssecOk);
    QCOMPARE(actual.udpPayload, expected.udpPayload);
    QCOMPARE(actual.extendedError, expected.extendedError);
    QCOMPARE(actual.extendedErrorText, expected.extendedErrorText);
}

}  // namespace

void TestMessage::writesQueries()
{
    const QByteArray wire = queryWire(test::question("A.example", RecordType::TLSA), 0x1234);
    QCOMPARE(
        wire,
        // D3: RD and CD; one question; OPT with payload 1232 and DO
        hex("1234 0110 0001 0000 0000 0001 0161076578616d706c6500 0034 0001 00 0029 04d0 00008000 0000"));
}

void TestMessage::keepsEveryField()
{
    const Message message = fullMessage();
    const Result<Message> parsed = parseMessage(toWire(message));
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
    compare(*parsed, message);
}

void TestMessage::keepsEveryFlag_data()
{
    QTest::addColumn<int>("flags");
    for (const int bit : {0x8000, 0x0400, 0x0200, 0x0100, 0x0080, 0x0020, 0x0010, 0x0005, 0x0003})
        QTest::addRow("%04x", bit) << bit;
}

void TestMessage::keepsEveryFlag()
{
    QFETCH(int, flags);
    const QByteArray wire =
        header(QByteArray::number(flags, 16).rightJustified(4, '0').constData(), 1, 0, 0, 0) + Question1;
    const Result<Message> parsed = parseMessage(wire);
    QVERIFY(parsed.ok());
    QCOMPARE(toWire(*parsed).toHex(), wire.toHex());
}

void TestMessage::keepsExtendedRcodes()
{
    Message message = test::answerTo(test::question("a.example", RecordType::A), {}, Rcode(16));  // BADVERS
    QCOMPARE(parseMessage(toWire(message))->rcode, Rcode(16));
    message.rcode = Rcode(0xfff);
    QCOMPARE(parseMessage(toWire(message))->rcode, Rcode(0xfff));
}

void TestMessage::decompressesNames()
{
    const QByteArray wire =
        header("8180", 1, 2, 0, 0) + Question1
        + hex("c00e 000f 0001 00000e10 0008 000a 036d7831 c00e")  // example MX 10 mx1.example
        + hex(
            "c00c 002e 0001 00000e10 0015 0001 0d 02 00000e10 00000002 00000001 0a52 c00e ff");  // signer
                                                                                                 // compressed
    const Result<Message> parsed = parseMessage(wire);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->answer.size(), 2);
    QCOMPARE(parsed->answer.at(0).owner, name("example"));
    QCOMPARE(parsed->answer.at(0).rdata, hex("000a036d7831076578616d706c6500"));
    QCOMPARE(mxOf(parsed->answer.at(0))->exchange, name("mx1.example"));
    QCOMPARE(rrsigOf(parsed->answer.at(1))->signer, name("example"));
}

void TestMessage::keepsCaseInRdata()
{
    const QByteArray wire =
        header("8180", 1, 1, 0, 0) + Question1 + hex("c00c 0005 0001 0000003c 0003 014200");
    QCOMPARE(parseMessage(wire)->answer.at(0).rdata, QByteArray("\1B\0", 3));
}

void TestMessage::leavesOutWhatIsNotOfClassIn()
{
    const QByteArray chaos = hex("c00c 0010 0003 00000000 0002 0161");
    const QByteArray address = hex("c00c 0001 0001 00000000 0004 c0000201");
    const Result<Message> parsed = parseMessage(header("8180", 1, 2, 0, 0) + Question1 + chaos + address);
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->answer.size(), 1);
    QCOMPARE(parsed->answer.at(0).type, RecordType::A);
    const Result<Message> question = parseMessage(header("0100", 1, 0, 0, 0) + hex("0161000010 0003"));
    QVERIFY(question.ok());
    QVERIFY(!question->question);
}

void TestMessage::readsExtendedErrors_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("code");  // -1: none
    QTest::addColumn<QString>("text");
    QTest::newRow("RFC 8914 2: code alone") << hex("000f 0002 0007") << 7 << QString();
    QTest::newRow("with text") << hex("000f 0005 0007 616263") << 7 << u"abc"_qs;
    QTest::newRow("RFC 8914 2: null at the end") << hex("000f 0004 0007 6100") << 7 << u"a"_qs;
    QTest::newRow("control characters") << hex("000f 0005 0007 611b62") << 7 << u"a\ufffdb"_qs;
    QTest::newRow("not UTF-8") << hex("000f 0003 0007 ff") << 7 << u"\ufffd"_qs;
    QTest::newRow("behind another option") << hex("000a 0002 ffff 000f 0002 0009") << 9 << QString();
    QTest::newRow("the first of two") << hex("000f 0002 0009 000f 0002 0007") << 9 << QString();
    QTest::newRow("too short for a code") << hex("000f 0001 07") << -1 << QString();
    QTest::newRow("none") << QByteArray() << -1 << QString();
}

void TestMessage::readsExtendedErrors()
{
    QFETCH(QByteArray, options);
    QFETCH(int, code);
    QFETCH(QString, text);
    const QByteArray wire = header("8182", 1, 0, 0, 1) + Question1 + hex("00 0029 04d0 00000000") + '\0'
        + char(options.size()) + options;
    const Result<Message> parsed = parseMessage(wire);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
    QVERIFY(parsed->edns);
    QCOMPARE(parsed->extendedError ? int(*parsed->extendedError) : -1, code);
    QCOMPARE(parsed->extendedErrorText, text);
}

void TestMessage::refuses_data()
{
    QTest::addColumn<QByteArray>("wire");
    const QByteArray opt = hex("00 0029 04d0 00000000 0000");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half a header") << hex("12340100");
    QTest::newRow("longer than a message") << header("8180", 0, 0, 0, 0) + QByteArray(65'536, '\0');
    QTest::newRow("opcode NOTIFY") << header("a180", 1, 0, 0, 0) + Question1;
    QTest::newRow("RFC 9619: two questions") << header("8180", 2, 0, 0, 0) + Question1 + Question1;
    QTest::newRow("question missing") << header("8180", 1, 0, 0, 0);
    QTest::newRow("answer missing") << header("8180", 1, 1, 0, 0) + Question1;
    QTest::newRow("name points at itself") << header("8180", 1, 0, 0, 0) + hex("c00c 0001 0001");
    QTest::newRow("names point at each other")
        << header("8180", 1, 1, 0, 0) + Question1 + hex("c01d c01b 0001 0001 00000000 0000");
    QTest::newRow("name points past the end") << header("8180", 1, 0, 0, 0) + hex("cfff 0001 0001");
    QTest::newRow("reserved label type") << header("8180", 1, 0, 0, 0) + hex("8061 00 0001 0001");
    QTest::newRow("name of 256 octets")
        << header("8180", 1, 0, 0, 0) + QByteArray("\7abcdefg").repeated(32) + hex("00 0001 0001");
    QTest::newRow("RDATA past the end")
        << header("8180", 1, 1, 0, 0) + Question1 + hex("c00c 0001 0001 00000000 0005 c0000201");
    QTest::newRow("name in RDATA runs out of it")
        << header("8180", 1, 1, 0, 0) + Question1 + hex("c00c 0005 0001 00000000 0002 0361626300");
    QTest::newRow("name in RDATA ends before it")
        << header("8180", 1, 1, 0, 0) + Question1 + hex("c00c 0005 0001 00000000 0003 000000");
    QTest::newRow("RFC 6891 6.1.1: two OPT") << header("8180", 1, 0, 0, 2) + Question1 + opt + opt;
    QTest::newRow("RFC 6891 6.1.2: OPT not of the root")
        << header("8180", 1, 0, 0, 1) + Question1 + hex("c00c 0029 04d0 00000000 0000");
    QTest::newRow("EDNS option past the end")
        << header("8180", 1, 0, 0, 1) + Question1 + hex("00 0029 04d0 00000000 0005 000f000207");
}

void TestMessage::refuses()
{
    QFETCH(QByteArray, wire);
    const Result<Message> parsed = parseMessage(wire);
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().code, ErrorCode::InvalidData);
}

void TestMessage::refusesEveryTruncation()
{
    const QByteArray wire = toWire(fullMessage());
    QVERIFY(parseMessage(wire).ok());
    for (qsizetype length = 0; length < wire.size(); ++length) {
        // A copy of exactly this size, so that reading past it is seen by AddressSanitizer.
        const std::vector<char> cut(wire.cbegin(), wire.cbegin() + length);
        QVERIFY2(!parseMessage(QByteArrayView(cut.data(), length)).ok(), qPrintable(QString::number(length)));
    }
}

void TestMessage::survivesMutations()
{
    const QByteArray wire = toWire(fullMessage());
    int accepted = 0;
    for (qsizetype at = 0; at < wire.size(); ++at) {
        for (const int change : {0x01, 0x3f, 0x40, 0x80, 0xc0, 0xff}) {
            std::vector<char> mutated(wire.cbegin(), wire.cend());
            mutated[size_t(at)] = char(mutated[size_t(at)] ^ change);
            const Result<Message> parsed = parseMessage(QByteArrayView(mutated.data(), wire.size()));
            if (!parsed)
                continue;
            ++accepted;
            for (const QList<Record>* section : {&parsed->answer, &parsed->authority, &parsed->additional}) {
                for (const Record& record : *section)
                    QVERIFY(!recordText(record).isEmpty());
            }
            // What was accepted is what its own wire form says.
            const Result<Message> again = parseMessage(toWire(*parsed));
            QVERIFY(again.ok());
            compare(*again, *parsed);
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY2(accepted > wire.size(), "most changes leave the message well-formed");
}

void TestMessage::boundsCompression()
{
    // A chain of pointers that is as long as a message holds, used by as many records as fit behind it.
    QByteArray chain = hex("00");
    constexpr qsizetype Links = 8'000;
    const qsizetype start = 12 + 11;  // behind the header and the head of the first record
    qsizetype target = start;
    for (qsizetype i = 0; i < Links; ++i) {
        const qsizetype here = start + chain.size();
        chain.append(char(0xc0 | target >> 8)).append(char(target & 0xff));
        target = here;
    }
    QByteArray wire = hex("1234 8180 0000 0fff 0000 0000");
    wire += hex("00 ff00 0001 00000000") + char(chain.size() >> 8) + char(chain.size() & 0xff) + chain;
    for (int i = 1; i < 0x0fff; ++i)
        wire +=
            QByteArray(1, char(0xc0 | target >> 8)) + char(target & 0xff) + hex("ff00 0001 00000000 0000");
    QVERIFY(wire.size() < 65'536);
    // Whether ldns follows so many is its own matter; it must come to an end.
    const Result<Message> parsed = parseMessage(wire);
    QVERIFY(!parsed.ok() || parsed->answer.size() == 0x0fff);
}

void TestMessage::namesRcodes()
{
    QCOMPARE(rcodeName(Rcode::NoError), u"NOERROR"_qs);
    QCOMPARE(rcodeName(Rcode::FormErr), u"FORMERR"_qs);
    QCOMPARE(rcodeName(Rcode::ServFail), u"SERVFAIL"_qs);
    QCOMPARE(rcodeName(Rcode::NxDomain), u"NXDOMAIN"_qs);
    QCOMPARE(rcodeName(Rcode::NotImp), u"NOTIMP"_qs);
    QCOMPARE(rcodeName(Rcode::Refused), u"REFUSED"_qs);
    QCOMPARE(rcodeName(Rcode(16)), u"RCODE16"_qs);
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
