// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/quoting.h"
#include "tests/core/exporters/powershellreader.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::exporters;

class TestQuoting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forms_data();
    void forms();
    void hostile_data();
    void hostile();
    void everyCharacter();
    void lists();
    void comments_data();
    void comments();
};

void TestQuoting::forms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Fabrikam"_qs << u"'Fabrikam'"_qs;
    QTest::newRow("empty") << QString() << u"''"_qs;
    QTest::newRow("quote") << u"O'Neill"_qs << u"'O''Neill'"_qs;
    QTest::newRow("typographic quotes")
        << u"\u2018a\u2019\u201a\u201b"_qs << u"'\u2018\u2018a\u2019\u2019\u201a\u201a\u201b\u201b'"_qs;
    QTest::newRow("nothing is expanded")
        << u"$(Remove-Item) `n $env:x"_qs << u"'$(Remove-Item) `n $env:x'"_qs;
    QTest::newRow("line break") << u"a\nb"_qs << u"('a' + [char]0x000a + 'b')"_qs;
    QTest::newRow("line break at the ends") << u"\r\n"_qs << u"('' + [char]0x000d + [char]0x000a)"_qs;
    QTest::newRow("emoji stays") << u"a🚀"_qs << u"'a🚀'"_qs;
}

void TestQuoting::forms()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(quotedForPowerShell(text), expected);
}

void TestQuoting::hostile_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ends the string") << u"'; Remove-OutboundConnector *; '"_qs;
    QTest::newRow("ends it by a typographic quote") << u"\u2019; Remove-OutboundConnector *; \u2018"_qs;
    QTest::newRow("quotes of two kinds in a row") << u"'\u2019\u2018'\u201b\u201a''"_qs;
    QTest::newRow("only a quote") << u"'"_qs;
    QTest::newRow("quote after a line break") << u"a\n'; exit"_qs;
    QTest::newRow("NUL") << u"a"_qs + QChar(0) + u"b"_qs;
    QTest::newRow("next line") << u"a\u0085b"_qs;
    QTest::newRow("line separator") << u"a\u2028b\u2029c"_qs;
    QTest::newRow("here-string") << u"@'\nx\n'@"_qs;
    QTest::newRow("comment") << u"#> <# x"_qs;
    QTest::newRow("right to left") << u"a\u202eb\u2066c"_qs;
    QTest::newRow("no width") << u"a\u200bb\ufeffc"_qs;
    QTest::newRow("half a pair") << u"a"_qs + QChar(0xd800) + u"b"_qs + QChar(0xdc00);
    QTest::newRow("language tag") << QString::fromUcs4(U"a\U000E0041b");
    QTest::newRow("escape sequence") << u"\u001b[2J\u0007"_qs;
    QTest::newRow("dashes that PowerShell takes") << u"–Confirm —WhatIf"_qs;
}

void TestQuoting::hostile()
{
    QFETCH(QString, text);
    const QString quoted = quotedForPowerShell(text);
    QCOMPARE(test::evaluated(quoted), std::optional(text));
    for (const QChar c : quoted)
        QVERIFY2(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format,
                 qPrintable(quoted));
    const QString line = u"# "_qs + commentText(text) + u'\n';
    QCOMPARE(test::skeleton(line), u"#\n"_qs);
}

void TestQuoting::everyCharacter()
{
    for (int unit = 0; unit <= 0xffff; ++unit) {
        const QString text = u"a"_qs + QChar(unit) + u"b"_qs;
        if (test::evaluated(quotedForPowerShell(text)) != text)
            QFAIL(qPrintable(QString::number(unit, 16)));
        if (test::skeleton(u'#' + commentText(text)) != u"#"_qs)
            QFAIL(qPrintable(QString::number(unit, 16)));
    }
}

void TestQuoting::lists()
{
    QCOMPARE(quotedForPowerShell(QStringList{}), u"@()"_qs);
    QCOMPARE(quotedForPowerShell(QStringList{u"a"_qs, u"b'\n"_qs}), u"@('a', ('b''' + [char]0x000a))"_qs);
}

void TestQuoting::comments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("lines") << u"one\r\ntwo\u2028three\u0085four\tfive"_qs << u"one two three four five"_qs;
    QTest::newRow("no width") << u"a\u200b\u202eb\u001b"_qs << u"ab"_qs;
    QTest::newRow("long") << QString(1000, u'x') << QString(400, u'x') + u"..."_qs;
}

void TestQuoting::comments()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(commentText(text), expected);
}

QTEST_GUILESS_MAIN(TestQuoting)
#include "tst_quoting.moc"
