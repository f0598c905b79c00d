// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/certificate.h"

#include "core/tls/cryptolibrary.h"
#include "core/tls/roots.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QCryptographicHash>

using namespace relaydeck;
using test::name;

class TestCertificate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadAmongFewAlgorithms();
    void describesACertificate();
    void namesTheKeyType_data();
    void namesTheKeyType();
    void refusesWhatIsNoCertificate_data();
    void refusesWhatIsNoCertificate();
    void hidesControlCharacters();
    void presentsDnsNamesBeforeTheCommonName();
    void matchesNames_data();
    void matchesNames();
    void readsPem();
    void refusesEmptyRoots();
};

void TestCertificate::describesACertificate()
{
    const QDateTime at(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    const test::Hierarchy made({u"MX1.partner.example"_qs, u"*.partner.example"_qs}, at);
    const Result<tls::Certificate> leaf = tls::parseCertificate(made.leaf.der);
    QVERIFY(leaf.ok());
    QCOMPARE(leaf->dnsNames, QStringList({u"mx1.partner.example"_qs, u"*.partner.example"_qs}));
    QCOMPARE(leaf->issuer, u"CN=Test Intermediate"_qs);
    QCOMPARE(leaf->notBefore, at.addDays(-1));
    QCOMPARE(leaf->notAfter, at.addDays(90));
    QCOMPARE(leaf->signatureAlgorithm, u"ecdsa-with-SHA256"_qs);
    QVERIFY(!leaf->serial.isEmpty());
    QVERIFY(!leaf->isCa);
    QCOMPARE(leaf->sha256, QCryptographicHash::hash(made.leaf.der, QCryptographicHash::Sha256));
    QCOMPARE(leaf->keySha256, QCryptographicHash::hash(leaf->publicKey, QCryptographicHash::Sha256));
    QVERIFY(made.leaf.der.contains(leaf->publicKey));

    const Result<tls::Certificate> root = tls::parseCertificate(made.root.der);
    QVERIFY(root.ok());
    QVERIFY(root->isCa);
    QCOMPARE(root->commonName, u"Test Root"_qs);
    QCOMPARE(root->subject, root->issuer);
}

void TestCertificate::namesTheKeyType_data()
{
    QTest::addColumn<tls::KeyType>("type");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("bits");
    QTest::newRow("P-256") << tls::KeyType::EcdsaP256 << u"ECDSA P-256"_qs << 256;
    QTest::newRow("Ed25519") << tls::KeyType::Ed25519 << u"Ed25519"_qs << 256;
    QTest::newRow("RSA 2048") << tls::KeyType::Rsa2048 << u"RSA"_qs << 2048;
    QTest::newRow("RSA 1024") << tls::KeyType::Rsa1024 << u"RSA"_qs << 1024;
}

void TestCertificate::namesTheKeyType()
{
    QFETCH(tls::KeyType, type);
    QFETCH(QString, expected);
    tls::CertificateRequest request;
    request.keyType = type;
    const Result<tls::Certificate> certificate = tls::parseCertificate(test::makeIdentity(request).der);
    QVERIFY(certificate.ok());
    QCOMPARE(certificate->keyType, expected);
    QTEST(certificate->keyBits, "bits");
}

void TestCertificate::refusesWhatIsNoCertificate_data()
{
    QTest::addColumn<QByteArray>("der");
    const QByteArray good = test::makeIdentity({}).der;
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\x30\x82garbage");
    QTest::newRow("cut off") << good.chopped(1);
    QTest::newRow("something behind it") << good + 'x';
    QTest::newRow("huge") << QByteArray(10'000'000, '\x30');
}

void TestCertificate::refusesWhatIsNoCertificate()
{
    QFETCH(QByteArray, der);
    const Result<tls::Certificate> certificate = tls::parseCertificate(der);
    QVERIFY(!certificate.ok());
    QCOMPARE(certificate.error().code, ErrorCode::InvalidData);
}

void TestCertificate::hidesControlCharacters()
{
    tls::CertificateRequest request;
    request.commonName = QStringLiteral("a\u001b[31m\u202eb");
    request.dnsNames = {QStringLiteral("mx\u0000.partner.example"),
                        QStringLiteral("mx\u0007.partner.example")};
    const Result<tls::Certificate> certificate = tls::parseCertificate(test::makeIdentity(request).der);
    QVERIFY(certificate.ok());
    for (const QString& text :
         QStringList{certificate->commonName, certificate->subject} + certificate->dnsNames) {
        for (const QChar c : text)
            QVERIFY2(c.isPrint(), qPrintable(text));
    }
}

void TestCertificate::presentsDnsNamesBeforeTheCommonName()
{
    tls::Certificate certificate;
    certificate.commonName = u"MX.partner.example"_qs;
    QCOMPARE(tls::presentedNames(certificate), QStringList({u"mx.partner.example"_qs}));
    certificate.dnsNames = QStringList{u"mx1.partner.example"_qs};
    QCOMPARE(tls::presentedNames(certificate), QStringList({u"mx1.partner.example"_qs}));
    QCOMPARE(tls::presentedNames({}), QStringList());
}

void TestCertificate::matchesNames_data()
{
    QTest::addColumn<QString>("presented");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<bool>("expected");
    QTest::newRow("same") << u"mx.partner.example"_qs << u"mx.partner.example"_qs << true;
    QTest::newRow("case") << u"MX.Partner.example"_qs << u"mx.partner.example"_qs << true;
    QTest::newRow("other") << u"mx.partner.example"_qs << u"mx2.partner.example"_qs << false;
    QTest::newRow("S2: * is one label") << u"*.partner.example"_qs << u"mx.partner.example"_qs << true;
    QTest::newRow("S2: * is not two labels")
        << u"*.partner.example"_qs << u"a.mx.partner.example"_qs << false;
    QTest::newRow("S2: * is not no label") << u"*.partner.example"_qs << u"partner.example"_qs << false;
    QTest::newRow("part of a label") << u"mx*.partner.example"_qs << u"mx1.partner.example"_qs << false;
    QTest::newRow("* further right") << u"mx.*.example"_qs << u"mx.partner.example"_qs << false;
    QTest::newRow("* over a top level") << u"*.example"_qs << u"partner.example"_qs << false;
    QTest::newRow("final dot") << u"mx.partner.example."_qs << u"mx.partner.example"_qs << false;
    QTest::newRow("empty") << QString() << u"mx.partner.example"_qs << false;
}

void TestCertificate::matchesNames()
{
    QFETCH(QString, presented);
    QFETCH(QString, reference);
    QTEST(tls::nameMatches(presented, name(reference.toLatin1())), "expected");
}

void TestCertificate::readsPem()
{
    const test::Hierarchy made({u"mx.partner.example"_qs});
    QCOMPARE(tls::toPem(made.leaf.der), made.leaf.certificatePem);
    const QByteArray text = "some words\n" + made.leaf.certificatePem + made.leaf.keyPem + "more\n"
        + made.intermediate.certificatePem;
    QCOMPARE(tls::certificatesFromPem(text), made.chain());
    QCOMPARE(tls::certificatesFromPem(made.leaf.keyPem), QList<QByteArray>());
    QCOMPARE(tls::certificatesFromPem({}), QList<QByteArray>());
}

void TestCertificate::refusesEmptyRoots()
{
    QVERIFY(!tls::Roots::fromPem("no certificate").ok());
    QVERIFY(tls::Roots::fromPem(test::makeIdentity({}).certificatePem).ok());
    QVERIFY(tls::Roots::system().handle());
}

void TestCertificate::isReadAmongFewAlgorithms()
{
    // Without it all works as well, at three times the cost, which no other test would notice.
    QVERIFY(tls::certificateLibrary() != nullptr);
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
