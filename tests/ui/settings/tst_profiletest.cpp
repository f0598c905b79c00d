// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakednsserver.h"
#include "tests/ui/settings/settingstest.h"
#include "ui/settings/profilefacts.h"
#include "ui/settings/profiletest.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace relaydeck;
using namespace relaydeck::ui;
using partnertest::ResolverFitness;
using partnertest::ResolverVerdict;
using State = ProfileFact::State;

/// *Test this profile*: resolvers, clock, and whether mail goes out.
class TestProfileTest : public test::SettingsTest {
    Q_OBJECT

private Q_SLOTS:
    void thePracticeNetworkIsTriedAsAWhole();
    void nobodyIsAskedWithoutASay();
    void aDomainThatIsNoneIsTold();
    void aPortThatIsClosedIsTold();
    void cancelEndsIt();
    void anUnusableProfileIsTold();
    void theClockIsJudgedBySignatures_data();
    void theClockIsJudgedBySignatures();

private:
    QString sentence() const { return part<QLabel>("profile.sentence")->text(); }
    /// A profile of its own, shown in the form.
    void show(const NetworkProfile& profile) const;
    /// The practice network in use and in the form.
    void showPractice() const;
};

void TestProfileTest::show(const NetworkProfile& profile) const
{
    QVERIFY(!m_profiles->add(profile).isEmpty());
    choose(part<QComboBox>("profile.shown"), profile.name);
}

void TestProfileTest::showPractice() const
{
    choose(part<QComboBox>("settings.network"), u"Practice network"_qs);
    choose(part<QComboBox>("profile.shown"), u"Practice network"_qs);
    QTRY_VERIFY(!m_session->tests().profile().upstreams.isEmpty());
}

void TestProfileTest::thePracticeNetworkIsTriedAsAWhole()
{
    showPractice();
    // Its partners are part of this program, so one of them is named already.
    QCOMPARE(part<QLineEdit>("profile.mail-domain")->text(), u"health.example"_qs);
    click("profile.test");
    QCOMPARE(part<QPushButton>("profile.test")->text(), u"Cancel"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->findChild<ProfileTest*>()->isRunning(), 30'000);
    QCOMPARE(
        sentence(),
        u"This profile can be used: its resolvers pass what DNSSEC needs, and mail servers can be reached."_qs);
    QVERIFY(tells(u"The clock fits"_qs));
    QVERIFY(tells(u"goes out"_qs));
    QCOMPARE(part<QPushButton>("profile.test")->text(), u"Test this profile"_qs);
}

void TestProfileTest::nobodyIsAskedWithoutASay()
{
    showPractice();
    part<QLineEdit>("profile.mail-domain")->clear();
    click("profile.test");
    QTRY_COMPARE_WITH_TIMEOUT(sentence(),
                              u"This profile can be used: its resolvers pass what DNSSEC needs."_qs, 30'000);
    QVERIFY(tells(u"was not tried"_qs));
    // Another profile begins without one: who is asked there is a person's say.
    choose(part<QComboBox>("profile.shown"), u"This computer"_qs);
    QVERIFY(part<QLineEdit>("profile.mail-domain")->text().isEmpty());
    QVERIFY(!tells(u"was not tried"_qs));
}

void TestProfileTest::aDomainThatIsNoneIsTold()
{
    showPractice();
    part<QLineEdit>("profile.mail-domain")->setText(u"a..b"_qs);
    click("profile.test");
    QVERIFY2(sentence().startsWith(u"Nothing was tried"), qPrintable(sentence()));
    QVERIFY(!m_page->findChild<ProfileTest*>()->isRunning());
}

void TestProfileTest::aPortThatIsClosedIsTold()
{
    showPractice();
    NetworkProfile closed = m_session->tests().profile();
    closed.name = u"Closed"_qs;
    closed.smtpPort = 1;  // nobody listens there
    show(closed);
    // Known names are the practice network's, which a saved profile does not keep.
    part<QLineEdit>("profile.mail-domain")->setText(u"health.example"_qs);
    click("profile.test");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->findChild<ProfileTest*>()->isRunning(), 30'000);
    QVERIFY(tells(u"Port 1 does not seem to go out"_qs));
}

void TestProfileTest::cancelEndsIt()
{
    test::FakeDnsServer silent;
    NetworkProfile profile;
    profile.name = u"Silent"_qs;
    profile.upstreams = {silent.upstream()};
    profile.dnsTimeout = std::chrono::seconds(60);
    show(profile);
    click("profile.test");
    QTRY_VERIFY(!silent.received().isEmpty());
    auto* test = m_page->findChild<ProfileTest*>();
    QVERIFY(test->isRunning());
    click("profile.test");
    QVERIFY(!test->isRunning());
    QCOMPARE(sentence(), u"Canceled before anything was found out."_qs);
    // A change of the profile leaves nothing of the trial on view.
    type("profile.name", u"Other"_qs);
    QVERIFY(!part<QLabel>("profile.sentence")->isVisible());
}

void TestProfileTest::anUnusableProfileIsTold()
{
    NetworkProfile profile;
    profile.name = u"Broken"_qs;
    profile.trustAnchors = "nonsense";
    show(profile);
    click("profile.test");
    QVERIFY(sentence().startsWith(u"This profile cannot be used"));
}

void TestProfileTest::theClockIsJudgedBySignatures_data()
{
    QTest::addColumn<ResolverFitness>("resolver");
    QTest::addColumn<State>("state");
    const auto row = [](const char* name, ResolverVerdict verdict, bool signatures, State state) {
        ResolverFitness resolver;
        resolver.verdict = verdict;
        resolver.signatures = signatures;
        QTest::newRow(name) << resolver << state;
    };
    row("signatures hold now", ResolverVerdict::Fit, true, State::Works);
    row("signatures of known names do not", ResolverVerdict::ClockOff, false, State::Fails);
    row("no signatures to judge it by", ResolverVerdict::StripsDnssec, false, State::Unknown);
    row("no answer", ResolverVerdict::Silent, false, State::Unknown);
}

void TestProfileTest::theClockIsJudgedBySignatures()
{
    QFETCH(const ResolverFitness, resolver);
    QFETCH(const State, state);
    QVERIFY(clockFact({resolver}).state == state);
    QVERIFY(clockFact({}).state == State::Unknown);
}

QTEST_MAIN(TestProfileTest)
#include "tst_profiletest.moc"
