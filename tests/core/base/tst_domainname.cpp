// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"

using namespace relaydeck;
using test::name;

class TestDomainName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsUserInput_data();
    void acceptsUserInput();
    void refusesUserInput_data();
    void refusesUserInput();
    void ordersCanonically();
    void walksLabels();
    void escapes();
    void showsUnicode();
    void bounds();
};

void TestDomainName::acceptsUserInput_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"partner.example"_qs << u"partner.example"_qs;
    QTest::newRow("case and final dot") << u" Partner.EXAMPLE. "_qs << u"partner.example"_qs;
    QTest::newRow("U-label") << u"bücher.example"_qs << u"xn--bcher-kva.example"_qs;
    QTest::newRow("A-label") << u"xn--bcher-kva.example"_qs << u"xn--bcher-kva.example"_qs;
    QTest::newRow("digits") << u"3com.example"_qs << u"3com.example"_qs;
    QTest::newRow("63 octets") << QString(63, u'a') + u".example"_qs << QString(63, u'a') + u".example"_qs;
}

void TestDomainName::acceptsUserInput()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const Result<DomainName> result = DomainName::fromUserInput(typed);
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->toString(), expected);
}

void TestDomainName::refusesUserInput_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << u"  "_qs << u"empty"_qs;
    QTest::newRow("IPv4") << u"192.0.2.1"_qs << u"IP address"_qs;
    QTest::newRow("IPv4 literal") << u"[192.0.2.1]"_qs << u"IP address"_qs;
    QTest::newRow("IPv6") << u"2001:db8::1"_qs << u"IP address"_qs;
    QTest::newRow("address") << u"user@partner.example"_qs << u"mail address"_qs;
    QTest::newRow("URL") << u"https://partner.example/"_qs << u"web address"_qs;
    QTest::newRow("bad A-label") << u"xn--a.example"_qs << u"international"_qs;
    QTest::newRow("label too long") << QString(64, u'a') + u".example"_qs << u"63 characters"_qs;
    QTest::newRow("name too long") << QString(u"abcdefg."_qs).repeated(40) + u"example"_qs << u"253"_qs;
    QTest::newRow("far too long") << QString(100'000, u'a') << u"253"_qs;
    QTest::newRow("empty label") << u"a..example"_qs << u"valid"_qs;
    QTest::newRow("single word") << u"localhost"_qs << u"single word"_qs;
    QTest::newRow("hyphen first") << u"-a.example"_qs << u"valid"_qs;
    QTest::newRow("space inside") << u"a b.example"_qs << u""_qs;
    QTest::newRow("control character") << u"a\u0007b.example"_qs << u""_qs;
    QTest::newRow("pattern") << u"*.example"_qs << u"pattern"_qs;
    QTest::newRow("number at the end") << u"partner.123"_qs << u"number"_qs;
}

void TestDomainName::refusesUserInput()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    const Result<DomainName> result = DomainName::fromUserInput(typed);
    QVERIFY2(!result.ok(), result.ok() ? qPrintable(result->toString()) : "");
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(result.error().detail.contains(says), qPrintable(result.error().detail));
    QVERIFY(result.error().detail.size() < 300);
}

void TestDomainName::ordersCanonically()
{
    // The example of RFC 4034 6.1.
    const QList<DomainName> ordered{
        name("example"),         name("a.example"),      name("yljkjljk.a.example"),
        name("Z.a.example"),     name("zABC.a.EXAMPLE"), name("z.example"),
        name("\\001.z.example"), name("*.z.example"),    name("\\200.z.example")};
    for (qsizetype i = 1; i < ordered.size(); ++i)
        QVERIFY2(ordered.at(i - 1) < ordered.at(i), qPrintable(ordered.at(i).toString()));
}

void TestDomainName::walksLabels()
{
    const DomainName host = name("_25._tcp.mx1.partner.example");
    QCOMPARE(host.labelCount(), 5);
    QCOMPARE(host.parent(), name("_tcp.mx1.partner.example"));
    QCOMPARE(host.ancestor(2), name("partner.example"));
    QCOMPARE(host.ancestor(9), host);
    QVERIFY(host.isBelow(name("partner.example")));
    QVERIFY(host.isBelow(DomainName()));
    QVERIFY(!name("notpartner.example").isAtOrBelow(name("partner.example")));
    QVERIFY(!host.isBelow(host));
    QCOMPARE(name("partner.example").child("mx1")->toString(), u"mx1.partner.example"_qs);
    QVERIFY(name("*.example").isWildcard());
    QVERIFY(!name("*a.example").isWildcard());
    QVERIFY(!name("_tcp.example").isHostName());
    QCOMPARE(DomainName().parent(), DomainName());
}

void TestDomainName::escapes()
{
    const DomainName odd = name("a\\.b\\032c.example");
    QCOMPARE(odd.labelCount(), 2);
    QCOMPARE(odd.firstLabel(), QByteArray("a.b c"));
    QCOMPARE(odd.toString(), u"a\\.b\\032c.example"_qs);
    QCOMPARE(DomainName::fromText(odd.toString().toLatin1()), odd);
}

void TestDomainName::showsUnicode()
{
    QCOMPARE(name("xn--bcher-kva.example").toDisplayString(), u"bücher.example"_qs);
    // Latin "a" replaced by its Cyrillic look-alike.
    const DomainName mixed = *DomainName::fromUserInput(u"p\u0430ypal.example"_qs);
    QVERIFY(mixed.toDisplayString().startsWith(u"xn--"_qs));
}

void TestDomainName::bounds()
{
    QVERIFY(!DomainName::fromText("").has_value());
    QVERIFY(!DomainName::fromText("a..b").has_value());
    QVERIFY(!DomainName::fromText("\\30").has_value());
    QVERIFY(!DomainName::fromText("\\999").has_value());
    QVERIFY(!DomainName::fromText("a\\").has_value());
    QVERIFY(!DomainName::fromWire(QByteArray("\3ab", 3)).has_value());
    QVERIFY(!DomainName::fromWire(QByteArray("\1a\0x", 4)).has_value());
    QVERIFY(DomainName::fromWire(QByteArray("\1A\0", 3)) == name("a"));
    QVERIFY(!DomainName::fromWire(QByteArray(300, '\1')).has_value());
    QVERIFY(!name("a.example").child(QByteArray(64, 'a')).has_value());
}

QTEST_GUILESS_MAIN(TestDomainName)
#include "tst_domainname.moc"
