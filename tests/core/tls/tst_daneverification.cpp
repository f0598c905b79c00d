// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/verification.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using test::name;
using test::tlsaFor;
using Outcome = tls::DaneVerdict::Outcome;
using Records = QList<dns::TlsaData>;

class TestDaneVerification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void acceptsAnyReferenceName();
    void isPure();
};

namespace {

const QDateTime Now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

dns::TlsaData broken(dns::TlsaData record)
{
    record.association[0] = static_cast<char>(record.association[0] ^ 1);
    return record;
}

}  // namespace

void TestDaneVerification::judges_data()
{
    QTest::addColumn<QList<QByteArray>>("chain");
    QTest::addColumn<Records>("records");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("matchedRecord");
    QTest::addColumn<int>("matchedDepth");

    const QStringList names{u"mx.partner.example"_qs};
    const test::Hierarchy made(names, Now);
    const test::Hierarchy other(names, Now);
    const QByteArray leaf = made.leaf.der;
    const QByteArray ca = made.intermediate.der;
    const QList<QByteArray> chain = made.chain();
    const auto issued = [&made](const tls::CertificateRequest& request) {
        return tls::chainOf({test::makeIdentity(request, &made.intermediate), made.intermediate});
    };

    QTest::newRow("N7: 3 1 1") << chain << Records{tlsaFor(leaf, 3, 1, 1)} << Outcome::Match << 0 << 0;
    QTest::newRow("N7: 3 0 1") << chain << Records{tlsaFor(leaf, 3, 0, 1)} << Outcome::Match << 0 << 0;
    QTest::newRow("N7: 3 1 2") << chain << Records{tlsaFor(leaf, 3, 1, 2)} << Outcome::Match << 0 << 0;
    QTest::newRow("N7: 3 1 0") << chain << Records{tlsaFor(leaf, 3, 1, 0)} << Outcome::Match << 0 << 0;
    QTest::newRow("N7: 3 0 0") << chain << Records{tlsaFor(leaf, 3, 0, 0)} << Outcome::Match << 0 << 0;
    QTest::newRow("N7: the key of another certificate")
        << chain << Records{tlsaFor(other.leaf.der, 3, 1, 1)} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N7: DANE-EE matches the leaf alone, not its issuer")
        << chain << Records{tlsaFor(ca, 3, 1, 1)} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N7: the leaf without its issuer is enough")
        << tls::chainOf({made.leaf}) << Records{tlsaFor(leaf, 3, 1, 1)} << Outcome::Match << 0 << 0;

    tls::CertificateRequest expired = test::requestAround(Now, names);
    expired.notAfter = Now.addSecs(-1);
    const QList<QByteArray> expiredChain = issued(expired);
    QTest::newRow("N7: expired under DANE-EE passes")
        << expiredChain << Records{tlsaFor(expiredChain.first(), 3, 1, 1)} << Outcome::Match << 0 << 0;
    QTest::newRow("N8: expired under DANE-TA")
        << expiredChain << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::Expired << 0 << 1;
    QTest::newRow("N8: expired under DANE-TA, DANE-EE besides matches")
        << expiredChain << Records{tlsaFor(ca, 2, 1, 1), tlsaFor(expiredChain.first(), 3, 1, 1)}
        << Outcome::Match << 1 << 0;
    tls::CertificateRequest early = test::requestAround(Now, names);
    early.notBefore = Now.addSecs(60);
    const QList<QByteArray> earlyChain = issued(early);
    QTest::newRow("N7: not yet valid under DANE-EE passes")
        << earlyChain << Records{tlsaFor(earlyChain.first(), 3, 1, 1)} << Outcome::Match << 0 << 0;
    QTest::newRow("N8: not yet valid under DANE-TA")
        << earlyChain << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::NotYetValid << 0 << 1;

    const QList<QByteArray> strange = issued(test::requestAround(Now, {u"mx.stranger.example"_qs}));
    QTest::newRow("N7: wrong name under DANE-EE passes")
        << strange << Records{tlsaFor(strange.first(), 3, 1, 1)} << Outcome::Match << 0 << 0;
    QTest::newRow("N8: wrong name under DANE-TA")
        << strange << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::NameMismatch << 0 << 1;
    QTest::newRow("N8: wildcard under DANE-TA") << issued(test::requestAround(Now, {u"*.partner.example"_qs}))
                                                << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::Match << 0 << 1;
    tls::CertificateRequest commonName = test::requestAround(Now, {});
    commonName.commonName = u"mx.partner.example"_qs;
    QTest::newRow("N8: common name where there is no DNS name")
        << issued(commonName) << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::Match << 0 << 1;
    commonName.dnsNames = QStringList{u"mx.stranger.example"_qs};
    QTest::newRow("N8: no common name beside a DNS name")
        << issued(commonName) << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::NameMismatch << 0 << 1;

    QTest::newRow("N8: 2 0 1") << chain << Records{tlsaFor(ca, 2, 0, 1)} << Outcome::Match << 0 << 1;
    QTest::newRow("N8: 2 1 1") << chain << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::Match << 0 << 1;
    QTest::newRow("N8: 2 1 2") << chain << Records{tlsaFor(ca, 2, 1, 2)} << Outcome::Match << 0 << 1;
    QTest::newRow("N8: 2 1 1 of a root that is sent")
        << tls::chainOf({made.leaf, made.intermediate, made.root}) << Records{tlsaFor(made.root.der, 2, 1, 1)}
        << Outcome::Match << 0 << 2;
    QTest::newRow("N8: 2 1 1 of a root that is not sent")
        << chain << Records{tlsaFor(made.root.der, 2, 1, 1)} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N8: 2 0 0 gives the anchor in full")
        << chain << Records{tlsaFor(made.root.der, 2, 0, 0)} << Outcome::Match << 0 << 2;
    QTest::newRow("N8: 2 0 0 completes a lone leaf")
        << tls::chainOf({made.leaf}) << Records{tlsaFor(ca, 2, 0, 0)} << Outcome::Match << 0 << 1;
    QTest::newRow("N8: 2 1 0 gives the bare key")
        << chain << Records{tlsaFor(made.root.der, 2, 1, 0)} << Outcome::Match << 0 << 1;
    QTest::newRow("N8: 2 1 0, a key that signed nothing here")
        << chain << Records{tlsaFor(other.root.der, 2, 1, 0)} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N8: an anchor that did not sign the leaf")
        << tls::chainOf({made.leaf, other.intermediate}) << Records{tlsaFor(other.intermediate.der, 2, 1, 1)}
        << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N8: a self-signed leaf as its own anchor")
        << tls::chainOf({made.root}) << Records{tlsaFor(other.root.der, 2, 1, 1)} << Outcome::NoMatch << -1
        << -1;

    QTest::newRow("N12: roll-over, one of two matches")
        << chain << Records{broken(tlsaFor(leaf, 3, 1, 1)), tlsaFor(leaf, 3, 1, 1)} << Outcome::Match << 1
        << 0;
    QTest::newRow("N9: SHA2-512 sets SHA2-256 aside")
        << chain << Records{tlsaFor(leaf, 3, 1, 1), broken(tlsaFor(leaf, 3, 1, 2))} << Outcome::NoMatch << -1
        << -1;
    QTest::newRow("N9: agility is by usage and selector")
        << chain << Records{tlsaFor(leaf, 3, 1, 1), broken(tlsaFor(leaf, 3, 0, 2))} << Outcome::Match << 0
        << 0;
    QTest::newRow("N9: full data counts beside SHA2-512")
        << chain << Records{tlsaFor(leaf, 3, 1, 0), broken(tlsaFor(leaf, 3, 1, 2))} << Outcome::Match << 0
        << 0;

    QTest::newRow("N6: usages 0 and 1 do not count")
        << chain << Records{tlsaFor(ca, 0, 1, 1), tlsaFor(leaf, 1, 1, 1)} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N6: usage 1 does not spoil a match")
        << chain << Records{tlsaFor(leaf, 1, 1, 1), tlsaFor(leaf, 3, 1, 1)} << Outcome::Match << 1 << 0;
    QTest::newRow("N6: digest of a wrong length")
        << chain << Records{{3, 1, 1, QByteArray(31, 'x')}} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N6: unknown selector and matching type")
        << chain
        << Records{{3, 2, 1, QByteArray(32, 'x')}, {3, 1, 9, QByteArray(32, 'x')}, {9, 1, 1, QByteArray()}}
        << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N6: garbage as full data")
        << chain << Records{{2, 0, 0, "garbage"}, {2, 1, 0, "garbage"}} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("N6: no record") << chain << Records{} << Outcome::NoMatch << -1 << -1;
    QTest::newRow("no certificate") << QList<QByteArray>() << Records{tlsaFor(leaf, 3, 1, 1)}
                                    << Outcome::NoMatch << -1 << -1;
    QTest::newRow("malformed chain") << QList<QByteArray>{leaf, "x"} << Records{tlsaFor(leaf, 3, 1, 1)}
                                     << Outcome::Malformed << -1 << -1;

    tls::CertificateRequest weak = test::requestAround(Now, names);
    weak.keyType = tls::KeyType::Rsa1024;
    const QList<QByteArray> weakChain = issued(weak);
    QTest::newRow("a weak key still matches")
        << weakChain << Records{tlsaFor(weakChain.first(), 3, 1, 1)} << Outcome::Match << 0 << 0;
    QTest::newRow("a weak key still chains")
        << weakChain << Records{tlsaFor(ca, 2, 1, 1)} << Outcome::Match << 0 << 1;
}

void TestDaneVerification::judges()
{
    QFETCH(QList<QByteArray>, chain);
    QFETCH(Records, records);
    const tls::DaneVerdict verdict = tls::verifyDane(chain, records, {name("mx.partner.example")}, Now);
    QTEST(verdict.outcome, "outcome");
    QTEST(verdict.matchedRecord, "matchedRecord");
    QTEST(verdict.matchedDepth, "matchedDepth");
    QCOMPARE(verdict.detail.isEmpty(), verdict.outcome == Outcome::Match);
}

void TestDaneVerification::acceptsAnyReferenceName()
{
    const test::Hierarchy made({u"partner.example"_qs}, Now);
    const Records records{tlsaFor(made.intermediate.der, 2, 1, 1)};
    // RFC 7672 3.2.2: the TLSA base domain, and the next-hop domain when the MX answer is secure.
    const QList<DomainName> both{name("mx.partner.example"), name("partner.example")};
    QCOMPARE(tls::verifyDane(made.chain(), records, both, Now).outcome, Outcome::Match);
    QCOMPARE(tls::verifyDane(made.chain(), records, {both.first()}, Now).outcome, Outcome::NameMismatch);
    QCOMPARE(tls::verifyDane(made.chain(), records, {name("mx2.partner.example"), name("other.example")}, Now)
                 .outcome,
             Outcome::NameMismatch);
}

void TestDaneVerification::isPure()
{
    const test::Hierarchy made({u"mx.partner.example"_qs}, Now);
    const QList<DomainName> references{name("mx.partner.example")};
    const Records bad{broken(tlsaFor(made.leaf.der, 3, 1, 1))};
    const Records good{tlsaFor(made.intermediate.der, 2, 1, 1)};
    const tls::DaneVerdict first = tls::verifyDane(made.chain(), good, references, Now);
    QCOMPARE(tls::verifyDane(made.chain(), bad, references, Now).outcome, Outcome::NoMatch);
    QCOMPARE(tls::verifyDane(made.chain(), good, references, Now), first);
    QCOMPARE(tls::verifyDane(made.chain(), good, references, Now.addYears(1)).outcome, Outcome::Expired);
}

QTEST_GUILESS_MAIN(TestDaneVerification)
#include "tst_daneverification.moc"
