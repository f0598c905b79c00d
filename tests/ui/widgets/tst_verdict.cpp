// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/texts.h"
#include "ui/widgets/historybars.h"
#include "ui/widgets/verdict.h"

#include <QtGui/QPainter>
#include <QtTest/QtTest>

#include <set>

using namespace relaydeck;
using namespace relaydeck::ui;
using decision::Delivery;
using decision::DeliveryOutcome;
using decision::SecurityLevel;

Q_DECLARE_METATYPE(relaydeck::ui::Verdict)

class TestVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mapping_data();
    void mapping();
    void severityOrder();
    void onlyBadResultsAreColored();
    void everyShapeDiffersWithoutColor();
    void history();
};

void TestVerdict::mapping_data()
{
    QTest::addColumn<DeliveryOutcome>("outcome");
    QTest::addColumn<SecurityLevel>("security");
    QTest::addColumn<bool>("atRisk");
    QTest::addColumn<Verdict>("expected");
    using enum DeliveryOutcome;
    QTest::newRow("DANE") << Delivered << SecurityLevel::Dane << false << Verdict::DeliveredDane;
    QTest::newRow("MTA-STS") << Delivered << SecurityLevel::MtaSts << false << Verdict::DeliveredMtaSts;
    QTest::newRow("certificate") << Delivered << SecurityLevel::Pkix << false
                                 << Verdict::DeliveredCertificate;
    QTest::newRow("unverified") << Delivered << SecurityLevel::Encrypted << false
                                << Verdict::DeliveredUnverified;
    QTest::newRow("clear text") << Delivered << SecurityLevel::Plain << false << Verdict::DeliveredClearText;
    QTest::newRow("at risk") << Delivered << SecurityLevel::Dane << true << Verdict::AtRisk;
    QTest::newRow("clear text is worse than at risk")
        << Delivered << SecurityLevel::Plain << true << Verdict::DeliveredClearText;
    QTest::newRow("queued") << Queued << SecurityLevel::None << false << Verdict::Queued;
    QTest::newRow("rejected") << Rejected << SecurityLevel::None << false << Verdict::Rejected;
    QTest::newRow("unknown is no statement about the partner")
        << Unknown << SecurityLevel::None << false << Verdict::CouldNotTest;
}

void TestVerdict::mapping()
{
    QFETCH(DeliveryOutcome, outcome);
    QFETCH(SecurityLevel, security);
    QFETCH(bool, atRisk);
    Delivery delivery;
    delivery.outcome = outcome;
    delivery.security = security;
    delivery.atRisk = atRisk;
    QTEST(verdictFor(delivery), "expected");
}

void TestVerdict::severityOrder()
{
    using enum Verdict;
    const QList<Verdict> worstFirst{Rejected,
                                    Queued,
                                    DeliveredClearText,
                                    AtRisk,
                                    CouldNotTest,
                                    DeliveredUnverified,
                                    DeliveredCertificate,
                                    DeliveredMtaSts,
                                    DeliveredDane,
                                    NotTested,
                                    TurnedOff};
    for (qsizetype place = 1; place < worstFirst.size(); ++place) {
        QVERIFY(severity(worstFirst.at(place - 1)) < severity(worstFirst.at(place)));
        QCOMPARE(worse(worstFirst.at(place), worstFirst.at(place - 1)), worstFirst.at(place - 1));
    }
    QVERIFY(needsAttention(AtRisk));
    QVERIFY(!needsAttention(CouldNotTest));
    QVERIFY(!needsAttention(DeliveredUnverified));
}

void TestVerdict::onlyBadResultsAreColored()
{
    QVERIFY(hasColoredWords(Verdict::Rejected));
    QVERIFY(hasColoredWords(Verdict::Queued));
    QVERIFY(!hasColoredWords(Verdict::DeliveredDane));
    QVERIFY(!hasColoredWords(Verdict::NotTested));
    // Red is kept for mail that is lost for good.
    QCOMPARE(verdictTone(Verdict::Queued), Tone::Warning);
    QCOMPARE(verdictTone(Verdict::Rejected), Tone::Negative);
}

void TestVerdict::everyShapeDiffersWithoutColor()
{
    // All tones alike: what is left is the shape.
    Tokens grey = lightTokens();
    grey.tones.fill({Qt::black, Qt::white, Qt::black, Qt::black});
    grey.groove = Qt::white;
    QList<QImage> shapes;
    QSet<Verdict> same{Verdict::DeliveredMtaSts};  // shares the disc with DANE: both are authenticated
    for (int value = 0; value < VerdictCount; ++value) {
        const auto verdict = static_cast<Verdict>(value);
        if (same.contains(verdict))
            continue;
        QImage image(32, 32, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintVerdict(painter, image.rect(), verdict, grey);
        painter.end();
        for (const QImage& other : shapes) {
            int different = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    different += std::abs(qGray(image.pixel(x, y)) - qGray(other.pixel(x, y))) > 100;
            }
            QVERIFY2(different >= 5, qPrintable(verdictText(verdict)));
        }
        shapes << image;
    }
}

void TestVerdict::history()
{
    History days(12, Verdict::DeliveredDane);
    days << Verdict::Queued << Verdict::Queued;
    QCOMPARE(historyText(days), QStringLiteral("12 good days, 2 queued"));
    QCOMPARE(historyText({Verdict::NotTested, Verdict::TurnedOff}), QStringLiteral("2 not tested"));
    QCOMPARE(historySize(14), QSize(84, 18));
}

QTEST_MAIN(TestVerdict)
#include "tst_verdict.moc"
