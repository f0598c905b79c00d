// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/reply.h"

#include "tests/support/qttest.h"

using namespace relaydeck;
using smtp::ReplyParser;
using Step = smtp::ReplyParser::Step;

class TestReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void endsLongReplies();
    void listsCapabilities();
};

void TestReply::reads_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<Step>("step");
    QTest::addColumn<int>("code");
    QTest::addColumn<QList<QByteArray>>("text");

    using Lines = QList<QByteArray>;
    QTest::newRow("one line") << Lines{"220 mx.example ESMTP"} << Step::Done << 220
                              << Lines{"mx.example ESMTP"};
    QTest::newRow("several lines") << Lines{"250-mx.example", "250-SIZE 1000", "250 STARTTLS"} << Step::Done
                                   << 250 << Lines{"mx.example", "SIZE 1000", "STARTTLS"};
    QTest::newRow("a bare code") << Lines{"220"} << Step::Done << 220 << Lines{""};
    QTest::newRow("a code and a space") << Lines{"354 "} << Step::Done << 354 << Lines{""};
    QTest::newRow("empty continuation") << Lines{"250-", "250 x"} << Step::Done << 250 << Lines{"", "x"};
    QTest::newRow("not ended") << Lines{"250-mx.example"} << Step::NeedsLine << 250 << Lines{"mx.example"};
    QTest::newRow("codes differ: the last counts")
        << Lines{"250-a", "421 b"} << Step::Done << 421 << Lines{"a", "b"};
    QTest::newRow("8-bit text") << Lines{"220 \xff\xfe\x01"} << Step::Done << 220 << Lines{"\xff\xfe\x01"};
    QTest::newRow("HTTP") << Lines{"HTTP/1.1 400 Bad Request"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("SSH") << Lines{"SSH-2.0-OpenSSH_9.2"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("empty line") << Lines{""} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("two digits") << Lines{"22 x"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("four digits") << Lines{"2200 x"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("1xx") << Lines{"120 x"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("6xx") << Lines{"650 x"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("second digit too large") << Lines{"260 x"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("digits of another script")
        << Lines{"\xd9\xa2\xd9\xa2\xd9\xa0 x"} << Step::NotSmtp << 0 << Lines{};
    QTest::newRow("garbage in the middle") << Lines{"250-a", "b"} << Step::NotSmtp << 250 << Lines{"a"};
}

void TestReply::reads()
{
    QFETCH(QList<QByteArray>, lines);
    ReplyParser parser;
    Step step = Step::NeedsLine;
    for (const QByteArray& line : lines) {
        QCOMPARE(step, Step::NeedsLine);
        step = parser.add(line);
    }
    QTEST(step, "step");
    QTEST(parser.reply().code, "code");
    QTEST(parser.reply().lines, "text");
}

void TestReply::endsLongReplies()
{
    ReplyParser parser;
    for (qsizetype i = 0; i < smtp::MaxReplyLines; ++i)
        QCOMPARE(parser.add("250-x"), Step::NeedsLine);
    QCOMPARE(parser.add("250-x"), Step::TooLong);
}

void TestReply::listsCapabilities()
{
    const smtp::Reply ehlo{250, {"mx.example STARTTLS", "SIZE 1000", "starttls ", "X-STARTTLS"}};
    const QStringList capabilities = smtp::capabilitiesOf(ehlo);
    QCOMPARE(capabilities, QStringList({u"SIZE 1000"_qs, u"starttls"_qs, u"X-STARTTLS"_qs}));
    QVERIFY(smtp::hasCapability(capabilities, u"STARTTLS"_qs));
    QVERIFY(smtp::hasCapability(capabilities, u"size"_qs));
    // The greeting line lists nothing, nor does a part of a keyword.
    QVERIFY(!smtp::hasCapability(smtp::capabilitiesOf({250, {"mx.example STARTTLS"}}), u"STARTTLS"_qs));
    QVERIFY(!smtp::hasCapability({u"X-STARTTLS"_qs, u"STARTTLSX"_qs}, u"STARTTLS"_qs));
    QCOMPARE(smtp::capabilitiesOf({}), QStringList());
}

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
