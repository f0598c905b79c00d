// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectortable.h"

#include "ui/style/metrics.h"
#include "ui/widgets/celldelegates.h"

#include <QtWidgets/QHeaderView>

namespace relaydeck::ui {

namespace {

using Model = ConnectorModel;

/// Widths of all columns but the first, which takes what is left.
constexpr std::array<int, Model::ColumnCount> Widths{0, 108, 108, 244, 104, 80};
constexpr int NameMinimum = 170;

/// What gives way first where there is no room.
constexpr std::array GivingWay{Model::HistoryColumn, Model::TestedColumn, Model::StsColumn,
                               Model::DaneColumn};

}  // namespace

ConnectorTable::ConnectorTable(ConnectorFilter& filter, QWidget* parent)
    : QTableView(parent)
    , m_filter(filter)
    , m_turning(new Turning(viewport()))
{
    setObjectName(QStringLiteral("connectors.table"));
    setAccessibleName(tr("Connectors"));
    setModel(&filter);
    setItemDelegateForColumn(Model::NameColumn, new TwoLineDelegate(Model::SummaryRole, this));
    setItemDelegateForColumn(Model::DaneColumn,
                             new ModeDelegate(ModeDelegate::Kind::Dane, Model::ModeRole, this));
    setItemDelegateForColumn(Model::StsColumn,
                             new ModeDelegate(ModeDelegate::Kind::MtaSts, Model::ModeRole, this));
    setItemDelegateForColumn(
        Model::ResultColumn,
        new VerdictDelegate(Model::VerdictRole, Model::ReasonRole, this, Model::ResultTextRole));
    setItemDelegateForColumn(Model::HistoryColumn, new HistoryDelegate(Model::HistoryRole, this));
    setItemDelegateForColumn(Model::TestedColumn, new QuietTextDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(metrics::RowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(Model::NameColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(60);
    for (int column = 1; column < Model::ColumnCount; ++column)
        header->resizeSection(column, Widths[static_cast<std::size_t>(column)]);
    setSortingEnabled(true);
    sortByColumn(Model::ResultColumn, Qt::DescendingOrder);
}

QList<QUuid> ConnectorTable::selectedIds() const
{
    QList<QUuid> ids;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex& index : rows) {
        if (const QUuid id = m_filter.idAt(index); !id.isNull())
            ids.append(id);
    }
    return ids;
}

QUuid ConnectorTable::currentId() const
{
    return m_filter.idAt(currentIndex());
}

void ConnectorTable::choose(const QUuid& id)
{
    if (const QModelIndex index = m_filter.indexOf(id); index.isValid()) {
        selectionModel()->setCurrentIndex(index,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(index);
    }
}

void ConnectorTable::resizeEvent(QResizeEvent* event)
{
    int needed = NameMinimum;
    for (int column = 1; column < Model::ColumnCount; ++column)
        needed += Widths[static_cast<std::size_t>(column)];
    for (const int column : GivingWay) {
        const bool hidden = needed > viewport()->width();
        if (hidden)
            needed -= Widths[static_cast<std::size_t>(column)];
        setColumnHidden(column, hidden);
    }
    QTableView::resizeEvent(event);
}

void ConnectorTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT choiceChanged();
}

void ConnectorTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT choiceChanged();
}

}  // namespace relaydeck::ui
