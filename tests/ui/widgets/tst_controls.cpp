// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/clippedwords.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/modematrix.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/verdictlabel.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace relaydeck;
using namespace relaydeck::ui;

class TestControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void segmentsAreRadioButtons();
    void segmentsByArrowKeys();
    void segmentsMayBeMixed();
    void switchByKeyboard();
    void chipsOnlyForWhatDeparts();
    void filterChipCounts();
    void bannerShowsMarkupAsText();
    void labelElidesAndExplains();
    void anEmptyStateShowsAllItsWords();
    void aLinkBreaksOnlyWithoutRoom();
    void copyCopiesAll();
    void railTellsPlaces();
    void railKeepsWordsWhenCollapsed();
    void stripShowsAndCancels();
    void everyFocusableHasAName();

private:
    Theme m_theme;
};

void TestControls::segmentsAreRadioButtons()
{
    SegmentedControl control(
        {QStringLiteral("Opportunistic"), QStringLiteral("Mandatory"), QStringLiteral("None")});
    QCOMPARE(control.count(), 3);
    QCOMPARE(control.currentIndex(), -1);
    QSignalSpy activated(&control, &SegmentedControl::activated);
    QSignalSpy changed(&control, &SegmentedControl::currentIndexChanged);
    control.setCurrentIndex(1);
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(activated.size(), 0);
    QCOMPARE(changed.size(), 1);
    const auto buttons = control.findChildren<QAbstractButton*>();
    QTest::mouseClick(buttons.at(2), Qt::LeftButton);
    QCOMPARE(control.currentIndex(), 2);
    QCOMPARE(activated.last().constFirst().toInt(), 2);
    QVERIFY(!buttons.at(1)->isChecked());
    for (QAbstractButton* button : buttons) {
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(button);
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::RadioButton);
        QCOMPARE(spoken->text(QAccessible::Name), button->text());
    }
}

void TestControls::segmentsByArrowKeys()
{
    SegmentedControl control(
        {QStringLiteral("Opportunistic"), QStringLiteral("Mandatory"), QStringLiteral("None")});
    control.setCurrentIndex(0);
    control.resize(control.sizeHint());
    control.show();
    QVERIFY(QTest::qWaitForWindowActive(&control));
    control.findChildren<QAbstractButton*>().constFirst()->setFocus();
    QTest::keyClick(control.focusWidget(), Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 1);
    QTest::keyClick(control.focusWidget(), Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 2);
    QTest::keyClick(control.focusWidget(), Qt::Key_Left);
    QCOMPARE(control.currentIndex(), 1);
}

void TestControls::segmentsMayBeMixed()
{
    SegmentedControl control({QStringLiteral("Opportunistic"), QStringLiteral("None")});
    control.setCurrentIndex(1);
    control.setCurrentIndex(-1);
    QCOMPARE(control.currentIndex(), -1);
    control.setCurrentIndex(0);
    QCOMPARE(control.currentIndex(), 0);
}

void TestControls::switchByKeyboard()
{
    Switch control(QStringLiteral("Connector is on"));
    QCOMPARE(control.text(), QStringLiteral("Off"));
    QTest::keyClick(&control, Qt::Key_Space);
    QVERIFY(control.isChecked());
    QCOMPARE(control.text(), QStringLiteral("On"));
    QCOMPARE(control.accessibleName(), QStringLiteral("Connector is on"));
}

void TestControls::chipsOnlyForWhatDeparts()
{
    QVERIFY(!chipFor(DaneMode::Opportunistic));
    QCOMPARE(chipFor(DaneMode::Mandatory), (ChipLook{Tone::Info, false}));
    QCOMPARE(chipFor(DaneMode::None), (ChipLook{Tone::Neutral, true}));
    QVERIFY(!chipFor(MtaStsMode::Opportunistic));
    QCOMPARE(chipFor(MtaStsMode::None), (ChipLook{Tone::Neutral, true}));
    QCOMPARE(chipSize(QStringLiteral("None")).height(), 22);
}

void TestControls::filterChipCounts()
{
    FilterChip chip(QStringLiteral("Mandatory"));
    const int narrow = chip.sizeHint().width();
    chip.setCount(4);
    QVERIFY(chip.sizeHint().width() > narrow);
    QCOMPARE(chip.accessibleName(), QStringLiteral("Mandatory 4"));
    QTest::mouseClick(&chip, Qt::LeftButton);
    QVERIFY(chip.isChecked());
}

void TestControls::bannerShowsMarkupAsText()
{
    Banner banner;
    banner.setText(QStringLiteral("<b>mx1</b>"));
    for (const QLabel* label : banner.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    int pressed = 0;
    QAbstractButton* action = banner.addAction(QStringLiteral("Show evidence"), [&pressed] { ++pressed; });
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(pressed, 1);
    banner.addAction(QStringLiteral("Write to partner…"), [&banner] { banner.clearActions(); })->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(banner.findChildren<QPushButton*>().isEmpty());
}

void TestControls::labelElidesAndExplains()
{
    ElidingLabel label(QStringLiteral("On-premises · via relay1.corp.example"));
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

/// Its words are narrower than it is, and so take more lines than its own width would need.
void TestControls::anEmptyStateShowsAllItsWords()
{
    EmptyState empty(
        QStringLiteral("shield"), QStringLiteral("Test a partner domain"),
        QStringLiteral("A test looks at a partner's DNSSEC, DANE, STARTTLS and MTA-STS the way a "
                       "sending server does, and shows what would happen to mail."));
    empty.resize(1000, 600);
    empty.show();
    const QStringList clipped = test::clippedWords(empty);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
}

void TestControls::aLinkBreaksOnlyWithoutRoom()
{
    const QString address = QStringLiteral("https://mta-sts.partner.example/.well-known/mta-sts.txt");
    CopyableText text(QStringLiteral("address"));
    text.setValue(address);
    text.setLink(QUrl(address));
    const auto* label = text.findChild<QLabel*>();
    const int line = label->fontMetrics().height();
    text.resize(1000, 100);
    text.show();
    QVERIFY2(label->heightForWidth(label->width()) < 2 * line, "there is room for one line");
    text.resize(200, 200);
    QTRY_VERIFY(label->width() < 200);
    QVERIFY(label->heightForWidth(label->width()) >= 2 * line);
}

void TestControls::copyCopiesAll()
{
    const QString hash = QStringLiteral("c0185be290af11223344556677889900aabb0d4f");
    QCOMPARE(groupedHex(QStringLiteral("c0185be29")), QStringLiteral("c018 5be2 9"));
    QCOMPARE(shortHex(hash), QStringLiteral("c018 5be2 90af … 0d4f"));
    CopyableText value(QStringLiteral("Shown by the server"));
    value.setValue(hash, shortHex(hash));
    QTest::mouseClick(value.findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), hash);
}

void TestControls::railTellsPlaces()
{
    NavigationRail rail;
    rail.addPlace(QStringLiteral("connectors"), QStringLiteral("connectors"), QStringLiteral("Connectors"));
    rail.addPlace(QStringLiteral("tests"), QStringLiteral("shield"), QStringLiteral("Partner tests"));
    rail.addBottomPlace(QStringLiteral("settings"), QStringLiteral("settings"), QStringLiteral("Settings"));
    rail.setCurrentPlace(QStringLiteral("tests"));
    QCOMPARE(rail.currentPlace(), QStringLiteral("tests"));
    rail.setAttention(QStringLiteral("tests"), 4);
    auto* tests = rail.findChild<QAbstractButton*>(QStringLiteral("tests"));
    QCOMPARE(tests->accessibleName(), QStringLiteral("Partner tests, 4 need attention"));
    QSignalSpy spy(&rail, &NavigationRail::placeActivated);
    rail.findChild<QAbstractButton*>(QStringLiteral("settings"))->click();
    QCOMPARE(spy.constLast().constFirst().toString(), QStringLiteral("settings"));
    // One place at a time, also between the upper and the lower ones.
    QVERIFY(!tests->isChecked());
    QCOMPARE(rail.currentPlace(), QStringLiteral("settings"));
}

void TestControls::railKeepsWordsWhenCollapsed()
{
    NavigationRail rail;
    rail.addPlace(QStringLiteral("connectors"), QStringLiteral("connectors"), QStringLiteral("Connectors"));
    const int wide = rail.width();
    rail.setCollapsed(true);
    QVERIFY(rail.width() < wide);
    auto* place = rail.findChild<QAbstractButton*>(QStringLiteral("connectors"));
    QCOMPARE(place->toolTip(), QStringLiteral("Connectors"));
    QCOMPARE(place->accessibleName(), QStringLiteral("Connectors"));
}

void TestControls::stripShowsAndCancels()
{
    ProgressStrip strip;
    auto* cancel = strip.findChild<QPushButton*>(QStringLiteral("strip.cancel"));
    QVERIFY(cancel->isHidden());
    strip.showJob(QStringLiteral("Testing partners"), 9, 12, QStringLiteral("9 of 12"));
    QVERIFY(!cancel->isHidden());
    QSignalSpy spy(&strip, &ProgressStrip::cancelRequested);
    cancel->click();
    QCOMPARE(spy.size(), 1);
    strip.clearJob();
    QVERIFY(cancel->isHidden());
}

void TestControls::everyFocusableHasAName()
{
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* rail = new NavigationRail;
    rail->setBrand(QStringLiteral("Relaydeck"), QStringLiteral("Harbour Group mail"));
    rail->addPlace(QStringLiteral("connectors"), QStringLiteral("connectors"), QStringLiteral("Connectors"));
    rail->setEnvironment(
        {{QStringLiteral("port"), Verdict::DeliveredDane, QStringLiteral("Port 25 reachable"), {}}});
    auto* banner = new Banner;
    banner->addAction(QStringLiteral("Show evidence"));
    auto* strip = new ProgressStrip;
    strip->showJob(QStringLiteral("Testing"), 0, 0, {});
    strip->setWarnings(2);
    strip->setUndo(QStringLiteral("Undo"));
    auto* empty = new EmptyState(QStringLiteral("mail"), QStringLiteral("Nothing"), QStringLiteral("Yet"));
    empty->addAction(QStringLiteral("Begin"));
    for (QWidget* widget :
         {static_cast<QWidget*>(rail), static_cast<QWidget*>(banner), static_cast<QWidget*>(strip),
          static_cast<QWidget*>(empty), static_cast<QWidget*>(new ModeMatrix),
          static_cast<QWidget*>(new SegmentedControl({QStringLiteral("A"), QStringLiteral("B")})),
          static_cast<QWidget*>(new Switch(QStringLiteral("On"))),
          static_cast<QWidget*>(new FilterChip(QStringLiteral("All"))),
          static_cast<QWidget*>(new SearchField(QStringLiteral("Search"))),
          static_cast<QWidget*>(new CopyableText(QStringLiteral("Key"))),
          static_cast<QWidget*>(new StepList(StepList::Look::CheckList))})
        layout->addWidget(widget);
    window.show();
    int focusable = 0;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken);
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        ++focusable;
    }
    QVERIFY(focusable > 15);
}

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
