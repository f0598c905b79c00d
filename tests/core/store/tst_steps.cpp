// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/qttest.h"

#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::store;

namespace {

Connector connectorNamed(const QString& connectorName)
{
    Connector connector;
    connector.name = connectorName;
    connector.recipientDomains = {u"a.example"_qs};
    return connector;
}

QStringList subjectsOf(const QList<ActivityStep>& steps)
{
    QStringList subjects;
    for (const ActivityStep& step : steps)
        subjects.append(step.subject);
    return subjects;
}

}  // namespace

/// What was done in one go, and how it is taken back.
class TestSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aBatchIsOneStep();
    void namesAndPages();
    void textIsTakenAsItStands();
    void anImportIsOneStep();
    void changesComeBackWithWhatTheImportSaid();
    void undoneAndDoneAgain();
    void manyStepsArePaged();
    void testsAreStepsOfTheirOwn();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

void TestSteps::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    Result<std::unique_ptr<Store>> opened = Store::open(m_folder->filePath(u"store.db"_qs), Origin::Window);
    QVERIFY(opened.ok());
    m_store = std::move(*opened);
}

void TestSteps::aBatchIsOneStep()
{
    QVERIFY(m_store->connectors().insert(connectorNamed(u"alone"_qs)).ok());
    const Result<qint64> step =
        m_store->apply({Change::added(connectorNamed(u"a"_qs)), Change::added(connectorNamed(u"b"_qs))},
                       {.name = u"add two"_qs});
    QVERIFY(step.ok());
    QVERIFY(m_store->connectors().insert(connectorNamed(u"last"_qs)).ok());
    const QList<ActivityStep> steps = *m_store->steps().latest(10);
    QCOMPARE(subjectsOf(steps), (QStringList{u"last"_qs, u"a"_qs, u"alone"_qs}));
    const ActivityStep two = steps.at(1);
    QCOMPARE(two.id, *step);
    QCOMPARE(two.name, u"add two"_qs);
    QCOMPARE(two.connectors(), 2);
    QVERIFY(two.changesConnectors());
    QCOMPARE(steps.last().connectors(), 1);
    QCOMPARE(m_store->steps().changes(two)->size(), 2);
    QCOMPARE(m_store->steps().entries(two, 1)->size(), 1);
    // From any of its entries.
    QCOMPARE(*m_store->steps().get(two.lastId), two);
    QVERIFY(!m_store->steps().get(99).ok());
}

void TestSteps::namesAndPages()
{
    for (const QString& name : {u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs})
        QVERIFY(m_store->connectors().insert(connectorNamed(name)).ok());
    const QList<ActivityStep> page = *m_store->steps().latest(2);
    QCOMPARE(subjectsOf(page), (QStringList{u"d"_qs, u"c"_qs}));
    QCOMPARE(subjectsOf(*m_store->steps().latest(10, page.last().id)), (QStringList{u"b"_qs, u"a"_qs}));
    QCOMPARE(subjectsOf(*m_store->steps().since(page.last().id, 10)), QStringList{u"d"_qs});
    QVERIFY(m_store->steps().setName(page.first().id, u"add d"_qs).ok());
    QCOMPARE(m_store->steps().get(page.first().id)->name, u"add d"_qs);
    QCOMPARE(m_store->steps().latestOf(m_store->connectors().findByName(u"c"_qs)->connector.id)->subject,
             u"c"_qs);
}

void TestSteps::textIsTakenAsItStands()
{
    for (const QString& name : {u"100% sure"_qs, u"100 others"_qs, u"a_b"_qs, u"axb"_qs, u"it's"_qs})
        QVERIFY(m_store->connectors().insert(connectorNamed(name)).ok());
    QCOMPARE(subjectsOf(*m_store->steps().latest(10, {}, {.text = u"100%"_qs})),
             QStringList{u"100% sure"_qs});
    QCOMPARE(subjectsOf(*m_store->steps().latest(10, {}, {.text = u"A_B"_qs})), QStringList{u"a_b"_qs});
    QCOMPARE(subjectsOf(*m_store->steps().latest(10, {}, {.text = u"it's"_qs})), QStringList{u"it's"_qs});
    QVERIFY(m_store->steps().latest(10, {}, {.text = u"\\"_qs})->isEmpty());
}

void TestSteps::anImportIsOneStep()
{
    MergePlan plan = planMerge({}, {connectorNamed(u"a"_qs), connectorNamed(u"b"_qs)});
    QVERIFY(m_store->applyImport(plan, u"connectors.csv"_qs).ok());
    const QList<ActivityStep> steps = *m_store->steps().latest(10);
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.first().kind, ActivityKind::Imported);
    QCOMPARE(steps.first().subject, u"connectors.csv"_qs);
    QCOMPARE(steps.first().connectors(), 2);
    QCOMPARE(steps.first().summary.value(u"new"_qs).toInt(), 2);
    QVERIFY(m_store->apply(inverse(*m_store->steps().changes(steps.first())), {}).ok());
    QVERIFY(m_store->connectors().list()->isEmpty());
}

void TestSteps::changesComeBackWithWhatTheImportSaid()
{
    QVERIFY(m_store->applyImport(planMerge({}, {connectorNamed(u"a"_qs)})).ok());
    const StoredConnector before = m_store->connectors().list()->first();
    QVERIFY(before.imported.has_value());
    Connector inTenant = connectorNamed(u"a"_qs);
    inTenant.comment = u"new"_qs;
    QVERIFY(m_store->applyImport(planMerge(*m_store->connectorStates(), {inTenant})).ok());
    QCOMPARE(m_store->connectors().list()->first().imported->comment, u"new"_qs);

    const ActivityStep step = m_store->steps().latest(1)->first();
    QVERIFY(m_store->apply(inverse(*m_store->steps().changes(step)), {}).ok());
    QCOMPARE(m_store->connectors().list()->first().state(), before.state());

    // A deletion is taken back as a connector that had been imported.
    QVERIFY(m_store->apply(Change::removed(m_store->connectors().list()->first())).ok());
    const ActivityStep deletion = m_store->steps().latest(1)->first();
    QVERIFY(m_store->apply(inverse(*m_store->steps().changes(deletion)), {}).ok());
    QCOMPARE(m_store->connectors().list()->first().state(), before.state());
}

void TestSteps::undoneAndDoneAgain()
{
    const QList<Change> changes{Change::added(connectorNamed(u"a"_qs))};
    const qint64 made = *m_store->apply(changes, {.name = u"add a"_qs});
    const qint64 undone = *m_store->apply(inverse(changes), {.name = {}, .undoes = made});
    QVERIFY(m_store->steps().get(made)->undone);
    QCOMPARE(m_store->steps().get(undone)->undoes, made);
    const qint64 again = *m_store->apply(changes, {.name = {}, .undoes = undone});
    QVERIFY(!m_store->steps().get(made)->undone);
    QVERIFY(m_store->steps().get(undone)->undone);
    QVERIFY(m_store->apply(inverse(changes), {.name = {}, .undoes = again}).ok());
    QVERIFY(m_store->steps().get(made)->undone);
}

void TestSteps::manyStepsArePaged()
{
    // Steps of many entries are passed over whole.
    QList<Change> many;
    for (int i = 0; i < 2'000; ++i)
        many.append(Change::added(connectorNamed(u"c%1"_qs.arg(i))));
    QVERIFY(m_store->connectors().insert(connectorNamed(u"first"_qs)).ok());
    QVERIFY(m_store->apply(many, {.name = u"many"_qs}).ok());
    QVERIFY(m_store->connectors().insert(connectorNamed(u"last"_qs)).ok());
    const QList<ActivityStep> steps = *m_store->steps().latest(3);
    QCOMPARE(subjectsOf(steps), (QStringList{u"last"_qs, u"c0"_qs, u"first"_qs}));
    QCOMPARE(steps.at(1).connectors(), 2'000);
    QCOMPARE(m_store->steps().latest(10, {}, {.text = u"c1999"_qs})->first(), steps.at(1));
}

void TestSteps::testsAreStepsOfTheirOwn()
{
    QVERIFY(m_store->connectors().insert(connectorNamed(u"a"_qs)).ok());
    const QUuid id = m_store->connectors().findByName(u"a"_qs)->connector.id;
    TestRunRecord run;
    run.named = {{.domain = u"a.example"_qs, .outcome = u"delivered"_qs, .security = u"dane"_qs}};
    run.delivered = 1;
    run.duration = std::chrono::seconds(2);
    const Result<qint64> noted = m_store->noteTests(run);
    QVERIFY(noted.ok());
    const ActivityStep step = m_store->steps().latest(1)->first();
    QCOMPARE(step.id, *noted);
    QVERIFY(step.kind == ActivityKind::Tested && !step.changesConnectors());
    QVERIFY(*m_store->steps().testRun(step) == run);
    QVERIFY(m_store->steps().changes(step)->isEmpty());
    // A part of a domain's name is another domain.
    QCOMPARE(m_store->steps().latest(10, {}, {.connector = id, .domains = {u"a.example"_qs}})->size(), 2);
    QCOMPARE(m_store->steps().latest(10, {}, {.connector = id, .domains = {u"example"_qs}})->size(), 1);
    QCOMPARE(m_store->steps().latest(10, {}, {.text = u"A.EXAMPLE"_qs})->size(), 1);
    QCOMPARE(m_store->steps().latest(10, {}, {.subject = u"a"_qs})->size(), 2);
    QCOMPARE(m_store->steps().latest(10, {}, {.changesOnly = true})->size(), 1);
}

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
