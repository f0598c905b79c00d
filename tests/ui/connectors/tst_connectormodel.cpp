// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectormodel.h"

#include "tests/support/qttest.h"
#include "ui/connectors/connectorfilter.h"

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
    void filterFindsNamesAndDomains();
    void theWorstDomainRules();
    void aTurnedOffConnectorNeedsNoAttention();

private:
    QUuid add(const QString& name, const QStringList& domains) const;
    void alter(const QUuid& id, const std::function<void(Connector&)>& alteration) const;
    void test(const QStringList& domains) const;
    QStringList shownNames() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ConnectorModel> m_model;
    std::unique_ptr<ConnectorFilter> m_filter;
};

void tst_ConnectorModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_model = std::make_unique<ConnectorModel>(*m_session);
    m_filter = std::make_unique<ConnectorFilter>(*m_model);
    using enum QAbstractItemModelTester::FailureReportingMode;
    new QAbstractItemModelTester(m_model.get(), QtTest, m_model.get());
    new QAbstractItemModelTester(m_filter.get(), QtTest, m_filter.get());
}

void tst_ConnectorModel::cleanup()
{
    m_filter.reset();
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

QStringList tst_ConnectorModel::shownNames() const
{
    QStringList names;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        names.append(m_filter->index(row, 0).data().toString());
    return names;
}

void tst_ConnectorModel::changesArriveAsDifferences()
{
    const QUuid b = add(u"B"_qs, {u"b.example"_qs});
    const QUuid d = add(u"D"_qs, {u"d.example"_qs});
    QItemSelectionModel selection(m_model.get());
    selection.setCurrentIndex(m_model->index(m_model->rowOf(d), 0),
                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
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
    for (int column = 0; column < ConnectorModel::ColumnCount; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            m_filter->sort(column, order);
            QCOMPARE(shownNames().last(), rest);
            QVERIFY(m_filter->idAt(m_filter->index(2, 0)).isNull());
        }
    }
    m_filter->sort(ConnectorModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(shownNames(), (QStringList{u"Z"_qs, u"A"_qs, rest}));
    m_filter->setChip(ConnectorFilter::Chip::NotTested);
    QCOMPARE(shownNames(), (QStringList{u"Z"_qs, u"A"_qs}));
}

void tst_ConnectorModel::filterFindsNamesAndDomains()
{
    add(u"North Bank"_qs, {u"bank.example"_qs});
    add(u"South"_qs, {u"*.city.example"_qs, u"town.example"_qs});
    m_filter->setText(u" north  BANK.ex "_qs);
    QCOMPARE(shownNames(), QStringList{u"North Bank"_qs});
    m_filter->setText(u"town"_qs);
    QCOMPARE(shownNames(), QStringList{u"South"_qs});
    m_filter->setText(u"nowhere"_qs);
    QCOMPARE(m_filter->rowCount(), 0);
}

void tst_ConnectorModel::theWorstDomainRules()
{
    add(u"Two"_qs, {u"health.example"_qs, u"city.example"_qs});
    test({u"health.example"_qs});
    QCOMPARE(m_model->status(0).verdict, Verdict::DeliveredDane);
    QCOMPARE(m_model->status(0).domains.at(1).verdict, Verdict::NotTested);
    test({u"city.example"_qs});
    QCOMPARE(m_model->status(0).verdict, Verdict::Queued);
    QCOMPARE(m_model->status(0).rulingDomain()->domain, u"city.example"_qs);
    QCOMPARE(m_filter->count(ConnectorFilter::Chip::NeedsAttention), 1);
    QVERIFY(
        m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Queued, then dropped"_qs));
    QCOMPARE(m_model->index(0, 0).data(ConnectorModel::HistoryRole).value<QList<int>>().last(),
             static_cast<int>(Verdict::Queued));
}

void tst_ConnectorModel::aTurnedOffConnectorNeedsNoAttention()
{
    const QUuid id = add(u"City"_qs, {u"city.example"_qs});
    test({u"city.example"_qs});
    QCOMPARE(m_filter->count(ConnectorFilter::Chip::NeedsAttention), 1);
    alter(id, [](Connector& connector) { connector.enabled = false; });
    QCOMPARE(m_filter->count(ConnectorFilter::Chip::NeedsAttention), 0);
    QCOMPARE(m_model->status(0).verdict, Verdict::TurnedOff);
}

QTEST_GUILESS_MAIN(tst_ConnectorModel)
#include "tst_connectormodel.moc"
