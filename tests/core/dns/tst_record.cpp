// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/record.h"
#include "tests/support/dnsdata.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using test::name;
using test::record;

class TestRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTypes_data();
    void namesTypes();
    void refusesTypeNames_data();
    void refusesTypeNames();
    void printsAndReads_data();
    void printsAndReads();
    void refusesText_data();
    void refusesText();
    void readsTypedRdata();
    void readsTypeBitmaps();
    void computesKeyTags();
    void refusesMalformedRdata_data();
    void refusesMalformedRdata();
    void refusesOtherTypes();
    void printsGenericForm_data();
    void printsGenericForm();
    void survivesAnyRdataOfAnyType();
};

namespace {

Record raw(RecordType type, const QByteArray& hex)
{
    return {name("a.example"), type, 60, QByteArray::fromHex(hex)};
}

/// Whether any of the typed parsers takes the record.
bool hasTypedRdata(const Record& record)
{
    return addressOf(record) || mxOf(record) || txtOf(record) || targetOf(record) || soaOf(record)
        || tlsaOf(record) || dsOf(record) || dnskeyOf(record) || rrsigOf(record) || nsecOf(record)
        || nsec3Of(record);
}

const char RootKey[] =
    ". 172800 IN DNSKEY 257 3 8 "
    "AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SW"
    "XgnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rC"
    "j/EWgvIWgb9tarpVUDK/b58Da+sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSV"
    "IzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555KrUB5qihylGa8subX2Nn6UwNR1AkUTV74bU=";

}  // namespace

void TestRecord::namesTypes_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("text");
    QTest::newRow("A") << 1 << u"A"_qs;
    QTest::newRow("TLSA") << 52 << u"TLSA"_qs;
    QTest::newRow("NSEC3PARAM") << 51 << u"NSEC3PARAM"_qs;
    QTest::newRow("SRV") << 33 << u"SRV"_qs;
    QTest::newRow("ANY") << 255 << u"ANY"_qs;
    QTest::newRow("RFC 3597 5: unknown") << 65400 << u"TYPE65400"_qs;
}

void TestRecord::namesTypes()
{
    QFETCH(int, type);
    QFETCH(QString, text);
    QCOMPARE(typeName(RecordType(type)), text);
    QCOMPARE(typeFromName(text), std::optional(RecordType(type)));
    QCOMPARE(typeFromName(text.toLower()), std::optional(RecordType(type)));
    QCOMPARE(typeFromName(u"TYPE%1"_qs.arg(type)), std::optional(RecordType(type)));
}

void TestRecord::refusesTypeNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("unknown") << u"NOSUCHTYPE"_qs;
    QTest::newRow("no number") << u"TYPE"_qs;
    QTest::newRow("too large") << u"TYPE65536"_qs;
    QTest::newRow("negative") << u"TYPE-1"_qs;
    QTest::newRow("more behind") << u"TYPE1x"_qs;
    QTest::newRow("null inside") << QString(u"A\0B"_qs);
    QTest::newRow("not ASCII") << u"\u00c4"_qs;
}

void TestRecord::refusesTypeNames()
{
    QFETCH(QString, text);
    QVERIFY(!typeFromName(text));
}

void TestRecord::printsAndReads_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {
             "mx1.partner.example. 3600 IN A 192.0.2.1",
             "mx1.partner.example. 3600 IN AAAA 2001:db8::1",
             "partner.example. 3600 IN MX 10 mx1.partner.example.",
             "partner.example. 3600 IN MX 0 .",
             "partner.example. 3600 IN NS ns.partner.example.",
             "www.partner.example. 0 IN CNAME partner.example.",
             "old.example. 60 IN DNAME partner.example.",
             "partner.example. 300 IN TXT \"v=spf1 -all\" \"second \\\"string\\\"\" \"\"",
             "partner.example. 300 IN SOA ns.partner.example. host.partner.example. 1 7200 3600 1209600 300",
             "_25._tcp.mx1.partner.example. 3600 IN TLSA 3 1 1 "
             "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
             "example. 86400 IN DS 20326 8 2 "
             "e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d",
             "a.example. 3600 IN NSEC c.example. A MX RRSIG NSEC TYPE1234",
             "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example. 3600 IN NSEC3 1 1 12 aabbccdd "
             "2t7b4g4vsa5smi47k61mv5bv1a22bojr MX DNSKEY NS SOA NSEC3PARAM RRSIG",
             "example. 0 IN NSEC3PARAM 1 0 0 -",
             ". 60 IN TYPE65400 \\# 3 010203",
             "a.example. 60 IN TYPE65400 \\# 0",
         })
        QTest::newRow(line) << QByteArray(line);
}

void TestRecord::printsAndReads()
{
    QFETCH(QByteArray, line);
    const Record first = record(line.constData());
    const QString text = recordText(first);
    QCOMPARE(record(text.toLatin1().constData()), first);
    QVERIFY2(text.endsWith(rdataText(first)), qPrintable(text));
    // ldns orders bitmaps by number and always prints the same spelling.
    if (first.type != RecordType::NSEC3)
        QCOMPARE(text.toLower(), QString::fromLatin1(line).toLower());
}

void TestRecord::refusesText_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("comment") << QByteArray("; a comment");
    QTest::newRow("no RDATA") << QByteArray("a.example. 60 IN A");
    QTest::newRow("bad address") << QByteArray("a.example. 60 IN A 192.0.2.256");
    QTest::newRow("bad type") << QByteArray("a.example. 60 IN NOSUCH 1");
    QTest::newRow("class CH") << QByteArray("a.example. 60 CH TXT \"x\"");
    QTest::newRow("null octet") << QByteArray("a.example. 60 IN A 192.0.2.1\0", 30);
    QTest::newRow("long line") << "a.example. 60 IN TXT " + QByteArray(200'000, 'a');
    QTest::newRow("label too long") << QByteArray(64, 'a') + ".example. 60 IN A 192.0.2.1";
}

void TestRecord::refusesText()
{
    QFETCH(QByteArray, line);
    const Result<Record> result = recordFromText(line);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidData);
    QVERIFY(result.error().detail.size() < 400);
}

void TestRecord::readsTypedRdata()
{
    QCOMPARE(addressOf(record("a. 1 IN A 192.0.2.7")), std::optional(QHostAddress(u"192.0.2.7"_qs)));
    QCOMPARE(addressOf(record("a. 1 IN AAAA 2001:db8::7")), std::optional(QHostAddress(u"2001:db8::7"_qs)));

    const std::optional<MxData> mx = mxOf(record("a. 1 IN MX 258 MX.Example."));
    QVERIFY(mx);
    QCOMPARE(mx->preference, quint16(258));
    QCOMPARE(mx->exchange, name("mx.example"));
    QVERIFY(mxOf(record("a. 1 IN MX 0 ."))->exchange.isRoot());

    QCOMPARE(txtOf(record("a. 1 IN TXT \"one\" \"\" \"two;\\200\"")),
             std::optional(QList<QByteArray>{"one", "", "two;\xc8"}));
    QCOMPARE(targetOf(record("a. 1 IN CNAME b.example.")), std::optional(name("b.example")));
    QCOMPARE(targetOf(record("a. 1 IN DNAME b.example.")), std::optional(name("b.example")));
    QCOMPARE(targetOf(record("a. 1 IN NS b.example.")), std::optional(name("b.example")));

    const std::optional<SoaData> soa = soaOf(record("a. 1 IN SOA ns.a. mail.a. 1 2 3 4 5"));
    QVERIFY(soa);
    QCOMPARE(soa->primary, name("ns.a"));
    QCOMPARE(soa->mailbox, name("mail.a"));
    QCOMPARE(soa->serial, 1U);
    QCOMPARE(soa->minimum, 5U);

    const std::optional<TlsaData> tlsa = tlsaOf(record("a. 1 IN TLSA 3 1 2 abcdef"));
    QCOMPARE(tlsa, std::optional(TlsaData{3, 1, 2, QByteArray::fromHex("abcdef")}));
    QVERIFY2(tlsaOf(raw(RecordType::TLSA, "030101")), "no association data: unusable, yet there (N8)");

    const std::optional<DsData> ds = dsOf(record("a. 1 IN DS 4660 13 2 abcdef"));
    QVERIFY(ds);
    QCOMPARE(ds->keyTag, quint16(4660));
    QCOMPARE(ds->algorithm, quint8(13));
    QCOMPARE(ds->digestType, quint8(2));
    QCOMPARE(ds->digest, QByteArray::fromHex("abcdef"));

    const std::optional<RrsigData> signature = rrsigOf(
        record("host.example. 1 IN RRSIG A 8 2 86400 20300101000000 20200101000000 2642 Example. AAEC"));
    QVERIFY(signature);
    QCOMPARE(signature->covered, RecordType::A);
    QCOMPARE(signature->algorithm, quint8(8));
    QCOMPARE(signature->labels, quint8(2));
    QCOMPARE(signature->originalTtl, 86400U);
    QCOMPARE(signature->inception, 1577836800U);
    QCOMPARE(signature->expiration, 1893456000U);
    QCOMPARE(signature->keyTag, quint16(2642));
    QCOMPARE(signature->signer, name("example"));
    QCOMPARE(signature->signature, QByteArray::fromHex("000102"));

    const std::optional<Nsec3Data> nsec3 =
        nsec3Of(record("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example. 1 IN NSEC3 1 1 12 aabbccdd "
                       "2t7b4g4vsa5smi47k61mv5bv1a22bojr A RRSIG"));
    QVERIFY(nsec3);
    QCOMPARE(nsec3->hashAlgorithm, quint8(1));
    QCOMPARE(nsec3->flags, quint8(1));
    QCOMPARE(nsec3->iterations, quint16(12));
    QCOMPARE(nsec3->salt, QByteArray::fromHex("aabbccdd"));
    QCOMPARE(nsec3->nextHash.size(), 20);
    QCOMPARE(nsec3->types, (QSet<RecordType>{RecordType::A, RecordType::RRSIG}));
}

void TestRecord::readsTypeBitmaps()
{
    // The example of RFC 4034 4.3.
    const std::optional<NsecData> nsec =
        nsecOf(raw(RecordType::NSEC,
                   "04686f7374076578616d706c6503636f6d00 0006400100000003 "
                   "041b000000000000000000000000000000000000000000000000000020"));
    QVERIFY(nsec);
    QCOMPARE(nsec->next, name("host.example.com"));
    QCOMPARE(nsec->types,
             (QSet<RecordType>{RecordType::A, RecordType::MX, RecordType::RRSIG, RecordType::NSEC,
                               RecordType(1234)}));
    QVERIFY2(nsecOf(raw(RecordType::NSEC, "00"))->types.isEmpty(), "no types at all");
}

void TestRecord::computesKeyTags()
{
    const std::optional<DnskeyData> key = dnskeyOf(record(RootKey));
    QVERIFY(key);
    QCOMPARE(key->flags, quint16(257));
    QCOMPARE(key->protocol, quint8(3));
    QCOMPARE(key->algorithm, quint8(8));
    QCOMPARE(key->publicKey.size(), 260);
    QCOMPARE(key->keyTag, quint16(20326));
    // RFC 4034 B.1: the third and second last octet
    QCOMPARE(dnskeyOf(raw(RecordType::DNSKEY, "010003010102030405060708"))->keyTag, quint16(0x0607));
    QCOMPARE(dnskeyOf(raw(RecordType::DNSKEY, "0100030101"))->keyTag, quint16(0));
}

void TestRecord::refusesMalformedRdata_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char* title, RecordType type, const char* hex) {
        QTest::newRow(title) << int(type) << QByteArray(hex);
    };
    row("A: short", RecordType::A, "c00002");
    row("A: long", RecordType::A, "c000020101");
    row("AAAA: as A", RecordType::AAAA, "c0000201");
    row("MX: empty", RecordType::MX, "");
    row("MX: no name", RecordType::MX, "000a");
    row("MX: name without end", RecordType::MX, "000a0161");
    row("MX: compressed", RecordType::MX, "000ac00c");
    row("MX: more behind", RecordType::MX, "000a016100ff");
    row("CNAME: empty", RecordType::CNAME, "");
    row("CNAME: label past the end", RecordType::CNAME, "0561");
    row("CNAME: more behind", RecordType::CNAME, "0000");
    row("NS: reserved label type", RecordType::NS, "40");
    row("TXT: empty", RecordType::TXT, "");
    row("TXT: string past the end", RecordType::TXT, "0261");
    row("SOA: short", RecordType::SOA, "00000000000100000002000000030000000400000");
    row("TLSA: empty", RecordType::TLSA, "");
    row("TLSA: two octets", RecordType::TLSA, "0301");
    row("DS: no digest", RecordType::DS, "00010802");
    row("DS: short", RecordType::DS, "000108");
    row("DNSKEY: no key", RecordType::DNSKEY, "01010308");
    row("RRSIG: no signature", RecordType::RRSIG, "000108020000000a000000020000000112340161 00");
    row("RRSIG: no signer", RecordType::RRSIG, "000108020000000a00000002000000011234");
    row("RRSIG: compressed signer", RecordType::RRSIG, "000108020000000a00000002000000011234c00cffff");
    row("NSEC: empty", RecordType::NSEC, "");
    row("NSEC: block of no octets", RecordType::NSEC, "000000");
    row("NSEC: block of 33 octets", RecordType::NSEC,
        "000021 000000000000000000000000000000000000000000000000000000000000000001");
    row("NSEC: blocks out of order", RecordType::NSEC, "00010140000140");
    row("NSEC: block twice", RecordType::NSEC, "0000014000014000");
    row("NSEC: block past the end", RecordType::NSEC, "00000240");
    row("NSEC3: empty", RecordType::NSEC3, "");
    row("NSEC3: no hash", RecordType::NSEC3, "010000000000");
    row("NSEC3: salt past the end", RecordType::NSEC3, "01000000ff00");
    row("NSEC3: hash past the end", RecordType::NSEC3, "0100000000140102");
}

void TestRecord::refusesMalformedRdata()
{
    QFETCH(int, type);
    QFETCH(QByteArray, hex);
    const Record malformed = raw(RecordType(type), hex);
    QVERIFY(!hasTypedRdata(malformed));
    QVERIFY(!rdataText(malformed).isEmpty());
}

void TestRecord::refusesOtherTypes()
{
    QVERIFY(!hasTypedRdata(raw(RecordType(65400), "c0000201")));
    QVERIFY(!mxOf(record("a. 1 IN A 192.0.2.7")));
    QVERIFY(!addressOf(record("a. 1 IN MX 1 a.")));
    QVERIFY(!targetOf(record("a. 1 IN MX 1 a.")));
}

void TestRecord::printsGenericForm_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("text");
    QTest::newRow("RFC 3597 5: unknown type") << 65400 << QByteArray("0aff") << u"\\# 2 0aff"_qs;
    QTest::newRow("no RDATA") << 1 << QByteArray() << u"\\# 0"_qs;
    QTest::newRow("short address") << 1 << QByteArray("c000") << u"\\# 2 c000"_qs;
    QTest::newRow("compressed name") << 15 << QByteArray("000ac000") << u"\\# 4 000ac000"_qs;
    QTest::newRow("control characters in text")
        << 16 << QByteArray("05610a1b0762") << u"\"a\\010\\027\\007b\""_qs;
    QTest::newRow("not ASCII in text") << 16 << QByteArray("02c3a4") << u"\"\\195\\164\""_qs;
}

void TestRecord::printsGenericForm()
{
    QFETCH(int, type);
    QFETCH(QByteArray, hex);
    QFETCH(QString, text);
    QCOMPARE(rdataText(raw(RecordType(type), hex)), text);
}

void TestRecord::survivesAnyRdataOfAnyType()
{
    QRandomGenerator random(20240101);  // a seed, so that a failure comes back
    for (int round = 0; round < 40; ++round) {
        for (int type = 0; type < 300; ++type) {
            QByteArray rdata(random.bounded(60), Qt::Uninitialized);
            for (char& octet : rdata)
                octet = char(random.bounded(round % 2 == 0 ? 256 : 8));
            const Record any{name("a.example"), RecordType(type), 60, rdata};
            const QString text = recordText(any);
            for (const QChar c : text)
                QVERIFY2(c >= u' ' && c <= u'~', qPrintable(text));
            hasTypedRdata(any);
        }
    }
}

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
