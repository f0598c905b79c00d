// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/match.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::mtasts;
using test::name;

class TestMtaStsMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesHosts_data();
    void matchesHosts();
    void findsFaults_data();
    void findsFaults();
    void findsNearestPattern();
    void suggestsPattern();
};

void TestMtaStsMatch::matchesHosts_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* title, const char* pattern, const char* host, bool expected) {
        QTest::newRow(title) << QString::fromUtf8(pattern) << QByteArray(host) << expected;
    };
    row("S4: the name", "mx.partner.example", "mx.partner.example", true);
    row("S4: case", "MX.partner.EXAMPLE", "mx.Partner.example", true);
    row("S4: another name", "mx.partner.example", "mx2.partner.example", false);
    row("S4: a name is no suffix", "partner.example", "mx.partner.example", false);
    row("S4: one label", "*.partner.example", "mx.partner.example", true);
    row("S4: two labels", "*.partner.example", "a.mx.partner.example", false);
    row("S4: no label", "*.partner.example", "partner.example", false);
    row("S4: a suffix within a label", "*.partner.example", "mx.otherpartner.example", false);
    row("S4: a wildcard over a top level", "*.example", "partner.example", true);
    row("S4: a digit label", "*.partner.example", "1.partner.example", true);
    row("S4: a hyphen is a part of the label", "*.partner.example", "mx-1.partner.example", true);
    row("S4: the wildcard's text is no host", "*.partner.example", "x.partner.example.org", false);
    row("S4: final dot", "mx.partner.example.", "mx.partner.example", false);
    row("S4: spaces", " mx.partner.example", "mx.partner.example", false);
    row("S4: escapes", "m\\120.partner.example", "mx.partner.example", false);
    row("S4: mx.microsoft", "*.mx.microsoft", "partner-example.h-v1.mx.microsoft", false);
    row("S4: the pattern that would", "*.h-v1.mx.microsoft", "partner-example.h-v1.mx.microsoft", true);
    row("S4: A-label", "mx.xn--bcher-kva.example", "mx.xn--bcher-kva.example", true);
    row("S4: U-label", "mx.bücher.example", "mx.xn--bcher-kva.example", false);
    row("S4: part of a label", "mx*.partner.example", "mx1.partner.example", false);
    row("S4: asterisk inside", "mx.*.example", "mx.partner.example", false);
    row("S4: two asterisks", "*.*.example", "mx.partner.example", false);
    row("S4: asterisk alone", "*", "example", false);
    row("S4: address", "192.0.2.1", "192.0.2.1", false);
    row("S4: a host with an asterisk is none", "*.partner.example", "*.partner.example", false);
    row("S4: empty", "", "mx.partner.example", false);
}

void TestMtaStsMatch::matchesHosts()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, host);
    QFETCH(bool, expected);
    QCOMPARE(matches(pattern, name(host.constData())), expected);
    QCOMPARE(matchesAny({u"other.example"_qs, pattern}, name(host.constData())), expected);
}

void TestMtaStsMatch::findsFaults_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<PatternFault>("fault");
    const auto row = [](const QByteArray& pattern, PatternFault fault) {
        QTest::addRow("%s", pattern.isEmpty() ? "empty" : pattern.left(40).toPercentEncoding().constData())
            << pattern << fault;
    };
    row("mx.partner.example", PatternFault::None);
    row("*.partner.example", PatternFault::None);
    row("*.example", PatternFault::None);
    row("", PatternFault::Empty);
    row("192.0.2.1", PatternFault::Address);
    row("2001:db8::1", PatternFault::Address);
    row("[192.0.2.1]", PatternFault::Address);
    row("mx.b\xc3\xbc"
        "cher.example",
        PatternFault::NotAscii);
    row("*", PatternFault::Wildcard);
    row("mx.*.example", PatternFault::Wildcard);
    row("**.example", PatternFault::Wildcard);
    row("*.", PatternFault::Malformed);
    row("mx..example", PatternFault::Malformed);
    row(".mx.example", PatternFault::Malformed);
    row("mx.example.", PatternFault::Malformed);
    row("mx_1.partner.example", PatternFault::Malformed);
    row("-mx.partner.example", PatternFault::Malformed);
    row("mx partner.example", PatternFault::Malformed);
    row("mx.partner.example, mx2.partner.example", PatternFault::Malformed);
    row("m\\120.partner.example", PatternFault::Malformed);
    row(QByteArray(64, 'a') + ".example", PatternFault::Malformed);
    row("*.exam_ple", PatternFault::Malformed);
    row("*.example\r", PatternFault::Malformed);
    row("example", PatternFault::Malformed);
}

void TestMtaStsMatch::findsFaults()
{
    QFETCH(QByteArray, pattern);
    QFETCH(PatternFault, fault);
    QCOMPARE(patternFault(pattern), fault);
}

void TestMtaStsMatch::findsNearestPattern()
{
    const QStringList patterns{u"mx.elsewhere.example"_qs, u"*.mail.protection.outlook.com"_qs,
                               u"*.mx.microsoft"_qs};
    QCOMPARE(nearestPattern(patterns, name("partner-example.h-v1.mx.microsoft")), u"*.mx.microsoft"_qs);
    QCOMPARE(nearestPattern(patterns, name("mx.partner.example")), u"mx.elsewhere.example"_qs);
    QCOMPARE(nearestPattern(patterns, name("mx.partner.test")), QString());
    QCOMPARE(nearestPattern({}, name("mx.partner.test")), QString());
    QCOMPARE(nearestPattern({u"192.0.2.1"_qs, u"*"_qs}, name("mx.partner.test")), QString());
}

void TestMtaStsMatch::suggestsPattern()
{
    for (const char* host : {"partner-example.h-v1.mx.microsoft", "mx.partner.example", "partner.example"}) {
        const QString pattern = patternFor(name(host));
        QVERIFY2(matches(pattern, name(host)), qPrintable(pattern));
    }
    QCOMPARE(patternFor(name("partner-example.h-v1.mx.microsoft")), u"*.h-v1.mx.microsoft"_qs);
    QCOMPARE(patternFor(name("partner.example")), u"partner.example"_qs);
}

QTEST_GUILESS_MAIN(TestMtaStsMatch)
#include "tst_mtastsmatch.moc"
