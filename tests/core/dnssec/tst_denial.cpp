// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/denialnsec.h"
#include "tests/support/denialtree.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using dns::Security;
using test::allProofs;
using test::DenialApex;
using test::DenialKind;
using test::denialTree;
using test::forEachKind;
using test::name;
using test::ofProof;
using test::SignedTree;
using test::summary;

namespace {

/// The answer says that there is nothing, and brings every proof of that zone.
void claimNothing(SignedTree& tree, const dns::Question& question, dns::Rcode rcode, const char* apex)
{
    tree.edit(question, [&tree, rcode, apex](dns::Message& message) {
        message.answer.clear();
        message.authority = allProofs(tree, apex);
        message.rcode = rcode;
    });
}

}  // namespace

/// Claims that something is not there, which the proofs of the zone do not bear out.
class TestDenial : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatExistsCannotBeDenied_data();
    void whatExistsCannotBeDenied();
    void falseClaims_data();
    void falseClaims();
    void rcodeSlipAtEmptyNonTerminal_data();
    void rcodeSlipAtEmptyNonTerminal();
    void closerNameThanWildcard_data();
    void closerNameThanWildcard();
    void nsecOfWildcardMovedElsewhere();
    void apexRecordSaysNothingAboutDs();
};

void TestDenial::whatExistsCannotBeDenied_data()
{
    QTest::addColumn<DenialKind>("kind");
    forEachKind([](const QByteArray& prefix, DenialKind kind) {
        QTest::newRow("D7: " + prefix + "with every proof of the zone at hand") << kind;
    });
}

void TestDenial::whatExistsCannotBeDenied()
{
    QFETCH(DenialKind, kind);
    const SignedTree truth = denialTree(kind);
    int tried = 0;
    for (const Record& record : truth.signedZone(DenialApex).records()) {
        if (ofProof(record) || record.type == RecordType::RRSIG || record.owner.isWildcard())
            continue;
        if (record.type == RecordType::NS && record.owner != name(DenialApex))
            continue;  // belongs to the child
        for (const dns::Rcode rcode : {dns::Rcode::NoError, dns::Rcode::NxDomain}) {
            SignedTree tree = denialTree(kind);
            claimNothing(tree, {record.owner, record.type}, rcode, DenialApex);
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
    QTest::addColumn<DenialKind>("kind");
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
    forEachKind([](const QByteArray& prefix, DenialKind kind) {
        for (const Case& one : Cases)
            QTest::newRow("D7: " + prefix + one.title)
                << kind << QByteArray(one.owner) << one.type << one.rcode << one.security;
    });
}

void TestDenial::falseClaims()
{
    QFETCH(DenialKind, kind);
    QFETCH(QByteArray, owner);
    QFETCH(RecordType, type);
    QFETCH(dns::Rcode, rcode);
    QFETCH(Security, security);
    SignedTree tree = denialTree(kind);
    claimNothing(tree, {name(owner.constData()), type}, rcode, DenialApex);
    const Lookup lookup = tree.lookup(owner.constData(), type);
    QVERIFY2(lookup.security == security, qPrintable(summary(lookup)));
}

void TestDenial::rcodeSlipAtEmptyNonTerminal_data()
{
    whatExistsCannotBeDenied_data();
}

void TestDenial::rcodeSlipAtEmptyNonTerminal()
{
    QFETCH(DenialKind, kind);
    SignedTree tree = denialTree(kind);
    tree.edit({name("ent.partner.example"), RecordType::A},
              [](dns::Message& message) { message.rcode = dns::Rcode::NxDomain; });
    const Lookup lookup = tree.lookup("ent.partner.example", RecordType::A);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::NoData);  // what is proven
    QCOMPARE(lookup.rcode, dns::Rcode::NxDomain);  // what was said
}

void TestDenial::closerNameThanWildcard_data()
{
    QTest::addColumn<DenialKind>("kind");
    QTest::addColumn<QByteArray>("owner");
    forEachKind([](const QByteArray& prefix, DenialKind kind) {
        QTest::newRow("D7: " + prefix + "the name itself") << kind << QByteArray("real.wild.partner.example");
        QTest::newRow("D7: " + prefix + "a name above") << kind << QByteArray("x.real.wild.partner.example");
    });
}

void TestDenial::closerNameThanWildcard()
{
    QFETCH(DenialKind, kind);
    QFETCH(QByteArray, owner);
    SignedTree tree = denialTree(kind);
    const DomainName asked = name(owner.constData());
    tree.edit({asked, RecordType::TXT}, [&tree, asked](dns::Message& message) {
        const SignedZone::Rrset* wildcard =
            tree.signedZone(DenialApex).find(name("*.wild.partner.example"), RecordType::TXT);
        message.answer = wildcard->records + wildcard->signatures;
        for (Record& record : message.answer)
            record.owner = asked;
        message.authority = allProofs(tree, DenialApex);
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
    SignedTree tree = denialTree(DenialKind::Nsec);
    tree.edit({name("real.wild.partner.example"), RecordType::A}, [&tree](dns::Message& message) {
        const SignedZone::Rrset* nsec =
            tree.signedZone(DenialApex).find(name("*.wild.partner.example"), RecordType::NSEC);
        message.answer.clear();
        message.authority = nsec->records + nsec->signatures;
        for (Record& record : message.authority)
            record.owner = name("real.wild.partner.example");
    });
    const Lookup lookup = tree.lookup("real.wild.partner.example", RecordType::A);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::DenialIncomplete);
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

QTEST_GUILESS_MAIN(TestDenial)
#include "tst_denial.moc"
