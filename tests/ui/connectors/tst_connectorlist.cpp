// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorlist.h"

#include "tests/support/qttest.h"
#include "ui/connectors/connectorcells.h"
#include "ui/connectors/connectortable.h"
#include "ui/connectors/filterbar.h"
#include "ui/connectors/filtercompleter.h"
#include "ui/style/roles.h"
#include "ui/style/rowhover.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegates.h"
#include "ui/widgets/filterchip.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

using namespace relaydeck;
using namespace relaydeck::ui;

class tst_ConnectorList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void chipsAndFieldWriteTheSameText();
    void anUnknownWordKeepsTheFilter();
    void anUnfinishedWordWaits();
    void thePopupCompletesWithCounts();
    void nothingLeftOffersToClear();
    void columnsAreChosenMovedAndRemembered();
    void narrowListsGiveColumnsUp();
    void densityKeepsTheRowAtTheTop();
    void theWholeRowIsTinted();
    void rowsAreCopiedAsText();
    void theFooterCounts();
    void staleResultsAreSetBack();
    void selectionOutlivesAReset();

private:
    template<typename T>
    T* part(const char* name) const
    {
        return m_list->findChild<T*>(QString::fromLatin1(name));
    }
    QLineEdit& field() const { return *part<QLineEdit>("connectors.filter"); }
    QStringList shownNames() const;
    void add(int count) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ActionCollection> m_actions;
    std::unique_ptr<ConnectorList> m_list;
};

void tst_ConnectorList::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void tst_ConnectorList::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    add(6);
    m_actions = std::make_unique<ActionCollection>(m_session->undoStack(), nullptr);
    m_actions->setState({.selected = 1, .connectors = 6, .list = true});
    m_list = std::make_unique<ConnectorList>(*m_session, *m_actions);
    using enum QAbstractItemModelTester::FailureReportingMode;
    new QAbstractItemModelTester(&m_list->model(), QtTest, m_list.get());
    m_list->table().sortByColumn(static_cast<int>(ConnectorColumn::Name), Qt::AscendingOrder);
    m_list->resize(1100, 500);
    m_list->show();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
}

void tst_ConnectorList::cleanup()
{
    m_list.reset();
    m_actions.reset();
    m_session.reset();
}

/// p0 is Mandatory and turned off, p1 goes by a smart host, the others are plain.
void tst_ConnectorList::add(int count) const
{
    QList<store::Change> changes;
    for (int i = 0; i < count; ++i) {
        Connector connector;
        connector.name = u"p%1"_qs.arg(i);
        connector.recipientDomains = {u"p%1.example"_qs.arg(i)};
        if (i == 0) {
            connector.smtpDaneMode = DaneMode::Mandatory;
            connector.enabled = false;
        }
        if (i == 1) {
            connector.useMxRecord = false;
            connector.smartHosts = {u"relay.example"_qs};
        }
        changes.append(store::Change::added(connector));
    }
    QVERIFY(m_session->change(changes, u"Add"_qs));
}

QStringList tst_ConnectorList::shownNames() const
{
    QStringList names;
    for (int row = 0; row < m_list->model().shownCount(); ++row)
        names.append(m_list->model().index(row, 0).data().toString());
    return names;
}

void tst_ConnectorList::chipsAndFieldWriteTheSameText()
{
    auto* mandatory = part<FilterChip>("chip.2");
    auto* all = part<FilterChip>("chip.0");
    QCOMPARE(mandatory->count(), 1);
    QTest::mouseClick(mandatory, Qt::LeftButton);
    QCOMPARE(field().text(), u"mode:mandatory"_qs);
    QCOMPARE(shownNames(), QStringList{u"p0"_qs});
    QTest::mouseClick(mandatory, Qt::LeftButton);
    QCOMPARE(field().text(), QString());
    QVERIFY(all->isChecked() && !mandatory->isChecked());

    // And what is typed presses the chip.
    m_list->showFilter(true);
    QTest::keyClicks(&field(), u"p mode:mandatory"_qs);
    QVERIFY(mandatory->isChecked() && !all->isChecked());
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(field().text().isEmpty() && all->isChecked());
    QCOMPARE(shownNames().size(), 6);
}

void tst_ConnectorList::anUnknownWordKeepsTheFilter()
{
    m_list->showFilter(true);
    QTest::keyClicks(&field(), u"p3 "_qs);
    QCOMPARE(shownNames(), QStringList{u"p3"_qs});
    QTest::keyClicks(&field(), u"moed:x "_qs);
    auto* sentence = part<QLabel>("connectors.filter.sentence");
    QTRY_VERIFY(sentence->isVisible());
    QVERIFY(sentence->text().contains(u"moed:"_qs));
    QCOMPARE(sentence->textFormat(), Qt::PlainText);
    QVERIFY(fieldState(&field()) == FieldState::Uncertain);
    QCOMPARE(field().accessibleDescription(), sentence->text());
    QCOMPARE(shownNames(), QStringList{u"p3"_qs});
    field().setText(u"p3"_qs);
    QVERIFY(!sentence->isVisible());
    QVERIFY(fieldState(&field()) == FieldState::Neutral);
}

void tst_ConnectorList::anUnfinishedWordWaits()
{
    m_list->showFilter(true);
    // Letter by letter the value is looked for only when it is whole; what stands beside it counts.
    QTest::keyClicks(&field(), u"-p3 state:"_qs);
    QCOMPARE(shownNames().size(), 5);
    QTest::keyClicks(&field(), u"of"_qs);
    QCOMPARE(shownNames().size(), 5);
    QTest::keyClicks(&field(), u"f"_qs);
    QCOMPARE(shownNames(), QStringList{u"p0"_qs});
}

void tst_ConnectorList::thePopupCompletesWithCounts()
{
    m_list->showFilter(true);
    auto& completer = *field().findChild<FilterCompleter*>();
    using enum QAbstractItemModelTester::FailureReportingMode;
    new QAbstractItemModelTester(&completer.model(), QtTest, &completer);
    QTest::keyClicks(&field(), u"rou"_qs);
    QVERIFY(completer.popup()->isVisible());
    QTest::keyClick(completer.popup(), Qt::Key_Down);
    QTest::keyClick(completer.popup(), Qt::Key_Return);
    QCOMPARE(field().text(), u"routing:"_qs);
    QTRY_VERIFY(completer.popup()->isVisible());
    const QModelIndex mx = completer.model().index(0);
    QCOMPARE(mx.data().toString(), u"routing:mx"_qs);
    QTRY_COMPARE(mx.data(FilterOfferModel::CountRole).toInt(), 5);
    QCOMPARE(completer.model().index(1).data(FilterOfferModel::CountRole).toInt(), 1);
    QTest::keyClick(completer.popup(), Qt::Key_Down);
    QTest::keyClick(completer.popup(), Qt::Key_Down);
    QTest::keyClick(completer.popup(), Qt::Key_Return);
    QCOMPARE(field().text(), u"routing:smart-host "_qs);
    QCOMPARE(shownNames(), QStringList{u"p1"_qs});
    QVERIFY(!completer.popup()->isVisible());
}

void tst_ConnectorList::nothingLeftOffersToClear()
{
    m_list->filter().setText(u"mode:mandatory state:on"_qs);
    QVERIFY(!m_list->table().isVisible());
    const auto labels = m_list->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text() == u"No connector matches “mode:mandatory state:on”"_qs;
    }));
    const auto buttons = m_list->findChildren<QAbstractButton*>();
    const auto clear = std::ranges::find_if(
        buttons, [](const QAbstractButton* button) { return button->text() == u"Clear filter"_qs; });
    QVERIFY(clear != buttons.cend());
    QTest::mouseClick(*clear, Qt::LeftButton);
    QVERIFY(m_list->table().isVisible());
    QCOMPARE(shownNames().size(), 6);
}

void tst_ConnectorList::columnsAreChosenMovedAndRemembered()
{
    ConnectorTable& table = m_list->table();
    QHeaderView& header = *table.horizontalHeader();
    const auto routing = static_cast<int>(ConnectorColumn::Routing);
    const auto sts = static_cast<int>(ConnectorColumn::Sts);
    const auto tested = static_cast<int>(ConnectorColumn::Tested);
    QVERIFY(table.isColumnHidden(routing));
    QVERIFY(header.actions().contains(m_actions->action(ActionId::ColumnRouting)));
    m_actions->action(ActionId::ColumnRouting)->trigger();
    m_actions->action(ActionId::ColumnSts)->trigger();
    QVERIFY(!table.isColumnHidden(routing) && table.isColumnHidden(sts));
    header.moveSection(header.visualIndex(tested), 1);
    header.resizeSection(tested, 131);
    m_actions->action(ActionId::DensityCompact)->trigger();
    table.sortByColumn(tested, Qt::DescendingOrder);
    m_list->filter().setText(u"p"_qs);
    const QJsonObject state = m_list->state();

    ConnectorList other(*m_session, *m_actions);
    m_actions->action(ActionId::DensityTwoLines)->trigger();
    other.resize(m_list->size());
    other.show();
    other.restoreState(state);
    QVERIFY(!other.table().isColumnHidden(routing) && other.table().isColumnHidden(sts));
    QCOMPARE(other.table().horizontalHeader()->visualIndex(tested), 1);
    QCOMPARE(other.table().columnWidth(tested), 131);
    QCOMPARE(other.table().horizontalHeader()->sortIndicatorSection(), tested);
    QVERIFY(other.table().density() == ConnectorTable::Density::Compact);
    QCOMPARE(other.filter().text(), u"p"_qs);
    // Nonsense leaves the list as it is.
    other.restoreState(QJsonObject{{u"list"_qs, 3}, {u"chosen"_qs, u"x"_qs}});
    QCOMPARE(other.table().horizontalHeader()->visualIndex(static_cast<int>(ConnectorColumn::Name)), 0);
}

void tst_ConnectorList::narrowListsGiveColumnsUp()
{
    ConnectorTable& table = m_list->table();
    m_list->resize(520, 400);
    QTRY_VERIFY(table.isColumnHidden(static_cast<int>(ConnectorColumn::Days)));
    QVERIFY(!table.isColumnHidden(static_cast<int>(ConnectorColumn::Result)));
    QVERIFY(table.columnWidth(static_cast<int>(ConnectorColumn::Name)) >= 170);
    m_list->resize(1100, 400);
    QTRY_VERIFY(!table.isColumnHidden(static_cast<int>(ConnectorColumn::Days)));
}

void tst_ConnectorList::densityKeepsTheRowAtTheTop()
{
    m_list->resize(1100, 250);
    ConnectorTable& table = m_list->table();
    QCOMPARE(table.rowHeight(0), 50);
    table.verticalScrollBar()->setValue(100);
    const int top = table.rowAt(0);
    m_actions->action(ActionId::DensityCompact)->trigger();
    QCOMPARE(table.rowHeight(0), 30);
    QVERIFY(table.alternatingRowColors());
    QCOMPARE(table.rowAt(0), std::min(top, table.rowAt(0)));
}

void tst_ConnectorList::theWholeRowIsTinted()
{
    ConnectorTable& table = m_list->table();
    const auto colorAt = [&table](int row, int column) {
        const QRect cell = table.visualRect(table.model()->index(row, column));
        return table.viewport()->grab().toImage().pixelColor(cell.right() - 3, cell.top() + 4);
    };
    const int result = static_cast<int>(ConnectorColumn::Result);
    const QColor before = colorAt(3, 0);
    QCOMPARE(colorAt(3, result), before);
    const QRect over = table.visualRect(table.model()->index(3, result));
    QHoverEvent hover(QEvent::HoverMove, over.center(), over.center(), QPointF());
    QApplication::sendEvent(table.viewport(), &hover);
    QCOMPARE(RowHover::rowOf(&table), 3);
    QVERIFY(colorAt(3, 0) != before);
    QCOMPARE(colorAt(3, 0), colorAt(3, result));
    QCOMPARE(colorAt(4, 0), before);
}

void tst_ConnectorList::rowsAreCopiedAsText()
{
    ConnectorTable& table = m_list->table();
    table.selectRow(1);
    table.selectionModel()->select(table.model()->index(3, 0),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_list->copySelected();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().startsWith(u"p1\tType not set · via relay.example\tOpportunistic, not set\t"_qs));
    QVERIFY(lines.first().endsWith(u"\tnever"_qs));
    QVERIFY(lines.last().startsWith(u"p3\t"_qs));
    QCOMPARE(lines.first().count(u'\t'), lines.last().count(u'\t'));
}

void tst_ConnectorList::theFooterCounts()
{
    auto* footer = part<QLabel>("connectors.footer");
    QCOMPARE(footer->text(), u"6 connectors, 1 selected"_qs);
    // The service default is no connector.
    m_list->table().selectAll();
    QCOMPARE(footer->text(), u"6 connectors, 6 selected"_qs);
    QCOMPARE(m_list->table().selectedIds().size(), 6);
    m_list->table().clearSelection();
    QCOMPARE(footer->text(), u"6 connectors"_qs);
    m_list->filter().setText(u"state:off"_qs);
    QVERIFY(footer->text().startsWith(u"1 connector"_qs));
    QCOMPARE(part<QLabel>("connectors.oldest")->text(), QString());
}

void tst_ConnectorList::staleResultsAreSetBack()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(!m_session->isStale({}, now));
    QVERIFY(!m_session->isStale(now.addSecs(-24 * 3600 + 1), now));
    QVERIFY(m_session->isStale(now.addSecs(-24 * 3600), now));
    const ConnectorRow& row = m_list->model().shown(1);
    const auto dimmed = [&row, &now](ConnectorColumn column, bool stale) {
        return connectorCell(row, column, DimmedRole, now, stale).toBool();
    };
    QVERIFY(row.connector.enabled);
    QVERIFY(dimmed(ConnectorColumn::Result, true));
    QVERIFY(!dimmed(ConnectorColumn::Result, false));
    QVERIFY(!dimmed(ConnectorColumn::Name, true));
}

void tst_ConnectorList::selectionOutlivesAReset()
{
    m_session->undoStack().undo();
    add(static_cast<int>(Arranger::ShortList) + 500);
    ConnectorTable& table = m_list->table();
    QTRY_VERIFY(m_list->model().shownCount() > Arranger::ShortList);
    // Every second row goes, which is too much for a difference.
    const QModelIndex kept = m_list->model().index(1201, 0);
    const QUuid chosen = m_list->model().idAt(kept);
    QVERIFY(kept.data().toString().contains(u'1'));
    table.choose(chosen);
    QSignalSpy reset(&m_list->model(), &QAbstractItemModel::modelReset);
    QSignalSpy choice(&table, &ConnectorTable::choiceChanged);
    m_list->filter().setText(u"1"_qs);
    QTRY_COMPARE(reset.size(), 1);
    QCOMPARE(table.currentId(), chosen);
    QCOMPARE(table.selectedIds(), QList<QUuid>{chosen});
    QVERIFY(!choice.isEmpty());
    QVERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex()).center()));
    QCOMPARE(table.selectedCount(), 1);
}

QTEST_MAIN(tst_ConnectorList)
#include "tst_connectorlist.moc"
