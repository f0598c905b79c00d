// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"
#include "ui/activity/activitymodel.h"
#include "ui/activity/activitypage.h"
#include "ui/activity/stepdetails.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace relaydeck;
using namespace relaydeck::ui;
using namespace std::chrono_literals;

namespace {

Connector connectorFor(const QString& name, const QString& domain)
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = {domain};
    return connector;
}

store::TestedDomain tested(const QString& domain, const QString& outcome)
{
    return {.domain = domain, .outcome = outcome, .security = {}, .atRisk = false, .duration = 1'100ms};
}

store::TestRunRecord twoTests()
{
    store::TestRunRecord run;
    run.named = {tested(u"nordbank.example"_qs, u"delivered"_qs),
                 tested(u"pelican.example"_qs, u"queued"_qs)};
    run.delivered = 1;
    run.queued = 1;
    run.cancelled = 1;
    run.duration = 2'300ms;
    run.profileName = u"Practice network"_qs;
    return run;
}

}  // namespace

/// Tests stand beside changes, rows open, and the list is filtered by connector.
class tst_ActivityTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void testsStandBesideChanges();
    void aStepOpens();
    void aChangeOpensWithBeforeAndAfter();
    void filterByConnectorFindsItsTests();
    void aHalfNameFiltersByIt();
    void testsAreNotTakenBack();
    void testsDoNotCrowdOutUndo();
    void aRunIsNotedAsSoonAsItEnds();

private:
    void add(const QString& name, const QString& domain) const
    {
        QVERIFY(
            m_session->change({store::Change::added(connectorFor(name, domain))}, u"add %1"_qs.arg(name)));
    }
    void showPage()
    {
        m_page = std::make_unique<ActivityPage>(*m_session);
        m_page->show();
        m_tree = m_page->findChild<QTreeView*>(u"activity.tree"_qs);
    }
    QString text(int row, int column, const QModelIndex& parent = {}) const
    {
        return m_tree->model()->index(row, column, parent).data().toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ActivityPage> m_page;
    QTreeView* m_tree = nullptr;
};

void tst_ActivityTree::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
}

void tst_ActivityTree::cleanup()
{
    m_page.reset();
    m_session.reset();
}

void tst_ActivityTree::testsStandBesideChanges()
{
    add(u"Nordbank"_qs, u"nordbank.example"_qs);
    QVERIFY(m_session->store().noteTests(twoTests()).ok());
    showPage();
    const QAbstractItemModelTester tester(m_tree->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(m_tree->model()->rowCount(), 2);
    QCOMPARE(text(0, ActivityModel::WhatColumn), u"Test 3 domains"_qs);
    QCOMPARE(text(0, ActivityModel::ResultColumn), u"1 queued, 1 delivered, 1 cancelled"_qs);
    QCOMPARE(text(0, ActivityModel::DurationColumn), u"2.3 s"_qs);
    QCOMPARE(text(1, ActivityModel::WhatColumn), u"Add Nordbank"_qs);
    QCOMPARE(text(1, ActivityModel::DurationColumn), QString());
    QVERIFY(m_tree->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"took 2.3 s"_qs));
}

void tst_ActivityTree::aStepOpens()
{
    QVERIFY(m_session->store().noteTests(twoTests()).ok());
    showPage();
    m_tree->setFocus();
    m_tree->setCurrentIndex(m_tree->model()->index(0, 0));
    QTest::keyClick(m_tree, Qt::Key_Right);
    const QModelIndex step = m_tree->model()->index(0, 0);
    QVERIFY(m_tree->isExpanded(step));
    QCOMPARE(m_tree->model()->rowCount(step), 3);
    QCOMPARE(text(0, ActivityModel::WhatColumn, step), u"nordbank.example"_qs);
    QCOMPARE(text(1, ActivityModel::ResultColumn, step), u"Queued, then dropped"_qs);
    QCOMPARE(text(1, ActivityModel::DurationColumn, step), u"1.1 s"_qs);
    QVERIFY(text(2, ActivityModel::WhatColumn, step).contains(u"cancelled"_qs));
    QTest::keyClick(m_tree, Qt::Key_Return);
    QVERIFY(!m_tree->isExpanded(step));
    // Whoever looks at a part sees its step.
    m_tree->setExpanded(step, true);
    m_tree->setCurrentIndex(m_tree->model()->index(1, 0, step));
    const QList<QLabel*> labels = m_page->findChild<StepDetails*>()->findChildren<QLabel*>();
    QVERIFY(
        std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == u"Test 3 domains"; }));
    QVERIFY(
        std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == u"pelican.example"; }));
    // What comes on top moves the open one, whole.
    add(u"Nordbank"_qs, u"nordbank.example"_qs);
    const QModelIndex moved = m_tree->model()->index(1, 0);
    QVERIFY(m_tree->isExpanded(moved));
    QCOMPARE(text(0, ActivityModel::WhatColumn, moved), u"nordbank.example"_qs);
}

void tst_ActivityTree::aChangeOpensWithBeforeAndAfter()
{
    add(u"Nordbank"_qs, u"nordbank.example"_qs);
    const store::StoredConnector before = m_session->connectors().first();
    Connector after = before.connector;
    after.smtpDaneMode = DaneMode::Mandatory;
    after.comment = u"a\u202eb"_qs;
    QVERIFY(m_session->change({store::Change::changed(before, after)}, u"set"_qs));
    showPage();
    const QModelIndex step = m_tree->model()->index(0, 0);
    m_tree->setExpanded(step, true);
    QCOMPARE(m_tree->model()->rowCount(step), 1);
    QCOMPARE(text(0, ActivityModel::ResultColumn, step), u"Changed"_qs);
    const QString how = m_tree->model()->index(0, 0, step).data(ActivityModel::SecondLineRole).toString();
    QVERIFY2(how.contains(u"Mandatory"_qs) && how.contains(u"a\\u202eb"_qs), qPrintable(how));
}

void tst_ActivityTree::filterByConnectorFindsItsTests()
{
    add(u"Nordbank"_qs, u"nordbank.example"_qs);
    add(u"Harbor"_qs, u"harbor.example"_qs);
    QVERIFY(m_session->store().noteTests(twoTests()).ok());
    add(u"Nordbank archive"_qs, u"archive.example"_qs);
    showPage();
    m_page->findChild<QLineEdit*>(u"activity.connector"_qs)->setText(u"nordbank"_qs);
    QTRY_COMPARE(m_tree->model()->rowCount(), 2);
    QCOMPARE(text(0, 0), u"Test 3 domains"_qs);
    QCOMPARE(text(1, 0), u"Add Nordbank"_qs);
    // Together with text; a domain that was tested counts as text too.
    auto* filter = m_page->findChild<QLineEdit*>(u"activity.filter"_qs);
    filter->setText(u"pelican"_qs);
    QTRY_COMPARE(m_tree->model()->rowCount(), 1);
    m_page->filterByConnector(u"Harbor"_qs);
    QVERIFY(!m_tree->isVisible());
    filter->clear();
    QTRY_COMPARE(m_tree->model()->rowCount(), 1);
    QCOMPARE(text(0, 0), u"Add Harbor"_qs);
}

void tst_ActivityTree::aHalfNameFiltersByIt()
{
    add(u"Nordbank"_qs, u"nordbank.example"_qs);
    add(u"Harbor"_qs, u"harbor.example"_qs);
    QVERIFY(m_session->change({store::Change::removed(m_session->connectors().last())}, u"delete"_qs));
    showPage();
    // Also of one that is gone.
    m_page->filterByConnector(u"nordb"_qs);
    QCOMPARE(m_tree->model()->rowCount(), 2);
    m_page->filterByConnector({});
    QCOMPARE(m_tree->model()->rowCount(), 3);
}

void tst_ActivityTree::testsAreNotTakenBack()
{
    QVERIFY(m_session->store().noteTests(twoTests()).ok());
    showPage();
    QVERIFY(!m_page->findChild<QPushButton*>(u"activity.undo"_qs)->isVisible());
    QVERIFY(!m_session->store().steps().latest(1)->first().changesConnectors());
}

void tst_ActivityTree::testsDoNotCrowdOutUndo()
{
    add(u"Nordbank"_qs, u"nordbank.example"_qs);
    for (int i = 0; i < 450; ++i)
        QVERIFY(m_session->store().noteTests(twoTests()).ok());
    const QString path = m_session->store().path();
    m_session.reset();
    m_session = std::move(*Session::open(path));
    QTRY_VERIFY(m_session->isUndoRestored());
    QCOMPARE(m_session->undoStack().undoText(), u"add Nordbank"_qs);
}

void tst_ActivityTree::aRunIsNotedAsSoonAsItEnds()
{
    m_session->startPractice();
    showPage();
    QSignalSpy noted(m_session.get(), &Session::activityNoted);
    m_session->test({u"health.example"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(noted.size(), 1, 60'000);
    QCOMPARE(m_tree->model()->rowCount(), 1);
    QCOMPARE(text(0, 0), u"Test health.example"_qs);
    QCOMPARE(text(0, ActivityModel::ResultColumn), u"1 delivered"_qs);
    const store::ActivityStep step = m_session->store().steps().latest(1)->first();
    const store::TestRunRecord run = *m_session->store().steps().testRun(step);
    QCOMPARE(run.named.size(), 1);
    QVERIFY(run.duration >= run.named.first().duration);
    QVERIFY(!run.profileName.isEmpty());
    QVERIFY(store::testRunFromJson(summaryToJson(run), domainsToJson(run)) == run);
}

QTEST_MAIN(tst_ActivityTree)
#include "tst_activitytree.moc"
