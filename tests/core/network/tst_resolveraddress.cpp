// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/resolveraddress.h"

#include "tests/support/qttest.h"

using namespace relaydeck;

class TestResolverAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadBack_data();
    void textIsReadBack();
    void faultsAreTold_data();
    void faultsAreTold();
};

void TestResolverAddress::textIsReadBack_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]:5353",
                             "tls://192.0.2.53#dns.example", "tls://[2001:db8::53]:8853#dns.example",
                             "https://dns.example/dns-query", "https://[2001:db8::53]:8443/other"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestResolverAddress::textIsReadBack()
{
    QFETCH(QString, text);
    const Result<Upstream> upstream = parseUpstream(text);
    QVERIFY2(upstream.ok(), upstream.ok() ? "" : qPrintable(upstream.error().detail));
    QCOMPARE(upstreamText(*upstream), text);
}

void TestResolverAddress::faultsAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("a name needs a resolver itself") << u"dns.example"_qs << u"IP address"_qs;
    QTest::newRow("no port 0") << u"192.0.2.53:0"_qs << u"IP address"_qs;
    QTest::newRow("TLS without the name to verify") << u"tls://192.0.2.53"_qs << u"#NAME"_qs;
    QTest::newRow("HTTPS with a password") << u"https://a:b@dns.example/"_qs << u"URL"_qs;
    QTest::newRow("control characters stay visible") << u"\u202edns"_qs << u"\\u202e"_qs;
}

void TestResolverAddress::faultsAreTold()
{
    QFETCH(QString, text);
    QFETCH(QString, told);
    const Result<Upstream> upstream = parseUpstream(text);
    QVERIFY(!upstream.ok());
    QVERIFY(upstream.error().code == ErrorCode::InvalidArgument);
    QVERIFY2(upstream.error().detail.contains(told), qPrintable(upstream.error().detail));
}

QTEST_GUILESS_MAIN(TestResolverAddress)
#include "tst_resolveraddress.moc"
