// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsarecord.h"

#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QCryptographicHash>

using namespace relaydeck;
using dane::Usability;
using dns::TlsaData;

class TestTlsaRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isUsable_data();
    void isUsable();
    void recognisesTheHashOfNothing();
    void setsWeakerDigestsAside();
    void readsText_data();
    void readsText();
    void refusesText_data();
    void refusesText();
    void writesWhatItReads();
};

void TestTlsaRecord::isUsable_data()
{
    QTest::addColumn<TlsaData>("record");
    QTest::addColumn<Usability>("expected");
    const QByteArray sha256(32, 'x');
    const QByteArray sha512(64, 'x');
    const QByteArray certificate = test::makeIdentity({}).der;
    QTest::newRow("N6: 3 1 1") << TlsaData{3, 1, 1, sha256} << Usability::Usable;
    QTest::newRow("N6: 3 0 2") << TlsaData{3, 0, 2, sha512} << Usability::Usable;
    QTest::newRow("N6: 2 0 1") << TlsaData{2, 0, 1, sha256} << Usability::Usable;
    QTest::newRow("N6: 2 0 0") << TlsaData{2, 0, 0, certificate} << Usability::Usable;
    QTest::newRow("N6: 2 1 0") << test::tlsaFor(certificate, 2, 1, 0) << Usability::Usable;
    QTest::newRow("N6: PKIX-TA") << TlsaData{0, 1, 1, sha256} << Usability::UsageNotForSmtp;
    QTest::newRow("N6: PKIX-EE") << TlsaData{1, 1, 1, sha256} << Usability::UsageNotForSmtp;
    QTest::newRow("N6: usage 4") << TlsaData{4, 1, 1, sha256} << Usability::UnknownUsage;
    QTest::newRow("N6: PrivCert") << TlsaData{255, 1, 1, sha256} << Usability::UnknownUsage;
    QTest::newRow("N6: selector 2") << TlsaData{3, 2, 1, sha256} << Usability::UnknownSelector;
    QTest::newRow("N6: matching type 3") << TlsaData{3, 1, 3, sha256} << Usability::UnknownMatchingType;
    QTest::newRow("N6: SHA2-256 too short") << TlsaData{3, 1, 1, sha256.chopped(1)} << Usability::WrongLength;
    QTest::newRow("N6: SHA2-512 of 32 octets") << TlsaData{3, 1, 2, sha256} << Usability::WrongLength;
    QTest::newRow("N6: empty digest") << TlsaData{3, 1, 1, {}} << Usability::WrongLength;
    QTest::newRow("N6: full certificate that is none") << TlsaData{3, 0, 0, sha256} << Usability::Malformed;
    QTest::newRow("N6: full key that is a certificate")
        << TlsaData{3, 1, 0, certificate} << Usability::Malformed;
    QTest::newRow("N6: empty full data") << TlsaData{2, 1, 0, {}} << Usability::Malformed;
}

void TestTlsaRecord::isUsable()
{
    QFETCH(TlsaData, record);
    QFETCH(Usability, expected);
    QCOMPARE(dane::usabilityOf(record), expected);
    QCOMPARE(dane::isUsable(record), expected == Usability::Usable);
}

void TestTlsaRecord::recognisesTheHashOfNothing()
{
    const QByteArray nothing256 =
        QByteArray::fromHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const QByteArray nothing512 = QCryptographicHash::hash({}, QCryptographicHash::Sha512);
    QVERIFY(dane::isHashOfNothing({3, 1, 1, nothing256}));
    QVERIFY(dane::isHashOfNothing({2, 0, 2, nothing512}));
    QVERIFY(!dane::isHashOfNothing({3, 1, 2, nothing256}));
    QVERIFY(!dane::isHashOfNothing({3, 1, 1, QByteArray(32, 'x')}));
}

void TestTlsaRecord::setsWeakerDigestsAside()
{
    const TlsaData weaker{3, 1, 1, QByteArray(32, 'x')};
    const TlsaData stronger{3, 1, 2, QByteArray(64, 'x')};
    QCOMPARE(dane::setAsideByAgility({weaker, stronger}), QSet<int>{0});
    QCOMPARE(dane::setAsideByAgility({stronger, weaker, weaker}), QSet<int>({1, 2}));
    QCOMPARE(dane::setAsideByAgility({weaker}), QSet<int>());
    // N9: by usage and selector; full data stays; one that is not usable sets nothing aside.
    QCOMPARE(dane::setAsideByAgility({weaker, {3, 0, 2, QByteArray(64, 'x')}}), QSet<int>());
    QCOMPARE(dane::setAsideByAgility({weaker, {2, 1, 2, QByteArray(64, 'x')}}), QSet<int>());
    QCOMPARE(dane::setAsideByAgility({weaker, {3, 1, 2, QByteArray(63, 'x')}}), QSet<int>());
    QCOMPARE(dane::setAsideByAgility({test::tlsaFor(test::makeIdentity({}).der, 3, 1, 0), stronger}),
             QSet<int>());
}

void TestTlsaRecord::readsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TlsaData>("expected");
    const TlsaData short311{3, 1, 1, QByteArray::fromHex("0aff")};
    QTest::newRow("plain") << u"3 1 1 0aff"_qs << short311;
    QTest::newRow("case and spaces") << u"  3\t1 1  0A FF\n"_qs << short311;
    QTest::newRow("parentheses over lines") << u"3 1 1 ( 0a\n ff )"_qs << short311;
    QTest::newRow("mnemonics (RFC 7218)") << u"DANE-EE spki SHA2-256 0aff"_qs << short311;
    QTest::newRow("zone file line") << u"_25._tcp.mx.partner.example. 3600 IN TLSA 3 1 1 0aff ; made today"_qs
                                    << short311;
    QTest::newRow("not usable is read too") << u"1 7 9 00"_qs << TlsaData{1, 7, 9, QByteArray(1, '\0')};
}

void TestTlsaRecord::readsText()
{
    QFETCH(QString, text);
    const Result<TlsaData> record = dane::recordFromText(text);
    QVERIFY2(record.ok(), record.ok() ? "" : qPrintable(record.error().detail));
    QTEST(*record, "expected");
}

void TestTlsaRecord::refusesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("three parts") << u"3 1 1"_qs;
    QTest::newRow("words") << u"three one one 0aff"_qs;
    QTest::newRow("too large") << u"256 1 1 0aff"_qs;
    QTest::newRow("negative") << u"-1 1 1 0aff"_qs;
    QTest::newRow("odd digits") << u"3 1 1 0af"_qs;
    QTest::newRow("not hexadecimal") << u"3 1 1 0axx"_qs;
    QTest::newRow("colons") << u"3 1 1 0a:ff"_qs;
    QTest::newRow("endless") << u"3 1 1 "_qs + QString(1'000'000, u'0');
}

void TestTlsaRecord::refusesText()
{
    QFETCH(QString, text);
    const Result<TlsaData> record = dane::recordFromText(text);
    QVERIFY(!record.ok());
    QCOMPARE(record.error().code, ErrorCode::InvalidArgument);
    QVERIFY(record.error().detail.endsWith(u'.'));
}

void TestTlsaRecord::writesWhatItReads()
{
    const TlsaData record = test::tlsaFor(test::makeIdentity({}).der, 3, 1, 1);
    QCOMPARE(*dane::recordFromText(dane::recordText(record)), record);
    QCOMPARE(dane::recordText({3, 1, 1, QByteArray::fromHex("0AFF")}), u"3 1 1 0aff"_qs);
}

QTEST_GUILESS_MAIN(TestTlsaRecord)
#include "tst_tlsarecord.moc"
