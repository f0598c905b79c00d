// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/txtrecord.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::mtasts;

class TestMtaStsRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void joinsStrings();
};

void TestMtaStsRecord::good_data()
{
    QTest::addColumn<QList<QByteArray>>("texts");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* title, const QList<QByteArray>& texts, const char* id) {
        QTest::newRow(title) << texts << QString::fromLatin1(id);
    };
    row("S1: plain", {"v=STSv1; id=20160831085700Z;"}, "20160831085700Z");
    row("S1: no closing semicolon", {"v=STSv1; id=1"}, "1");
    row("S1: no spaces", {"v=STSv1;id=abc;"}, "abc");
    row("S1: spaces and tabs around the semicolon", {"v=STSv1; \t id=abc \t ; x=1 ;"}, "abc");
    row("S1: 32 characters", {"v=STSv1; id=" + QByteArray(32, 'a')}, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    row("S1: fields in another order", {"v=STSv1; a.b-c_d=x:y!z; id=7"}, "7");
    row("S1: id of one character", {"v=STSv1;id=0"}, "0");
    row("S1: upper and lower case in the id", {"v=STSv1; id=aZ09"}, "aZ09");
    row("S1: an extension whose name has 32 characters", {"v=STSv1; id=7; " + QByteArray(32, 'n') + "=v"},
        "7");
    row("S1: an extension that looks like another id", {"v=STSv1; id2=8; id=7"}, "7");
    row("S1: an extension with every character that is allowed",
        {"v=STSv1; id=7; x=!\"#$%&'()*+,-./09:<>?@AZ"}, "7");
    row("S1: the same extension twice", {"v=STSv1; x=1; x=2; id=7"}, "7");
    row("S1: unrelated records do not count", {"v=spf1 -all", "v=STSv1; id=7", "v=STSv2; id=8"}, "7");
    row("S1: one that does not count does no harm", {"v=STSv1", "v=STSv1; id=7"}, "7");
}

void TestMtaStsRecord::good()
{
    QFETCH(QList<QByteArray>, texts);
    QFETCH(QString, id);
    const TxtRecord record = findRecordIn(texts);
    QVERIFY2(record.valid(), qPrintable(record.problems.join(u' ')));
    QCOMPARE(record.id, id);
    QCOMPARE(record.count, 1);
    QVERIFY(record.problems.isEmpty());
}

void TestMtaStsRecord::bad_data()
{
    using State = TxtRecord::State;
    QTest::addColumn<QList<QByteArray>>("texts");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* title, const QList<QByteArray>& texts, State state, const char* says) {
        QTest::newRow(title) << texts << state << QString::fromLatin1(says);
    };
    row("S1: nothing there", {}, State::None, "");
    row("S1: only others", {"v=spf1 -all", ""}, State::None, "");
    row("S1: no semicolon behind the version", {"v=STSv1"}, State::None, "does not count");
    row("S1: version in another case", {"V=stsv1; id=1"}, State::None, "does not count");
    row("S1: space before", {" v=STSv1; id=1"}, State::None, "does not count");
    row("S1: space before the first semicolon", {"v=STSv1 ; id=1"}, State::None, "does not count");
    row("S1: v not first", {"id=1; v=STSv1;"}, State::None, "");
    row("S1: two, also alike", {"v=STSv1; id=1", "v=STSv1; id=1"}, State::Several, "exactly one");
    row("S1: a second one counts though malformed", {"v=STSv1; id=1", "v=STSv1;"}, State::Several,
        "2 records");
    row("S1: no id", {"v=STSv1;"}, State::Invalid, "no id");
    row("S1: id empty", {"v=STSv1; id="}, State::Invalid, "empty");
    row("S1: id in another case", {"v=STSv1; ID=1"}, State::Invalid, "no id");
    row("S1: 33 characters", {"v=STSv1; id=" + QByteArray(33, 'a')}, State::Invalid, "33 characters");
    row("S1: id with a hyphen", {"v=STSv1; id=2024-01-01"}, State::Invalid, "letters and digits");
    row("S1: id quoted", {"v=STSv1; id=\"1\""}, State::Invalid, "letters and digits");
    row("S1: space around the equals sign", {"v=STSv1; id = 1"}, State::Invalid, "no id");
    row("S1: space behind the equals sign", {"v=STSv1; id= 1"}, State::Invalid, "letters and digits");
    row("S1: two ids", {"v=STSv1; id=1; id=2"}, State::Invalid, "more than one id");
    row("S1: empty field", {"v=STSv1;; id=1"}, State::Invalid, "empty field");
    row("S1: field without value", {"v=STSv1; id=1; x"}, State::Invalid, "equals sign");
    row("S1: value of an extension empty", {"v=STSv1; id=1; x="}, State::Invalid, "not allowed");
    row("S1: only the closing semicolons", {"v=STSv1;;"}, State::Invalid, "empty field");
    row("S1: two closing semicolons", {"v=STSv1; id=1;;"}, State::Invalid, "empty field");
    row("S1: a comma instead of the semicolon", {"v=STSv1, id=1"}, State::None, "does not count");
    row("S1: a version beside the version", {"v=STSv1; v=STSv1; id="}, State::Invalid, "empty");
    row("S1: a name that starts with a hyphen", {"v=STSv1; id=1; -x=1"}, State::Invalid, "no name");
    row("S1: a name of 33 characters", {"v=STSv1; id=1; " + QByteArray(33, 'n') + "=v"}, State::Invalid,
        "no name");
    row("S1: an equals sign in a value", {"v=STSv1; id=1; x=a=b"}, State::Invalid, "not allowed");
    row("S1: a space in a value", {"v=STSv1; id=1; x=a b"}, State::Invalid, "not allowed");
    row("S1: a line feed as white space", {"v=STSv1;\nid=1"}, State::Invalid, "no name");
    row("hostile: control characters", {QByteArray("v=STSv1; id=\x1b[31m\n")}, State::Invalid,
        "letters and digits");
    row("hostile: very long", {"v=STSv1; id=" + QByteArray(60'000, 'a')}, State::Invalid, "60000");
    row("hostile: octets above ASCII", {"v=STSv1; id=\xff\xfe"}, State::Invalid, "letters and digits");
}

void TestMtaStsRecord::bad()
{
    QFETCH(QList<QByteArray>, texts);
    QFETCH(TxtRecord::State, state);
    QFETCH(QString, says);
    const TxtRecord record = findRecordIn(texts);
    QCOMPARE(record.state, state);
    QVERIFY(record.id.isEmpty());
    const QString problems = record.problems.join(u' ');
    QVERIFY2(problems.contains(says), qPrintable(problems));
    QVERIFY(!problems.contains(u'\x1b') && !problems.contains(u'\n'));
    QVERIFY(problems.size() < 400);
}

void TestMtaStsRecord::joinsStrings()
{
    // RFC 8461 3.1: the strings of one record are joined without a space between them.
    const DomainName owner = test::name("_mta-sts.partner.example");
    const dns::Record record{.owner = owner,
                             .type = dns::RecordType::TXT,
                             .ttl = 60,
                             .rdata = QByteArray("\x07v=STSv1\x05; id=\x03"
                                                 "123")};
    const dns::Record other{.owner = owner,
                            .type = dns::RecordType::CNAME,
                            .ttl = 60,
                            .rdata = test::name("elsewhere.example").wire()};
    const TxtRecord found = findRecord({other, record});
    QVERIFY2(found.valid(), qPrintable(found.problems.join(u' ')));
    QCOMPARE(found.id, u"123"_qs);
}

QTEST_GUILESS_MAIN(TestMtaStsRecord)
#include "tst_mtastsrecord.moc"
