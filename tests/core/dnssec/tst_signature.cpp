// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/signature.h"

#include "core/dnssec/primitives.h"
#include "core/dnssec/zonetext.h"
#include "tests/support/partnertree.h"
#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using test::name;

namespace {

QList<Record> records(const QByteArray& text)
{
    const Result<QList<Record>> parsed = recordsFromText(text, DomainName());
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().detail));
    return *parsed;
}

PublishedKey published(const Record& record)
{
    return {*dns::dnskeyOf(record), record.rdata};
}

}  // namespace

class TestSignature : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedVectors_data();
    void publishedVectors();
    void hashedNames_data();
    void hashedNames();
    void hashLabels();
    void digestTypes();
    void namesInLowerCase();
    void orderAndRepetition();
    void rulesForKeys_data();
    void rulesForKeys();
    void rulesForSignatures_data();
    void rulesForSignatures();
    void wildcardAboveTheZone();
    void equalTagsAreBounded();
    void malformedKeysAndSignatures_data();
    void malformedKeysAndSignatures();
    void memoryIsBounded();
    void memoryTellsInputsApart();
    void memoryTellsAnswersApart();
};

void TestSignature::publishedVectors_data()
{
    QTest::addColumn<QByteArray>("text");  // DNSKEY, DS, the RRset, RRSIG
    QTest::addColumn<int>("bits");
    QTest::newRow("D6: RFC 8080 6.1, Ed25519") << QByteArray(
        "example.com. 3600 IN DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=\n"
        "example.com. 3600 IN DS 3613 15 2 "
        "3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b\n"
        "example.com. 3600 IN MX 10 mail.example.com.\n"
        "example.com. 3600 IN RRSIG MX 15 2 3600 1440021600 1438207200 3613 example.com. "
        "oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg==\n")
                                               << 256;
    QTest::newRow("D6: RFC 8080 6.2, Ed448") << QByteArray(
        "example.com. 3600 IN DNSKEY 257 3 16 "
        "3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA\n"
        "example.com. 3600 IN DS 9713 16 2 "
        "6ccf18d5bc5d7fc2fceb1d59d17321402f2aa8d368048db93dd811f5cb2b19c7\n"
        "example.com. 3600 IN MX 10 mail.example.com.\n"
        "example.com. 3600 IN RRSIG MX 16 2 3600 1440021600 1438207200 9713 example.com. "
        "3cPAHkmlnxcDHMyg7vFC34l0blBhuG1qpwLmjInI8w1CMB29FkEAIJUA0amxWndkmnBZ6SKiwZSAxGILn/NBtOXft0+G"
        "j7FSvOKxE/07+4RQvE581N3Aj/JtIyaiYVdnYtyMWbSNyGEY2213WKsJlwEA\n")
                                             << 456;
    QTest::newRow("D6: RFC 6605 6.1, ECDSA P-256") << QByteArray(
        "example.net. 3600 IN DNSKEY 257 3 13 "
        "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==\n"
        "example.net. 3600 IN DS 55648 13 2 "
        "b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17\n"
        "www.example.net. 3600 IN A 192.0.2.1\n"
        "www.example.net. 3600 IN RRSIG A 13 3 3600 20100909100439 20100812100439 55648 example.net. "
        "qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==\n")
                                                   << 256;
}

void TestSignature::publishedVectors()
{
    QFETCH(QByteArray, text);
    QFETCH(int, bits);
    const QList<Record> all = records(text);
    const PublishedKey key = published(all.at(0));
    const dns::DsData ds = *dns::dsOf(all.at(1));
    QCOMPARE(key.data.keyTag, ds.keyTag);
    QCOMPARE(dsDigest(2, all.at(0).owner, key.rdata), ds.digest);
    QCOMPARE(keyBits(key.data.algorithm, key.data.publicKey), bits);

    const test::SignedTree tree;
    Settings settings = tree.settings();
    const Rrset set = rrsetsOf(all.mid(2)).first();
    settings.now = QDateTime::fromSecsSinceEpoch(set.signatures.first().inception, Qt::UTC);
    Session session(tree, settings, nullptr);
    const SignatureCheck check = checkSignatures(set, all.at(0).owner, {key}, session);
    QVERIFY2(check.verified(), qPrintable(check.verdict.why));

    Rrset changed = set;
    changed.records.first().rdata.back() = static_cast<char>(changed.records.first().rdata.back() ^ 1);
    QVERIFY(!checkSignatures(changed, all.at(0).owner, {key}, session).verified());
}

void TestSignature::hashedNames_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<QByteArray>("label");
    // RFC 5155 appendix A: salt aabbccdd, 12 iterations.
    QTest::newRow("D7: the apex") << QByteArray("example") << QByteArray("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom");
    QTest::newRow("D7: a name") << QByteArray("a.example") << QByteArray("35mthgpgcu1qg68fab165klnsnk3dpvl");
    QTest::newRow("D7: an empty non-terminal")
        << QByteArray("w.example") << QByteArray("k8udemvp1j2f7eg6jebps17vp3n8i58h");
    QTest::newRow("D7: a wildcard") << QByteArray("*.w.example")
                                    << QByteArray("r53bq7cc2uvmubfu5ocmm6pers9tk9en");
}

void TestSignature::hashedNames()
{
    QFETCH(QByteArray, owner);
    QFETCH(QByteArray, label);
    QCOMPARE(std::optional(nsec3Hash(name(owner.constData()), QByteArray::fromHex("aabbccdd"), 12)),
             hashOfLabel(label));
}

void TestSignature::hashLabels()
{
    QCOMPARE(hashOfLabel(QByteArray(32, '0')), QByteArray(20, '\0'));
    QCOMPARE(hashOfLabel(QByteArray(32, 'v')), QByteArray(20, '\xff'));
    QVERIFY(!hashOfLabel(QByteArray(31, '0')));
    QVERIFY(!hashOfLabel(QByteArray(33, '0')));
    QVERIFY(!hashOfLabel(QByteArray(32, 'w')));
    QVERIFY(!hashOfLabel(QByteArray(32, '=')));
    QVERIFY(!hashOfLabel({}));
}

void TestSignature::digestTypes()
{
    const Record key = test::signingWith().keyKeys.first().dnskey(name("example"), 3600);
    QCOMPARE(dsDigest(1, key.owner, key.rdata).size(), 20);
    QCOMPARE(dsDigest(2, key.owner, key.rdata).size(), 32);
    QCOMPARE(dsDigest(4, key.owner, key.rdata).size(), 48);
    // An empty digest must never be taken for a match, so these are no digests at all.
    for (const int type : {0, 3, 5, 6, 255}) {
        QVERIFY(!canDigest(type));
        QVERIFY(dsDigest(type, key.owner, key.rdata).isEmpty());
    }
    for (const int algorithm : {0, 1, 3, 6, 12, 17, 23, 252, 253})
        QVERIFY(!canVerify(algorithm));
    for (const int algorithm : {5, 7, 8, 10, 13, 14, 15, 16})
        QVERIFY(canVerify(algorithm));
}

void TestSignature::namesInLowerCase()
{
    // RFC 4034 6.2: names in MX are lowered, those in NSEC are not (RFC 6840 5.1).
    const QByteArray upper("\x04MAIL\x07"
                           "EXAMPLE\0",
                           14);
    const Record mx{name("example"), RecordType::MX, 0, QByteArray("\0\x0a", 2) + upper};
    QCOMPARE(canonicalRdata(mx), QByteArray("\0\x0a", 2) + upper.toLower());
    const Record nsec{name("example"), RecordType::NSEC, 0, upper + QByteArray("\0\x01\x40", 3)};
    QCOMPARE(canonicalRdata(nsec), nsec.rdata);
    const Record txt{name("example"), RecordType::TXT, 0,
                     QByteArray("\x02"
                                "Ab")};
    QCOMPARE(canonicalRdata(txt), txt.rdata);
    QVERIFY(!canonicalRdata({name("example"), RecordType::MX, 0, QByteArray("\0", 1)}));
    QVERIFY(!canonicalRdata({name("example"), RecordType::MX, 0, mx.rdata + 'x'}));
}

void TestSignature::orderAndRepetition()
{
    const ZoneSigning signing = test::signingWith();
    const QList<Record> set = records("example. 60 IN MX 10 b.example.\nexample. 60 IN MX 5 c.example.\n"
                                      "example. 60 IN MX 10 a.example.\n");
    const Record signature = signing.dataKeys.first().sign(set, name("example"), signing.lifetime);
    const PublishedKey key = published(signing.dataKeys.first().dnskey(name("example"), 60));
    const test::SignedTree tree;
    const Settings settings = tree.settings();
    Session session(tree, settings, nullptr);
    // RFC 4034 6.3: neither the order nor a repeated record matters; RFC 4035 5.3.3: nor does the TTL.
    QList<Record> shuffled{set.at(2), set.at(0), set.at(1), set.at(0), signature};
    for (Record& record : shuffled)
        record.ttl = 7;
    QVERIFY(checkSignatures(rrsetsOf(shuffled).first(), name("example"), {key}, session).verified());
    QVERIFY(
        !checkSignatures(rrsetsOf({set.at(0), set.at(1), signature}).first(), name("example"), {key}, session)
             .verified());
}

void TestSignature::rulesForKeys_data()
{
    QTest::addColumn<quint16>("flags");
    QTest::addColumn<int>("protocol");
    QTest::addColumn<bool>("counts");
    QTest::newRow("D4: zone key") << quint16(256) << 3 << true;
    QTest::newRow("D4: with SEP flag") << quint16(257) << 3 << true;
    QTest::newRow("D4: no zone key") << quint16(1) << 3 << false;
    QTest::newRow("D4: revoked") << quint16(257 + 128) << 3 << false;
    QTest::newRow("D4: another protocol") << quint16(256) << 2 << false;
}

void TestSignature::rulesForKeys()
{
    QFETCH(quint16, flags);
    QFETCH(int, protocol);
    QFETCH(bool, counts);
    const test::SignedTree tree;
    dns::DnskeyData key = *dns::dnskeyOf(test::signingWith().dataKeys.first().dnskey(name("example"), 60));
    key.flags = flags;
    key.protocol = static_cast<quint8>(protocol);
    QCOMPARE(mayVerify(key, tree.settings()), counts);
}

using Change = void (*)(Rrset&);

void TestSignature::rulesForSignatures_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char* title, Change change, Fault fault) {
        QTest::newRow(title) << change << fault;
    };
    row(
        "D4: as made", [](Rrset&) {}, Fault::None);
    row(
        "D4: a second signature that holds is enough",
        [](Rrset& set) {
            set.signatures.prepend(set.signatures.first());
            set.signatures.first().signature[0] = static_cast<char>(set.signatures.first().signature[0] ^ 1);
        },
        Fault::None);
    row(
        "D4: more labels than the owner has", [](Rrset& set) { ++set.signatures.first().labels; },
        Fault::SignatureInvalid);
    row(
        "D4: fewer labels than the zone has", [](Rrset& set) { set.signatures.first().labels = 0; },
        Fault::SignatureInvalid);
    row(
        "D4: signer above the zone", [](Rrset& set) { set.signatures.first().signer = DomainName(); },
        Fault::SignerUnknown);
    row(
        "D4: signer below the zone", [](Rrset& set) { set.signatures.first().signer = name("www.example"); },
        Fault::SignerUnknown);
    row(
        "D4: another key tag", [](Rrset& set) { ++set.signatures.first().keyTag; }, Fault::SignerUnknown);
    row(
        "D4: another algorithm", [](Rrset& set) { set.signatures.first().algorithm = 15; },
        Fault::SignerUnknown);
    row(
        "D4: another original TTL", [](Rrset& set) { ++set.signatures.first().originalTtl; },
        Fault::SignatureInvalid);
    row(
        "D4: a longer life than was signed", [](Rrset& set) { ++set.signatures.first().expiration; },
        Fault::SignatureInvalid);
    row(
        "D4: owner outside of the zone", [](Rrset& set) { set.owner = name("www.other"); },
        Fault::SignerUnknown);
    row(
        "D4: no signature", [](Rrset& set) { set.signatures.clear(); }, Fault::SignatureMissing);
}

void TestSignature::rulesForSignatures()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    const ZoneSigning signing = test::signingWith();
    QList<Record> all = records("www.example. 60 IN A 192.0.2.1\n");
    all.append(signing.dataKeys.first().sign(all, name("example"), signing.lifetime));
    Rrset set = rrsetsOf(all).first();
    change(set);
    const PublishedKey key = published(signing.dataKeys.first().dnskey(name("example"), 60));
    const test::SignedTree tree;
    const Settings settings = tree.settings();
    Session session(tree, settings, nullptr);
    const SignatureCheck check = checkSignatures(set, name("example"), {key}, session);
    QVERIFY2(check.verdict.fault == fault, qPrintable(check.verdict.why));
    QCOMPARE(check.verified(), fault == Fault::None);
    QCOMPARE(check.links.size(), set.signatures.size());
    for (const SignatureLink& link : check.links)
        QCOMPARE(link.verified, link.fault == Fault::None);
}

void TestSignature::wildcardAboveTheZone()
{
    // A signature over a wildcard of the zone's parent verifies, but no zone has such a name.
    const ZoneSigning signing = test::signingWith();
    QList<Record> all = records("*. 60 IN A 192.0.2.1\n");
    all.append(signing.dataKeys.first().sign(all, name("example"), signing.lifetime));
    for (Record& record : all)
        record.owner = name("www.example");
    const PublishedKey key = published(signing.dataKeys.first().dnskey(name("example"), 60));
    const test::SignedTree tree;
    const Settings settings = tree.settings();
    Session session(tree, settings, nullptr);
    const Rrset set = rrsetsOf(all).first();
    QCOMPARE(int(set.signatures.first().labels), 0);
    QCOMPARE(checkSignatures(set, name("example"), {key}, session).verdict.fault, Fault::SignatureInvalid);
}

void TestSignature::equalTagsAreBounded()
{
    // KeyTrap (CVE-2023-50387): many keys that a signature could be by.
    const ZoneSigning signing = test::signingWith();
    QList<Record> all = records("www.example. 60 IN A 192.0.2.1\n");
    all.append(signing.dataKeys.first().sign(all, name("example"), signing.lifetime));
    Rrset set = rrsetsOf(all).first();
    set.signatures.first().signature[0] = static_cast<char>(set.signatures.first().signature[0] ^ 1);
    const PublishedKey key = published(signing.dataKeys.first().dnskey(name("example"), 60));
    const test::SignedTree tree;
    const Settings settings = tree.settings();
    WorkMemory memory;
    Session session(tree, settings, &memory);
    QCOMPARE(checkSignatures(set, name("example"), {key, key, key, key}, session).verdict.fault,
             Fault::SignatureInvalid);
    QCOMPARE(checkSignatures(set, name("example"), {key, key, key, key, key}, session).verdict.fault,
             Fault::TooMuchWork);
    set.signatures = QList<dns::RrsigData>(100, set.signatures.first());
    const SignatureCheck many = checkSignatures(set, name("example"), {key}, session);
    QCOMPARE(many.verdict.fault, Fault::TooMuchWork);
    QVERIFY(many.links.size() < 64);
}

void TestSignature::malformedKeysAndSignatures_data()
{
    QTest::addColumn<int>("algorithm");
    for (const int algorithm : {5, 7, 8, 10, 13, 14, 15, 16})
        QTest::addRow("D4: algorithm %d", algorithm) << algorithm;
}

void TestSignature::malformedKeysAndSignatures()
{
    QFETCH(int, algorithm);
    const QByteArray data("data");
    for (const int keySize : {0, 1, 2, 3, 4, 31, 32, 57, 64, 96, 259, 600, 70000}) {
        for (const int signatureSize : {0, 1, 64, 96, 114, 256, 70000}) {
            // Not with zeros: for Edwards curves they encode a point of order four, for which zeros verify.
            for (const char fill : {'\x02', '\x11', '\xff'}) {
                QVERIFY(!verifySignature(algorithm, data, QByteArray(signatureSize, fill),
                                         QByteArray(keySize, fill)));
            }
        }
    }
}

void TestSignature::memoryIsBounded()
{
    WorkMemory memory;
    const auto verify = [&memory](int i) {
        memory.verify(13, QByteArray(1000, 'd') + QByteArray::number(i), QByteArray(1, 's'),
                      QByteArray(1, 'k'));
    };
    for (int i = 0; i < 5000; ++i)
        verify(i);
    QCOMPARE(memory.verifications(), 5000);
    verify(4999);
    QCOMPARE(memory.verifications(), 5000);
    verify(0);  // of megabytes the oldest was forgotten
    QCOMPARE(memory.verifications(), 5001);
    // What does not fit at all is computed each time.
    const QByteArray large(8'000'000, 'd');
    memory.verify(13, large, QByteArray(1, 's'), QByteArray(1, 'k'));
    memory.verify(13, large, QByteArray(1, 's'), QByteArray(1, 'k'));
    QCOMPARE(memory.verifications(), 5003);
}

void TestSignature::memoryTellsInputsApart()
{
    const ZoneSigning signing = test::signingWith();
    const ZoneKey& key = signing.dataKeys.first();
    QList<Record> all = records("www.example. 60 IN A 192.0.2.1\n");
    all.append(key.sign(all, name("example"), signing.lifetime));
    const Rrset set = rrsetsOf(all).first();
    const dns::RrsigData rrsig = set.signatures.first();
    const QByteArray data = *signedData(set, rrsig);
    const QByteArray publicKey = published(key.dnskey(name("example"), 60)).data.publicKey;
    const ZoneKey other = *ZoneKey::generate(SigningAlgorithm::EcdsaP256, ZoneKey::ZoneFlags);
    const QByteArray otherKey = published(other.dnskey(name("example"), 60)).data.publicKey;

    WorkMemory memory;
    QVERIFY(memory.verify(rrsig.algorithm, data, rrsig.signature, publicKey));
    QVERIFY(!memory.verify(rrsig.algorithm, data + 'x', rrsig.signature, publicKey));
    QVERIFY(!memory.verify(rrsig.algorithm, data, rrsig.signature, otherKey));
    QVERIFY(!memory.verify(15, data, rrsig.signature, publicKey));
    QVERIFY(!memory.verify(rrsig.algorithm, data, rrsig.signature + 'x', publicKey));
    QVERIFY(memory.verify(rrsig.algorithm, data, rrsig.signature, publicKey));
    QCOMPARE(memory.verifications(), 5);
}

void TestSignature::memoryTellsAnswersApart()
{
    const test::SignedTree tree = test::partnerTree();
    const dns::Question question{name("partner.example"), RecordType::MX};
    const dns::Exchange exchange = *tree.find(question);
    WorkMemory memory;
    const std::shared_ptr<const Reply> reply = memory.read(question, exchange);
    QVERIFY(reply->usable);
    QCOMPARE(memory.read(question, exchange), reply);
    // The same octets to another question are the answer to another question.
    QVERIFY(!memory.read({name("other.example"), RecordType::MX}, exchange)->usable);
    dns::Exchange failed = exchange;
    failed.outcome = dns::Exchange::Outcome::TimedOut;
    QVERIFY(!memory.read(question, failed)->usable);
    dns::Exchange shorter = exchange;
    shorter.response.chop(1);
    QVERIFY(!memory.read(question, shorter)->usable);
}

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_signature.moc"
