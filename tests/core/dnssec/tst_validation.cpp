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

/// Packets that grow by what validate() asks for.
class Growing : public Packets {
public:
    explicit Growing(const SignedTree& tree) : m_tree(tree) { }
    const dns::Exchange* find(const dns::Question& question) const override
    {
        return known.contains(question) ? m_tree.find(question) : nullptr;
    }
    QStringList run(const dns::Question& question, Lookup* lookup)
    {
        QStringList rounds;
        for (;;) {
            auto step = validate(question, *this, m_tree.settings());
            if (Lookup* done = std::get_if<Lookup>(&step)) {
                *lookup = *done;
                return rounds;
            }
            QStringList round;
            for (const dns::Question& asked : std::get<1>(step)) {
                round.append(dns::typeName(asked.type) + u' ' + asked.name.toString());
                known.insert(asked);
            }
            rounds.append(round.join(u", "_qs));
        }
    }

    QSet<dns::Question> known;

private:
    const SignedTree& m_tree;
};

}  // namespace

/// What validation finds where all is well, and what it asks for.
class TestValidation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secureByEachAlgorithm_data();
    void secureByEachAlgorithm();
    void chainTellsTheWay();
    void asksForWhatIsMissing();
    void asksNotBelowInsecureCut();
    void asksNotBelowNothing();
    void missingPacketIsIndeterminate();
    void memorySparesWork();
    void memoryChangesNoVerdict();
    void tellsWhatEndsFirst();
    void capsTheTtl_data();
    void capsTheTtl();
};

void TestValidation::secureByEachAlgorithm_data()
{
    QTest::addColumn<int>("algorithm");
    QTest::newRow("D6: RSA/SHA-256") << 8;
    QTest::newRow("D6: RSA/SHA-512") << 10;
    QTest::newRow("D6: ECDSA P-256") << 13;
    QTest::newRow("D6: ECDSA P-384") << 14;
    QTest::newRow("D6: Ed25519") << 15;
}

void TestValidation::secureByEachAlgorithm()
{
    QFETCH(int, algorithm);
    const SignedTree tree = test::partnerTree(SigningAlgorithm(algorithm));
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::Answer);
    QCOMPARE(lookup.records.size(), 1);
    QCOMPARE(lookup.canonicalName, name("partner.example"));
    QVERIFY(lookup.earliestExpiration == test::treeTime().addDays(20));

    // D6: taken out of the setting, the same zone counts as unsigned.
    Settings settings = tree.settings();
    settings.algorithms.remove(algorithm);
    settings.algorithms.insert(13);
    if (algorithm != 13) {
        const Lookup without = tree.lookup("partner.example", RecordType::MX, settings);
        QCOMPARE(without.security, Security::Insecure);
        QCOMPARE(without.fault, Fault::UnsupportedAlgorithm);
        QCOMPARE(without.outcome, Lookup::Outcome::Answer);
    }
}

void TestValidation::chainTellsTheWay()
{
    const SignedTree tree = test::partnerTree();
    const Lookup lookup = tree.lookup("_25._tcp.mx.partner.example", RecordType::TLSA);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(lookup.fault, Fault::None);
    QVERIFY(lookup.why.isEmpty());
    QCOMPARE(lookup.chain.size(), 3);
    QCOMPARE(lookup.chain.at(0).zone, DomainName());
    QCOMPARE(lookup.chain.at(1).zone, name("example"));
    QCOMPARE(lookup.chain.at(2).zone, name("partner.example"));
    for (const ZoneLink& link : lookup.chain) {
        QCOMPARE(link.security, Security::Secure);
        QCOMPARE(link.ds.size(), 1);
        QVERIFY(link.ds.first().supported);
        QVERIFY(link.ds.first().matched);
        QCOMPARE(link.keys.size(), 2);
        for (const KeyLink& key : link.keys) {
            QCOMPARE(key.bits, 256);
            QCOMPARE(key.algorithm, 13);
            QCOMPARE(key.matchesDs, key.secureEntryPoint);
            QCOMPARE(key.trustAnchor, key.secureEntryPoint && link.zone.isRoot());
            QCOMPARE(key.signsKeys, key.secureEntryPoint);
            QCOMPARE(key.signsData, !key.secureEntryPoint);
            QVERIFY(!key.revoked);
        }
    }
    QStringList covered;
    for (const SignatureLink& signature : test::linkOf(lookup, "partner.example").signatures) {
        QVERIFY(signature.verified);
        covered.append(dns::typeName(signature.covered) + u' ' + signature.signer.toString());
    }
    QCOMPARE(covered,
             (QStringList{u"DS example"_qs, u"DNSKEY partner.example"_qs, u"TLSA partner.example"_qs}));
}

void TestValidation::asksForWhatIsMissing()
{
    const SignedTree tree = test::partnerTree();
    Growing packets(tree);
    Lookup lookup;
    const QStringList rounds = packets.run({name("_25._tcp.mx.partner.example"), RecordType::TLSA}, &lookup);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(rounds,
             (QStringList{u"TLSA _25._tcp.mx.partner.example, DNSKEY ., DS example"_qs,
                          u"DNSKEY example, DS partner.example, DNSKEY partner.example"_qs}));
}

void TestValidation::asksNotBelowInsecureCut()
{
    SignedTree tree = test::partnerTree();
    tree.zone("partner.example").signing.reset();
    Growing packets(tree);
    Lookup lookup;
    const QStringList rounds = packets.run({name("mx.partner.example"), RecordType::A}, &lookup);
    QCOMPARE(lookup.security, Security::Insecure);
    QCOMPARE(rounds,
             (QStringList{u"A mx.partner.example, DNSKEY ., DS example"_qs,
                          u"DNSKEY example, DS partner.example"_qs}));
}

void TestValidation::asksNotBelowNothing()
{
    SignedTree tree = test::partnerTree();
    const dns::Question question{name("x.y.nothing.partner.example"), RecordType::A};
    tree.edit(question, [](dns::Message& message) {
        message.answer = {Record{message.question->name, RecordType::A, 60, QByteArray(4, '\x7f')}};
        message.authority.clear();
        message.rcode = dns::Rcode::NoError;
    });
    Growing packets(tree);
    Lookup lookup;
    const QStringList rounds = packets.run(question, &lookup);
    QCOMPARE(lookup.fault, Fault::SignatureMissing);
    QCOMPARE(lookup.security, Security::Bogus);
    QVERIFY2(rounds.last().endsWith(u"DS nothing.partner.example"_qs), qPrintable(rounds.last()));
}

void TestValidation::missingPacketIsIndeterminate()
{
    SignedTree tree = test::partnerTree();
    tree.forget({name("example"), RecordType::DNSKEY});
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QCOMPARE(lookup.security, Security::Indeterminate);
    QCOMPARE(lookup.fault, Fault::NotRecorded);
    QCOMPARE(lookup.why, u"The record has no answer for DNSKEY of example."_qs);
    QVERIFY(lookup.failed());
}

void TestValidation::memorySparesWork()
{
    const SignedTree tree = test::partnerTree();
    WorkMemory memory;
    const dns::Question question{name("partner.example"), RecordType::MX};
    const Lookup first = validateRecorded(question, tree, tree.settings(), &memory);
    QCOMPARE(memory.verifications(), 6);  // three key sets, two DS sets, the MX set
    const Lookup second = validateRecorded(question, tree, tree.settings(), &memory);
    QCOMPARE(memory.verifications(), 6);
    QCOMPARE(first, second);
    // What is remembered is the arithmetic alone: time is judged again.
    Settings later = tree.settings();
    later.now = later.now.addYears(1);
    QCOMPARE(validateRecorded(question, tree, later, &memory).fault, Fault::SignatureExpired);
    QCOMPARE(memory.verifications(), 6);
}

void TestValidation::memoryChangesNoVerdict()
{
    const SignedTree tree = test::partnerTree();
    WorkMemory memory;
    const dns::Question question{name("partner.example"), RecordType::MX};
    Settings settings = tree.settings();
    // The bounds on work look at what would have to be done.
    for (int checks = 0; checks <= settings.limits.signatureChecks; checks += 3) {
        Settings bounded = settings;
        bounded.limits.signatureChecks = checks;
        const Lookup anew = validateRecorded(question, tree, bounded);
        QCOMPARE(validateRecorded(question, tree, bounded, &memory), anew);
        QCOMPARE(validateRecorded(question, tree, bounded, &memory), anew);
    }
    // Zones that were established under other rules.
    QVERIFY(validateRecorded(question, tree, settings, &memory).secure());
    settings.algorithms = {8};
    QCOMPARE(validateRecorded(question, tree, settings, &memory), validateRecorded(question, tree, settings));
    QVERIFY(validateRecorded(question, tree, settings, &memory).security == Security::Insecure);
    // And from other answers.
    SignedTree other = test::partnerTree();
    other.forget({name("example"), RecordType::DNSKEY});
    QCOMPARE(validateRecorded(question, other, tree.settings(), &memory).fault, Fault::NotRecorded);
}

void TestValidation::tellsWhatEndsFirst()
{
    SignedTree tree = test::partnerTree();
    tree.add("other.example", "alias MX 1 mx\n@ MX 10 mx\nto CNAME partner.example.\n");
    const QDateTime begin = test::treeTime().addDays(-1);
    tree.zone("example").signing->lifetime = {begin, test::treeTime().addDays(2)};
    tree.zone("other.example").signing->lifetime = {begin, test::treeTime().addSecs(3600)};
    const auto first = [&tree](const char* owner, RecordType type) {
        const Lookup lookup = tree.lookup(owner, type);
        return lookup.secure() && lookup.earliestExpiration == lookup.firstToEnd->at
            ? QStringLiteral("%1 of %2 by %3, %4")
                  .arg(dns::typeName(lookup.firstToEnd->type), lookup.firstToEnd->owner.toString(),
                       lookup.firstToEnd->zone.toString(),
                       QString::number(test::treeTime().secsTo(lookup.firstToEnd->at)))
            : summary(lookup);
    };
    const QString twoDays = QString::number(2 * 24 * 3600);
    QCOMPARE(first("partner.example", RecordType::MX), u"DS of partner.example by example, "_qs + twoDays);
    QCOMPARE(first("other.example", RecordType::MX), u"MX of other.example by other.example, 3600"_qs);
    // What an alias rests on counts too, though the chain is that of its end.
    QCOMPARE(first("to.other.example", RecordType::MX),
             u"CNAME of to.other.example by other.example, 3600"_qs);
    // So does a proof.
    QCOMPARE(first("no.other.example", RecordType::MX), u"NSEC of other.example by other.example, 3600"_qs);
}

void TestValidation::capsTheTtl_data()
{
    QTest::addColumn<quint32>("received");
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<quint32>("expected");
    QTest::newRow("D4: as received") << 17U << 100'000 << 17U;
    QTest::newRow("D4: at most the original TTL") << 90'000U << 100'000 << 3600U;
    QTest::newRow("D4: at most what is left of the signature's life") << 3600U << 60 << 60U;
}

void TestValidation::capsTheTtl()
{
    QFETCH(quint32, received);
    QFETCH(int, secondsLeft);
    QFETCH(quint32, expected);
    SignedTree tree = test::partnerTree();
    tree.edit({name("partner.example"), RecordType::MX}, [received](dns::Message& message) {
        for (Record& record : message.answer)
            record.ttl = received;
    });
    Settings settings = tree.settings();
    settings.now = test::treeTime().addDays(20).addSecs(-secondsLeft);
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(lookup.records.first().ttl, expected);
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
