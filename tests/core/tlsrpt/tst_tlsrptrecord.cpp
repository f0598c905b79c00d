// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/record.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::tlsrpt;

class TestTlsRptRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
};

void TestTlsRptRecord::good_data()
{
    QTest::addColumn<QList<QByteArray>>("texts");
    QTest::addColumn<QStringList>("uris");
    const QString mail = u"mailto:tls@partner.example"_qs;
    const auto row = [](const char* title, const QList<QByteArray>& texts, const QStringList& uris) {
        QTest::newRow(title) << texts << uris;
    };
    row("RFC 8460 3: mailto", {"v=TLSRPTv1; rua=mailto:tls@partner.example"}, {mail});
    row("RFC 8460 3: https", {"v=TLSRPTv1;rua=https://reports.partner.example/v1/tlsrpt"},
        {u"https://reports.partner.example/v1/tlsrpt"_qs});
    row("RFC 8460 3: several", {"v=TLSRPTv1; rua=mailto:tls@partner.example , https://r.example/"},
        {mail, u"https://r.example/"_qs});
    row("RFC 8460 3: a closing semicolon", {"v=TLSRPTv1; rua=mailto:tls@partner.example; "}, {mail});
    row("RFC 8460 3: an extension is ignored", {"v=TLSRPTv1; rua=mailto:tls@partner.example; x-y=1"}, {mail});
    row("RFC 8460 3: other records do not count",
        {"v=spf1 -all", "v=TLSRPTv1; rua=mailto:tls@partner.example", "v=TLSRPTv2; rua=x"}, {mail});
    row("RFC 8460 3: a URI of another kind is passed over",
        {"v=TLSRPTv1; rua=ftp://r.example/,mailto:tls@partner.example"}, {mail});
}

void TestTlsRptRecord::good()
{
    QFETCH(QList<QByteArray>, texts);
    QFETCH(QStringList, uris);
    const TxtRecord record = findRecordIn(texts);
    QVERIFY2(record.valid(), qPrintable(record.problems.join(u' ')));
    QCOMPARE(record.count, 1);
    QCOMPARE(record.reportUris, uris);
}

void TestTlsRptRecord::bad_data()
{
    using State = TxtRecord::State;
    QTest::addColumn<QList<QByteArray>>("texts");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* title, const QList<QByteArray>& texts, State state, const char* says) {
        QTest::newRow(title) << texts << state << QString::fromLatin1(says);
    };
    row("RFC 8460 3: nothing there", {}, State::None, "");
    row("RFC 8460 3: only others", {"v=spf1 -all"}, State::None, "");
    row("RFC 8460 3: in another case", {"v=tlsrptv1; rua=mailto:a@b.example"}, State::None, "does not count");
    row("RFC 8460 3: v not first", {"rua=mailto:a@b.example; v=TLSRPTv1;"}, State::None, "");
    row("RFC 8460 3: two", {"v=TLSRPTv1; rua=mailto:a@b.example", "v=TLSRPTv1; rua=mailto:a@b.example"},
        State::Several, "exactly one");
    row("RFC 8460 3: no rua", {"v=TLSRPTv1;"}, State::Invalid, "no rua");
    row("RFC 8460 3: rua empty", {"v=TLSRPTv1; rua="}, State::Invalid, "no URI");
    row("RFC 8460 3: rua without scheme", {"v=TLSRPTv1; rua=a@b.example"}, State::Invalid, "no URI");
    row("RFC 8460 3: http", {"v=TLSRPTv1; rua=http://b.example/"}, State::Invalid, "neither");
    row("RFC 8460 3: mailto without address", {"v=TLSRPTv1; rua=mailto:b.example"}, State::Invalid,
        "no mail address");
    row("RFC 8460 3: https without host", {"v=TLSRPTv1; rua=https:///x"}, State::Invalid, "");
    row("RFC 8460 3: two ruas", {"v=TLSRPTv1; rua=mailto:a@b.example; rua=mailto:c@b.example"},
        State::Invalid, "more than one rua");
    row("RFC 8460 3: empty field", {"v=TLSRPTv1; ; rua=mailto:a@b.example"}, State::Invalid, "empty field");
    row("RFC 8460 3: no field", {"v=TLSRPTv1; rua=mailto:a@b.example; hello"}, State::Invalid, "name=value");
    row("bounded: many addresses", {"v=TLSRPTv1; rua=" + QByteArray("mailto:a@b.example,").repeated(100)},
        State::Invalid, "more than 20");
    row("hostile: control characters", {QByteArray("v=TLSRPTv1; rua=mailto:a\x1b[31m@b.example")},
        State::Invalid, "no URI");
}

void TestTlsRptRecord::bad()
{
    QFETCH(QList<QByteArray>, texts);
    QFETCH(TxtRecord::State, state);
    QFETCH(QString, says);
    const TxtRecord record = findRecordIn(texts);
    QCOMPARE(record.state, state);
    QVERIFY(record.reportUris.isEmpty());
    const QString problems = record.problems.join(u' ');
    QVERIFY2(problems.contains(says), qPrintable(problems));
    QVERIFY(!problems.contains(u'\x1b'));
}

QTEST_GUILESS_MAIN(TestTlsRptRecord)
#include "tst_tlsrptrecord.moc"
