// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectormodel.h"

#include "tests/support/qttest.h"
#include "ui/connectors/filterbar.h"

#include <QtCore/QItemSelectionModel>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>

using namespace relaydeck;
using namespace relaydeck::ui;

class tst_ConnectorModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void changesArriveAsDifferences();
    void aNewNameMovesTheRow();
    void serviceDefaultStaysLast();
    void theFilterKeepsWhatStays();
    void theWorstDomainRules();
    void aTurnedOffConnectorNeedsNoAttention();
    void storedReportsAreReadWhenShown();
    void whatDiffersFromTheTenantIsMarked();
    void aLongListIsArrangedByAWorker();
    void hostileTextIsPlainAndBounded_data();
    void hostileTextIsPlainAndBounded();

private:
    QUuid add(const QString& name, const QStringList& domains) const;
    void alter(const QUuid& id, const std::function<void(Connector&)>& alteration) const;
    void test(const QStringList& domains) const;
    /// What is here is what the tenant has.
    void importAll() const;
    QString cell(const QUuid& id, int role) const { return m_model->indexOf(id).data(role).toString(); }
    QStringList shownNames() const;
    void filter(const QString& text) const { m_model->setQuery(parseFilter(text).query); }
    int attention() const
    {
        return m_model->arrangement().counts.value(static_cast<int>(FilterBar::Chip::NeedsAttention));
    }
    const ConnectorRow& row(const QUuid& id) const { return m_model->shown(m_model->indexOf(id).row()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ConnectorModel> m_model;
};

void tst_ConnectorModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_model = std::make_unique<ConnectorModel>(*m_session);
    m_model->sort(static_cast<int>(ConnectorColumn::Name), Qt::AscendingOrder);
    m_model->setCounted(FilterBar::chipQueries());
    using enum QAbstractItemModelTester::FailureReportingMode;
    new QAbstractItemModelTester(m_model.get(), QtTest, m_model.get());
}

void tst_ConnectorModel::cleanup()
{
    m_model.reset();
    m_session.reset();
}

QUuid tst_ConnectorModel::add(const QString& name, const QStringList& domains) const
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = domains;
    const store::Change change = store::Change::added(connector);
    return m_session->change({change}, u"Add"_qs) ? change.id() : QUuid();
}

void tst_ConnectorModel::alter(const QUuid& id, const std::function<void(Connector&)>& alteration) const
{
    const store::StoredConnector before = *m_session->connector(id);
    Connector after = before.connector;
    alteration(after);
    QVERIFY(m_session->change({store::Change::changed(before, after)}, u"Change"_qs));
}

void tst_ConnectorModel::test(const QStringList& domains) const
{
    m_session->startPractice();
    QSignalSpy finished(&m_session->tests(), &TestRuns::finished);
    m_session->test(domains);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
}

void tst_ConnectorModel::importAll() const
{
    QList<Connector> tenant;
    for (const store::StoredConnector& stored : m_session->connectors())
        tenant.append(stored.connector);
    const auto states = m_session->store().connectorStates();
    QVERIFY(states.ok());
    const auto imported = m_session->store().applyImport(planMerge(*states, tenant));
    QVERIFY(imported.ok());
    m_session->adopt(*imported, u"Import"_qs);
}

QStringList tst_ConnectorModel::shownNames() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names.append(m_model->index(row, 0).data().toString());
    return names;
}

void tst_ConnectorModel::changesArriveAsDifferences()
{
    const QUuid b = add(u"B"_qs, {u"b.example"_qs});
    const QUuid d = add(u"D"_qs, {u"d.example"_qs});
    QItemSelectionModel selection(m_model.get());
    selection.setCurrentIndex(m_model->indexOf(d), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    add(u"A"_qs, {u"a.example"_qs});
    QCOMPARE(selection.currentIndex().row(), 2);
    QCOMPARE(changed.size(), 0);
    alter(b, [](Connector& connector) { connector.smtpDaneMode = DaneMode::Mandatory; });
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QVERIFY(m_session->change({store::Change::removed(*m_session->connector(b))}, u"Delete"_qs));
    QCOMPARE(selection.currentIndex().data(ConnectorModel::IdRole).toUuid(), d);
    QVERIFY(selection.isRowSelected(1));
    QCOMPARE(reset.size(), 0);
}

void tst_ConnectorModel::aNewNameMovesTheRow()
{
    const QUuid a = add(u"A"_qs, {u"a.example"_qs});
    add(u"B"_qs, {u"b.example"_qs});
    add(u"C"_qs, {u"c.example"_qs});
    const QPersistentModelIndex index(m_model->index(0, 0));
    alter(a, [](Connector& connector) { connector.name = u"Z"_qs; });
    QCOMPARE(index.row(), 2);
    QCOMPARE(index.data().toString(), u"Z"_qs);
}

void tst_ConnectorModel::serviceDefaultStaysLast()
{
    add(u"A"_qs, {u"a.example"_qs});
    add(u"Z"_qs, {u"z.example"_qs});
    const QString rest = m_model->index(2, 0).data().toString();
    for (int column = 0; column < ConnectorColumnCount; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            m_model->sort(column, order);
            QCOMPARE(shownNames().last(), rest);
            QVERIFY(m_model->idAt(m_model->index(2, 0)).isNull());
        }
    }
    m_model->sort(static_cast<int>(ConnectorColumn::Name), Qt::DescendingOrder);
    QCOMPARE(shownNames(), (QStringList{u"Z"_qs, u"A"_qs, rest}));
    filter(u"result:not-tested"_qs);
    QCOMPARE(shownNames(), (QStringList{u"Z"_qs, u"A"_qs}));
}

void tst_ConnectorModel::theFilterKeepsWhatStays()
{
    const QUuid north = add(u"North Bank"_qs, {u"bank.example"_qs});
    add(u"South"_qs, {u"*.city.example"_qs, u"town.example"_qs});
    const QPersistentModelIndex kept(m_model->indexOf(north));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    filter(u" north  BANK.ex "_qs);
    QCOMPARE(shownNames(), QStringList{u"North Bank"_qs});
    QCOMPARE(kept.row(), 0);
    filter(u"nowhere"_qs);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!kept.isValid());
    filter({});
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(reset.size(), 0);
}

void tst_ConnectorModel::theWorstDomainRules()
{
    const QUuid id = add(u"Two"_qs, {u"health.example"_qs, u"city.example"_qs});
    test({u"health.example"_qs});
    QCOMPARE(row(id).status.verdict, Verdict::DeliveredDane);
    QCOMPARE(row(id).status.domains.at(1).verdict, Verdict::NotTested);
    test({u"city.example"_qs});
    QCOMPARE(row(id).status.verdict, Verdict::Queued);
    QCOMPARE(row(id).status.rulingDomain()->domain, u"city.example"_qs);
    QCOMPARE(attention(), 1);
    QVERIFY(
        m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Queued, then dropped"_qs));
    QCOMPARE(m_model->index(0, 0).data(ConnectorModel::HistoryRole).value<QList<int>>().last(),
             static_cast<int>(Verdict::Queued));
}

void tst_ConnectorModel::aTurnedOffConnectorNeedsNoAttention()
{
    const QUuid id = add(u"City"_qs, {u"city.example"_qs});
    test({u"city.example"_qs});
    QCOMPARE(attention(), 1);
    alter(id, [](Connector& connector) { connector.enabled = false; });
    QCOMPARE(attention(), 0);
    QCOMPARE(row(id).status.verdict, Verdict::TurnedOff);
}

void tst_ConnectorModel::storedReportsAreReadWhenShown()
{
    Connector connector;
    connector.name = u"Club"_qs;
    connector.recipientDomains = {u"club.example"_qs};
    // Mandatory makes another result than the service default, which the summary has.
    connector.smtpDaneMode = DaneMode::Mandatory;
    QVERIFY(m_session->change({store::Change::added(connector)}, u"Add"_qs));
    test({u"club.example"_qs});
    const Verdict verdict = m_model->shown(0).status.verdict;
    QCOMPARE(verdict, Verdict::Queued);

    auto again = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(again.ok());
    ConnectorModel model(**again);
    QVERIFY((*again)->reports().isUnread(u"club.example"_qs));
    QVERIFY(model.arrangement().oldest.isValid());
    QSignalSpy arranged(&model, &ConnectorModel::arranged);
    // Shown, it is never what the summary says.
    const QModelIndex result = model.index(0, static_cast<int>(ConnectorColumn::Result));
    QCOMPARE(static_cast<Verdict>(result.data(ConnectorModel::VerdictRole).toInt()), verdict);
    QVERIFY(!(*again)->reports().isUnread(u"club.example"_qs));
    // And filter and counts follow without being asked.
    model.setCounted(FilterBar::chipQueries());
    QTRY_COMPARE(model.arrangement().counts.at(static_cast<int>(FilterBar::Chip::NeedsAttention)), 1);
}

void tst_ConnectorModel::whatDiffersFromTheTenantIsMarked()
{
    const QUuid a = add(u"A"_qs, {u"a.example"_qs});
    // Before the first import all would be new, which tells nothing.
    QCOMPARE(cell(a, ConnectorModel::DifferenceRole), QString());
    importAll();
    QCOMPARE(cell(a, ConnectorModel::DifferenceRole), QString());

    alter(a, [](Connector& connector) { connector.smtpDaneMode = DaneMode::Mandatory; });
    QCOMPARE(cell(a, ConnectorModel::DifferenceRole), u"changed"_qs);
    QVERIFY(cell(a, Qt::ToolTipRole).contains(u"SMTP DANE mode"));
    QVERIFY(cell(a, Qt::AccessibleTextRole).contains(u"SMTP DANE mode"));
    const QUuid b = add(u"B"_qs, {u"b.example"_qs});
    QCOMPARE(cell(b, ConnectorModel::DifferenceRole), u"new"_qs);
    QCOMPARE(m_model->arrangement().counts.value(static_cast<int>(FilterBar::Chip::Changed)), 2);
    filter(u"changed:new"_qs);
    QCOMPARE(shownNames(), QStringList{u"B"_qs});
    filter({});

    // No revision changes when the tenant has become as it is here.
    const qint64 revision = row(a).revision;
    importAll();
    QCOMPARE(row(a).revision, revision);
    QCOMPARE(cell(a, ConnectorModel::DifferenceRole), QString());
    QCOMPARE(cell(b, ConnectorModel::DifferenceRole), QString());
    alter(a, [](Connector& connector) { connector.smtpDaneMode.reset(); });
    QCOMPARE(cell(a, ConnectorModel::DifferenceRole), u"changed"_qs);
    m_session->undoStack().undo();
    QCOMPARE(cell(a, ConnectorModel::DifferenceRole), QString());
}

void tst_ConnectorModel::aLongListIsArrangedByAWorker()
{
    QList<store::Change> changes;
    for (int i = 0; i < Arranger::ShortList + 1; ++i) {
        Connector connector;
        connector.name = u"Partner %1"_qs.arg(i, 5, 10, QLatin1Char('0'));
        connector.recipientDomains = {u"p%1.example"_qs.arg(i)};
        connector.smtpDaneMode = i % 2 ? DaneMode::Mandatory : DaneMode::Opportunistic;
        changes.append(store::Change::added(connector));
    }
    QVERIFY(m_session->change(changes, u"Add"_qs));
    QVERIFY(m_model->isArranging());
    QTRY_COMPARE(m_model->shownCount(), changes.size());
    QCOMPARE(shownNames().first(), u"Partner 00000"_qs);

    // The newest wins, whatever came between.
    for (const QString& text : {u"p"_qs, u"p1"_qs, u"mode:mandatory"_qs, u"p2000.example"_qs})
        filter(text);
    QTRY_COMPARE(shownNames(), QStringList{u"Partner 02000"_qs});
    QTRY_VERIFY(!m_model->isArranging());
    QCOMPARE(m_model->arrangement().total, changes.size());

    // Taken down while a worker runs.
    filter({});
    QVERIFY(m_model->isArranging());
    m_model.reset();
}

void tst_ConnectorModel::hostileTextIsPlainAndBounded_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("HTML") << u"<b>bold</b><img src=x>"_qs;
    QTest::newRow("control characters") << u"a\x01\x1b[31m\r\nb"_qs;
    QTest::newRow("right-to-left override") << u"exe.\u202egnp"_qs;
    QTest::newRow("a megabyte") << QString(1 << 20, u'x');
}

void tst_ConnectorModel::hostileTextIsPlainAndBounded()
{
    QFETCH(QString, name);
    Connector connector;
    connector.name = name;
    connector.comment = name;
    connector.recipientDomains = {name, u"fine.example"_qs};
    connector.smartHosts = {name};
    const store::Change change = store::Change::added(connector);
    QVERIFY(m_session->change({change}, u"Add"_qs));
    const QModelIndex index = m_model->indexOf(change.id());
    QVERIFY(index.isValid());
    const QList<int> roles{Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                           ConnectorModel::SummaryRole, ConnectorModel::ReasonRole};
    for (int column = 0; column < ConnectorColumnCount; ++column) {
        for (const int role : roles) {
            const QString text = index.siblingAtColumn(column).data(role).toString();
            QVERIFY2(text.size() < 1000, qPrintable(QString::number(column)));
            for (const QChar c : text) {
                QVERIFY(c.category() != QChar::Other_Control);
                QVERIFY(c.category() != QChar::Other_Format);
            }
            if (role == Qt::ToolTipRole)
                QVERIFY(!text.contains(u'<'));
        }
    }
    // It is still found by what it begins with.
    filter(quotedFilterValue(name.left(3)));
    QCOMPARE(m_model->shownCount(), 1);
}

QTEST_GUILESS_MAIN(tst_ConnectorModel)
#include "tst_connectormodel.moc"
