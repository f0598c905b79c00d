// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "ui/partnertest/partnertestpage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/matrixcell.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QtWidgets/QApplication>

using namespace relaydeck;
using namespace relaydeck::ui;

/// Connectors changed in the window, and taken back.
class TestWindowEdits : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void aModeIsSetByMouseAndTakenBackByKeys();
    void aModeIsSetByKeys();
    void aCellOfTheMatrixIsSimulated();
    void aCellIsSimulatedByKeys();
    void theEvidencePageSimulates();
    void deleteAsksNothingAndCanBeTakenBack();
    void theConnectorIsTurnedOff();
};

void TestWindowEdits::aModeIsSetByMouseAndTakenBackByKeys()
{
    choose(u"City"_qs);
    auto* control = part<SegmentedControl>("inspector.dane");
    const auto segments = control->findChildren<QAbstractButton*>();
    QCOMPARE(segments.size(), 3);

    QTest::mouseClick(segments.at(1), Qt::LeftButton);
    QVERIFY(connector(u"City"_qs).smtpDaneMode == DaneMode::Mandatory);
    QVERIFY(connector(u"Club"_qs).smtpDaneMode == DaneMode::Opportunistic);
    QCOMPARE(table().currentId(), connector(u"City"_qs).id);

    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"City"_qs).smtpDaneMode == DaneMode::Opportunistic);
    QCOMPARE(control->currentIndex(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(connector(u"City"_qs).smtpDaneMode == DaneMode::Mandatory);
    QCOMPARE(control->currentIndex(), 1);
}

void TestWindowEdits::aModeIsSetByKeys()
{
    choose(u"City"_qs);
    auto* control = part<SegmentedControl>("inspector.mta-sts");
    const auto segments = control->findChildren<QAbstractButton*>();
    segments.first()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(segments.first(), Qt::Key_Right);
    QVERIFY(connector(u"City"_qs).mtaStsMode == MtaStsMode::None);
}

void TestWindowEdits::aCellOfTheMatrixIsSimulated()
{
    chooseTested();
    auto* inspector = part<QWidget>("inspector");
    QTest::mouseClick(cell(*inspector, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    // Never applied at once.
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
    auto* banner = inspector->findChild<Banner*>(u"simulation"_qs);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(), u"Simulated: DANE None, MTA-STS None. Nothing is changed."_qs);
    QVERIFY(cell(*inspector, DaneMode::None, MtaStsMode::None)->accessibleName().contains(u"simulated"));
    QVERIFY(
        cell(*inspector, DaneMode::Mandatory, MtaStsMode::Opportunistic)->accessibleName().contains(u"now"));

    QTest::mouseClick(inspector->findChild<QAbstractButton*>(u"simulation.back"_qs), Qt::LeftButton);
    QVERIFY(!banner->isVisible());

    QTest::mouseClick(cell(*inspector, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    QTest::mouseClick(inspector->findChild<QAbstractButton*>(u"simulation.apply"_qs), Qt::LeftButton);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::None);
    QVERIFY(connector(u"Health"_qs).mtaStsMode == MtaStsMode::None);
    QVERIFY(!banner->isVisible());
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
}

void TestWindowEdits::aCellIsSimulatedByKeys()
{
    chooseTested();
    auto* inspector = part<QWidget>("inspector");
    MatrixCell* today = cell(*inspector, DaneMode::Mandatory, MtaStsMode::Opportunistic);
    today->setFocus(Qt::TabFocusReason);
    QTest::keyClick(today, Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    auto* banner = inspector->findChild<Banner*>(u"simulation"_qs);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(u"DANE None, MTA-STS Opportunistic"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!banner->isVisible());
    // The pair of today is nothing to simulate.
    QTest::keyClick(today, Qt::Key_Space);
    QVERIFY(!banner->isVisible());
}

void TestWindowEdits::theEvidencePageSimulates()
{
    chooseTested();
    m_window->showEvidence(u"health.example"_qs);
    auto* page = m_window->findChild<PartnerTestPage*>();
    auto* banner = page->findChild<Banner*>(u"simulation"_qs);
    QTest::mouseClick(cell(*page, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    QVERIFY(banner->isVisible());
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
    QTest::keyClick(cell(*page, DaneMode::None, MtaStsMode::None), Qt::Key_Escape);
    QVERIFY(!banner->isVisible());

    QTest::mouseClick(cell(*page, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    QTest::mouseClick(page->findChild<QAbstractButton*>(u"simulation.apply"_qs), Qt::LeftButton);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::None);
    QVERIFY(!banner->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
}

void TestWindowEdits::deleteAsksNothingAndCanBeTakenBack()
{
    choose(u"City"_qs);
    const Connector before = connector(u"City"_qs);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QCOMPARE(m_session->connectors().size(), 2);
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->connectors().size(), 3);
    QCOMPARE(connector(u"City"_qs), before);
}

void TestWindowEdits::theConnectorIsTurnedOff()
{
    choose(u"City"_qs);
    QTest::mouseClick(part<Switch>("inspector.enabled"), Qt::LeftButton);
    QVERIFY(!connector(u"City"_qs).enabled);
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"City"_qs).enabled);
    QVERIFY(part<Switch>("inspector.enabled")->isChecked());
}

QTEST_MAIN(TestWindowEdits)
#include "tst_windowedits.moc"
