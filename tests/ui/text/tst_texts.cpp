// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/texts.h"

#include "tests/support/qttest.h"
#include "ui/text/translations.h"

using namespace relaydeck;
using namespace relaydeck::ui;
using namespace std::chrono_literals;
using decision::Delivery;
using decision::DeliveryOutcome;
using decision::Reason;

class TestTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        installTranslations();
    }
    void sentences_data();
    void sentences();
    void everyReasonHasWords();
    void code();
    void relative_data();
    void relative();
    void counted_data();
    void counted();
    void durations();
};

void TestTexts::sentences_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, Reason reason, const char* expected) {
        QTest::newRow(name) << reason << QString::fromUtf8(expected);
    };
    row("starttls-not-supported", Reason::StartTlsNotSupported,
        "Mail waits: mx1.nordbank.example promises TLS in DNS, but does not offer STARTTLS.");
    row("certificate-expired", Reason::CertificateExpired,
        "Mail waits: the certificate of mx1.nordbank.example expired on 3 May 2026.");
    row("tlsa-invalid", Reason::TlsaInvalid,
        "Mail waits: the key of mx1.nordbank.example matches none of its 2 TLSA records.");
    row("dnssec-invalid", Reason::DnssecInvalid,
        "Mail waits: DNS answers for nordbank.example fail validation at \"example.\".");
    row("certificate-host-mismatch", Reason::CertificateHostMismatch,
        "Mail waits: the certificate names smtp.host.example, not mx1.nordbank.example.");
    row("validation-failure", Reason::ValidationFailure,
        "Mail waits: mx1.nordbank.example offers STARTTLS, but not TLS 1.2 or newer that works.");
    row("mx-mismatch", Reason::MxMismatch,
        "Mail waits: mx1.nordbank.example is not listed in the partner's MTA-STS policy.");
    row("certificate-not-trusted", Reason::CertificateNotTrusted,
        "Mail waits: the chain of mx1.nordbank.example ends at an unknown issuer.");
}

void TestTexts::sentences()
{
    QFETCH(Reason, reason);
    Delivery delivery;
    delivery.outcome = DeliveryOutcome::Queued;
    delivery.reason = reason;
    delivery.host = test::name("mx1.nordbank.example");
    ReasonDetails details;
    details.domain = QStringLiteral("nordbank.example");
    details.zone = QStringLiteral("example.");
    details.certificateName = QStringLiteral("smtp.host.example");
    details.certificateExpiry = QDate(2026, 5, 3);
    details.tlsaRecords = 2;
    QTEST(reasonSentence(delivery, details), "expected");
    // Without the details there still is a sentence, and nothing in it is left open.
    const QString bare = reasonSentence(delivery);
    QVERIFY(bare.startsWith(QStringLiteral("Mail waits: ")));
    QVERIFY(!bare.contains(u'%'));
    QVERIFY(!nextStep(reason).isEmpty());
}

void TestTexts::everyReasonHasWords()
{
    for (int value = static_cast<int>(Reason::StartTlsNotSupported);
         value <= static_cast<int>(Reason::NotTested); ++value) {
        const auto reason = static_cast<Reason>(value);
        QVERIFY(!reasonWords(reason).isEmpty());
        QVERIFY2(reasonWords(reason).split(u' ').size() <= 3, qPrintable(reasonWords(reason)));
        for (const DeliveryOutcome outcome : {DeliveryOutcome::Queued, DeliveryOutcome::Rejected,
                                              DeliveryOutcome::Unknown, DeliveryOutcome::Delivered}) {
            Delivery delivery;
            delivery.outcome = outcome;
            delivery.reason = reason;
            const QString sentence = reasonSentence(delivery);
            QVERIFY(sentence.endsWith(u'.'));
            QVERIFY(!sentence.contains(u'%'));
            QVERIFY(!sentence.contains(u'!'));
        }
    }
    for (int value = 0; value < VerdictCount; ++value) {
        QVERIFY(!verdictText(static_cast<Verdict>(value)).isEmpty());
        QVERIFY(!outcomeWord(static_cast<Verdict>(value)).contains(u' ')
                || !needsAttention(static_cast<Verdict>(value)));
    }
}

void TestTexts::code()
{
    Delivery delivery;
    delivery.outcome = DeliveryOutcome::Queued;
    delivery.reason = Reason::TlsaInvalid;
    delivery.status = QStringLiteral("4.7.323");
    QCOMPARE(reasonCode(delivery), QStringLiteral("tlsa-invalid, 4.7.323"));
    QCOMPARE(deliveryHeadline(delivery), QStringLiteral("Queued, then dropped after 24 hours"));
    delivery.status.clear();
    QCOMPARE(reasonCode(delivery), QStringLiteral("tlsa-invalid"));
}

void TestTexts::relative_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("just now") << qint64(20) << QStringLiteral("now");
    QTest::newRow("ahead of our clock") << qint64(-90) << QStringLiteral("now");
    QTest::newRow("minutes") << qint64(4 * 60 + 59) << QStringLiteral("4 min ago");
    QTest::newRow("hours") << qint64(2 * 3600) << QStringLiteral("2 h ago");
    QTest::newRow("almost a day") << qint64(24 * 3600 - 1) << QStringLiteral("23 h ago");
    QTest::newRow("a day") << qint64(24 * 3600) << QStringLiteral("1 day ago");
    QTest::newRow("days") << qint64(8 * 24 * 3600) << QStringLiteral("8 days ago");
}

void TestTexts::relative()
{
    QFETCH(qint64, seconds);
    const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    QTEST(relativeTime(now.addSecs(-seconds), now), "expected");
    QCOMPARE(relativeTime({}, now), QStringLiteral("never"));
}

void TestTexts::counted_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << 0 << QStringLiteral("0 connectors");
    QTest::newRow("one") << 1 << QStringLiteral("1 connector");
    QTest::newRow("two") << 2 << QStringLiteral("2 connectors");
}

void TestTexts::counted()
{
    QFETCH(int, count);
    QTEST(QCoreApplication::translate("relaydeck::ui::ConnectorList", "%n connectors", nullptr, count),
          "expected");
}

void TestTexts::durations()
{
    QCOMPARE(durationText(212ms), QStringLiteral("212 ms"));
    QCOMPARE(durationText(1100ms), QStringLiteral("1.1 s"));
    QCOMPARE(durationText(2min), QStringLiteral("2 min"));
}

QTEST_MAIN(TestTexts)
#include "tst_texts.moc"
