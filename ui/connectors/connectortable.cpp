// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectortable.h"

#include "ui/connectors/connectorcells.h"
#include "ui/style/metrics.h"
#include "ui/widgets/celldelegates.h"

#include <QtCore/QEvent>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <array>

namespace relaydeck::ui {

namespace {

using Column = ConnectorColumn;
using Model = ConnectorModel;

constexpr int NameMinimum = 170;
constexpr int ColumnMinimum = 60;
constexpr int ColumnMaximum = 600;
/// A larger selection that is in pieces is not worth the time to find it again.
constexpr qsizetype MaxKept = 1000;

constexpr std::array AllColumns{Column::Name,   Column::Dane,    Column::Sts, Column::Result, Column::Days,
                                Column::Tested, Column::Routing, Column::Tls, Column::Comment};

constexpr int number(Column column)
{
    return static_cast<int>(column);
}

constexpr std::size_t place(Column column)
{
    return static_cast<std::size_t>(column);
}

}  // namespace

ConnectorTable::ConnectorTable(ConnectorModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_turning(new Turning(viewport()))
{
    setObjectName(QStringLiteral("connectors.table"));
    setAccessibleName(tr("Connectors"));
    setModel(&model);
    makeDelegates();
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    for (const Column column : AllColumns) {
        m_wanted.at(place(column)) = columnTraits(column).shown;
        m_widths.at(place(column)) = columnTraits(column).width;
    }
    makeHeader();
    updateRowHeight();
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &ConnectorTable::keep);
    connect(&model, &QAbstractItemModel::modelReset, this, &ConnectorTable::bringBack);
}

void ConnectorTable::makeDelegates()
{
    setItemDelegateForColumn(number(Column::Name),
                             new TwoLineDelegate(Model::SummaryRole, this, Model::DifferenceRole));
    setItemDelegateForColumn(
        number(Column::Dane),
        new ModeDelegate(ModeDelegate::Kind::Dane, Model::ModeRole, this, Model::ModeNoteRole));
    setItemDelegateForColumn(
        number(Column::Sts),
        new ModeDelegate(ModeDelegate::Kind::MtaSts, Model::ModeRole, this, Model::ModeNoteRole));
    setItemDelegateForColumn(
        number(Column::Result),
        new VerdictDelegate(Model::VerdictRole, Model::ReasonRole, this, Model::ResultTextRole));
    setItemDelegateForColumn(number(Column::Days), new HistoryDelegate(Model::HistoryRole, this));
    auto* quiet = new QuietTextDelegate(this);
    for (const Column column : {Column::Tested, Column::Routing, Column::Tls, Column::Comment})
        setItemDelegateForColumn(number(column), quiet);
}

void ConnectorTable::makeHeader()
{
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(number(Column::Name), QHeaderView::Stretch);
    header->setMinimumSectionSize(ColumnMinimum);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const Column column : AllColumns) {
        if (const int width = columnTraits(column).width; width > 0)
            header->resizeSection(number(column), width);
    }
    // Worst first.
    header->setSortIndicator(number(Column::Result), Qt::DescendingOrder);
    setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, [this](int logical, int before, int after) {
        // Also told of sections that are hidden or shown, and of the one that takes what is left.
        if (before > 0 && after > 0 && logical != number(Column::Name))
            onColumnResized(logical, after);
    });
}

QList<QUuid> ConnectorTable::selectedIds() const
{
    QList<QUuid> ids;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const QUuid id = m_model.idAt(m_model.index(row, 0)); !id.isNull())
                ids.append(id);
        }
    }
    return ids;
}

int ConnectorTable::selectedCount() const
{
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        count += std::min(range.bottom(), m_model.shownCount() - 1) - range.top() + 1;
    return count;
}

QUuid ConnectorTable::currentId() const
{
    return m_model.idAt(currentIndex());
}

void ConnectorTable::choose(const QUuid& id)
{
    if (const QModelIndex index = m_model.indexOf(id); index.isValid()) {
        selectionModel()->setCurrentIndex(index,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(index);
    }
}

void ConnectorTable::keep()
{
    m_kept = {};
    const int selected = selectedCount();
    m_kept.everything = selected > 1 && selected == m_model.shownCount();
    if (!m_kept.everything && selected <= MaxKept)
        m_kept.selected = selectedIds();
    m_kept.current = currentId();
    const int top = rowAt(0);
    if (top >= 0) {
        m_kept.top = m_model.idAt(m_model.index(top, 0));
        m_kept.offset = rowViewportPosition(top);
    }
}

void ConnectorTable::bringBack()
{
    const Kept kept = std::exchange(m_kept, {});
    {
        const QSignalBlocker quiet(selectionModel());
        if (const QModelIndex current = m_model.indexOf(kept.current); current.isValid())
            selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        QItemSelection selection;
        if (kept.everything && m_model.shownCount() > 0) {
            selection.select(m_model.index(0, 0),
                             m_model.index(m_model.shownCount() - 1, ConnectorColumnCount - 1));
        }
        for (const QUuid& id : kept.selected) {
            if (const QModelIndex index = m_model.indexOf(id); index.isValid())
                selection.append(QItemSelectionRange(index, index.siblingAtColumn(ConnectorColumnCount - 1)));
        }
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    executeDelayedItemsLayout();  // so that the scroll bar knows how far it reaches
    if (const QModelIndex top = m_model.indexOf(kept.top); top.isValid())
        verticalScrollBar()->setValue(verticalHeader()->sectionPosition(top.row()) - kept.offset);
    else if (currentIndex().isValid())
        scrollTo(currentIndex());
    viewport()->update();
    Q_EMIT choiceChanged();
}

void ConnectorTable::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    // The row at the top stays there.
    const int top = rowAt(0);
    updateRowHeight();
    if (top >= 0)
        verticalScrollBar()->setValue(verticalHeader()->sectionPosition(top));
}

void ConnectorTable::updateRowHeight()
{
    const bool compact = m_density == Density::Compact;
    setAlternatingRowColors(compact);
    verticalHeader()->setMinimumSectionSize(metrics::CompactRowHeight);
    verticalHeader()->setDefaultSectionSize(compact ? compactRowHeight() : twoLineRowHeight());
}

void ConnectorTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRowHeight();
}

bool ConnectorTable::isColumnWanted(ConnectorColumn column) const
{
    return m_wanted.at(place(column));
}

void ConnectorTable::setColumnWanted(ConnectorColumn column, bool wanted)
{
    if (!columnTraits(column).optional || isColumnWanted(column) == wanted)
        return;
    m_wanted.at(place(column)) = wanted;
    fitColumns();
    Q_EMIT columnsChanged();
}

void ConnectorTable::fitColumns()
{
    int needed = NameMinimum;
    for (const Column column : AllColumns)
        needed += isColumnWanted(column) ? m_widths.at(place(column)) : 0;
    std::array<Column, ConnectorColumnCount> order = AllColumns;
    std::ranges::sort(order, {}, [](Column column) { return columnTraits(column).givesWay; });
    std::array<bool, ConnectorColumnCount> hidden{};
    for (const Column column : order) {
        const bool yields = columnTraits(column).givesWay > 0 && needed > viewport()->width();
        hidden.at(place(column)) = !isColumnWanted(column) || yields;
        if (isColumnWanted(column) && yields)
            needed -= m_widths.at(place(column));
    }
    for (const Column column : AllColumns)
        setColumnHidden(number(column), hidden.at(place(column)));
}

void ConnectorTable::onColumnResized(int logical, int width)
{
    int others = NameMinimum;
    for (const Column column : AllColumns) {
        const int each = number(column);
        if (each != logical && column != Column::Name && !isColumnHidden(each))
            others += horizontalHeader()->sectionSize(each);
    }
    // A column that is pulled wide does not push others out of sight.
    const int most = std::clamp(viewport()->width() - others, ColumnMinimum, ColumnMaximum);
    m_widths.at(static_cast<std::size_t>(logical)) = isVisible() ? std::min(width, most) : width;
    if (isVisible() && width > most)
        horizontalHeader()->resizeSection(logical, most);
}

QJsonObject ConnectorTable::layout() const
{
    const QHeaderView* header = horizontalHeader();
    QJsonArray columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        const auto column = static_cast<Column>(logical);
        columns.append(QJsonObject{{QStringLiteral("id"), QLatin1String(columnTraits(column).id)},
                                   {QStringLiteral("shown"), isColumnWanted(column)},
                                   {QStringLiteral("width"), m_widths.at(place(column))}});
    }
    const auto sorted = static_cast<Column>(header->sortIndicatorSection());
    return {{QStringLiteral("columns"), columns},
            {QStringLiteral("sort"), QLatin1String(columnTraits(sorted).id)},
            {QStringLiteral("down"), header->sortIndicatorOrder() == Qt::DescendingOrder},
            {QStringLiteral("compact"), m_density == Density::Compact}};
}

void ConnectorTable::restoreLayout(const QJsonObject& layout)
{
    // Settings can be edited by hand: what is not understood is left out.
    const auto columnOf = [](const QJsonValue& id) -> std::optional<Column> {
        const auto found = std::ranges::find_if(AllColumns, [&id](Column column) {
            return id.toString() == QLatin1String(columnTraits(column).id);
        });
        return found == AllColumns.end() ? std::nullopt : std::optional(*found);
    };
    QHeaderView* header = horizontalHeader();
    const QJsonArray columns = layout.value(QStringLiteral("columns")).toArray();
    int visual = 0;
    for (const QJsonValue& each : columns) {
        const QJsonObject entry = each.toObject();
        const std::optional<Column> column = columnOf(entry.value(QStringLiteral("id")));
        if (!column)
            continue;
        header->moveSection(header->visualIndex(number(*column)), std::min(visual++, header->count() - 1));
        const int width = entry.value(QStringLiteral("width")).toInt();
        if (width >= ColumnMinimum && width <= ColumnMaximum && columnTraits(*column).width > 0) {
            m_widths.at(place(*column)) = width;
            header->resizeSection(number(*column), width);
        }
        setColumnWanted(*column, entry.value(QStringLiteral("shown")).toBool(columnTraits(*column).shown));
    }
    header->moveSection(header->visualIndex(number(Column::Name)), 0);
    if (const auto sorted = columnOf(layout.value(QStringLiteral("sort")))) {
        header->setSortIndicator(number(*sorted),
                                 layout.value(QStringLiteral("down")).toBool() ? Qt::DescendingOrder
                                                                               : Qt::AscendingOrder);
    }
    setDensity(layout.value(QStringLiteral("compact")).toBool() ? Density::Compact : Density::TwoLines);
    fitColumns();
}

QString ConnectorTable::selectedText() const
{
    QList<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= std::min(range.bottom(), m_model.shownCount() - 1); ++row)
            rows.append(row);
    }
    std::ranges::sort(rows);  // as shown, not as chosen
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QStringList lines;
    lines.reserve(rows.size());
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int logical = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(logical))
                cells.append(cellText(m_model.shown(row), static_cast<Column>(logical), now));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void ConnectorTable::resizeEvent(QResizeEvent* event)
{
    fitColumns();
    QTableView::resizeEvent(event);
    // Columns and scroll bar change each other's room: what fits shows when both are done.
    QMetaObject::invokeMethod(this, &ConnectorTable::fitColumns, Qt::QueuedConnection);
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
