// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/partnertree.h"
#include "tests/support/qttest.h"

#include <map>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using dns::Security;
using test::name;
using test::SignedTree;
using test::summary;

namespace {

const dns::Question Mx{name("partner.example"), RecordType::MX};
const dns::Question Ds{name("partner.example"), RecordType::DS};
const dns::Question Keys{name("partner.example"), RecordType::DNSKEY};

/// Signs the answer again, by this key in the name of this zone.
void signAgain(dns::Message& message, const dnssec::ZoneKey& key, const char* zone)
{
    test::removeSignatures(message);
    message.answer.append(key.sign(message.answer, name(zone), test::signingWith().lifetime));
}

const dnssec::ZoneKey& ownKsk()
{
    static const dnssec::ZoneKey key = test::signingWith().keyKeys.first();
    return key;
}

const dnssec::ZoneKey& ownZsk()
{
    static const dnssec::ZoneKey key = test::signingWith().dataKeys.first();
    return key;
}

/// A key of our algorithm that the zones do not have.
const dnssec::ZoneKey& newKey(quint16 flags)
{
    static std::map<quint16, dnssec::ZoneKey> made;
    auto at = made.find(flags);
    if (at == made.end())
        at = made.emplace(flags, *dnssec::ZoneKey::generate(SigningAlgorithm::EcdsaP256, flags)).first;
    return at->second;
}

constexpr quint16 Ksk = dnssec::ZoneKey::EntryFlags;
constexpr quint16 Zsk = dnssec::ZoneKey::ZoneFlags;
constexpr quint16 Revoked = 0x0080;

/// A key that verifies nothing, with the tag of another; each `number` from 1 on gives a different one.
Record keyWithTag(Record key, int number)
{
    const quint16 tag = dns::dnskeyOf(key)->keyTag;
    key.rdata[8] = static_cast<char>(key.rdata[8] + number);
    // The tag is a sum of 16-bit words (RFC 4034 appendix B).
    for (int word = 0; word < 0x10000; ++word) {
        key.rdata[key.rdata.size() - 2] = static_cast<char>(word >> 8);
        key.rdata[key.rdata.size() - 1] = static_cast<char>(word);
        if (dns::dnskeyOf(key)->keyTag == tag)
            return key;
    }
    qFatal("no such key");
}

}  // namespace

/// What keys are trusted by: anchors, DS records and their digests, roll-overs; and how much work that may
/// be.
class TestTrust : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void islandOfTrust();
    void dnskeyAnchor();
    void severalAnchors();
    void digests_data();
    void digests();
    void sha1GivesWay();
    void rollOvers_data();
    void rollOvers();
    void equalTags_data();
    void equalTags();
    void tooMuchWork_data();
    void tooMuchWork();
};

void TestTrust::islandOfTrust()
{
    SignedTree tree = test::partnerTree();
    tree.zone("partner.example").digestTypes.clear();
    Settings settings = tree.settings();
    const Record anchor = tree.signedZone("partner.example").anchors().first();
    settings.anchors = *TrustAnchors::fromText(dns::recordText(anchor).toLatin1());
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(lookup.chain.size(), 1);
    QCOMPARE(tree.lookup("example", RecordType::MX, settings).fault, Fault::NoTrustAnchor);
    // DS of the anchored zone itself is its parent's, which is under no anchor.
    QCOMPARE(tree.lookup("partner.example", RecordType::DS, settings).fault, Fault::NoTrustAnchor);
}

void TestTrust::dnskeyAnchor()
{
    const SignedTree tree = test::partnerTree();
    Settings settings = tree.settings();
    const Record key = test::signingWith().keyKeys.first().dnskey(DomainName(), 3600);
    settings.anchors = *TrustAnchors::fromText(dns::recordText(key).toLatin1());
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QVERIFY(lookup.chain.first().ds.isEmpty());
    const Record other =
        test::signingWith(SigningAlgorithm::EcdsaP384).keyKeys.first().dnskey(DomainName(), 3600);
    settings.anchors = *TrustAnchors::fromText(dns::recordText(other).toLatin1());
    QCOMPARE(tree.lookup("partner.example", RecordType::MX, settings).fault, Fault::DsMismatch);
}

void TestTrust::severalAnchors()
{
    SignedTree tree = test::partnerTree();
    const QByteArray root = dns::recordText(ownKsk().ds(DomainName(), 3600)).toLatin1() + '\n';
    const QByteArray old = dns::recordText(newKey(Ksk).ds(DomainName(), 3600)).toLatin1() + '\n';
    const QByteArray oldKey = dns::recordText(newKey(Ksk).dnskey(DomainName(), 3600)).toLatin1() + '\n';
    const QByteArray own = dns::recordText(ownKsk().dnskey(name("partner.example"), 3600)).toLatin1() + '\n';
    const QByteArray wrong = dns::recordText(newKey(Ksk).ds(name("partner.example"), 3600)).toLatin1() + '\n';
    const auto lookup = [&tree](const QByteArray& text) {
        Settings settings = tree.settings();
        settings.anchors = *TrustAnchors::fromText(text);
        return tree.lookup("partner.example", RecordType::MX, settings);
    };
    QVERIFY(lookup(old + oldKey + root).secure());
    QCOMPARE(lookup(old).fault, Fault::DsMismatch);
    // The closest anchor decides: whoever names one for a zone says by which keys it is signed.
    QCOMPARE(lookup(root + own).chain.size(), 1);
    QVERIFY(lookup(root + own).secure());
    QVERIFY(lookup(old + own).secure());
    QCOMPARE(lookup(root + wrong).fault, Fault::DsMismatch);
}

void TestTrust::digests_data()
{
    QTest::addColumn<QList<quint8>>("published");
    QTest::addColumn<QSet<int>>("accepted");
    QTest::addColumn<Fault>("fault");
    const QSet<int> usual = Settings().digests;
    QTest::newRow("RFC 9904: SHA-1 alone") << QList<quint8>{1} << usual << Fault::None;
    QTest::newRow("D5: SHA-256") << QList<quint8>{2} << usual << Fault::None;
    QTest::newRow("D5: SHA-384") << QList<quint8>{4} << usual << Fault::None;
    QTest::newRow("D5: all") << QList<quint8>{1, 2, 4} << usual << Fault::None;
    QTest::newRow("D5: SHA-1 taken out of the setting")
        << QList<quint8>{1} << QSet{2, 4} << Fault::UnsupportedDigest;
    QTest::newRow("D5: SHA-384 taken out, beside SHA-1") << QList<quint8>{1, 4} << QSet{1, 2} << Fault::None;
}

void TestTrust::digests()
{
    QFETCH(QList<quint8>, published);
    QFETCH(QSet<int>, accepted);
    QFETCH(Fault, fault);
    SignedTree tree = test::partnerTree();
    tree.zone("partner.example").digestTypes = published;
    Settings settings = tree.settings();
    settings.digests = accepted;
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QCOMPARE(lookup.security, fault == Fault::None ? Security::Secure : Security::Insecure);
    QCOMPARE(test::linkOf(lookup, "partner.example").ds.size(), published.size());
}

void TestTrust::sha1GivesWay()
{
    // RFC 4509 3: what a SHA-1 digest could be forged for counts only where no better digest is there.
    SignedTree tree = test::partnerTree();
    tree.edit(Ds, [](dns::Message& message) {
        message.answer = {ownKsk().ds(name("partner.example"), 3600, 1),
                          newKey(Ksk).ds(name("partner.example"), 3600, 2)};
        signAgain(message, ownZsk(), "example");
    });
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::DsMismatch);
    const ZoneLink& link = test::linkOf(lookup, "partner.example");
    QVERIFY(!link.ds.at(0).supported && !link.ds.at(0).matched);
    QVERIFY(link.ds.at(1).supported && !link.ds.at(1).matched);
}

using Change = void (*)(SignedTree&);

void TestTrust::rollOvers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char* title, Change change, Fault fault = Fault::None) {
        QTest::newRow(title) << change << fault;
    };
    row("D5: DS of a key that is not published yet", [](SignedTree& tree) {
        tree.edit(Ds, [](dns::Message& message) {
            message.answer.prepend(newKey(Ksk).ds(name("partner.example"), 3600));
            signAgain(message, ownZsk(), "example");
        });
    });
    row("D5: DS of an algorithm that does not count, beside", [](SignedTree& tree) {
        tree.edit(Ds, [](dns::Message& message) {
            message.answer.prepend(message.answer.first());
            message.answer.first().rdata[2] = 5;
            signAgain(message, ownZsk(), "example");
        });
    });
    row(
        "D5: DS of the old key alone, which the zone has dropped",
        [](SignedTree& tree) {
            tree.edit(Ds, [](dns::Message& message) {
                message.answer = {newKey(Ksk).ds(name("partner.example"), 3600)};
                signAgain(message, ownZsk(), "example");
            });
        },
        Fault::DsMismatch);
    row("a zone key published ahead", [](SignedTree& tree) {
        tree.edit(Keys, [](dns::Message& message) {
            message.answer.prepend(newKey(Zsk).dnskey(name("partner.example"), 3600));
            signAgain(message, ownKsk(), "partner.example");
        });
    });
    row("signed by old and new zone key, the new one not in the key set yet", [](SignedTree& tree) {
        tree.edit(Mx, [](dns::Message& message) {
            const Record mx = message.answer.first();
            message.answer.insert(
                1, newKey(Zsk).sign({mx}, name("partner.example"), test::signingWith().lifetime));
        });
    });
    row(
        "signed by the new zone key alone, which is not in the key set yet",
        [](SignedTree& tree) {
            tree.edit(Mx, [](dns::Message& message) { signAgain(message, newKey(Zsk), "partner.example"); });
        },
        Fault::SignerUnknown);
    row("an expired signature beside a valid one", [](SignedTree& tree) {
        tree.edit(Mx, [](dns::Message& message) {
            const Record mx = message.answer.first();
            const QDateTime now = test::treeTime();
            message.answer.insert(
                1, ownZsk().sign({mx}, name("partner.example"), {now.addDays(-9), now.addDays(-1)}));
        });
    });
    row("two entry keys, DS of the second alone", [](SignedTree& tree) {
        tree.zone("partner.example").signing->keyKeys = {newKey(Ksk), ownKsk()};
        tree.edit(Ds, [](dns::Message& message) {
            message.answer = {ownKsk().ds(name("partner.example"), 3600)};
            signAgain(message, ownZsk(), "example");
        });
    });
    row("RFC 5011: a revoked key beside its successor", [](SignedTree& tree) {
        tree.zone("partner.example").signing->keyKeys = {newKey(Ksk | Revoked), ownKsk()};
    });
    row(
        "RFC 5011: a revoked key is no way in",
        [](SignedTree& tree) { tree.zone("partner.example").signing->keyKeys = {newKey(Ksk | Revoked)}; },
        Fault::DsMismatch);
    row("two algorithms, both complete", [](SignedTree& tree) {
        ZoneSigning& signing = *tree.zone("partner.example").signing;
        const ZoneSigning other = test::signingWith(SigningAlgorithm::Ed25519);
        signing.keyKeys += other.keyKeys;
        signing.dataKeys += other.dataKeys;
    });
    row("RFC 6840 5.11: two algorithms in DS, one of them enough for the data", [](SignedTree& tree) {
        const ZoneSigning other = test::signingWith(SigningAlgorithm::Ed25519);
        tree.zone("partner.example").signing->keyKeys += other.keyKeys;
    });
}

void TestTrust::rollOvers()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    SignedTree tree = test::partnerTree();
    change(tree);
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QCOMPARE(lookup.security, fault == Fault::None ? Security::Secure : Security::Bogus);
    for (const KeyLink& key : test::linkOf(lookup, "partner.example").keys)
        QVERIFY2(!key.revoked || (!key.signsKeys && !key.signsData), "RFC 5011 2.1");
}

void TestTrust::equalTags_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("two keys with one tag") << 1 << Fault::None;
    QTest::newRow("D10: four keys with one tag") << 3 << Fault::None;
    QTest::newRow("D10: five are too many (CVE-2023-50387)") << 4 << Fault::TooMuchWork;
}

void TestTrust::equalTags()
{
    QFETCH(int, others);
    QFETCH(Fault, fault);
    SignedTree tree = test::partnerTree();
    tree.edit(Keys, [others](dns::Message& message) {
        const Record zsk = ownZsk().dnskey(name("partner.example"), 3600);
        for (int i = 1; i <= others; ++i)
            message.answer.prepend(keyWithTag(zsk, i));
        signAgain(message, ownKsk(), "partner.example");
    });
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QCOMPARE(test::linkOf(lookup, "partner.example").keys.size(), 2 + others);
}

void TestTrust::tooMuchWork_data()
{
    QTest::addColumn<int Limits::*>("limit");
    QTest::addColumn<int>("value");
    QTest::newRow("D10: signature checks") << &Limits::signatureChecks << 5;
    QTest::newRow("D10: keys with equal tags") << &Limits::keysWithEqualTag << 0;
    QTest::newRow("D10: questions") << &Limits::questions << 5;
}

void TestTrust::tooMuchWork()
{
    QFETCH(int Limits::*, limit);
    QFETCH(int, value);
    const SignedTree tree = test::partnerTree();
    Settings settings = tree.settings();
    settings.limits.*limit = value;
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QCOMPARE(lookup.fault, Fault::TooMuchWork);
    QCOMPARE(lookup.security, Security::Indeterminate);
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
