// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/verification.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QFile>
#include <QtCore/QScopeGuard>
#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using test::name;
using tls::ChainProblem;

class TestPkixVerification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void countsNamesByTheRule();
    void remembersSignaturesAlone();
    void authoritiesStandBesideTheSystems_data();
    void authoritiesStandBesideTheSystems();
};

namespace {

const QDateTime Now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

}  // namespace

void TestPkixVerification::judges_data()
{
    QTest::addColumn<QList<QByteArray>>("chain");
    QTest::addColumn<QByteArray>("rootPem");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<bool>("nameMatches");
    QTest::addColumn<ChainProblem>("problem");

    const QStringList names{u"mx.partner.example"_qs};
    const test::Hierarchy made(names, Now);
    const test::Hierarchy other(names, Now);
    const QByteArray root = made.root.certificatePem;
    const auto leaf = [&made](const tls::CertificateRequest& request) {
        return tls::chainOf({test::makeIdentity(request, &made.intermediate), made.intermediate});
    };

    QTest::newRow("S2: good") << made.chain() << root << true << true << ChainProblem::None;
    QTest::newRow("root sent too") << tls::chainOf({made.leaf, made.intermediate, made.root}) << root << true
                                   << true << ChainProblem::None;
    QTest::newRow("disorder") << tls::chainOf({made.leaf, other.intermediate, made.root, made.intermediate})
                              << root << true << true << ChainProblem::None;
    QTest::newRow("no certificate") << QList<QByteArray>() << root << false << false
                                    << ChainProblem::NoCertificate;
    QTest::newRow("malformed") << QList<QByteArray>{made.leaf.der, "garbage"} << root << false << false
                               << ChainProblem::Malformed;
    QTest::newRow("endless chain") << QList<QByteArray>(1000, made.leaf.der) << root << false << false
                                   << ChainProblem::Malformed;
    QTest::newRow("unknown root") << other.chain() << root << false << true << ChainProblem::UntrustedRoot;
    QTest::newRow("intermediate not sent")
        << tls::chainOf({made.leaf}) << root << false << true << ChainProblem::UntrustedRoot;
    QTest::newRow("self-signed") << tls::chainOf({test::makeIdentity(test::requestAround(Now, names))})
                                 << root << false << true << ChainProblem::UntrustedRoot;

    QTest::newRow("wrong name") << leaf(test::requestAround(Now, {u"mx2.partner.example"_qs})) << root << true
                                << false << ChainProblem::NameMismatch;
    QTest::newRow("wildcard") << leaf(test::requestAround(Now, {u"*.partner.example"_qs})) << root << true
                              << true << ChainProblem::None;
    QTest::newRow("part of a label") << leaf(test::requestAround(Now, {u"m*.partner.example"_qs})) << root
                                     << true << false << ChainProblem::NameMismatch;

    tls::CertificateRequest request = test::requestAround(Now, names);
    request.notAfter = Now.addSecs(-1);
    QTest::newRow("expired") << leaf(request) << root << false << true << ChainProblem::Expired;
    request.dnsNames = QStringList{u"mx2.partner.example"_qs};
    QTest::newRow("expired and wrong name: the date is told first")
        << leaf(request) << root << false << false << ChainProblem::Expired;
    request = test::requestAround(Now, names);
    request.notBefore = Now.addSecs(60);
    QTest::newRow("not yet valid") << leaf(request) << root << false << true << ChainProblem::NotYetValid;

    request = test::requestAround(Now, names);
    request.keyType = tls::KeyType::Rsa1024;
    QTest::newRow("RSA 1024 is accepted") << leaf(request) << root << true << true << ChainProblem::None;
    request = test::requestAround(Now, names);
    request.sha1Signature = true;
    QTest::newRow("SHA-1 signature") << leaf(request) << root << false << true << ChainProblem::WeakKey;

    const tls::Identity notCa = test::makeIdentity(test::requestAround(Now, names), &made.root);
    QTest::newRow("a leaf does not issue")
        << tls::chainOf({test::makeIdentity(test::requestAround(Now, names), &notCa), notCa}) << root << false
        << true << ChainProblem::Other;
}

void TestPkixVerification::judges()
{
    QFETCH(QList<QByteArray>, chain);
    QFETCH(QByteArray, rootPem);
    const Result<tls::Roots> roots = tls::Roots::fromPem(rootPem);
    QVERIFY(roots.ok());
    const tls::PkixVerdict verdict = tls::verifyPkix(chain, name("mx.partner.example"), Now, *roots);
    QTEST(verdict.trusted, "trusted");
    QTEST(verdict.nameMatches, "nameMatches");
    QTEST(verdict.problem, "problem");
    QCOMPARE(verdict.passed(), verdict.problem == ChainProblem::None);
    QCOMPARE(verdict.detail.isEmpty(), verdict.passed());
    // Pure: the same once more.
    QCOMPARE(tls::verifyPkix(chain, name("mx.partner.example"), Now, *roots), verdict);
}

void TestPkixVerification::countsNamesByTheRule()
{
    const tls::Identity root = test::makeIdentity(test::authorityRequest(Now, u"Root"_qs));
    const Result<tls::Roots> roots = tls::Roots::fromPem(root.certificatePem);
    QVERIFY(roots.ok());
    const DomainName host = name("mx.partner.example");

    tls::CertificateRequest request = test::requestAround(Now, {});
    request.commonName = u"mx.partner.example"_qs;
    const QList<QByteArray> onlyCommonName = tls::chainOf({test::makeIdentity(request, &root)});
    QVERIFY(tls::verifyPkix(onlyCommonName, host, Now, *roots).passed());
    QVERIFY(!tls::verifyPkix(onlyCommonName, host, Now, *roots, tls::NameRule::DnsNamesOnly).passed());

    request.dnsNames = QStringList{u"mx2.partner.example"_qs};
    const QList<QByteArray> both = tls::chainOf({test::makeIdentity(request, &root)});
    QVERIFY(!tls::verifyPkix(both, host, Now, *roots).nameMatches);
    QVERIFY(tls::verifyPkix(both, name("mx2.partner.example"), Now, *roots).passed());
    QVERIFY(!tls::verifyPkix(both, DomainName(), Now, *roots).nameMatches);
}

void TestPkixVerification::remembersSignaturesAlone()
{
    const DomainName host = name("mx.partner.example");
    const test::Hierarchy made({host.toString()}, Now);
    const Result<tls::Roots> roots = tls::Roots::fromPem(made.root.certificatePem);
    const Result<tls::Roots> others =
        tls::Roots::fromPem(test::Hierarchy({host.toString()}, Now).root.certificatePem);
    QVERIFY(roots.ok() && others.ok());
    // The second time by what the first one has found out.
    QVERIFY(tls::verifyPkix(made.chain(), host, Now, *roots).passed());
    QVERIFY(tls::verifyPkix(made.chain(), host, Now, *roots).passed());

    const auto problem = [&host](const QList<QByteArray>& chain, const QDateTime& at,
                                 const tls::Roots& trusted) {
        return tls::verifyPkix(chain, host, at, trusted).problem;
    };
    QVERIFY(problem(made.chain(), Now.addYears(50), *roots) == ChainProblem::Expired);
    QVERIFY(problem(made.chain(), Now.addYears(-50), *roots) == ChainProblem::NotYetValid);
    QVERIFY(problem(made.chain(), Now, *others) == ChainProblem::UntrustedRoot);
    QList<QByteArray> forged = made.chain();
    forged[0].back() = static_cast<char>(forged[0].back() ^ 1);  // the end of the signature
    QVERIFY(problem(forged, Now, *roots) == ChainProblem::Other);
    QVERIFY(!tls::verifyPkix(forged, host, Now, *roots).trusted);
}

void TestPkixVerification::authoritiesStandBesideTheSystems_data()
{
    QTest::addColumn<bool>("bySystem");
    QTest::addColumn<tls::Roots::Beside>("beside");
    QTest::addColumn<bool>("trusted");
    using Beside = tls::Roots::Beside;
    QTest::newRow("S2: an extra authority") << false << Beside::SystemRoots << true;
    QTest::newRow("S2: one of the system beside it") << true << Beside::SystemRoots << true;
    QTest::newRow("S2: an extra authority alone") << false << Beside::Nothing << true;
    QTest::newRow("S2: one of the system, which does not count") << true << Beside::Nothing << false;
}

void TestPkixVerification::authoritiesStandBesideTheSystems()
{
    QFETCH(const bool, bySystem);
    QFETCH(const tls::Roots::Beside, beside);
    QFETCH(const bool, trusted);
    const QStringList names{u"mx.partner.example"_qs};
    const test::Hierarchy extra(names, Now);
    const test::Hierarchy system(names, Now);
    const test::Hierarchy stranger(names, Now);
    // What this computer trusts is a file of its own here, which OpenSSL finds by its environment.
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"roots.pem"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(system.root.certificatePem) > 0);
    file.close();
    qputenv("SSL_CERT_FILE", file.fileName().toLocal8Bit());
    const auto restore = qScopeGuard([] { qunsetenv("SSL_CERT_FILE"); });

    const Result<tls::Roots> roots = tls::Roots::fromPem(extra.root.certificatePem, beside);
    QVERIFY(roots.ok());
    const auto trusts = [&roots](const test::Hierarchy& made) {
        return tls::verifyPkix(made.chain(), name("mx.partner.example"), Now, *roots).trusted;
    };
    QCOMPARE(trusts(bySystem ? system : extra), trusted);
    QVERIFY(!trusts(stranger));
}

QTEST_GUILESS_MAIN(TestPkixVerification)
#include "tst_pkixverification.moc"
