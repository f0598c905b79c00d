// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/denialnsec3.h"
#include "tests/support/denialtree.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using dns::Security;
using test::coveredBy;
using test::DenialApex;
using test::DenialKind;
using test::denialTree;
using test::name;
using test::SignedTree;
using test::summary;

namespace {

QList<Nsec3Record> nsec3Of(const SignedTree& tree)
{
    QList<Nsec3Record> records;
    for (const Record& record : tree.signedZone(DenialApex).records()) {
        if (const std::optional<Nsec3Record> nsec3 = readNsec3(record, name(DenialApex)))
            records.append(*nsec3);
    }
    return records;
}

}  // namespace

/// What is particular to NSEC3: opt-out, iterations, parameters, hashes.
class TestDenialNsec3 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void optOut_data();
    void optOut();
    void iterations_data();
    void iterations();
    void unknownNsec3_data();
    void unknownNsec3();
    void parametersAreNotMixed();
    void matchingDoesNotCover();
    void contradictionProvesNothing();
    void whatIsNoNsec3OfTheZone();
    void hashesAreBounded();
};

void TestDenialNsec3::optOut_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<RecordType>("type");
    QTest::addColumn<Lookup::Outcome>("outcome");
    QTest::addColumn<Security>("security");
    QTest::newRow("D7: a name error under opt-out is insecure")
        << QByteArray("nothing.partner.example") << RecordType::A << Lookup::Outcome::NameError
        << Security::Insecure;
    QTest::newRow("D7: no DS under opt-out is insecure")
        << QByteArray("open.partner.example") << RecordType::DS << Lookup::Outcome::NoData
        << Security::Insecure;
    QTest::newRow("D7: the answer of a wildcard under opt-out is insecure")
        << QByteArray("x.wild.partner.example") << RecordType::TXT << Lookup::Outcome::Answer
        << Security::Insecure;
    QTest::newRow("D7: no data at a wildcard under opt-out is insecure")
        << QByteArray("x.wild.partner.example") << RecordType::A << Lookup::Outcome::NoData
        << Security::Insecure;
    QTest::newRow("D7: no data at a name with an NSEC3 of its own is secure")
        << QByteArray("a.partner.example") << RecordType::TXT << Lookup::Outcome::NoData << Security::Secure;
    QTest::newRow("D7: a positive answer is secure")
        << QByteArray("a.partner.example") << RecordType::A << Lookup::Outcome::Answer << Security::Secure;
}

void TestDenialNsec3::optOut()
{
    QFETCH(QByteArray, owner);
    QFETCH(RecordType, type);
    QFETCH(Lookup::Outcome, outcome);
    QFETCH(Security, security);
    const SignedTree tree = denialTree(DenialKind::Nsec3, 0, true);
    const Lookup lookup = tree.lookup(owner.constData(), type);
    QVERIFY2(lookup.security == security, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, outcome);
    QCOMPARE(lookup.fault, security == Security::Secure ? Fault::None : Fault::OptOut);
}

void TestDenialNsec3::iterations_data()
{
    QTest::addColumn<int>("iterations");
    QTest::addColumn<bool>("signatureHolds");
    QTest::addColumn<Security>("security");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("D7: 100 iterations are computed") << 100 << true << Security::Secure << Fault::None;
    QTest::newRow("D7: 101 iterations make it insecure")
        << 101 << true << Security::Insecure << Fault::Nsec3Iterations;
    QTest::newRow("D7: 500 iterations make it insecure")
        << 500 << true << Security::Insecure << Fault::Nsec3Iterations;
    QTest::newRow("D7: 501 iterations fail") << 501 << true << Security::Bogus << Fault::Nsec3Iterations;
    QTest::newRow("D7: without a valid signature, iterations lower nothing")
        << 101 << false << Security::Bogus << Fault::SignatureInvalid;
}

void TestDenialNsec3::iterations()
{
    QFETCH(int, iterations);
    QFETCH(bool, signatureHolds);
    QFETCH(Security, security);
    QFETCH(Fault, fault);
    for (const char* owner : {"nothing.partner.example", "a.partner.example", "x.wild.partner.example"}) {
        SignedTree tree = denialTree(DenialKind::Nsec3, static_cast<quint16>(iterations));
        if (!signatureHolds)
            tree.edit([](const dns::Question&, dns::Message& message) {
                for (Record& record : message.authority) {
                    if (record.type == RecordType::RRSIG && coveredBy(record) == RecordType::NSEC3)
                        record.rdata.back() = static_cast<char>(record.rdata.back() ^ 1);
                }
            });
        const Lookup lookup = tree.lookup(owner, RecordType::AAAA);
        QVERIFY2(lookup.security == security, qPrintable(summary(lookup)));
        QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    }
    SignedTree tree = denialTree(DenialKind::Nsec3, static_cast<quint16>(iterations));
    QVERIFY(tree.lookup("a.partner.example", RecordType::A).secure());  // needs no denial
}

void TestDenialNsec3::unknownNsec3_data()
{
    QTest::addColumn<int>("octet");
    QTest::addColumn<int>("value");
    QTest::newRow("D7: unknown hash algorithm") << 0 << 2;
    QTest::newRow("D7: hash algorithm 0") << 0 << 0;
    QTest::newRow("D7: unknown flag") << 1 << 2;
}

void TestDenialNsec3::unknownNsec3()
{
    QFETCH(int, octet);
    QFETCH(int, value);
    SignedTree tree = denialTree(DenialKind::Nsec3);
    tree.edit({name("nothing.partner.example"), RecordType::A}, [octet, value](dns::Message& message) {
        QList<Record> authority;
        for (Record record : std::as_const(message.authority)) {
            if (record.type != RecordType::NSEC3)
                continue;
            record.rdata[octet] = static_cast<char>(value);
            const ZoneSigning signing = test::signingWith();
            authority.append(record);
            authority.append(signing.dataKeys.first().sign({record}, name(DenialApex), signing.lifetime));
        }
        message.authority = authority;
    });
    const Lookup lookup = tree.lookup("nothing.partner.example", RecordType::A);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::DenialIncomplete);
}

void TestDenialNsec3::parametersAreNotMixed()
{
    // Two chains, such as during a change of salt: a proof takes all its records from one.
    const SignedTree first = denialTree(DenialKind::Nsec3, 1);
    const SignedTree second = denialTree(DenialKind::Nsec3, 2);
    const Settings settings = first.settings();
    Session session(first, settings, nullptr);
    const DenialTask task{name("nothing.partner.example"), RecordType::A, name(DenialApex), std::nullopt};
    QVERIFY(denyByNsec3(task, nsec3Of(first), session).proven());
    QVERIFY(denyByNsec3(task, nsec3Of(second), session).proven());
    QVERIFY(denyByNsec3(task, nsec3Of(first) + nsec3Of(second), session).proven());

    const auto without = [&session](QList<Nsec3Record> records, const DomainName& owner) {
        records.removeIf([&](const Nsec3Record& record) {
            return record.hash == session.hash(owner, record.data.salt, record.data.iterations);
        });
        return records;
    };
    const QList<Nsec3Record> noEncloser = without(nsec3Of(first), name(DenialApex));
    const QList<Nsec3Record> onlyEncloser = [&] {
        QList<Nsec3Record> records = nsec3Of(second);
        records.removeIf([&](const Nsec3Record& record) {
            return record.hash != session.hash(name(DenialApex), record.data.salt, record.data.iterations);
        });
        return records;
    }();
    QCOMPARE(onlyEncloser.size(), 1);
    QVERIFY(!denyByNsec3(task, noEncloser + onlyEncloser, session).proven());
}

void TestDenialNsec3::matchingDoesNotCover()
{
    // The record of the last name of a ring of one both matches and spans everything else.
    SignedTree tree = denialTree(DenialKind::Nsec3);
    const Settings settings = tree.settings();
    Session session(tree, settings, nullptr);
    const DomainName existing = name("x.partner.example");
    dns::Nsec3Data data;
    data.hashAlgorithm = 1;
    data.types = {RecordType::A};
    data.nextHash = *session.hash(existing, {}, 0);
    const Nsec3Record ring{data.nextHash, data};
    dns::Nsec3Data apexData = data;
    apexData.types = {RecordType::SOA, RecordType::NS};
    apexData.nextHash = QByteArray(20, '\0');
    const Nsec3Record apex{*session.hash(name(DenialApex), {}, 0), apexData};

    const DenialTask absent{name("y.partner.example"), RecordType::A, name(DenialApex), std::nullopt};
    QVERIFY(denyByNsec3(absent, {apex, ring}, session).proven());
    const DenialTask present{existing, RecordType::A, name(DenialApex), std::nullopt};
    QVERIFY(!denyByNsec3(present, {apex, ring}, session).proven());
    const DenialTask below{name("z.x.partner.example"), RecordType::A, name(DenialApex), 2};
    QVERIFY(!denyByNsec3(below, {apex, ring}, session).proven());
}

void TestDenialNsec3::contradictionProvesNothing()
{
    // One record says that the name exists, another that nothing is there (sdns PR 516).
    const SignedTree tree = denialTree(DenialKind::Nsec3);
    const Settings settings = tree.settings();
    Session session(tree, settings, nullptr);
    dns::Nsec3Data data;
    data.hashAlgorithm = 1;
    data.types = {RecordType::SOA, RecordType::NS};
    data.nextHash = QByteArray(20, '\xff');
    const Nsec3Record apex{*session.hash(name(DenialApex), {}, 0), data};
    const Nsec3Record all{QByteArray(20, '\0'), data};
    const Nsec3Record own{*session.hash(name("x.partner.example"), {}, 0), data};
    const DenialTask wildcard{name("y.x.partner.example"), RecordType::A, name(DenialApex), 2};
    QVERIFY(denyByNsec3(wildcard, {apex, all}, session).proven());
    QVERIFY(!denyByNsec3(wildcard, {apex, all, own}, session).proven());
}

void TestDenialNsec3::whatIsNoNsec3OfTheZone()
{
    const SignedTree tree = denialTree(DenialKind::Nsec3);
    Record record;
    for (const Record& other : tree.signedZone(DenialApex).records()) {
        if (other.type == RecordType::NSEC3)
            record = other;
    }
    QVERIFY(readNsec3(record, name(DenialApex)));
    QVERIFY(!readNsec3(record, name("example")));  // RFC 5155 3: one label above the apex
    Record elsewhere = record;
    elsewhere.owner = *name("x.partner.example").child(record.owner.firstLabel());
    QVERIFY(!readNsec3(elsewhere, name(DenialApex)));
    Record unhashed = record;
    unhashed.owner = name("x.partner.example");
    QVERIFY(!readNsec3(unhashed, name(DenialApex)));
    Record shortHash = record;
    const qsizetype sizeAt = 5 + 2;  // after algorithm, flags, iterations and a salt of two octets
    shortHash.rdata[sizeAt] = 19;
    shortHash.rdata.remove(sizeAt + 1, 1);
    QVERIFY(!readNsec3(shortHash, name(DenialApex)));
}

void TestDenialNsec3::hashesAreBounded()
{
    const SignedTree tree = denialTree(DenialKind::Nsec3);
    Settings settings = tree.settings();
    settings.limits.nsec3Hashes = 2;
    const Lookup lookup = tree.lookup("x.y.z.nothing.partner.example", RecordType::A, settings);
    QVERIFY2(lookup.security == Security::Indeterminate, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::TooMuchWork);
}

QTEST_GUILESS_MAIN(TestDenialNsec3)
#include "tst_denialnsec3.moc"
