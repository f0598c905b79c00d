// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/trustanchors.h"

#include "tests/support/qttest.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using test::name;

namespace {

constexpr char RootDs[] =
    ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n";
constexpr char ZoneDs[] =
    "a.example. 3600 IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16\n";
constexpr char ZoneKey[] =
    "b.a.example. IN DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4= ; a comment\n";

QList<QByteArray> rdataOf(const TrustAnchors& anchors, const DomainName& zone)
{
    QList<QByteArray> result;
    for (const dns::Record& record : anchors.at(zone))
        result.append(record.rdata);
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace

class TestTrustAnchors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rootHasBothKeys();
    void rootAgreesWithTheSystem();
    void closestZone();
    void refusedTexts_data();
    void refusedTexts();
    void negativeAnchors_data();
    void negativeAnchors();
    void refusedFiles();
};

void TestTrustAnchors::rootHasBothKeys()
{
    const QList<dns::Record> records = TrustAnchors::root().at(DomainName());
    QList<int> tags;
    for (const dns::Record& record : records) {
        const std::optional<dns::DsData> ds = dns::dsOf(record);
        QVERIFY(ds);
        QCOMPARE(int(ds->algorithm), 8);
        QCOMPARE(int(ds->digestType), 2);
        tags.append(ds->keyTag);
    }
    QCOMPARE(tags, (QList<int>{20326, 38696}));  // D2
}

void TestTrustAnchors::rootAgreesWithTheSystem()
{
    const QString path = QStringLiteral("/usr/share/dns/root.ds");
    if (!QFile::exists(path))
        QSKIP("package dns-root-data is not installed");
    const Result<TrustAnchors> system = TrustAnchors::fromFile(path);
    QVERIFY(system.ok());
    QCOMPARE(rdataOf(TrustAnchors::root(), DomainName()), rdataOf(*system, DomainName()));
}

void TestTrustAnchors::closestZone()
{
    const Result<TrustAnchors> anchors =
        TrustAnchors::fromText(QByteArray("; anchors\n\n") + RootDs + ZoneDs + ZoneKey);
    QVERIFY2(anchors.ok(), anchors.ok() ? "" : qPrintable(anchors.error().detail));
    QVERIFY(!anchors->isEmpty());
    QCOMPARE(anchors->closest(DomainName()), DomainName());
    QCOMPARE(anchors->closest(name("example")), DomainName());
    QCOMPARE(anchors->closest(name("a.example")), name("a.example"));
    QCOMPARE(anchors->closest(name("x.b.a.example")), name("b.a.example"));
    QCOMPARE(anchors->at(name("b.a.example")).size(), 1);
    QVERIFY(anchors->at(name("example")).isEmpty());
    const Result<TrustAnchors> island = TrustAnchors::fromText(ZoneDs);
    QVERIFY(island.ok());
    QVERIFY(!island->closest(name("example")));
    QVERIFY(!island->closest(name("xa.example")));
}

void TestTrustAnchors::refusedTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("D2: empty") << QByteArray();
    QTest::newRow("D2: comments alone") << QByteArray("; nothing\n\n");
    QTest::newRow("D2: no record") << QByteArray("trust me\n");
    QTest::newRow("D2: one good line, one malformed") << QByteArray(RootDs) + "example. IN DS 1 8\n";
    QTest::newRow("D2: a record of another type") << QByteArray(RootDs) + "example. IN A 192.0.2.1\n";
    QTest::newRow("D2: a digest that is too short") << QByteArray(". IN DS 20326 8 2 E06D44B8\n");
    QTest::newRow("D2: octets") << QByteArray::fromHex("00ff0041");
}

void TestTrustAnchors::refusedTexts()
{
    QFETCH(QByteArray, text);
    const Result<TrustAnchors> anchors = TrustAnchors::fromText(text);
    QVERIFY(!anchors.ok());
    QCOMPARE(anchors.error().code, ErrorCode::TrustAnchorsUnusable);
    QVERIFY(!anchors.error().detail.isEmpty());
}

void TestTrustAnchors::negativeAnchors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("RFC 7646: as Unbound has it") << QByteArray(RootDs) + "domain-insecure: \"example\"\n";
    QTest::newRow("RFC 7646: as BIND has it") << QByteArray(RootDs) + "nta example\n";
    QTest::newRow("RFC 7646: as PowerDNS has it") << QByteArray(RootDs) + "addNTA('example', 'broken')\n";
    QTest::newRow("RFC 7646: with a sign") << QByteArray(RootDs) + "!example.\n";
    QTest::newRow("RFC 8078 4: a DS that takes itself away")
        << QByteArray(RootDs) + "example. IN DS 0 0 0 00\n";
    QTest::newRow("D6: a zone with an algorithm that can never count")
        << QByteArray(RootDs) + "example. IN DS 1 3 2 " + QByteArray(64, 'A') + "\n";
    QTest::newRow("D5: a zone with a digest that can never count")
        << QByteArray(RootDs) + "example. IN DS 1 13 3 " + QByteArray(64, 'A') + "\n";
}

void TestTrustAnchors::negativeAnchors()
{
    QFETCH(QByteArray, text);
    const Result<TrustAnchors> anchors = TrustAnchors::fromText(text);
    QVERIFY(!anchors.ok());
    QCOMPARE(anchors.error().code, ErrorCode::TrustAnchorsUnusable);
    QVERIFY2(anchors.error().detail.contains(u"RFC 7646"_qs), qPrintable(anchors.error().detail));
    QVERIFY2(anchors.error().detail.contains(u"example"_qs), qPrintable(anchors.error().detail));
}

void TestTrustAnchors::refusedFiles()
{
    const QTemporaryDir dir;
    QVERIFY(!TrustAnchors::fromFile(dir.filePath(QStringLiteral("none"))).ok());
    QVERIFY(!TrustAnchors::fromFile(dir.path()).ok());
    QFile large(dir.filePath(QStringLiteral("large")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    large.write(RootDs);
    large.write(QByteArray(2 * 1024 * 1024, '\n'));
    large.close();
    const Result<TrustAnchors> anchors = TrustAnchors::fromFile(large.fileName());
    QVERIFY(!anchors.ok());
    QCOMPARE(anchors.error().code, ErrorCode::TrustAnchorsUnusable);
}

QTEST_GUILESS_MAIN(TestTrustAnchors)
#include "tst_trustanchors.moc"
