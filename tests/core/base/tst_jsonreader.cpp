// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonreader.h"

#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>

using namespace relaydeck;

/// Numbers of a document that may have been changed: taken as they stand or refused, never bent.
class TestJsonReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNumbers_data();
    void readsNumbers();
    void keepsTheFirstFault();
};

void TestJsonReader::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QString>("fault");  // empty: read as it stands
    QTest::newRow("zero") << QByteArray("0") << QString();
    QTest::newRow("the largest") << QByteArray("2147483647") << QString();
    QTest::newRow("the least") << QByteArray("-2147483648") << QString();
    QTest::newRow("one more") << QByteArray("2147483648") << u"n: out of range"_qs;
    QTest::newRow("beyond 64 bits") << QByteArray("1e300") << u"n: expected a whole number"_qs;
    QTest::newRow("a fraction") << QByteArray("1.5") << u"n: expected a whole number"_qs;
    QTest::newRow("a string") << QByteArray("\"1\"") << u"n: expected a number"_qs;
    QTest::newRow("null") << QByteArray("null") << u"n: expected a number"_qs;
}

void TestJsonReader::readsNumbers()
{
    QFETCH(QByteArray, number);
    QFETCH(QString, fault);
    const JsonReader reader(QJsonDocument::fromJson("{\"n\":" + number + '}').object());
    const int read = reader.integer(u"n"_qs);
    QCOMPARE(reader.ok(), fault.isEmpty());
    if (reader.ok())
        QCOMPARE(QByteArray::number(read), number);
    else
        QCOMPARE(reader.error().detail, fault);
}

void TestJsonReader::keepsTheFirstFault()
{
    const JsonReader reader(QJsonDocument::fromJson(R"({"a":1,"b":4294967296})").object());
    QCOMPARE(reader.whole(u"b"_qs, 0, 4'294'967'295), 0);
    QCOMPARE(reader.whole(u"a"_qs, 1, 1), 1);
    QCOMPARE(reader.string(u"a"_qs), QString());
    QCOMPARE(reader.error().detail, u"b: out of range"_qs);
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
