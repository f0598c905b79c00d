// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/settings/settingstest.h"

#include "tests/support/namelesswidgets.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

using namespace relaydeck;
using namespace relaydeck::ui;
using test::settingsFolder;

/// Settings apply at once, stay within bounds, and can be searched and reset.
class TestSettingsPage : public test::SettingsTest {
    Q_OBJECT

private Q_SLOTS:
    void appearanceAppliesAtOnce();
    void hostileSettingsStayWithinBounds();
    void testLimitsReachTheEngine();
    void searchLeavesWhatMatches();
    void resetKeepsProfiles();
    void focusableWidgetsHaveNames();
    void oldResultsAreOlderThanIsSet();
};

void TestSettingsPage::appearanceAppliesAtOnce()
{
    const qreal usual = QApplication::font().pointSizeF();
    const auto press = [this](const char* control, int segment) {
        QTest::mouseClick(part<SegmentedControl>(control)->findChildren<QAbstractButton*>().at(segment),
                          Qt::LeftButton);
    };
    press("settings.theme", 2);
    QVERIFY(m_theme->isDark());
    press("settings.contrast", 2);
    QVERIFY(tokensFor(QApplication::palette()).highContrast);
    QTRY_VERIFY(tokensFor(m_page->palette()).highContrast);
    part<QSpinBox>("settings.text-size")->setValue(200);
    QCOMPARE(QApplication::font().pointSizeF(), usual * 2);

    // They are there at the next start, and gone after a reset.
    open(u"store.db"_qs);
    QVERIFY(m_settings->theme() == ThemeChoice::Dark);
    QVERIFY(m_settings->contrast() == ContrastChoice::High);
    QCOMPARE(m_settings->textSize(), 200);
    click("settings.reset");
    QVERIFY(!m_theme->isDark());
    QVERIFY(!tokensFor(QApplication::palette()).highContrast);
    QCOMPARE(QApplication::font().pointSizeF(), usual);
}

void TestSettingsPage::hostileSettingsStayWithinBounds()
{
    test::writeFile(settingsFolder() + u"/settings.ini"_qs,
                    "[appearance]\ntext-size=100000\ntheme=purple\n[tests]\njobs=-4\nlimit=soon\n");
    const UserSettings settings;
    QCOMPARE(settings.textSize(), UserSettings::LargestTextSize);
    QVERIFY(settings.theme() == ThemeChoice::System);
    QCOMPARE(settings.jobs(), 1);
    QVERIFY(settings.testLimit() == NetworkProfile{}.totalLimit);
}

void TestSettingsPage::testLimitsReachTheEngine()
{
    part<QSpinBox>("settings.jobs")->setValue(4);
    part<QSpinBox>("settings.test-limit")->setValue(90);
    QCOMPARE(m_session->tests().profile().jobs, 4);
    QVERIFY(m_session->tests().profile().totalLimit == std::chrono::seconds(90));
}

void TestSettingsPage::searchLeavesWhatMatches()
{
    auto* search = part<QLineEdit>("settings.search");
    QTest::keyClicks(search, u"DNSSEC"_qs);
    QVERIFY(!part<QWidget>("settings.theme")->isVisible());
    QVERIFY(part<QWidget>("profile.algorithms")->isVisible());
    search->clear();
    QTest::keyClicks(search, u"nothing of this kind"_qs);
    QVERIFY(!part<QWidget>("settings.jobs")->isVisible());
    search->clear();
    QVERIFY(part<QWidget>("settings.theme")->isVisible());
}

void TestSettingsPage::resetKeepsProfiles()
{
    click("profile.add");
    choose(part<QComboBox>("settings.network"), u"My network"_qs);
    part<QSpinBox>("settings.jobs")->setValue(3);
    click("settings.reset");
    QCOMPARE(m_profiles->own().size(), 1);
    QCOMPARE(m_network->current(), NetworkProfiles::ThisComputer);
    QCOMPARE(part<QSpinBox>("settings.jobs")->value(), NetworkProfile{}.jobs);
}

void TestSettingsPage::focusableWidgetsHaveNames()
{
    click("profile.add");
    const test::NameWalk walk = test::walkNames(*m_page);
    QVERIFY2(walk.nameless.isEmpty(), qPrintable(walk.nameless.join(QStringLiteral("; "))));
    QVERIFY(walk.focusable > 3);
}

void TestSettingsPage::oldResultsAreOlderThanIsSet()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime yesterday = now.addSecs(-30 * 3600);
    QVERIFY(m_session->isStale(yesterday, now));
    QVERIFY(!m_session->isStale({}, now));
    QSignalSpy changes(m_session.get(), &Session::staleAfterChanged);
    part<QSpinBox>("settings.stale-after")->setValue(48);
    QCOMPARE(changes.size(), 1);
    QVERIFY(!m_session->isStale(yesterday, now));
    QVERIFY(m_session->isStale(now.addSecs(-48 * 3600), now));
    open(u"store.db"_qs);
    QVERIFY(!m_session->isStale(yesterday, now));
    click("settings.reset");
    QVERIFY(m_session->isStale(yesterday, now));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
