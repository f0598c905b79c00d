// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/versionedtext.h"
#include "tests/support/qttest.h"

using namespace relaydeck;

class TestVersionedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesTheOneThatCounts_data();
    void choosesTheOneThatCounts();
    void extensions_data();
    void extensions();
};

void TestVersionedText::choosesTheOneThatCounts_data()
{
    QTest::addColumn<QList<QByteArray>>("texts");
    QTest::addColumn<int>("count");
    QTest::addColumn<QList<QByteArray>>("fields");
    QTest::addColumn<int>("problems");
    const auto row = [](const char* title, const QList<QByteArray>& texts, int count,
                        const QList<QByteArray>& fields,
                        int problems) { QTest::newRow(title) << texts << count << fields << problems; };
    row("S1: nothing", {}, 0, {}, 0);
    row("S1: unrelated records", {"v=spf1 -all", "hello"}, 0, {}, 0);
    row("S1: the one", {"v=spf1 -all", "v=Xv1; a=1 ;\tb=2"}, 1, {"a=1", "b=2"}, 0);
    row("S1: a closing semicolon and spaces behind it", {"v=Xv1;a=1; \t"}, 1, {"a=1"}, 0);
    row("S1: an empty field stays", {"v=Xv1;;a=1"}, 1, {"", "a=1"}, 0);
    row("S1: two", {"v=Xv1;a=1", "v=Xv1;b=1"}, 2, {"b=1"}, 1);
    row("S1: another version, case or no semicolon", {"v=Xv2;a=1", "V=xv1;a=1", "v=Xv1", " v=Xv1;a=1"}, 0, {},
        4);
    row("S1: what does not count does no harm beside one that does", {"v=Xv1", "v=Xv1;a=1"}, 1, {"a=1"}, 0);
    row("S1: no fields", {"v=Xv1;"}, 1, {}, 0);
}

void TestVersionedText::choosesTheOneThatCounts()
{
    QFETCH(QList<QByteArray>, texts);
    QFETCH(int, count);
    QFETCH(QList<QByteArray>, fields);
    QFETCH(int, problems);
    const VersionedText found = findVersioned(texts, "v=Xv1");
    QCOMPARE(found.count, count);
    QCOMPARE(found.fields, fields);
    QCOMPARE(found.problems.size(), problems);
}

void TestVersionedText::extensions_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("nameFits");
    QTest::addColumn<bool>("valueFits");
    const auto row = [](const char* title, const QByteArray& name, const QByteArray& value, bool nameFits,
                        bool valueFits) { QTest::newRow(title) << name << value << nameFits << valueFits; };
    row("RFC 8461 3.1: plain", "a", "1", true, true);
    row("RFC 8461 3.1: all kinds", "9a_b-c.d", "!~:/", true, true);
    row("RFC 8461 3.1: the longest name", QByteArray(32, 'a'), "1", true, true);
    row("RFC 8461 3.1: a name too long", QByteArray(33, 'a'), "1", false, true);
    row("RFC 8461 3.1: empty", "", "", false, false);
    row("RFC 8461 3.1: starts with an underscore", "_a", " ", false, false);
    row("RFC 8461 3.1: an equals sign", "a=", "=", false, false);
    row("RFC 8461 3.1: above ASCII", "\xc3\xbc", "\xc3\xbc", false, false);
    row("RFC 8461 3.1: control characters", "a\x1b", "a\x7f", false, false);
}

void TestVersionedText::extensions()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QTEST(isExtensionName(name), "nameFits");
    QTEST(isExtensionValue(value), "valueFits");
}

QTEST_GUILESS_MAIN(TestVersionedText)
#include "tst_versionedtext.moc"
