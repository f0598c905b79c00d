// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "tests/support/qttest.h"
#include "ui/settings/networkcard.h"
#include "ui/settings/textbox.h"
#include "ui/text/translations.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace relaydeck;
using namespace relaydeck::ui;

class TestSettingsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void appearanceAppliesAtOnce();
    void hostileSettingsStayWithinBounds();
    void testLimitsReachTheEngine();
    void aProfileIsMadeEditedAndChosen();
    void theChoiceIsOfTheWorkspace();
    void whatCannotBeUsedIsNotKept();
    void aDeletedProfileLeavesThisComputer();
    void aFileThatCannotBeReadIsTold();
    void theProfileInUseIsTested();
    void anUnusableProfileIsTold();
    void searchLeavesWhatMatches();
    void resetKeepsProfiles();
    void focusableWidgetsHaveNames();

private:
    template<typename T>
    T* part(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    void click(const char* name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void open(const QString& store);
    /// As a person does: the choice is told.
    static void choose(QComboBox* box, const QString& text);
    void type(const char* field, const QString& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<UserSettings> m_settings;
    std::unique_ptr<NetworkProfiles> m_profiles;
    std::unique_ptr<NetworkChoice> m_network;
    std::unique_ptr<SettingsPage> m_page;
};

namespace {

QString settingsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/relaydeck"_qs;
}

void write(const QString& path, const QByteArray& text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

}  // namespace

void TestSettingsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    installTranslations();
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void TestSettingsPage::init()
{
    QDir(settingsFolder()).removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    open(u"store.db"_qs);
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
    m_network.reset();
}

void TestSettingsPage::open(const QString& store)
{
    cleanup();
    auto session = Session::open(m_folder->filePath(store));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_settings = std::make_unique<UserSettings>();
    m_profiles = std::make_unique<NetworkProfiles>();
    m_network = std::make_unique<NetworkChoice>(*m_session, *m_profiles, *m_settings);
    followSettings(*m_theme, *m_settings);
    m_page = std::make_unique<SettingsPage>(*m_session, *m_settings, *m_profiles, *m_network);
    m_page->resize(1000, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestSettingsPage::choose(QComboBox* box, const QString& text)
{
    const int index = box->findText(text);
    QVERIFY(index >= 0);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

void TestSettingsPage::type(const char* field, const QString& text) const
{
    auto* line = part<QLineEdit>(field);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

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
    write(settingsFolder() + u"/settings.ini"_qs,
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

void TestSettingsPage::aProfileIsMadeEditedAndChosen()
{
    click("profile.add");
    QCOMPARE(m_profiles->own().size(), 1);
    type("profile.name", u"Lab"_qs);
    auto* resolvers = part<TextBox>("profile.resolvers");
    resolvers->setFocus();
    QTest::keyClicks(resolvers, u"tls://192.0.2.53#dns.example"_qs);
    part<QLineEdit>("profile.name")->setFocus();  // leaving the field
    part<QSpinBox>("profile.smtp-port")->setValue(2525);
    type("profile.ehlo-name", u"relay.example"_qs);
    // Nothing of it counts for the workspace before it is chosen.
    QCOMPARE(m_session->tests().profile().smtpPort, quint16(25));

    choose(part<QComboBox>("settings.network"), u"Lab"_qs);
    const NetworkProfile& used = m_session->tests().profile();
    QCOMPARE(used.name, u"Lab"_qs);
    QCOMPARE(used.smtpPort, quint16(2525));
    QCOMPARE(used.ehloName, u"relay.example"_qs);
    QCOMPARE(used.upstreams.size(), 1);
    QCOMPARE(used.upstreams.first().tlsName, u"dns.example"_qs);
    // A change of the profile in use applies at once.
    part<QSpinBox>("profile.https-port")->setValue(8443);
    QCOMPARE(m_session->tests().profile().httpsPort, quint16(8443));

    open(u"store.db"_qs);
    QCOMPARE(m_session->tests().profile().name, u"Lab"_qs);
    QCOMPARE(m_session->tests().profile().httpsPort, quint16(8443));
}

void TestSettingsPage::theChoiceIsOfTheWorkspace()
{
    click("profile.add");
    choose(part<QComboBox>("settings.network"), u"My network"_qs);
    open(u"other.db"_qs);
    QCOMPARE(m_session->tests().profile().name, u"This computer"_qs);
    QCOMPARE(m_profiles->own().size(), 1);
    choose(part<QComboBox>("settings.network"), u"Practice network"_qs);
    QVERIFY(m_session->network() == Session::Network::Practice);
    open(u"store.db"_qs);
    QVERIFY(m_session->network() == Session::Network::Real);
    QCOMPARE(m_network->current(), m_profiles->own().first().id);
    open(u"other.db"_qs);
    QCOMPARE(m_network->current(), NetworkProfiles::Practice);
}

void TestSettingsPage::whatCannotBeUsedIsNotKept()
{
    click("profile.add");
    type("profile.source-address", u"not an address"_qs);
    QVERIFY(m_profiles->own().first().profile.sourceAddress.isNull());
    const auto labels = m_page->findChildren<QLabel*>();
    const bool told = std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(u"IP address of this computer");
    });
    QVERIFY(told);
    type("profile.source-address", u"127.0.0.1"_qs);
    QCOMPARE(m_profiles->own().first().profile.sourceAddress, QHostAddress(QHostAddress::LocalHost));

    auto* anchors = part<TextBox>("profile.anchors");
    anchors->setFocus();
    QTest::keyClicks(anchors, u"nonsense"_qs);
    part<QLineEdit>("profile.name")->setFocus();
    QVERIFY(m_profiles->own().first().profile.trustAnchors.isEmpty());
}

void TestSettingsPage::aDeletedProfileLeavesThisComputer()
{
    click("profile.add");
    choose(part<QComboBox>("settings.network"), u"My network"_qs);
    click("profile.remove");
    QVERIFY(m_profiles->own().isEmpty());
    QCOMPARE(m_network->current(), NetworkProfiles::ThisComputer);
    QCOMPARE(m_session->tests().profile().name, u"This computer"_qs);
    QVERIFY(!part<QPushButton>("profile.remove")->isEnabled());
}

void TestSettingsPage::aFileThatCannotBeReadIsTold()
{
    const QString path = settingsFolder() + u"/networks.json"_qs;
    write(path, "{\"version\": 9}");
    open(u"store.db"_qs);
    const auto labels = m_page->findChildren<QLabel*>();
    const bool told = std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(u"Network profiles could not be kept");
    });
    QVERIFY(told);
    click("profile.add");
    QVERIFY(m_profiles->own().isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"version\": 9}"));
}

void TestSettingsPage::theProfileInUseIsTested()
{
    choose(part<QComboBox>("settings.network"), u"Practice network"_qs);
    choose(part<QComboBox>("profile.shown"), u"Practice network"_qs);
    QTRY_VERIFY(!m_session->tests().profile().upstreams.isEmpty());
    click("profile.test");
    QTRY_COMPARE_WITH_TIMEOUT(part<QLabel>("profile.sentence")->text(),
                              u"This profile can be used: its resolvers pass what DNSSEC needs."_qs, 30'000);
}

void TestSettingsPage::anUnusableProfileIsTold()
{
    NetworkProfile profile;
    profile.name = u"Broken"_qs;
    profile.trustAnchors = "nonsense";
    QVERIFY(!m_profiles->add(profile).isEmpty());
    choose(part<QComboBox>("profile.shown"), u"Broken"_qs);
    click("profile.test");
    QVERIFY(part<QLabel>("profile.sentence")->text().startsWith(u"This profile cannot be used"));
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
    const auto widgets = m_page->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                        widget->objectName())));
    }
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
