// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namepattern.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using test::name;

class TestNamePattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void takesPartsOfItself();
};

void TestNamePattern::matches_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* title, const char* host, const char* pattern, bool expected) {
        QTest::newRow(title) << QByteArray(host) << QString::fromUtf8(pattern) << expected;
    };
    row("S4: the name", "mx1.partner.example", "MX1.Partner.Example", true);
    row("S4: another", "mx1.partner.example", "mx2.partner.example", false);
    row("S4: one label", "mx1.partner.example", "*.partner.example", true);
    row("S4: two labels", "a.mx1.partner.example", "*.partner.example", false);
    row("S4: no label", "partner.example", "*.partner.example", false);
    row("S4: a part of a label", "mx1.partner.example", "mx*.partner.example", false);
    row("S4: a label that starts with an asterisk", "*mx.partner.example", "*mx.partner.example", true);
    row("S4: an asterisk further right", "mx.partner.example", "mx.*.example", false);
    row("S4: a host with an asterisk", "*.partner.example", "*.partner.example", false);
    row("S4: U-label", "xn--bcher-kva.example", "bücher.example", false);
    row("S4: empty", "mx1.partner.example", "", false);
    row("S4: asterisk alone", "example", "*", false);
    row("S4: the root", ".", ".", false);
}

void TestNamePattern::matches()
{
    QFETCH(QByteArray, host);
    QFETCH(QString, pattern);
    QFETCH(bool, expected);
    QCOMPARE(matchesPattern(name(host.constData()), pattern), expected);
}

void TestNamePattern::takesPartsOfItself()
{
    const std::optional<NamePattern> wildcard = NamePattern::fromText(u" *.Partner.example "_qs);
    QVERIFY(wildcard && wildcard->isWildcard());
    QCOMPARE(wildcard->name().toString(), u"partner.example"_qs);
    const std::optional<NamePattern> plain = NamePattern::fromText(u"partner.example"_qs);
    QVERIFY(plain && !plain->isWildcard() && plain->name() == wildcard->name());
    QVERIFY(!NamePattern::fromText(u"a..b"_qs));
}

QTEST_GUILESS_MAIN(TestNamePattern)
#include "tst_namepattern.moc"
