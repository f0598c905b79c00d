// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/paint.h"
#include "ui/style/rowhover.h"
#include "ui/style/rows.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

namespace relaydeck::ui {

namespace {

constexpr qreal SelectionEdge = 3;

/// Whether the rectangle begins where the row does.
bool touchesEdge(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (!view || option.direction == Qt::LeftToRight)
        return option.rect.left() <= 0;
    return option.rect.right() >= view->viewport()->width() - 1;
}

bool isHovered(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_MouseOver)
        || (option.index.isValid() && RowHover::rowOf(option.widget) == option.index.row());
}

/// Whether this cell belongs to the row that the keys act on, and somebody is using them.
bool hasKeyboardRow(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view && view->hasFocus() && view->window()->testAttribute(Qt::WA_KeyboardFocusChange)
        && option.index.isValid() && view->currentIndex().row() == option.index.row()
        && view->currentIndex().parent() == option.index.parent();
}

/// The cell's share of a ring around the whole row.
void paintRowRing(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens)
{
    constexpr qreal Width = 2;
    const QRectF all = QRectF(option.rect).adjusted(0, 0, 0, -1);
    painter.fillRect(QRectF(all.left(), all.top(), all.width(), Width), tokens.accent);
    painter.fillRect(QRectF(all.left(), all.bottom() - Width, all.width(), Width), tokens.accent);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (option.rect.left() <= 0)
        painter.fillRect(QRectF(all.left(), all.top(), Width, all.height()), tokens.accent);
    if (option.rect.right() >= view->viewport()->width() - 1)
        painter.fillRect(QRectF(all.right() - Width, all.top(), Width, all.height()), tokens.accent);
}

void paintSelectionEdge(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens)
{
    const QRect all = option.rect;
    const qreal left = option.direction == Qt::RightToLeft ? all.right() + 1 - SelectionEdge : all.left();
    painter.fillRect(QRectF(left, all.top(), SelectionEdge, all.height()), tokens.accent);
}

}  // namespace

bool isLeadingColumn(const QStyleOptionViewItem& option)
{
    const QHeaderView* header = nullptr;
    if (const auto* table = qobject_cast<const QTableView*>(option.widget))
        header = table->horizontalHeader();
    else if (const auto* tree = qobject_cast<const QTreeView*>(option.widget))
        header = tree->header();
    if (!header)
        return true;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            return logical == option.index.column();
    }
    return true;
}

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Tokens& tokens = tokensFor(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, tokens.accentSoft);
        // In a tree the row may begin with its branches, which drawItemRow() has seen to.
        const bool afterBranches = qobject_cast<const QTreeView*>(option.widget) && !touchesEdge(option);
        if (isLeadingColumn(option) && !afterBranches)
            paintSelectionEdge(painter, option, tokens);
    } else if (enabled && isHovered(option)) {
        painter.fillRect(option.rect, tokens.hover);
    } else if (option.backgroundBrush.style() != Qt::NoBrush) {
        painter.fillRect(option.rect, option.backgroundBrush);
    } else if (option.features.testFlag(QStyleOptionViewItem::Alternate)) {
        painter.fillRect(option.rect, tokens.zebra);
    }
    if (hasKeyboardRow(option))
        paintRowRing(painter, option, tokens);
}

void paintRowLine(QPainter& painter, const QStyleOptionViewItem& option)
{
    drawHorizontalLine(painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(),
                       tokensFor(option.palette).rowLine);
}

}  // namespace relaydeck::ui

namespace relaydeck::ui::style {

void drawItemRow(const QStyleOptionViewItem& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    // Trees draw the part left of the item here: the indentation takes part in the selection.
    if (option.state.testFlag(QStyle::State_Selected) && !qobject_cast<const QTableView*>(pen.widget)) {
        pen.painter.fillRect(option.rect, tokens.accentSoft);
        QStyleOptionViewItem row = option;
        row.widget = pen.widget;
        if (option.rect.width() > 0 && touchesEdge(row))
            paintSelectionEdge(pen.painter, row, tokens);
    } else if (option.features.testFlag(QStyleOptionViewItem::Alternate))
        pen.painter.fillRect(option.rect, tokens.zebra);
}

void drawItemPanel(const QStyleOptionViewItem& option, const Pen& pen)
{
    // The popup of a combo box reads like a menu.
    const QWidget* parent = pen.widget ? pen.widget->parentWidget() : nullptr;
    if (parent && parent->inherits("QComboBoxPrivateContainer")) {
        if (option.state.testFlag(QStyle::State_Selected))
            drawRounded(pen.painter, QRectF(option.rect).adjusted(4, 1, -4, -1), 5,
                        tokensFor(option.palette).pressed);
        return;
    }
    QStyleOptionViewItem shown = option;
    shown.widget = pen.widget;
    paintRowGround(pen.painter, shown);
}

void drawBranch(const QStyleOption& option, const Pen& pen)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const Direction closed = option.direction == Qt::RightToLeft ? Direction::Left : Direction::Right;
    drawChevron(pen.painter, option.rect,
                option.state.testFlag(QStyle::State_Open) ? Direction::Down : closed,
                tokensFor(option.palette).text2, 7);
}

}  // namespace relaydeck::ui::style
