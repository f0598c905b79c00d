// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/nsec3hash.h"
#include "core/dnssec/zonesigner.h"
#include "core/dnssec/zonetext.h"
#include "tests/support/examplezone.h"
#include "tests/support/qttest.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using test::ExampleKind;
using test::exampleRecords;
using test::exampleSigning;
using test::exampleZone;
using test::name;
using test::summary;

namespace {

ZoneSigning signingOf(SigningAlgorithm algorithm, bool singleKey = false)
{
    const Result<ZoneSigning> signing = newZoneSigning(algorithm, singleKey);
    if (!signing)
        qFatal("%s", qPrintable(signing.error().detail));
    return *signing;
}

}  // namespace

class TestZoneSigner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashesAsInRfc5155();
    void signaturesHaveTheZonesLife();
    void faults_data();
    void faults();
    void verifiesWithLdns_data();
    void verifiesWithLdns();
    void unsignedZoneHasNone();
    void refuses();
    void readsAndWritesText();
};

void TestZoneSigner::hashesAsInRfc5155()
{
    // RFC 5155 appendix A.
    const QByteArray salt = QByteArray::fromHex("aabbccdd");
    QCOMPARE(nsec3Label(name("example"), salt, 12), QByteArray("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom"));
    QCOMPARE(nsec3Label(name("a.example"), salt, 12), QByteArray("35mthgpgcu1qg68fab165klnsnk3dpvl"));
    QCOMPARE(nsec3Label(name("*.w.example"), salt, 12), QByteArray("r53bq7cc2uvmubfu5ocmm6pers9tk9en"));
    QCOMPARE(nsec3HashOfLabel("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom").size(), 20);
}

void TestZoneSigner::signaturesHaveTheZonesLife()
{
    ZoneSigning signing = exampleSigning(ExampleKind::Nsec);
    signing.lifetime = {QDateTime::fromSecsSinceEpoch(1'000'000), QDateTime::fromSecsSinceEpoch(2'000'000)};
    const QByteArray rdata =
        exampleZone(signing).find(name("a.example"), RecordType::A)->signatures.first().rdata;
    QCOMPARE(qFromBigEndian<quint32>(rdata.constData() + 8), 2'000'000u);
    QCOMPARE(qFromBigEndian<quint32>(rdata.constData() + 12), 1'000'000u);
}

void TestZoneSigner::faults_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("corrupt") << int(SignatureFault::Corrupt);
    QTest::newRow("expired") << int(SignatureFault::Expired);
    QTest::newRow("not yet valid") << int(SignatureFault::NotYetValid);
    QTest::newRow("missing") << int(SignatureFault::Missing);
}

void TestZoneSigner::faults()
{
    QFETCH(int, fault);
    ZoneSigning signing = exampleSigning(ExampleKind::Nsec);
    signing.faults = {{name("a.example"), RecordType::A, SignatureFault(fault)}};
    const SignedZone zone = exampleZone(signing);
    const QList<Record> faulty = zone.find(name("a.example"), RecordType::A)->signatures;
    QCOMPARE(faulty.isEmpty(), SignatureFault(fault) == SignatureFault::Missing);
    QCOMPARE(zone.find(name("a.example"), RecordType::MX)->signatures.size(), 1);
    if (faulty.isEmpty())
        return;
    const auto now = static_cast<quint32>(QDateTime::currentSecsSinceEpoch());
    const quint32 expiration = qFromBigEndian<quint32>(faulty.first().rdata.constData() + 8);
    const quint32 inception = qFromBigEndian<quint32>(faulty.first().rdata.constData() + 12);
    QCOMPARE(expiration < now, SignatureFault(fault) == SignatureFault::Expired);
    QCOMPARE(inception > now, SignatureFault(fault) == SignatureFault::NotYetValid);
}

void TestZoneSigner::verifiesWithLdns_data()
{
    QTest::addColumn<int>("algorithm");
    QTest::addColumn<bool>("singleKey");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("fault");
    const auto row = [](const char* title, SigningAlgorithm algorithm, bool singleKey, ExampleKind kind,
                        int fault) {
        QTest::newRow(title) << int(algorithm) << singleKey << int(kind) << fault;
    };
    row("13, NSEC", SigningAlgorithm::EcdsaP256, false, ExampleKind::Nsec, -1);
    row("13, CSK", SigningAlgorithm::EcdsaP256, true, ExampleKind::Nsec, -1);
    row("13, NSEC3", SigningAlgorithm::EcdsaP256, false, ExampleKind::Nsec3, -1);
    row("13, opt-out", SigningAlgorithm::EcdsaP256, false, ExampleKind::OptOut, -1);
    row("8", SigningAlgorithm::RsaSha256, true, ExampleKind::Nsec, -1);
    row("10", SigningAlgorithm::RsaSha512, true, ExampleKind::Nsec, -1);
    row("14", SigningAlgorithm::EcdsaP384, false, ExampleKind::Nsec, -1);
    row("15", SigningAlgorithm::Ed25519, false, ExampleKind::Nsec3, -1);
    row("corrupt", SigningAlgorithm::EcdsaP256, false, ExampleKind::Nsec, int(SignatureFault::Corrupt));
    row("expired", SigningAlgorithm::EcdsaP256, false, ExampleKind::Nsec, int(SignatureFault::Expired));
    row("missing", SigningAlgorithm::EcdsaP256, false, ExampleKind::Nsec, int(SignatureFault::Missing));
}

void TestZoneSigner::verifiesWithLdns()
{
    const QString tool = QStandardPaths::findExecutable(u"ldns-verify-zone"_qs);
    if (tool.isEmpty())
        QSKIP("ldns-verify-zone (package ldnsutils) is not installed");
    QFETCH(int, algorithm);
    QFETCH(bool, singleKey);
    QFETCH(int, kind);
    QFETCH(int, fault);
    ZoneSigning signing = exampleSigning(ExampleKind(kind));
    const ZoneSigning keys = signingOf(SigningAlgorithm(algorithm), singleKey);
    signing.keyKeys = keys.keyKeys;
    signing.dataKeys = keys.dataKeys;
    if (fault >= 0)
        signing.faults = {{name("a.example"), RecordType::A, SignatureFault(fault)}};

    QTemporaryDir folder;
    QFile file(folder.filePath(u"zone"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(zoneText(exampleZone(signing).records()));
    file.close();
    QProcess process;
    process.start(tool, {file.fileName()});
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAllStandardOutput() + process.readAllStandardError();
    QVERIFY2((process.exitCode() == 0) == (fault < 0), said.constData());
}

void TestZoneSigner::unsignedZoneHasNone()
{
    const Result<SignedZone> zone = unsignedZone(name("example"), exampleRecords());
    QVERIFY(zone.ok());
    QVERIFY(zone->ds().isEmpty());
    QCOMPARE(summary(zone->answer({name("b.example"), RecordType::A}).authority), u"example 6"_qs);
    QCOMPARE(zone->answer({name("a.example"), RecordType::A}).answer.size(), 1);
}

void TestZoneSigner::refuses()
{
    const ZoneSigning signing = exampleSigning(ExampleKind::Nsec);
    QVERIFY(!signZone(name("example"), {}, signing).ok());
    QVERIFY(!signZone(name("other"), exampleRecords(), signing).ok());
    QVERIFY(!signZone(name("example"), exampleRecords(), ZoneSigning()).ok());
    QList<Record> malformed = exampleRecords();
    malformed.append(Record{name("m.example"), RecordType::MX, 1, QByteArray("\0", 1)});
    QVERIFY(!signZone(name("example"), malformed, signing).ok());
}

void TestZoneSigner::readsAndWritesText()
{
    const QList<Record> records = exampleZone(exampleSigning(ExampleKind::Nsec)).records();
    const Result<QList<Record>> again = recordsFromText(zoneText(records), DomainName());
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
    QCOMPARE(*again, records);
    QVERIFY(!recordsFromText("a IN A 1.2.3\n", name("example")).ok());
}

QTEST_GUILESS_MAIN(TestZoneSigner)
#include "tst_zonesigner.moc"
