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

using Change = void (*)(SignedTree&);

}  // namespace

/// Where a chain of trust ends by proof, and where nothing could be found out.
class TestInsecureChains : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void insecure_data();
    void insecure();
    void unreachable_data();
    void unreachable();
};

void TestInsecureChains::insecure_data()
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
        "D5: an unknown digest alone",
        [](SignedTree& tree) {
            tree.edit({name("partner.example"), RecordType::DS}, [](dns::Message& message) {
                const ZoneSigning signing = test::signingWith();
                Record ds = message.answer.first();
                ds.rdata[3] = 5;
                message.answer = {ds, signing.dataKeys.first().sign({ds}, name("example"), signing.lifetime)};
            });
        },
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

void TestInsecureChains::insecure()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    SignedTree tree = test::partnerTree();
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

void TestInsecureChains::unreachable_data()
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
            tree.edit([](const dns::Question&, dns::Message& message) { test::removeSignatures(message); });
        },
        Fault::ResolverStripsDnssec);
    row(
        "D1: the resolver knows no DNSSEC types",
        [](SignedTree& tree) {
            tree.edit([](const dns::Question& question, dns::Message& message) {
                test::removeSignatures(message);
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
                test::removeSignatures(message);
                message.edns = false;
            });
        },
        Fault::ResolverStripsDnssec);
}

void TestInsecureChains::unreachable()
{
    QFETCH(Change, change);
    QFETCH(Fault, fault);
    SignedTree tree = test::partnerTree();
    change(tree);
    const Lookup lookup = tree.lookup("partner.example", RecordType::MX);
    QVERIFY2(lookup.security == Security::Indeterminate, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, Lookup::Outcome::Failed);
    QVERIFY2(lookup.fault == fault, qPrintable(summary(lookup)));
    QVERIFY(lookup.why.endsWith(u'.'));
}

QTEST_GUILESS_MAIN(TestInsecureChains)
#include "tst_insecurechains.moc"
