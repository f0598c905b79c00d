// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/denialnsec.h"
#include "core/dnssec/denialnsec3.h"
#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

#include <QtCore/QtEndian>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using dns::Security;
using test::name;
using test::SignedTree;
using test::summary;

namespace {

constexpr char Apex[] = "partner.example";
constexpr char ZoneText[] = "@ MX 10 a\n"
                            "a A 192.0.2.1\n"
                            "a MX 10 a\n"
                            "alias CNAME a\n"
                            "deep.below.ent TXT deep\n"
                            "*.wild TXT made-up\n"
                            "real.wild A 192.0.2.2\n"
                            "tree DNAME other.example.\n";

enum class Kind { Nsec, Nsec3 };

SignedTree treeOf(Kind kind, quint16 iterations = 1, bool optOut = false)
{
    SignedTree tree;
    tree.add(Apex, ZoneText).signing =
        kind == Kind::Nsec ? test::signingWith() : test::signingWithNsec3(iterations, optOut);
    tree.add("open.partner.example", "host A 192.0.2.3\n").signing.reset();
    tree.add("closed.partner.example", "@ MX 10 host\nhost A 192.0.2.4\n");
    return tree;
}

bool denies(RecordType type)
{
    return type == RecordType::NSEC || type == RecordType::NSEC3;
}

RecordType coveredBy(const Record& signature)
{
    return RecordType(qFromBigEndian<quint16>(signature.rdata.constData()));
}

/// A record that the proof consists of: NSEC, NSEC3 or a signature over one.
bool ofProof(const Record& record)
{
    return denies(record.type) || (record.type == RecordType::RRSIG && denies(coveredBy(record)));
}

/// Every denial record that a zone has, with signatures: what an attacker can collect.
QList<Record> allProofs(const SignedTree& tree, const char* apex)
{
    QList<Record> proofs;
    for (const Record& record : tree.signedZone(apex).records()) {
        if (ofProof(record))
            proofs.append(record);
    }
    return proofs;
}

/// The answer says that there is nothing, and brings every proof of that zone.
void claimNothing(SignedTree& tree, const dns::Question& question, dns::Rcode rcode, const char* apex)
{
    tree.edit(question, [&tree, rcode, apex](dns::Message& message) {
        message.answer.clear();
        message.authority = allProofs(tree, apex);
        message.rcode = rcode;
    });
}

void addKinds(const std::function<void(const QByteArray&, Kind)>& row)
{
    row("NSEC, ", Kind::Nsec);
    row("NSEC3, ", Kind::Nsec3);
}

}  // namespace

class TestDenial : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecordOfAProofCounts_data();
    void everyRecordOfAProofCounts();
    void whatExistsCannotBeDenied_data();
    void whatExistsCannotBeDenied();
    void falseClaims_data();
    void falseClaims();
    void rcodeSlipAtEmptyNonTerminal_data();
    void rcodeSlipAtEmptyNonTerminal();
    void closerNameThanWildcard_data();
    void closerNameThanWildcard();
    void nsecOfWildcardMovedElsewhere();
    void optOut_data();
    void optOut();
    void iterations_data();
    void iterations();
    void unknownNsec3_data();
    void unknownNsec3();
    void parametersAreNotMixed();
    void matchingDoesNotCover();
    void apexRecordSaysNothingAboutDs();
    void contradictionProvesNothing();
    void whatIsNoNsec3OfTheZone();
    void hashesAreBounded();
};

void TestDenial::everyRecordOfAProofCounts_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<RecordType>("type");
    QTest::addColumn<Lookup::Outcome>("outcome");
    struct Case {
        const char* title;
        const char* owner;
        RecordType type;
        Lookup::Outcome outcome;
    };
    static constexpr Case Cases[] = {
        {"name error", "nothing.partner.example", RecordType::A, Lookup::Outcome::NameError},
        {"name error, labels deep", "x.y.nothing.partner.example", RecordType::A, Lookup::Outcome::NameError},
        {"name error below a name", "x.a.partner.example", RecordType::A, Lookup::Outcome::NameError},
        {"name error after the last name", "zzz.partner.example", RecordType::A, Lookup::Outcome::NameError},
        {"no data", "a.partner.example", RecordType::TXT, Lookup::Outcome::NoData},
        {"no data at the apex", "partner.example", RecordType::TXT, Lookup::Outcome::NoData},
        {"empty non-terminal", "ent.partner.example", RecordType::A, Lookup::Outcome::NoData},
        {"empty non-terminal, deeper", "below.ent.partner.example", RecordType::A, Lookup::Outcome::NoData},
        {"wildcard no data", "x.wild.partner.example", RecordType::A, Lookup::Outcome::NoData},
        {"wildcard answer", "x.wild.partner.example", RecordType::TXT, Lookup::Outcome::Answer},
        {"wildcard answer, labels deep", "x.y.wild.partner.example", RecordType::TXT,
         Lookup::Outcome::Answer},
        {"no DS at a zone cut", "open.partner.example", RecordType::DS, Lookup::Outcome::NoData},
        {"no DS at another name", "a.partner.example", RecordType::DS, Lookup::Outcome::NoData},
        {"no DS, no name", "nothing.partner.example", RecordType::DS, Lookup::Outcome::NameError},
    };
    addKinds([](const QByteArray& prefix, Kind kind) {
        for (const Case& one : Cases)
            QTest::newRow("D7: " + prefix + one.title)
                << kind << QByteArray(one.owner) << one.type << one.outcome;
    });
}

void TestDenial::everyRecordOfAProofCounts()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, owner);
    QFETCH(RecordType, type);
    QFETCH(Lookup::Outcome, outcome);
    const SignedTree tree = treeOf(kind);
    const dns::Question question{name(owner.constData()), type};
    const Lookup lookup = tree.lookup(owner.constData(), type);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, outcome);
    QCOMPARE(lookup.fromWildcard, outcome == Lookup::Outcome::Answer);
    QVERIFY(lookup.earliestExpiration == test::treeTime().addDays(20));

    const Result<dns::Message> message = dns::parseMessage(tree.exchange(question).response);
    QSet<QByteArray> seen;
    for (const Record& record : message->authority) {
        if (!ofProof(record) || seen.contains(record.rdata))
            continue;
        seen.insert(record.rdata);
        SignedTree poorer = treeOf(kind);
        poorer.edit(question, [record](dns::Message& answer) {
            // Keys and signatures differ by tree only where they are random, so compare what cannot.
            answer.authority.removeIf([&record](const Record& other) {
                return other.owner == record.owner && other.type == record.type
                    && (record.type != RecordType::RRSIG || coveredBy(other) == coveredBy(record));
            });
        });
        const Lookup without = poorer.lookup(owner.constData(), type);
        QVERIFY2(without.security == Security::Bogus,
                 qPrintable(summary(without) + u" without "_qs + dns::recordText(record)));

        SignedTree mangled = treeOf(kind);
        mangled.edit(question, [record](dns::Message& answer) {
            for (Record& other : answer.authority) {
                if (other.owner == record.owner && other.type == record.type)
                    other.rdata.back() = static_cast<char>(other.rdata.back() ^ 1);
            }
        });
        const Lookup changed = mangled.lookup(owner.constData(), type);
        QVERIFY2(changed.security == Security::Bogus,
                 qPrintable(summary(changed) + u" with a changed "_qs + dns::recordText(record)));
    }
    QVERIFY(!seen.isEmpty());
}

void TestDenial::whatExistsCannotBeDenied_data()
{
    QTest::addColumn<Kind>("kind");
    addKinds([](const QByteArray& prefix, Kind kind) {
        QTest::newRow("D7: " + prefix + "with every proof of the zone at hand") << kind;
    });
}

void TestDenial::whatExistsCannotBeDenied()
{
    QFETCH(Kind, kind);
    const SignedTree truth = treeOf(kind);
    int tried = 0;
    for (const Record& record : truth.signedZone(Apex).records()) {
        if (ofProof(record) || record.type == RecordType::RRSIG || record.owner.isWildcard())
            continue;
        if (record.type == RecordType::NS && record.owner != name(Apex))
            continue;  // belongs to the child
        for (const dns::Rcode rcode : {dns::Rcode::NoError, dns::Rcode::NxDomain}) {
            SignedTree tree = treeOf(kind);
            claimNothing(tree, {record.owner, record.type}, rcode, Apex);
            const QByteArray owner = record.owner.toString().toLatin1();
            const Lookup lookup = tree.lookup(owner.constData(), record.type);
            QVERIFY2(lookup.security == Security::Bogus,
                     qPrintable(dns::recordText(record) + u": "_qs + summary(lookup)));
            ++tried;
        }
    }
    QVERIFY(tried > 16);
}

void TestDenial::falseClaims_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<RecordType>("type");
    QTest::addColumn<dns::Rcode>("rcode");
    QTest::addColumn<Security>("security");
    struct Case {
        const char* title;
        const char* owner;
        RecordType type;
        dns::Rcode rcode;
        Security security;
    };
    static constexpr Case Cases[] = {
        {"the parent denies a name below a signed zone cut", "host.closed.partner.example", RecordType::A,
         dns::Rcode::NxDomain, Security::Bogus},
        {"the parent denies a name that the child could have", "new.closed.partner.example", RecordType::A,
         dns::Rcode::NxDomain, Security::Bogus},
        {"the parent denies a type at the child's apex", "closed.partner.example", RecordType::MX,
         dns::Rcode::NoError, Security::Bogus},
        {"below an insecure zone cut nothing is proven", "host.open.partner.example", RecordType::A,
         dns::Rcode::NxDomain, Security::Insecure},
        {"at an insecure zone cut nothing is proven", "open.partner.example", RecordType::MX,
         dns::Rcode::NoError, Security::Insecure},
        {"a name below a DNAME", "x.tree.partner.example", RecordType::A, dns::Rcode::NxDomain,
         Security::Bogus},
        {"a type at an alias", "alias.partner.example", RecordType::A, dns::Rcode::NoError, Security::Bogus},
        {"a name that a wildcard stands for", "x.wild.partner.example", RecordType::TXT, dns::Rcode::NxDomain,
         Security::Bogus},
        {"a type that a wildcard has", "x.wild.partner.example", RecordType::TXT, dns::Rcode::NoError,
         Security::Bogus},
        {"no data for a name that does not exist", "nothing.partner.example", RecordType::A,
         dns::Rcode::NoError, Security::Bogus},
        {"DS that is there", "closed.partner.example", RecordType::DS, dns::Rcode::NoError, Security::Bogus},
    };
    addKinds([](const QByteArray& prefix, Kind kind) {
        for (const Case& one : Cases)
            QTest::newRow("D7: " + prefix + one.title)
                << kind << QByteArray(one.owner) << one.type << one.rcode << one.security;
    });
}

void TestDenial::falseClaims()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, owner);
    QFETCH(RecordType, type);
    QFETCH(dns::Rcode, rcode);
    QFETCH(Security, security);
    SignedTree tree = treeOf(kind);
    claimNothing(tree, {name(owner.constData()), type}, rcode, Apex);
    const Lookup lookup = tree.lookup(owner.constData(), type);
    QVERIFY2(lookup.security == security, qPrintable(summary(lookup)));
}

void TestDenial::rcodeSlipAtEmptyNonTerminal_data()
{
    whatExistsCannotBeDenied_data();
}

void TestDenial::rcodeSlipAtEmptyNonTerminal()
{
    QFETCH(Kind, kind);
    SignedTree tree = treeOf(kind);
    tree.edit({name("ent.partner.example"), RecordType::A},
              [](dns::Message& message) { message.rcode = dns::Rcode::NxDomain; });
    const Lookup lookup = tree.lookup("ent.partner.example", RecordType::A);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::NoData);  // what is proven
    QCOMPARE(lookup.rcode, dns::Rcode::NxDomain);  // what was said
}

void TestDenial::closerNameThanWildcard_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("owner");
    addKinds([](const QByteArray& prefix, Kind kind) {
        QTest::newRow("D7: " + prefix + "the name itself") << kind << QByteArray("real.wild.partner.example");
        QTest::newRow("D7: " + prefix + "a name above") << kind << QByteArray("x.real.wild.partner.example");
    });
}

void TestDenial::closerNameThanWildcard()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, owner);
    SignedTree tree = treeOf(kind);
    const DomainName asked = name(owner.constData());
    tree.edit({asked, RecordType::TXT}, [&tree, asked](dns::Message& message) {
        const SignedZone::Rrset* wildcard =
            tree.signedZone(Apex).find(name("*.wild.partner.example"), RecordType::TXT);
        message.answer = wildcard->records + wildcard->signatures;
        for (Record& record : message.answer)
            record.owner = asked;
        message.authority = allProofs(tree, Apex);
        message.rcode = dns::Rcode::NoError;
    });
    const Lookup lookup = tree.lookup(owner.constData(), RecordType::TXT);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::WildcardUnproven);
}

void TestDenial::nsecOfWildcardMovedElsewhere()
{
    // CVE-2017-15105: the wildcard's NSEC verifies under any name below it, and would deny the address of one
    // that exists.
    SignedTree tree = treeOf(Kind::Nsec);
    tree.edit({name("real.wild.partner.example"), RecordType::A}, [&tree](dns::Message& message) {
        const SignedZone::Rrset* nsec =
            tree.signedZone(Apex).find(name("*.wild.partner.example"), RecordType::NSEC);
        message.answer.clear();
        message.authority = nsec->records + nsec->signatures;
        for (Record& record : message.authority)
            record.owner = name("real.wild.partner.example");
    });
    const Lookup lookup = tree.lookup("real.wild.partner.example", RecordType::A);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::DenialIncomplete);
}

void TestDenial::optOut_data()
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

void TestDenial::optOut()
{
    QFETCH(QByteArray, owner);
    QFETCH(RecordType, type);
    QFETCH(Lookup::Outcome, outcome);
    QFETCH(Security, security);
    const SignedTree tree = treeOf(Kind::Nsec3, 0, true);
    const Lookup lookup = tree.lookup(owner.constData(), type);
    QVERIFY2(lookup.security == security, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, outcome);
    QCOMPARE(lookup.fault, security == Security::Secure ? Fault::None : Fault::OptOut);
}

void TestDenial::iterations_data()
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

void TestDenial::iterations()
{
    QFETCH(int, iterations);
    QFETCH(bool, signatureHolds);
    QFETCH(Security, security);
    QFETCH(Fault, fault);
    for (const char* owner : {"nothing.partner.example", "a.partner.example", "x.wild.partner.example"}) {
        SignedTree tree = treeOf(Kind::Nsec3, static_cast<quint16>(iterations));
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
    SignedTree tree = treeOf(Kind::Nsec3, static_cast<quint16>(iterations));
    QVERIFY(tree.lookup("a.partner.example", RecordType::A).secure());  // needs no denial
}

void TestDenial::unknownNsec3_data()
{
    QTest::addColumn<int>("octet");
    QTest::addColumn<int>("value");
    QTest::newRow("D7: unknown hash algorithm") << 0 << 2;
    QTest::newRow("D7: hash algorithm 0") << 0 << 0;
    QTest::newRow("D7: unknown flag") << 1 << 2;
}

void TestDenial::unknownNsec3()
{
    QFETCH(int, octet);
    QFETCH(int, value);
    SignedTree tree = treeOf(Kind::Nsec3);
    tree.edit({name("nothing.partner.example"), RecordType::A}, [octet, value](dns::Message& message) {
        QList<Record> authority;
        for (Record record : std::as_const(message.authority)) {
            if (record.type != RecordType::NSEC3)
                continue;
            record.rdata[octet] = static_cast<char>(value);
            const ZoneSigning signing = test::signingWith();
            authority.append(record);
            authority.append(signing.dataKeys.first().sign({record}, name(Apex), signing.lifetime));
        }
        message.authority = authority;
    });
    const Lookup lookup = tree.lookup("nothing.partner.example", RecordType::A);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::DenialIncomplete);
}

namespace {

QList<Nsec3Record> nsec3Of(const SignedTree& tree)
{
    QList<Nsec3Record> records;
    for (const Record& record : tree.signedZone(Apex).records()) {
        if (const std::optional<Nsec3Record> nsec3 = readNsec3(record, name(Apex)))
            records.append(*nsec3);
    }
    return records;
}

}  // namespace

void TestDenial::parametersAreNotMixed()
{
    // Two chains, such as during a change of salt: a proof takes all its records from one.
    const SignedTree first = treeOf(Kind::Nsec3, 1);
    const SignedTree second = treeOf(Kind::Nsec3, 2);
    const Settings settings = first.settings();
    Session session(first, settings, nullptr);
    const DenialTask task{name("nothing.partner.example"), RecordType::A, name(Apex), std::nullopt};
    QVERIFY(denyByNsec3(task, nsec3Of(first), session).proven());
    QVERIFY(denyByNsec3(task, nsec3Of(second), session).proven());
    QVERIFY(denyByNsec3(task, nsec3Of(first) + nsec3Of(second), session).proven());

    const auto without = [&session](QList<Nsec3Record> records, const DomainName& owner) {
        records.removeIf([&](const Nsec3Record& record) {
            return record.hash == session.hash(owner, record.data.salt, record.data.iterations);
        });
        return records;
    };
    const QList<Nsec3Record> noEncloser = without(nsec3Of(first), name(Apex));
    const QList<Nsec3Record> onlyEncloser = [&] {
        QList<Nsec3Record> records = nsec3Of(second);
        records.removeIf([&](const Nsec3Record& record) {
            return record.hash != session.hash(name(Apex), record.data.salt, record.data.iterations);
        });
        return records;
    }();
    QCOMPARE(onlyEncloser.size(), 1);
    QVERIFY(!denyByNsec3(task, noEncloser + onlyEncloser, session).proven());
}

void TestDenial::matchingDoesNotCover()
{
    // The record of the last name of a ring of one both matches and spans everything else.
    SignedTree tree = treeOf(Kind::Nsec3);
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
    const Nsec3Record apex{*session.hash(name(Apex), {}, 0), apexData};

    const DenialTask absent{name("y.partner.example"), RecordType::A, name(Apex), std::nullopt};
    QVERIFY(denyByNsec3(absent, {apex, ring}, session).proven());
    const DenialTask present{existing, RecordType::A, name(Apex), std::nullopt};
    QVERIFY(!denyByNsec3(present, {apex, ring}, session).proven());
    const DenialTask below{name("z.x.partner.example"), RecordType::A, name(Apex), 2};
    QVERIFY(!denyByNsec3(below, {apex, ring}, session).proven());
}

void TestDenial::apexRecordSaysNothingAboutDs()
{
    // RFC 6840 4.4: a record with the SOA bit is of the child's side, whoever signed it.
    const DenialTask task{name("partner.example"), RecordType::DS, name("example"), std::nullopt};
    const QSet<RecordType> parentSide{RecordType::NS, RecordType::NSEC, RecordType::RRSIG};
    const NsecRecord parent{task.name, {name("z.example"), parentSide}};
    QVERIFY(denyByNsec(task, {parent}).proven());
    QVERIFY(denyByNsec(task, {parent}).delegation);
    NsecRecord child = parent;
    child.data.types.insert(RecordType::SOA);
    QVERIFY(!denyByNsec(task, {child}).proven());
    // The root has no parent: its own apex denies its DS.
    const DenialTask root{DomainName(), RecordType::DS, DomainName(), std::nullopt};
    const NsecRecord rootRecord{DomainName(), {name("example"), child.data.types}};
    QVERIFY(denyByNsec(root, {rootRecord}).proven());
}

void TestDenial::contradictionProvesNothing()
{
    // One record says that the name exists, another that nothing is there (sdns PR 516).
    const SignedTree tree = treeOf(Kind::Nsec3);
    const Settings settings = tree.settings();
    Session session(tree, settings, nullptr);
    dns::Nsec3Data data;
    data.hashAlgorithm = 1;
    data.types = {RecordType::SOA, RecordType::NS};
    data.nextHash = QByteArray(20, '\xff');
    const Nsec3Record apex{*session.hash(name(Apex), {}, 0), data};
    const Nsec3Record all{QByteArray(20, '\0'), data};
    const Nsec3Record own{*session.hash(name("x.partner.example"), {}, 0), data};
    const DenialTask wildcard{name("y.x.partner.example"), RecordType::A, name(Apex), 2};
    QVERIFY(denyByNsec3(wildcard, {apex, all}, session).proven());
    QVERIFY(!denyByNsec3(wildcard, {apex, all, own}, session).proven());
}

void TestDenial::whatIsNoNsec3OfTheZone()
{
    const SignedTree tree = treeOf(Kind::Nsec3);
    Record record;
    for (const Record& other : tree.signedZone(Apex).records()) {
        if (other.type == RecordType::NSEC3)
            record = other;
    }
    QVERIFY(readNsec3(record, name(Apex)));
    QVERIFY(!readNsec3(record, name("example")));  // RFC 5155 3: one label above the apex
    Record elsewhere = record;
    elsewhere.owner = *name("x.partner.example").child(record.owner.firstLabel());
    QVERIFY(!readNsec3(elsewhere, name(Apex)));
    Record unhashed = record;
    unhashed.owner = name("x.partner.example");
    QVERIFY(!readNsec3(unhashed, name(Apex)));
    Record shortHash = record;
    const qsizetype sizeAt = 5 + 2;  // after algorithm, flags, iterations and a salt of two octets
    shortHash.rdata[sizeAt] = 19;
    shortHash.rdata.remove(sizeAt + 1, 1);
    QVERIFY(!readNsec3(shortHash, name(Apex)));
}

void TestDenial::hashesAreBounded()
{
    const SignedTree tree = treeOf(Kind::Nsec3);
    Settings settings = tree.settings();
    settings.limits.nsec3Hashes = 2;
    const Lookup lookup = tree.lookup("x.y.z.nothing.partner.example", RecordType::A, settings);
    QVERIFY2(lookup.security == Security::Indeterminate, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::TooMuchWork);
}

QTEST_GUILESS_MAIN(TestDenial)
#include "tst_denial.moc"
