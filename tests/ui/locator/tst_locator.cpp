// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locator/locator.h"

#include "tests/support/qttest.h"
#include "ui/actions/actioncollection.h"
#include "ui/locator/locatorentries.h"
#include "ui/mainwindow/menus.h"
#include "ui/widgets/searchfield.h"
#include "ui/workspace/session.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenuBar>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::ui;
using Kind = LocatorEntry::Kind;

namespace {

QList<LocatorEntry> sample()
{
    return {{Kind::Connector, u"Nordbank payments"_qs, u"Partner · nordbank.example"_qs, u"1"_qs},
            {Kind::Connector, u"City of Nord"_qs, u"Partner · city.example"_qs, u"2"_qs},
            {Kind::Domain, u"nordbank.example"_qs, {}, u"nordbank.example"_qs},
            {Kind::Domain, u"minord.example"_qs, {}, u"minord.example"_qs},
            {Kind::Command, u"New connector"_qs, u"Ctrl+N"_qs, u"connector.new"_qs},
            {Kind::Help, u"DANE and DNSSEC"_qs, {}, u"dane"_qs}};
}

QStringList titles(const LocatorIndex& index, const QString& text)
{
    QStringList found;
    for (const LocatorMatch& match : index.find(LocatorQuery::parse(text)))
        found.append(index.entries().at(match.entry).title);
    return found;
}

}  // namespace

class tst_Locator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void findsInOrder_data();
    void findsInOrder();
    void matchedPartsAreMarked();
    void resultsAreBounded();
    void theModelIsAModel();
    void chosenByKeys();
    void commandsSayWhereTheyStand();
    void disabledCommandsDoNothing();
    void escapeGivesTheFocusBack();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ActionCollection> m_actions;
    QLineEdit* m_other = nullptr;
    Locator* m_locator = nullptr;
};

void tst_Locator::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void tst_Locator::init()
{
    m_window.reset();
    m_actions.reset();
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    Connector connector;
    connector.name = u"Nordbank"_qs;
    connector.recipientDomains = {u"nordbank.example"_qs};
    QVERIFY(m_session->change({store::Change::added(connector)}, u"Add"_qs));

    m_actions = std::make_unique<ActionCollection>(m_session->undoStack(), nullptr);
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 600);
    m_other = new QLineEdit(m_window.get());
    m_locator = new Locator(*m_session, *m_actions, m_window.get());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_other->setFocus();
}

void tst_Locator::findsInOrder_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("begins, then begins a word, then contains")
        << u"nord"_qs
        << QStringList{u"Nordbank payments"_qs, u"nordbank.example"_qs, u"City of Nord"_qs,
                       u"minord.example"_qs};
    QTest::newRow("all words, also in the detail") << u"city nord"_qs << QStringList{u"City of Nord"_qs};
    QTest::newRow("detail alone comes last") << u"city.example"_qs << QStringList{u"City of Nord"_qs};
    QTest::newRow("letters of either case") << u"DANE"_qs << QStringList{u"DANE and DNSSEC"_qs};
    QTest::newRow("c: connectors alone")
        << u"c nord"_qs << QStringList{u"Nordbank payments"_qs, u"City of Nord"_qs};
    QTest::newRow("d: domains alone")
        << u"d nord"_qs << QStringList{u"nordbank.example"_qs, u"minord.example"_qs};
    QTest::newRow(">: commands alone") << u"> "_qs << QStringList{u"New connector"_qs};
    QTest::newRow("?: help alone") << u"? "_qs << QStringList{u"DANE and DNSSEC"_qs};
    QTest::newRow("a word that begins like a prefix") << u"dnssec"_qs << QStringList{u"DANE and DNSSEC"_qs};
    QTest::newRow("nothing") << u"zebra"_qs << QStringList{};
}

void tst_Locator::findsInOrder()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    QCOMPARE(titles(LocatorIndex(sample()), text), expected);
}

void tst_Locator::matchedPartsAreMarked()
{
    const LocatorIndex index({{Kind::Connector, u"İzmir Nordbank"_qs, {}, u"1"_qs}});
    const QList<LocatorMatch> found = index.find(LocatorQuery::parse(u"bank nord rdb"_qs));
    QCOMPARE(found.size(), 1);
    // Three words that touch are one part; the letter in front keeps its place.
    QCOMPARE(found.first().spans.size(), 1);
    QCOMPARE(found.first().spans.first().start, 6);
    QCOMPARE(found.first().spans.first().length, 8);
}

void tst_Locator::resultsAreBounded()
{
    QList<LocatorEntry> many;
    for (int i = 0; i < 1000; ++i)
        many.append({Kind::Connector, u"Partner %1"_qs.arg(i), {}, QString::number(i)});
    many.append({Kind::Help, u"Partner tests"_qs, {}, u"tests"_qs});
    const LocatorIndex index(many);
    const QStringList all = titles(index, u"partner"_qs);
    QCOMPARE(all.size(), 13);  // a quarter of 48 connectors, and the help they must not hide
    QVERIFY(all.contains(u"Partner tests"_qs));
    QCOMPARE(titles(index, u"c partner"_qs).size(), 48);
    QCOMPARE(titles(index, QString(5000, u'x')).size(), 0);
}

void tst_Locator::theModelIsAModel()
{
    LocatorModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIndex(LocatorIndex(sample()));
    model.setText(u"nord"_qs);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
             u"Nordbank payments, connector, Partner · nordbank.example"_qs);
    model.setText(u"zebra"_qs);
    QCOMPARE(model.rowCount(), 0);
}

void tst_Locator::chosenByKeys()
{
    const QSignalSpy connectors(m_locator, &Locator::connectorChosen);
    const QSignalSpy domains(m_locator, &Locator::domainChosen);
    const QSignalSpy topics(m_locator, &Locator::helpChosen);
    auto* field = m_locator->findChild<SearchField*>();

    m_locator->open();
    QVERIFY(m_locator->isVisible());
    QTest::keyClicks(field, u"nordbank"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(connectors.size(), 1);
    QCOMPARE(connectors.first().first().toUuid(), m_session->connectors().first().connector.id);
    QVERIFY(!m_locator->isVisible());

    m_locator->open();
    QTest::keyClicks(field, u"nordbank"_qs);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(domains.size(), 1);
    QCOMPARE(domains.first().first().toString(), u"nordbank.example"_qs);

    m_locator->open(u"? "_qs);
    QTest::keyClicks(field, u"mta-sts"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(topics.size(), 1);
    QCOMPARE(topics.first().first().toString(), u"mta-sts"_qs);

    const QSignalSpy triggered(m_actions->action(ActionId::NewConnector), &QAction::triggered);
    m_locator->open(u"> new connector"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(triggered.size(), 1);
}

void tst_Locator::commandsSayWhereTheyStand()
{
    QMenuBar bar;
    fillMenuBar(bar, *m_actions);
    const QList<LocatorEntry> entries = locatorEntries(*m_session, *m_actions);
    const auto entry = [&entries](const QString& target) {
        const auto found = std::ranges::find(entries, target, &LocatorEntry::target);
        return found == entries.cend() ? LocatorEntry{} : *found;
    };
    QCOMPARE(entry(u"column.sts"_qs).title, u"Columns: MTA-STS"_qs);
    QCOMPARE(entry(u"column.sts"_qs).detail, u"View › Columns"_qs);
    QCOMPARE(entry(u"theme.dark"_qs).title, u"Theme: Dark"_qs);
    QCOMPARE(entry(u"connector.new"_qs).title, u"New connector"_qs);
    QVERIFY(entry(u"connector.new"_qs).detail.startsWith(u"File · "));
}

void tst_Locator::disabledCommandsDoNothing()
{
    QAction* remove = m_actions->action(ActionId::DeleteConnector);
    QVERIFY(!remove->isEnabled());
    const QSignalSpy triggered(remove, &QAction::triggered);
    m_locator->open(u"> delete"_qs);
    QTest::keyClick(m_locator->findChild<SearchField*>(), Qt::Key_Return);
    QVERIFY(m_locator->isVisible());
    QCOMPARE(triggered.size(), 0);
}

void tst_Locator::escapeGivesTheFocusBack()
{
    m_locator->open();
    QVERIFY(!m_other->hasFocus());
    QTest::keyClick(m_locator->findChild<SearchField*>(), Qt::Key_Escape);
    QVERIFY(!m_locator->isVisible());
    QVERIFY(m_other->hasFocus());

    m_locator->open();
    m_other->setFocus(Qt::MouseFocusReason);
    QVERIFY(!m_locator->isVisible());
}

QTEST_MAIN(tst_Locator)
#include "tst_locator.moc"
