// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/rowhover.h"

#include <QtGui/QHoverEvent>
#include <QtWidgets/QAbstractItemView>

namespace relaydeck::ui {

namespace {

constexpr const char* HoverRow = "relaydeck.hoverRow";

}  // namespace

void RowHover::install(QAbstractItemView& table)
{
    if (!table.findChild<RowHover*>(QString(), Qt::FindDirectChildrenOnly))
        new RowHover(table);
}

RowHover::RowHover(QAbstractItemView& table) : QObject(&table), m_table(table)
{
    table.viewport()->setAttribute(Qt::WA_Hover);
    table.viewport()->installEventFilter(this);
}

int RowHover::rowOf(const QWidget* table)
{
    const QVariant row = table ? table->property(HoverRow) : QVariant();
    return row.isValid() ? row.toInt() : -1;
}

bool RowHover::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverMove)
        setRow(m_table.indexAt(static_cast<const QHoverEvent*>(event)->position().toPoint()).row());
    else if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Wheel)
        setRow(-1);
    return false;
}

void RowHover::setRow(int row)
{
    const int before = rowOf(&m_table);
    if (row == before)
        return;
    m_table.setProperty(HoverRow, row);
    updateRow(before);
    updateRow(row);
}

void RowHover::updateRow(int row) const
{
    const QAbstractItemModel* model = m_table.model();
    if (!model || row < 0 || row >= model->rowCount())
        return;
    const QRect cell = m_table.visualRect(model->index(row, 0));
    m_table.viewport()->update(0, cell.top(), m_table.viewport()->width(), cell.height());
}

}  // namespace relaydeck::ui
