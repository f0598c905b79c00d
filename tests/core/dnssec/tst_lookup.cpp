// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/lookup.h"

#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::RecordType;
using test::name;
using test::SignedTree;

namespace {

SignedTree lookupTree()
{
    SignedTree tree;
    tree.add("partner.example",
             "@ MX 10 mx\nalias CNAME mx.open.example.\ntree DNAME open.example.\n"
             "bad A 192.0.2.1\n")
        .signing->faults.append({name("bad.partner.example"), RecordType::A, SignatureFault::Expired});
    tree.add("open.example", "mx A 192.0.2.4\n").signing.reset();
    return tree;
}

}  // namespace

class TestLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonRoundTrip_data();
    void jsonRoundTrip();
    void malformedJson_data();
    void malformedJson();
    void words();
};

void TestLookup::jsonRoundTrip_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<RecordType>("type");
    QTest::newRow("secure") << QByteArray("partner.example") << RecordType::MX;
    QTest::newRow("name error") << QByteArray("no.partner.example") << RecordType::MX;
    QTest::newRow("insecure by alias") << QByteArray("alias.partner.example") << RecordType::A;
    QTest::newRow("insecure by DNAME") << QByteArray("mx.tree.partner.example") << RecordType::A;
    QTest::newRow("bogus") << QByteArray("bad.partner.example") << RecordType::A;
    QTest::newRow("an odd name and type") << QByteArray("a\\.b\\000c.partner.example") << RecordType(65400);
}

void TestLookup::jsonRoundTrip()
{
    QFETCH(QByteArray, owner);
    QFETCH(RecordType, type);
    const SignedTree tree = lookupTree();
    const Lookup lookup = tree.lookup(owner.constData(), type);
    QVERIFY(!lookup.chain.isEmpty());
    const QByteArray text = QJsonDocument(toJson(lookup)).toJson();
    const Result<Lookup> read = lookupFromJson(QJsonDocument::fromJson(text).object());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QVERIFY2(*read == lookup, text.constData());
}

using Change = void (*)(QJsonObject&);

void TestLookup::malformedJson_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char* title, Change change) { QTest::newRow(title) << change; };
    row("security missing", [](QJsonObject& json) { json.remove(QStringLiteral("security")); });
    row("security unknown",
        [](QJsonObject& json) { json[QStringLiteral("security")] = QStringLiteral("safe"); });
    row("fault of another kind", [](QJsonObject& json) { json[QStringLiteral("fault")] = 3; });
    row("rcode out of range", [](QJsonObject& json) { json[QStringLiteral("rcode")] = 70000; });
    row("records no list", [](QJsonObject& json) { json[QStringLiteral("records")] = QStringLiteral("x"); });
    row("no time when the first signature ends", [](QJsonObject& json) {
        QJsonObject first = json.value(QStringLiteral("firstToEnd")).toObject();
        first[QStringLiteral("at")] = QStringLiteral("soon");
        json[QStringLiteral("firstToEnd")] = first;
    });
    row("a zone without a name", [](QJsonObject& json) {
        QJsonArray chain = json.value(QStringLiteral("chain")).toArray();
        QJsonObject zone = chain.first().toObject();
        zone.remove(QStringLiteral("zone"));
        chain[0] = zone;
        json[QStringLiteral("chain")] = chain;
    });
}

void TestLookup::malformedJson()
{
    QFETCH(Change, change);
    const SignedTree tree = lookupTree();
    QJsonObject json = toJson(tree.lookup("partner.example", RecordType::MX));
    QVERIFY(lookupFromJson(json).ok());
    change(json);
    QVERIFY(!lookupFromJson(json).ok());
}

void TestLookup::words()
{
    QSet<QString> seen;
    for (int i = 0; i <= int(Fault::NoTrustAnchor); ++i) {
        const QString word = faultName(Fault(i));
        QCOMPARE(faultFromName(word), Fault(i));
        QVERIFY(!seen.contains(word));
        seen.insert(word);
    }
    for (const dns::Security security :
         {dns::Security::Bogus, dns::Security::Indeterminate, dns::Security::Insecure, dns::Security::Secure})
        QCOMPARE(securityFromName(securityName(security)), security);
    QVERIFY(!faultFromName(QStringLiteral("Bogus")));
    QVERIFY(!securityFromName(QString()));
}

QTEST_GUILESS_MAIN(TestLookup)
#include "tst_lookup.moc"
