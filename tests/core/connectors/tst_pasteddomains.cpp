// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/pasteddomains.h"
#include "tests/support/qttest.h"

using namespace relaydeck;

class TestPastedDomains : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void lists();
    void isBounded();
};

void TestPastedDomains::words_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<PastedWord::Kind>("kind");
    QTest::addColumn<QString>("domain");
    using enum PastedWord::Kind;
    QTest::newRow("a domain") << u"a.example"_qs << Domain << u"a.example"_qs;
    QTest::newRow("a wildcard") << u"*.a.example"_qs << Domain << u"*.a.example"_qs;
    QTest::newRow("an address") << u"ada@a.example"_qs << Address << u"a.example"_qs;
    QTest::newRow("an address in brackets") << u"<ada@a.example>"_qs << Address << u"a.example"_qs;
    QTest::newRow("a mailto link") << u"mailto:ada@a.example"_qs << Address << u"a.example"_qs;
    QTest::newRow("a URL") << u"https://www.a.example/x@y?z"_qs << Url << u"www.a.example"_qs;
    QTest::newRow("a URL with user and port") << u"https://u:p@a.example:8443"_qs << Url << u"a.example"_qs;
    QTest::newRow("quotes") << u"\"a.example\""_qs << Domain << u"a.example"_qs;
    QTest::newRow("nothing in brackets") << u"<>"_qs << Domain << QString();
}

void TestPastedDomains::words()
{
    QFETCH(QString, word);
    QFETCH(PastedWord::Kind, kind);
    QFETCH(QString, domain);
    const PastedWord read = pastedWord(word);
    QVERIFY(read.kind == kind);
    QCOMPARE(read.domain, domain);
}

void TestPastedDomains::lists()
{
    const PastedDomains read = pastedDomains(
        u"Ada <ada@A.example>; bob@b.example,\n\tcara@c.example https://d.example/ *.e.example\na.example *"_qs);
    QCOMPARE(read.domains,
             (QStringList{u"Ada"_qs, u"a.example"_qs, u"b.example"_qs, u"c.example"_qs, u"d.example"_qs,
                          u"*.e.example"_qs, u"*"_qs}));
    QCOMPARE(read.addresses, 3);
    QCOMPARE(read.urls, 1);
    QCOMPARE(read.repeated, 1);
    QCOMPARE(pastedDomains(u" ,;\n"_qs), PastedDomains{});
}

void TestPastedDomains::isBounded()
{
    QStringList many;
    for (int i = 0; i < MaxPastedPatterns + 10; ++i)
        many.append(QStringLiteral("d%1.example").arg(i));
    const PastedDomains read = pastedDomains(many.join(u'\n'));
    QCOMPARE(read.domains.size(), MaxPastedPatterns);
    QCOMPARE(read.leftOut, 10);
}

QTEST_GUILESS_MAIN(TestPastedDomains)
#include "tst_pasteddomains.moc"
