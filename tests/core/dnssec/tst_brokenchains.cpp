// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/partnertree.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using dns::Security;
using test::name;
using test::SignedTree;
using test::summary;

namespace {

/// Replaces the DS set of partner.example by another, signed by the parent.
void replaceDs(SignedTree& tree, const DomainName& signedOwner,
               const std::function<void(QByteArray&)>& change)
{
    tree.edit({name("partner.example"), RecordType::DS}, [signedOwner, change](dns::Message& message) {
        const ZoneSigning signing = test::signingWith();
        Record ds = message.answer.first();
        change(ds.rdata);
        ds.owner = signedOwner;
        Record signature = signing.dataKeys.first().sign({ds}, name("example"), signing.lifetime);
        ds.owner = signature.owner = name("partner.example");
        message.answer = {ds, signature};
    });
}

using Change = void (*)(SignedTree&);

}  // namespace

/// Where a chain of trust breaks, and what is said about the first broken link.
class TestBrokenChains : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void brokenChains_data();
    void brokenChains();
    void timesOfSignatures_data();
    void timesOfSignatures();
};

void TestBrokenChains::brokenChains_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<RecordType>("type");
    const auto row = [](const char* title, Change change, Fault fault, const char* zone, RecordType type) {
        QTest::newRow(title) << change << fault << QString::fromLatin1(zone) << type;
    };
    const auto faulty = [](SignedTree& tree, const char* zone, const char* owner, RecordType type,
                           SignatureFault fault) {
        tree.zone(zone).signing->faults.append({name(owner), type, fault});
    };
    static const auto Faulty = faulty;
    row(
        "D4: an expired signature",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::MX, SignatureFault::Expired);
        },
        Fault::SignatureExpired, "partner.example", RecordType::MX);
    row(
        "D4: a signature of the future",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::MX, SignatureFault::NotYetValid);
        },
        Fault::SignatureNotYetValid, "partner.example", RecordType::MX);
    row(
        "D4: a mangled signature",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::MX, SignatureFault::Corrupt);
        },
        Fault::SignatureInvalid, "partner.example", RecordType::MX);
    row(
        "D4: unsigned answer in a signed zone",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::MX, SignatureFault::Missing);
        },
        Fault::SignatureMissing, "partner.example", RecordType::MX);
    row(
        "D4: changed data",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::MX},
                      [](dns::Message& message) { message.answer.first().rdata[1] = 9; });
        },
        Fault::SignatureInvalid, "partner.example", RecordType::MX);
    row(
        "D4: an added record",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::MX}, [](dns::Message& message) {
                Record added = message.answer.first();
                added.rdata[1] = 9;
                message.answer.append(added);
            });
        },
        Fault::SignatureInvalid, "partner.example", RecordType::MX);
    row(
        "D4: signed in the parent's name",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::MX}, [](dns::Message& message) {
                const ZoneSigning parent = test::signingWith(SigningAlgorithm::EcdsaP384);
                message.answer = {message.answer.first()};
                message.answer.append(
                    parent.dataKeys.first().sign(message.answer, name("example"), parent.lifetime));
            });
        },
        Fault::SignerUnknown, "partner.example", RecordType::MX);
    row(
        "D4: signed by a key that the zone does not have",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::MX}, [](dns::Message& message) {
                const ZoneSigning other = test::signingWith(SigningAlgorithm::EcdsaP384);
                message.answer = {message.answer.first()};
                message.answer.append(
                    other.dataKeys.first().sign(message.answer, name("partner.example"), other.lifetime));
            });
        },
        Fault::SignerUnknown, "partner.example", RecordType::MX);
    row(
        "D5: DS of another key", [](SignedTree& tree) { tree.zone("partner.example").foreignDs = true; },
        Fault::DsMismatch, "partner.example", RecordType::DNSKEY);
    row(
        "D4: the key that DS names is revoked",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing->keyKeys = {
                *dnssec::ZoneKey::generate(SigningAlgorithm::EcdsaP256, 257 + 128)};
        },
        Fault::DsMismatch, "partner.example", RecordType::DNSKEY);
    row(
        "D4: the key that DS names is no zone key",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing->keyKeys = {
                *dnssec::ZoneKey::generate(SigningAlgorithm::EcdsaP256, 1)};
        },
        Fault::DsMismatch, "partner.example", RecordType::DNSKEY);
    row(
        "D5: DS of the right tag with another digest",
        [](SignedTree& tree) {
            replaceDs(tree, name("partner.example"),
                      [](QByteArray& rdata) { rdata.back() = static_cast<char>(rdata.back() ^ 1); });
        },
        Fault::DsMismatch, "partner.example", RecordType::DNSKEY);
    row(
        "D5: DS with the beginning of the right digest",
        [](SignedTree& tree) {
            replaceDs(tree, name("partner.example"), [](QByteArray& rdata) { rdata.chop(31); });
        },
        Fault::DsMismatch, "partner.example", RecordType::DNSKEY);
    row(
        "D5: DS from a wildcard",
        [](SignedTree& tree) { replaceDs(tree, name("*.example"), [](QByteArray&) {}); },
        Fault::WildcardUnproven, "example", RecordType::DS);
    row(
        "D5: key set signed by the zone key alone",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DNSKEY}, [](dns::Message& message) {
                const ZoneSigning own = test::signingWith();
                test::removeSignatures(message);
                message.answer.append(
                    own.dataKeys.first().sign(message.answer, name("partner.example"), own.lifetime));
            });
        },
        Fault::DsMismatch, "partner.example", RecordType::DNSKEY);
    row(
        "D5: unsigned key set",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::DNSKEY, SignatureFault::Missing);
        },
        Fault::SignatureMissing, "partner.example", RecordType::DNSKEY);
    row(
        "D5: expired signature over the key set",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::DNSKEY, SignatureFault::Expired);
        },
        Fault::SignatureExpired, "partner.example", RecordType::DNSKEY);
    row(
        "D5: no keys",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DNSKEY},
                      [](dns::Message& message) { message.answer.clear(); });
        },
        Fault::DnskeyMissing, "partner.example", RecordType::DNSKEY);
    row(
        "D5: DS with a mangled signature",
        [](SignedTree& tree) {
            Faulty(tree, "example", "partner.example", RecordType::DS, SignatureFault::Corrupt);
        },
        Fault::SignatureInvalid, "example", RecordType::DS);
    row(
        "D9: DS left out, without any proof",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DS}, [](dns::Message& message) {
                message.answer.clear();
                message.authority.clear();
            });
        },
        Fault::DenialMissing, "example", RecordType::DS);
    row(
        "D9: DS left out with a proof for another name",
        [](SignedTree& tree) {
            tree.add("aaa.example").signing.reset();
            tree.edit({name("partner.example"), RecordType::DS}, [&tree](dns::Message& message) {
                const SignedZone::Rrset* nsec =
                    tree.signedZone("example").find(name("aaa.example"), RecordType::NSEC);
                message.answer.clear();
                message.authority = nsec->records + nsec->signatures;
            });
        },
        Fault::DenialIncomplete, "example", RecordType::DS);
    row(
        "D9: the denial of DS is signed by the child",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DS}, [&tree](dns::Message& message) {
                const SignedZone::Rrset* nsec =
                    tree.signedZone("partner.example").find(name("partner.example"), RecordType::NSEC);
                message.answer.clear();
                message.authority = nsec->records + nsec->signatures;
            });
        },
        Fault::SignerUnknown, "example", RecordType::DS);
    row(
        "D5: bogus further up",
        [](SignedTree& tree) { Faulty(tree, ".", "example", RecordType::DS, SignatureFault::Expired); },
        Fault::SignatureExpired, ".", RecordType::DS);
    row(
        "D2: anchor of another key",
        [](SignedTree& tree) {
            tree.edit({DomainName(), RecordType::DNSKEY}, [](dns::Message& message) {
                const ZoneSigning other = test::signingWith(SigningAlgorithm::EcdsaP384);
                message.answer = {other.keyKeys.first().dnskey(DomainName(), 3600)};
                message.answer.append(
                    other.keyKeys.first().sign(message.answer, DomainName(), other.lifetime));
            });
        },
        Fault::DsMismatch, ".", RecordType::DNSKEY);
}

void TestBrokenChains::brokenChains()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    QFETCH(QString, zone);
    QFETCH(RecordType, type);
    SignedTree tree = test::partnerTree();
    change(tree);
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::Failed);
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QCOMPARE(lookup.faultZone.toString(), zone);
    QVERIFY2(lookup.faultType == type, qPrintable(dns::typeName(lookup.faultType)));
    QVERIFY(!lookup.why.isEmpty());
    QVERIFY(!lookup.earliestExpiration && !lookup.firstToEnd);
    QVERIFY(!lookup.chain.isEmpty());
    QCOMPARE(lookup.chain.last().security, Security::Bogus);
    QCOMPARE(lookup.chain.last().fault, fault);
}

void TestBrokenChains::timesOfSignatures_data()
{
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<Fault>("fault");
    const QDateTime begin = test::treeTime().addDays(-10);
    const QDateTime end = test::treeTime().addDays(20);
    QTest::newRow("D4: a second before") << begin.addSecs(-1) << Fault::SignatureNotYetValid;
    QTest::newRow("D4: from the first second") << begin << Fault::None;
    QTest::newRow("D4: to the last second") << end << Fault::None;
    QTest::newRow("D4: a second after") << end.addSecs(1) << Fault::SignatureExpired;
    QTest::newRow("D4: serial arithmetic, 50 years after") << end.addYears(50) << Fault::SignatureExpired;
}

void TestBrokenChains::timesOfSignatures()
{
    QFETCH(QDateTime, now);
    QFETCH(Fault, fault);
    const SignedTree tree = test::partnerTree();
    Settings settings = tree.settings();
    settings.now = now;
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QCOMPARE(lookup.fault, fault);
    QCOMPARE(lookup.secure(), fault == Fault::None);
}

QTEST_GUILESS_MAIN(TestBrokenChains)
#include "tst_brokenchains.moc"
