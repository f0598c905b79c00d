// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"
#include "ui/text/texts.h"
#include "ui/widgets/matrixcell.h"
#include "ui/widgets/modematrix.h"

#include <QtGui/QAccessible>
#include <QtTest/QtTest>

using namespace relaydeck;
using namespace relaydeck::ui;
using decision::Delivery;
using decision::DeliveryMatrix;
using decision::DeliveryOutcome;
using decision::Reason;
using decision::SecurityLevel;

namespace {

Delivery delivered(SecurityLevel security)
{
    Delivery delivery;
    delivery.outcome = DeliveryOutcome::Delivered;
    delivery.security = security;
    return delivery;
}

Delivery queued(Reason reason)
{
    Delivery delivery;
    delivery.outcome = DeliveryOutcome::Queued;
    delivery.reason = reason;
    return delivery;
}

/// "TLSA mismatch, MTA-STS valid" of the list of partners.
DeliveryMatrix mismatch()
{
    const Delivery waits = queued(Reason::TlsaInvalid);
    return {
        waits, waits, waits, waits, delivered(SecurityLevel::MtaSts), delivered(SecurityLevel::Encrypted)};
}

}  // namespace

class TestModeMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void words_data();
    void words();
    void orderIsFixed();
    void oneTabStop();
    void arrowsWalk();
    void arrowsWalkMirrored();
    void enterSpaceAndClickActivate();
    void nowIsTold();
    void sentenceOnHoverAndFocus();
    void clearedSaysNotTested();
    void assumedIsTold();

private:
    static MatrixCell* cell(const ModeMatrix& matrix, DaneMode dane, MtaStsMode sts)
    {
        return matrix.findChildren<MatrixCell*>().value(
            static_cast<qsizetype>(decision::matrixIndex(dane, sts)));
    }

    Theme m_theme;
};

void TestModeMatrix::words_data()
{
    QTest::addColumn<QList<Delivery>>("deliveries");
    QTest::addColumn<QStringList>("expected");
    const Delivery dane = delivered(SecurityLevel::Dane);
    const Delivery sts = delivered(SecurityLevel::MtaSts);
    const Delivery open = delivered(SecurityLevel::Encrypted);
    const Delivery plain = delivered(SecurityLevel::Plain);
    const Delivery none = queued(Reason::DaneRequired);
    const QString d = QStringLiteral("Delivered DANE");
    const QString m = QStringLiteral("Delivered MTA-STS");
    const QString u = QStringLiteral("Delivered unverified");
    const QString c = QStringLiteral("Delivered clear text");
    const QString q = QStringLiteral("Queued no TLSA");
    QTest::newRow("DANE valid") << QList<Delivery>{dane, dane, dane, dane, open, open}
                                << QStringList{d, d, d, d, u, u};
    QTest::newRow("MTA-STS enforce valid, no DANE")
        << QList<Delivery>{sts, open, none, none, sts, open} << QStringList{m, u, q, q, m, u};
    const QString t = QStringLiteral("Queued TLSA mismatch");
    const DeliveryMatrix wrong = mismatch();
    QTest::newRow("TLSA mismatch, MTA-STS valid")
        << QList<Delivery>(wrong.begin(), wrong.end()) << QStringList{t, t, t, t, m, u};
    const Delivery unlisted = queued(Reason::MxMismatch);
    const QString x = QStringLiteral("Queued MX not listed");
    QTest::newRow("MX missing in policy, no DANE")
        << QList<Delivery>{unlisted, open, none, none, unlisted, open} << QStringList{x, u, q, q, x, u};
    QTest::newRow("nothing published, TLS offered")
        << QList<Delivery>{open, open, none, none, open, open} << QStringList{u, u, q, q, u, u};
    QTest::newRow("no STARTTLS, nothing published")
        << QList<Delivery>{plain, plain, none, none, plain, plain} << QStringList{c, c, q, q, c, c};
    const Delivery bogus = queued(Reason::DnssecInvalid);
    const QString b = QStringLiteral("Queued DNSSEC broken");
    QTest::newRow("DNSSEC broken") << QList<Delivery>(6, bogus) << QStringList(6, b);
}

void TestModeMatrix::words()
{
    QFETCH(QList<Delivery>, deliveries);
    QFETCH(QStringList, expected);
    for (qsizetype index = 0; index < deliveries.size(); ++index) {
        const Delivery& delivery = deliveries.at(index);
        QCOMPARE(outcomeWord(verdictFor(delivery)) + u' ' + outcomeReason(delivery), expected.at(index));
        QVERIFY(outcomeReason(delivery).split(u' ').size() <= 3);
    }
}

void TestModeMatrix::orderIsFixed()
{
    ModeMatrix matrix;
    matrix.setDeliveries(mismatch());
    QVERIFY(cell(matrix, DaneMode::None, MtaStsMode::Opportunistic)
                ->accessibleName()
                .startsWith(QStringLiteral("DANE None, MTA-STS Opportunistic, Delivered, MTA-STS")));
    QVERIFY(cell(matrix, DaneMode::Mandatory, MtaStsMode::None)
                ->accessibleName()
                .startsWith(QStringLiteral("DANE Mandatory, MTA-STS None, Queued, TLSA mismatch")));
}

void TestModeMatrix::oneTabStop()
{
    ModeMatrix matrix;
    matrix.setCurrentModes(DaneMode::Mandatory, MtaStsMode::Opportunistic);
    int stops = 0;
    for (const MatrixCell* each : matrix.findChildren<MatrixCell*>())
        stops += each->focusPolicy() == Qt::StrongFocus;
    QCOMPARE(stops, 1);
    QCOMPARE(cell(matrix, DaneMode::Mandatory, MtaStsMode::Opportunistic)->focusPolicy(), Qt::StrongFocus);
}

void TestModeMatrix::arrowsWalk()
{
    ModeMatrix matrix;
    matrix.show();
    QVERIFY(QTest::qWaitForWindowActive(&matrix));
    cell(matrix, DaneMode::Opportunistic, MtaStsMode::Opportunistic)->setFocus();
    const auto press = [&matrix](int key) { QTest::keyClick(matrix.focusWidget(), Qt::Key(key)); };
    const auto focused = [&matrix] { return matrix.focusWidget(); };
    press(Qt::Key_Right);
    QCOMPARE(focused(), cell(matrix, DaneMode::Opportunistic, MtaStsMode::None));
    press(Qt::Key_Right);  // the edge holds
    QCOMPARE(focused(), cell(matrix, DaneMode::Opportunistic, MtaStsMode::None));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(focused(), cell(matrix, DaneMode::None, MtaStsMode::None));
    press(Qt::Key_Left);
    press(Qt::Key_Up);
    QCOMPARE(focused(), cell(matrix, DaneMode::Mandatory, MtaStsMode::Opportunistic));
}

void TestModeMatrix::arrowsWalkMirrored()
{
    ModeMatrix matrix;
    matrix.setLayoutDirection(Qt::RightToLeft);
    matrix.show();
    QVERIFY(QTest::qWaitForWindowActive(&matrix));
    QWidget* first = cell(matrix, DaneMode::Opportunistic, MtaStsMode::Opportunistic);
    first->setFocus();
    QVERIFY(first->x() > cell(matrix, DaneMode::Opportunistic, MtaStsMode::None)->x());
    QTest::keyClick(first, Qt::Key_Left);
    QCOMPARE(matrix.focusWidget(), cell(matrix, DaneMode::Opportunistic, MtaStsMode::None));
}

void TestModeMatrix::enterSpaceAndClickActivate()
{
    ModeMatrix matrix;
    QList<std::pair<DaneMode, MtaStsMode>> activated;
    connect(&matrix, &ModeMatrix::activated, this, [&](DaneMode dane, MtaStsMode sts) {
        activated.append({dane, sts});
    });
    QTest::keyClick(cell(matrix, DaneMode::Mandatory, MtaStsMode::None), Qt::Key_Return);
    QTest::keyClick(cell(matrix, DaneMode::None, MtaStsMode::None), Qt::Key_Space);
    QTest::mouseClick(cell(matrix, DaneMode::Opportunistic, MtaStsMode::None), Qt::LeftButton);
    const QList<std::pair<DaneMode, MtaStsMode>> expected{{DaneMode::Mandatory, MtaStsMode::None},
                                                          {DaneMode::None, MtaStsMode::None},
                                                          {DaneMode::Opportunistic, MtaStsMode::None}};
    QVERIFY(activated == expected);
}

void TestModeMatrix::nowIsTold()
{
    ModeMatrix matrix;
    matrix.setDeliveries(mismatch());
    MatrixCell* now = cell(matrix, DaneMode::Mandatory, MtaStsMode::Opportunistic);
    matrix.setCurrentModes(DaneMode::Mandatory, MtaStsMode::Opportunistic);
    QVERIFY(now->accessibleName().endsWith(QStringLiteral(", now")));
    matrix.setCurrentModes(DaneMode::None, MtaStsMode::None);
    QVERIFY(!now->accessibleName().endsWith(QStringLiteral(", now")));
    matrix.clearCurrentModes();
    for (const MatrixCell* each : matrix.findChildren<MatrixCell*>())
        QVERIFY(!each->accessibleName().endsWith(QStringLiteral(", now")));
}

void TestModeMatrix::sentenceOnHoverAndFocus()
{
    ModeMatrix matrix;
    matrix.setDeliveries(mismatch());
    matrix.show();
    QVERIFY(QTest::qWaitForWindowActive(&matrix));
    QSignalSpy spy(&matrix, &ModeMatrix::sentenceChanged);
    cell(matrix, DaneMode::Mandatory, MtaStsMode::None)->setFocus();
    QVERIFY(!spy.isEmpty());
    QVERIFY(spy.last().constFirst().toString().startsWith(QStringLiteral("Mail waits: ")));
}

void TestModeMatrix::clearedSaysNotTested()
{
    ModeMatrix matrix;
    matrix.setDeliveries(mismatch());
    matrix.clear();
    for (const MatrixCell* each : matrix.findChildren<MatrixCell*>())
        QVERIFY(each->accessibleName().endsWith(QStringLiteral(", Not tested")));
}

void TestModeMatrix::assumedIsTold()
{
    DeliveryMatrix deliveries = mismatch();
    deliveries[0].assumptions << decision::Assumption::A1;
    ModeMatrix matrix;
    matrix.setDeliveries(deliveries);
    QVERIFY(cell(matrix, DaneMode::Opportunistic, MtaStsMode::Opportunistic)
                ->sentence()
                .contains(QStringLiteral("assumed")));
    QVERIFY(
        !cell(matrix, DaneMode::Mandatory, MtaStsMode::None)->sentence().contains(QStringLiteral("assumed")));
}

QTEST_MAIN(TestModeMatrix)
#include "tst_modematrix.moc"
