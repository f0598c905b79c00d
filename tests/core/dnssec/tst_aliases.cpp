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
                               "near CNAME mx\n"
                               "far CNAME mx.hoster.example.\n"
                               "open CNAME mx.open.example.\n"
                               "gone CNAME nothing.hoster.example.\n"
                               "empty CNAME txt.hoster.example.\n"
                               "*.any CNAME mx\n"
                               "one CNAME two\n"
                               "two CNAME one\n"
                               "tree DNAME sub.hoster.example.\n";

SignedTree aliasTree()
{
    SignedTree tree;
    tree.add("partner.example", PartnerZone);
    tree.add("hoster.example",
             "mx A 192.0.2.2\ntxt TXT x\nback CNAME mx.partner.example.\nmx.sub A 192.0.2.3\n");
    tree.add("open.example",
             "mx A 192.0.2.4\nin CNAME mx.partner.example.\nturn CNAME round\nround CNAME turn\n")
        .signing.reset();
    return tree;
}

/// Leaves in the answer section only what belongs to the asked name, as an authoritative server does that
/// has only that zone.
void onlyFirstLink(const dns::Question& question, dns::Message& message)
{
    message.answer.removeIf([&question](const Record& record) {
        return record.owner != question.name
            && !(record.type == RecordType::DNAME || question.name.isBelow(record.owner));
    });
    if (!message.answer.isEmpty())
        message.rcode = dns::Rcode::NoError;
}

void removeSignaturesOf(QList<Record>& section, const char* owner)
{
    section.removeIf([owner](const Record& record) {
        return record.type == RecordType::RRSIG && record.owner == name(owner);
    });
}

}  // namespace

class TestAliases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsOfChains_data();
    void endsOfChains();
    void brokenLinks_data();
    void brokenLinks();
    void aliasIsTheQuestion();
    void longChain();
};

void TestAliases::endsOfChains_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<Lookup::Outcome>("outcome");
    QTest::addColumn<Security>("security");
    const auto row = [](const char* title, const char* owner, const char* end, Lookup::Outcome outcome,
                        Security security) {
        QTest::newRow(title) << QByteArray(owner) << QByteArray(end) << outcome << security;
    };
    row("D8: inside the zone", "near.partner.example", "mx.partner.example", Lookup::Outcome::Answer,
        Security::Secure);
    row("D8: to another secure zone", "far.partner.example", "mx.hoster.example", Lookup::Outcome::Answer,
        Security::Secure);
    row("D8: through two zones", "back.hoster.example", "mx.partner.example", Lookup::Outcome::Answer,
        Security::Secure);
    row("D8: from secure to insecure", "open.partner.example", "mx.open.example", Lookup::Outcome::Answer,
        Security::Insecure);
    row("D8: from insecure to secure", "in.open.example", "mx.partner.example", Lookup::Outcome::Answer,
        Security::Insecure);
    row("D8: to a name that does not exist", "gone.partner.example", "nothing.hoster.example",
        Lookup::Outcome::NameError, Security::Secure);
    row("D8: to a name without the type", "empty.partner.example", "txt.hoster.example",
        Lookup::Outcome::NoData, Security::Secure);
    row("D8: by DNAME", "mx.tree.partner.example", "mx.sub.hoster.example", Lookup::Outcome::Answer,
        Security::Secure);
    row("D8: by DNAME to nothing", "x.tree.partner.example", "x.sub.hoster.example",
        Lookup::Outcome::NameError, Security::Secure);
    row("D8: from a wildcard", "x.any.partner.example", "mx.partner.example", Lookup::Outcome::Answer,
        Security::Secure);
}

void TestAliases::endsOfChains()
{
    QFETCH(QByteArray, owner);
    QFETCH(QByteArray, end);
    QFETCH(Lookup::Outcome, outcome);
    QFETCH(Security, security);
    for (const bool split : {false, true}) {
        SignedTree tree = aliasTree();
        if (split)
            tree.edit(onlyFirstLink);
        const Lookup lookup = tree.lookup(owner.constData(), RecordType::A);
        QVERIFY2(lookup.security == security, qPrintable(summary(lookup)));
        QCOMPARE(lookup.outcome, outcome);
        QCOMPARE(lookup.canonicalName, name(end.constData()));
        QCOMPARE(lookup.aliases.size(), 1);
        QCOMPARE(lookup.aliases.first().from, name(owner.constData()));
        QCOMPARE(lookup.aliases.first().to, lookup.canonicalName);
        QCOMPARE(lookup.aliases.first().byDname, owner.contains(".tree."));
        QCOMPARE(lookup.aliases.first().security,
                 owner.startsWith("in.") ? Security::Insecure : Security::Secure);
        QCOMPARE(lookup.records.size(), outcome == Lookup::Outcome::Answer ? 1 : 0);
        QCOMPARE(lookup.fault, security == Security::Secure ? Fault::None : Fault::NoDs);
    }
}

using Change = void (*)(SignedTree&);

void TestAliases::brokenLinks_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<Change>("change");
    QTest::addColumn<Security>("security");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char* title, const char* owner, Change change, Security security, Fault fault) {
        QTest::newRow(title) << QByteArray(owner) << change << security << fault;
    };
    row(
        "D8: expired alias", "far.partner.example",
        [](SignedTree& tree) {
            tree.zone("partner.example")
                .signing->faults.append(
                    {name("far.partner.example"), RecordType::CNAME, SignatureFault::Expired});
        },
        Security::Bogus, Fault::SignatureExpired);
    row(
        "D8: unsigned alias", "far.partner.example",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question&, dns::Message& message) {
                removeSignaturesOf(message.answer, "far.partner.example");
            });
        },
        Security::Bogus, Fault::SignatureMissing);
    row(
        "D8: bogus target", "far.partner.example",
        [](SignedTree& tree) {
            tree.zone("hoster.example")
                .signing->faults.append({name("mx.hoster.example"), RecordType::A, SignatureFault::Corrupt});
        },
        Security::Bogus, Fault::SignatureInvalid);
    row(
        "D8: a bogus target outweighs an insecure alias", "in.open.example",
        [](SignedTree& tree) {
            tree.zone("partner.example")
                .signing->faults.append({name("mx.partner.example"), RecordType::A, SignatureFault::Corrupt});
        },
        Security::Bogus, Fault::SignatureInvalid);
    row(
        "D8: the target's server fails", "far.partner.example",
        [](SignedTree& tree) {
            tree.edit(onlyFirstLink);
            tree.failFor({name("mx.hoster.example"), RecordType::A});
            // The tree answers the whole chain with SERVFAIL then; a resolver gives what it has.
            tree.edit({name("far.partner.example"), RecordType::A}, [&tree](dns::Message& message) {
                const SignedZone::Rrset* alias =
                    tree.signedZone("partner.example").find(name("far.partner.example"), RecordType::CNAME);
                message.answer = alias->records + alias->signatures;
                message.rcode = dns::Rcode::NoError;
            });
        },
        Security::Indeterminate, Fault::ServerFailure);
    row(
        "D8: the target is not denied properly", "gone.partner.example",
        [](SignedTree& tree) {
            tree.edit({name("nothing.hoster.example"), RecordType::A},
                      [](dns::Message& message) { message.authority.clear(); });
        },
        Security::Bogus, Fault::DenialMissing);
    row(
        "D8: a wildcard alias without its proof", "x.any.partner.example",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question& question, dns::Message& message) {
                if (question.type == RecordType::A)
                    message.authority.clear();
            });
        },
        Security::Bogus, Fault::WildcardUnproven);
    row(
        "D8: synthesized CNAME that differs", "mx.tree.partner.example",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question&, dns::Message& message) {
                for (Record& record : message.answer) {
                    if (record.type == RecordType::CNAME)
                        record.rdata = name("mx.partner.example").wire();
                }
            });
        },
        Security::Bogus, Fault::AliasMismatch);
    row(
        "D8: unsigned DNAME", "mx.tree.partner.example",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question&, dns::Message& message) {
                removeSignaturesOf(message.answer, "tree.partner.example");
            });
        },
        Security::Bogus, Fault::SignatureMissing);
    row(
        "D8: synthesized CNAME without its DNAME", "mx.tree.partner.example",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question&, dns::Message& message) {
                message.answer.removeIf(
                    [](const Record& record) { return record.owner == name("tree.partner.example"); });
            });
        },
        Security::Bogus, Fault::SignatureMissing);
    row(
        "D8: two aliases at one name", "near.partner.example",
        [](SignedTree& tree) {
            tree.edit({name("near.partner.example"), RecordType::A}, [](dns::Message& message) {
                const ZoneSigning signing = test::signingWith();
                Record other = message.answer.first();
                other.rdata = name("other.partner.example").wire();
                message.answer = {message.answer.first(), other};
                message.answer.append(
                    signing.dataKeys.first().sign(message.answer, name("partner.example"), signing.lifetime));
            });
        },
        Security::Bogus, Fault::AliasMismatch);
    row(
        "D8: a loop", "one.partner.example", [](SignedTree&) {}, Security::Bogus, Fault::AliasLoop);
    row(
        "D8: a loop in an insecure zone", "turn.open.example", [](SignedTree&) {}, Security::Indeterminate,
        Fault::AliasLoop);
}

void TestAliases::brokenLinks()
{
    QFETCH(QByteArray, owner);
    QFETCH(Change, change);
    QFETCH(Security, security);
    QFETCH(Fault, fault);
    SignedTree tree = aliasTree();
    change(tree);
    const Lookup lookup = tree.lookup(owner.constData(), RecordType::A);
    QVERIFY2(lookup.security == security && lookup.fault == fault, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::Failed);
    QVERIFY(lookup.why.endsWith(u'.'));
}

void TestAliases::aliasIsTheQuestion()
{
    const SignedTree tree = aliasTree();
    const Lookup plain = tree.lookup("far.partner.example", RecordType::CNAME);
    QVERIFY2(plain.secure(), qPrintable(summary(plain)));
    QCOMPARE(plain.records.size(), 1);
    QVERIFY(plain.aliases.isEmpty());
    const Lookup made = tree.lookup("mx.tree.partner.example", RecordType::CNAME);
    QVERIFY2(made.secure(), qPrintable(summary(made)));
    QCOMPARE(dns::targetOf(made.records.first()), name("mx.sub.hoster.example"));
}

void TestAliases::longChain()
{
    QByteArray zone = "end A 192.0.2.9\n";
    for (int i = 0; i < 14; ++i)
        zone += "n" + QByteArray::number(i) + " CNAME n" + QByteArray::number(i + 1) + "\n";
    zone += "n14 A 192.0.2.9\n";
    SignedTree tree;
    tree.add("partner.example", zone);
    QVERIFY(tree.lookup("n2.partner.example", RecordType::A).secure());  // 12 links
    const Lookup lookup = tree.lookup("n1.partner.example", RecordType::A);
    QCOMPARE(lookup.fault, Fault::TooMuchWork);
    QCOMPARE(lookup.security, Security::Indeterminate);
    QVERIFY(lookup.failed());
}

QTEST_GUILESS_MAIN(TestAliases)
#include "tst_aliases.moc"
