// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "ui/mainwindow/storefailure.h"
#include "ui/widgets/banner.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::ui;
using partnertest::ResolverFitness;
using partnertest::ResolverVerdict;

/// What the banner over the pages says of faults around the tests and of the store, and what it offers.
class TestNotices : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void anUnfitResolverIsTold_data();
    void anUnfitResolverIsTold();
    void oneFitResolverIsEnough();
    void aStoreThatRefusesIsTold_data();
    void aStoreThatRefusesIsTold();
    void theBannerSavesElsewhere();
    void everyRefusalHasWords_data();
    void everyRefusalHasWords();

private:
    Banner* banner() const { return part<Banner>("notice"); }
    QPushButton* button(const QString& text) const;
    void resolversWere(const QList<ResolverVerdict>& verdicts) const;
};

QPushButton* TestNotices::button(const QString& text) const
{
    const auto buttons = banner()->findChildren<QPushButton*>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    return found == buttons.cend() ? nullptr : *found;
}

void TestNotices::resolversWere(const QList<ResolverVerdict>& verdicts) const
{
    QList<ResolverFitness> resolvers;
    for (const ResolverVerdict verdict : verdicts) {
        ResolverFitness fitness;
        fitness.resolver = u"192.0.2.%1#53"_qs.arg(resolvers.size() + 1);
        fitness.verdict = verdict;
        resolvers.append(fitness);
    }
    Q_EMIT m_session->tests().resolversChecked(resolvers);
}

void TestNotices::anUnfitResolverIsTold_data()
{
    QTest::addColumn<ResolverVerdict>("verdict");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("anotherHelps");
    QTest::newRow("strips") << ResolverVerdict::StripsDnssec << u"RD-DNS-01"_qs << true;
    QTest::newRow("silent") << ResolverVerdict::Silent << u"RD-DNS-02"_qs << true;
    QTest::newRow("fails") << ResolverVerdict::Failing << u"RD-DNS-03"_qs << true;
    QTest::newRow("alters") << ResolverVerdict::Alters << u"RD-DNS-04"_qs << true;
    QTest::newRow("clock") << ResolverVerdict::ClockOff << u"RD-CLK-01"_qs << false;
}

void TestNotices::anUnfitResolverIsTold()
{
    QFETCH(const ResolverVerdict, verdict);
    QFETCH(const QString, code);
    QFETCH(const bool, anotherHelps);
    QVERIFY(!banner()->isVisible());
    resolversWere({verdict});
    QVERIFY(banner()->isVisible());
    const QString words = said(*banner());
    QVERIFY2(words.startsWith(u"Could not test") && words.contains(code), qPrintable(words));
    QCOMPARE(button(u"Choose another resolver…"_qs) != nullptr, anotherHelps);
    // Tests stay on offer: what they say then is that nothing is known.
    QVERIFY(m_window->actions().action(ActionId::TestAll)->isEnabled());

    QTest::mouseClick(button(u"Dismiss"_qs), Qt::LeftButton);
    QTRY_VERIFY(!banner()->isVisible());
    resolversWere({ResolverVerdict::Fit});
    QVERIFY(!banner()->isVisible());
    resolversWere({verdict});
    QVERIFY2(banner()->isVisible(), "it comes back with the fault");
}

void TestNotices::oneFitResolverIsEnough()
{
    resolversWere({ResolverVerdict::Silent, ResolverVerdict::Fit});
    QVERIFY(!banner()->isVisible());
}

void TestNotices::aStoreThatRefusesIsTold_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("savedElsewhere");
    QTest::newRow("full disk") << ErrorCode::StoreFull << u"RD-STO-01"_qs << true;
    QTest::newRow("read-only") << ErrorCode::StoreReadOnly << u"RD-STO-02"_qs << true;
    QTest::newRow("locked") << ErrorCode::StoreBusy << u"RD-STO-03"_qs << true;
    QTest::newRow("changed meanwhile") << ErrorCode::Conflict << u"Nothing was changed"_qs << false;
}

void TestNotices::aStoreThatRefusesIsTold()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, words);
    QFETCH(const bool, savedElsewhere);
    Q_EMIT m_session->storeFailed({code, u"detail"_qs});
    QVERIFY(banner()->isVisible());
    QVERIFY2(said(*banner()).contains(words), qPrintable(said(*banner())));
    QCOMPARE(button(u"Save as…"_qs) != nullptr, savedElsewhere);
}

void TestNotices::theBannerSavesElsewhere()
{
    // Its drive is gone: RD-STO-04.
    QVERIFY(QFile::remove(m_session->store().path()));
    QVERIFY(!m_session->change({store::Change::removed(m_session->connectors().constFirst())}, u"Delete"_qs));
    QVERIFY2(said(*banner()).contains(u"RD-STO-04"), qPrintable(said(*banner())));
    QTest::mouseClick(button(u"Save as…"_qs), Qt::LeftButton);
    auto* dialog = m_window->findChild<QFileDialog*>();
    QVERIFY(dialog);
    const QTemporaryDir elsewhere;
    const QString path = elsewhere.filePath(u"kept.db"_qs);
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    const auto kept = store::Store::open(path, store::Origin::Window);
    QVERIFY(kept.ok());
    const auto connectors = (*kept)->connectors().list();
    QVERIFY(connectors.ok());
    QCOMPARE(connectors->size(), 3);
}

void TestNotices::everyRefusalHasWords_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("foreign") << ErrorCode::StoreNotADatabase;
    QTest::newRow("newer") << ErrorCode::StoreNewer;
    QTest::newRow("read-only") << ErrorCode::StoreReadOnly;
    QTest::newRow("full") << ErrorCode::StoreFull;
    QTest::newRow("locked") << ErrorCode::StoreBusy;
    QTest::newRow("damaged") << ErrorCode::StoreFailed;
}

void TestNotices::everyRefusalHasWords()
{
    QFETCH(const ErrorCode, code);
    const Error error{code, u"technical detail"_qs};
    const StoreFailure dialog(error, u"/some/where.db"_qs);
    const StoreFailureText words = storeFailureText(error);
    QVERIFY(!words.title.isEmpty() && !words.text.isEmpty());
    const QString shown = said(dialog);
    QVERIFY2(shown.contains(words.title) && shown.contains(u"technical detail"), qPrintable(shown));
}

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
