// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using dns::Security;
using test::name;
using test::SignedTree;
using test::summary;

namespace {

constexpr char PartnerZone[] = "@ MX 10 mx\n"
                               "mx A 192.0.2.1\n"
                               "_25._tcp.mx TLSA 3 1 1 "
                               "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n";

SignedTree partnerTree(SigningAlgorithm algorithm = SigningAlgorithm::EcdsaP256)
{
    SignedTree tree;
    tree.add("partner.example", PartnerZone).signing = test::signingWith(algorithm);
    return tree;
}

void removeSignatures(dns::Message& message)
{
    const auto isSignature = [](const Record& record) { return record.type == RecordType::RRSIG; };
    message.answer.removeIf(isSignature);
    message.authority.removeIf(isSignature);
}

const ZoneLink& linkOf(const Lookup& lookup, const char* zone)
{
    for (const ZoneLink& link : lookup.chain) {
        if (link.zone == name(zone))
            return link;
    }
    qFatal("no link for %s", zone);
}

}  // namespace

class TestValidation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secureByEachAlgorithm_data();
    void secureByEachAlgorithm();
    void chainTellsTheWay();
    void brokenChains_data();
    void brokenChains();
    void insecure_data();
    void insecure();
    void unreachable_data();
    void unreachable();
    void timesOfSignatures_data();
    void timesOfSignatures();
    void asksForWhatIsMissing();
    void asksNotBelowInsecureCut();
    void asksNotBelowNothing();
    void missingPacketIsIndeterminate();
    void memorySparesWork();
    void islandOfTrust();
    void dnskeyAnchor();
    void tooMuchWork_data();
    void tooMuchWork();
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
    const SignedTree tree = partnerTree(SigningAlgorithm(algorithm));
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
    const SignedTree tree = partnerTree();
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
    for (const SignatureLink& signature : linkOf(lookup, "partner.example").signatures) {
        QVERIFY(signature.verified);
        covered.append(dns::typeName(signature.covered) + u' ' + signature.signer.toString());
    }
    QCOMPARE(covered,
             (QStringList{u"DS example"_qs, u"DNSKEY partner.example"_qs, u"TLSA partner.example"_qs}));
}

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

void TestValidation::brokenChains_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("zone");
    const auto row = [](const char* title, Change change, Fault fault, const char* zone) {
        QTest::newRow(title) << change << fault << QString::fromLatin1(zone);
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
        Fault::SignatureExpired, "partner.example");
    row(
        "D4: a signature of the future",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::MX, SignatureFault::NotYetValid);
        },
        Fault::SignatureNotYetValid, "partner.example");
    row(
        "D4: a mangled signature",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::MX, SignatureFault::Corrupt);
        },
        Fault::SignatureInvalid, "partner.example");
    row(
        "D4: unsigned answer in a signed zone",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::MX, SignatureFault::Missing);
        },
        Fault::SignatureMissing, "partner.example");
    row(
        "D4: changed data",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::MX},
                      [](dns::Message& message) { message.answer.first().rdata[1] = 9; });
        },
        Fault::SignatureInvalid, "partner.example");
    row(
        "D4: an added record",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::MX}, [](dns::Message& message) {
                Record added = message.answer.first();
                added.rdata[1] = 9;
                message.answer.append(added);
            });
        },
        Fault::SignatureInvalid, "partner.example");
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
        Fault::SignerUnknown, "partner.example");
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
        Fault::SignerUnknown, "partner.example");
    row(
        "D5: DS of another key", [](SignedTree& tree) { tree.zone("partner.example").foreignDs = true; },
        Fault::DsMismatch, "partner.example");
    row(
        "D4: the key that DS names is revoked",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing->keyKeys = {
                *dnssec::ZoneKey::generate(SigningAlgorithm::EcdsaP256, 257 + 128)};
        },
        Fault::DsMismatch, "partner.example");
    row(
        "D4: the key that DS names is no zone key",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing->keyKeys = {
                *dnssec::ZoneKey::generate(SigningAlgorithm::EcdsaP256, 1)};
        },
        Fault::DsMismatch, "partner.example");
    row(
        "D5: DS of the right tag with another digest",
        [](SignedTree& tree) {
            replaceDs(tree, name("partner.example"),
                      [](QByteArray& rdata) { rdata.back() = static_cast<char>(rdata.back() ^ 1); });
        },
        Fault::DsMismatch, "partner.example");
    row(
        "D5: DS with the beginning of the right digest",
        [](SignedTree& tree) {
            replaceDs(tree, name("partner.example"), [](QByteArray& rdata) { rdata.chop(31); });
        },
        Fault::DsMismatch, "partner.example");
    row(
        "D5: DS from a wildcard",
        [](SignedTree& tree) { replaceDs(tree, name("*.example"), [](QByteArray&) {}); },
        Fault::WildcardUnproven, "example");
    row(
        "D5: key set signed by the zone key alone",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DNSKEY}, [](dns::Message& message) {
                const ZoneSigning own = test::signingWith();
                removeSignatures(message);
                message.answer.append(
                    own.dataKeys.first().sign(message.answer, name("partner.example"), own.lifetime));
            });
        },
        Fault::DsMismatch, "partner.example");
    row(
        "D5: unsigned key set",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::DNSKEY, SignatureFault::Missing);
        },
        Fault::SignatureMissing, "partner.example");
    row(
        "D5: expired signature over the key set",
        [](SignedTree& tree) {
            Faulty(tree, "partner.example", "partner.example", RecordType::DNSKEY, SignatureFault::Expired);
        },
        Fault::SignatureExpired, "partner.example");
    row(
        "D5: no keys",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DNSKEY},
                      [](dns::Message& message) { message.answer.clear(); });
        },
        Fault::DnskeyMissing, "partner.example");
    row(
        "D5: DS with a mangled signature",
        [](SignedTree& tree) {
            Faulty(tree, "example", "partner.example", RecordType::DS, SignatureFault::Corrupt);
        },
        Fault::SignatureInvalid, "example");
    row(
        "D9: DS left out, without any proof",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DS}, [](dns::Message& message) {
                message.answer.clear();
                message.authority.clear();
            });
        },
        Fault::DenialMissing, "partner.example");
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
        Fault::DenialIncomplete, "partner.example");
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
        Fault::SignerUnknown, "partner.example");
    row(
        "D5: bogus further up",
        [](SignedTree& tree) { Faulty(tree, ".", "example", RecordType::DS, SignatureFault::Expired); },
        Fault::SignatureExpired, ".");
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
        Fault::DsMismatch, ".");
}

void TestValidation::brokenChains()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    QFETCH(QString, zone);
    SignedTree tree = partnerTree();
    change(tree);
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.security == Security::Bogus, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::Failed);
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QCOMPARE(lookup.faultZone.toString(), zone);
    QVERIFY(!lookup.why.isEmpty());
    QVERIFY(!lookup.earliestExpiration);
    QVERIFY(!lookup.chain.isEmpty());
    QCOMPARE(lookup.chain.last().security, Security::Bogus);
    QCOMPARE(lookup.chain.last().fault, fault);
}

void TestValidation::insecure_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char* title, Change change, Fault fault) {
        QTest::newRow(title) << change << fault;
    };
    row(
        "D9: proven to have no DS, NSEC",
        [](SignedTree& tree) { tree.zone("partner.example").signing.reset(); }, Fault::NoDs);
    row(
        "D9: proven to have no DS, NSEC3",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing.reset();
            tree.zone("example").signing = test::signingWithNsec3(2);
        },
        Fault::NoDs);
    row(
        "D7: in an opt-out stretch",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing.reset();
            tree.zone("example").signing = test::signingWithNsec3(0, true);
        },
        Fault::OptOut);
    row(
        "D9: signed, but not chained to the parent",
        [](SignedTree& tree) { tree.zone("partner.example").digestTypes.clear(); }, Fault::NoDs);
    row(
        "D9: the parent is insecure already", [](SignedTree& tree) { tree.zone("example").signing.reset(); },
        Fault::NoDs);
    row(
        "D6: algorithm 7 alone",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing = test::signingWith(SigningAlgorithm::RsaSha1Nsec3);
        },
        Fault::UnsupportedAlgorithm);
    row(
        "D5: SHA-1 digests alone", [](SignedTree& tree) { tree.zone("partner.example").digestTypes = {1}; },
        Fault::UnsupportedDigest);
    row(
        "D7: NSEC3 with 101 iterations",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing.reset();
            tree.zone("example").signing = test::signingWithNsec3(101);
        },
        Fault::Nsec3Iterations);
    row(
        "D1: no anchor above", [](SignedTree&) {}, Fault::NoTrustAnchor);
}

void TestValidation::insecure()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    SignedTree tree = partnerTree();
    change(tree);
    Settings settings = tree.settings();
    if (fault == Fault::NoTrustAnchor) {
        const QByteArray text = "elsewhere. DS 20326 8 2 "
                                "E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D";
        settings.anchors = *TrustAnchors::fromText(text);
    }
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QVERIFY2(lookup.security == Security::Insecure, qPrintable(summary(lookup)));
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::Answer);
    QCOMPARE(lookup.records.size(), 1);
    QVERIFY(!lookup.earliestExpiration);
    QVERIFY(lookup.why.endsWith(u'.'));
    const Lookup none = tree.lookup("nothing.partner.example", RecordType::MX, settings);
    QCOMPARE(none.outcome, Lookup::Outcome::NameError);
    QCOMPARE(none.security, Security::Insecure);
    const Lookup empty = tree.lookup("mx.partner.example", RecordType::MX, settings);
    QCOMPARE(empty.outcome, Lookup::Outcome::NoData);
    QCOMPARE(empty.security, Security::Insecure);
}

void TestValidation::unreachable_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char* title, Change change, Fault fault) {
        QTest::newRow(title) << change << fault;
    };
    static const dns::Question Mx{name("partner.example"), RecordType::MX};
    static const dns::Question Ds{name("partner.example"), RecordType::DS};
    static const dns::Question Keys{name("partner.example"), RecordType::DNSKEY};
    row(
        "D1: SERVFAIL", [](SignedTree& tree) { tree.failFor(Mx); }, Fault::ServerFailure);
    row(
        "D1: SERVFAIL for DS", [](SignedTree& tree) { tree.failFor(Ds); }, Fault::ServerFailure);
    row(
        "D1: SERVFAIL for DS of an unsigned zone",
        [](SignedTree& tree) {
            tree.zone("partner.example").signing.reset();
            tree.failFor(Ds);
        },
        Fault::ServerFailure);
    row(
        "D1: SERVFAIL for DNSKEY", [](SignedTree& tree) { tree.failFor(Keys); }, Fault::ServerFailure);
    row(
        "D1: REFUSED",
        [](SignedTree& tree) {
            tree.edit(Mx, [](dns::Message& message) {
                message.answer.clear();
                message.rcode = dns::Rcode::Refused;
            });
        },
        Fault::ServerFailure);
    row(
        "D1: timeout", [](SignedTree& tree) { tree.lose(Mx, dns::Exchange::Outcome::TimedOut); },
        Fault::NoAnswer);
    row(
        "D1: timeout for DS", [](SignedTree& tree) { tree.lose(Ds, dns::Exchange::Outcome::TimedOut); },
        Fault::NoAnswer);
    row(
        "D1: unreachable for DNSKEY",
        [](SignedTree& tree) { tree.lose(Keys, dns::Exchange::Outcome::Unreachable); }, Fault::NoAnswer);
    row(
        "D1: malformed", [](SignedTree& tree) { tree.lose(Mx, dns::Exchange::Outcome::Malformed); },
        Fault::NoAnswer);
    row(
        "D1: an answer to another question",
        [](SignedTree& tree) {
            tree.edit(Mx, [](dns::Message& message) { message.question->type = RecordType::A; });
        },
        Fault::NoAnswer);
    row(
        "D1: truncated",
        [](SignedTree& tree) { tree.edit(Mx, [](dns::Message& message) { message.truncated = true; }); },
        Fault::NoAnswer);
    row(
        "D1: the resolver strips signatures",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question&, dns::Message& message) { removeSignatures(message); });
        },
        Fault::ResolverStripsDnssec);
    row(
        "D1: the resolver knows no DNSSEC types",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question& question, dns::Message& message) {
                removeSignatures(message);
                if (question.type == RecordType::DNSKEY || question.type == RecordType::DS)
                    message.answer.clear();
                message.authority.clear();
                message.edns = false;
            });
        },
        Fault::ResolverStripsDnssec);
    row(
        "D1: only one answer comes without EDNS and signatures",
        [](SignedTree& tree) {
            tree.edit(Mx, [](dns::Message& message) {
                removeSignatures(message);
                message.edns = false;
            });
        },
        Fault::ResolverStripsDnssec);
}

void TestValidation::unreachable()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    SignedTree tree = partnerTree();
    change(tree);
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.security == Security::Indeterminate, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::Failed);
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QVERIFY(lookup.why.endsWith(u'.'));
}

void TestValidation::timesOfSignatures_data()
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

void TestValidation::timesOfSignatures()
{
    QFETCH(QDateTime, now);
    QFETCH(Fault, fault);
    const SignedTree tree = partnerTree();
    Settings settings = tree.settings();
    settings.now = now;
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QCOMPARE(lookup.fault, fault);
    QCOMPARE(lookup.secure(), fault == Fault::None);
}

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

void TestValidation::asksForWhatIsMissing()
{
    const SignedTree tree = partnerTree();
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
    SignedTree tree = partnerTree();
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
    SignedTree tree = partnerTree();
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
    SignedTree tree = partnerTree();
    tree.forget({name("example"), RecordType::DNSKEY});
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QCOMPARE(lookup.security, Security::Indeterminate);
    QCOMPARE(lookup.fault, Fault::NotRecorded);
    QCOMPARE(lookup.why, u"The record has no answer for DNSKEY of example."_qs);
    QVERIFY(lookup.failed());
}

void TestValidation::memorySparesWork()
{
    const SignedTree tree = partnerTree();
    SignatureMemory memory;
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

void TestValidation::islandOfTrust()
{
    SignedTree tree = partnerTree();
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

void TestValidation::dnskeyAnchor()
{
    const SignedTree tree = partnerTree();
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

void TestValidation::tooMuchWork_data()
{
    QTest::addColumn<int Limits::*>("limit");
    QTest::addColumn<int>("value");
    QTest::newRow("D10: signature checks") << &Limits::signatureChecks << 5;
    QTest::newRow("D10: keys with equal tags") << &Limits::keysWithEqualTag << 0;
    QTest::newRow("D10: questions") << &Limits::questions << 5;
}

void TestValidation::tooMuchWork()
{
    QFETCH(int Limits::*, limit);
    QFETCH(int, value);
    const SignedTree tree = partnerTree();
    Settings settings = tree.settings();
    settings.limits.*limit = value;
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX, settings);
    QCOMPARE(lookup.fault, Fault::TooMuchWork);
    QCOMPARE(lookup.security, Security::Indeterminate);
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
