// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace relaydeck::ui::style {

namespace {

constexpr int ItemHeight = 28;
constexpr int SeparatorHeight = 9;
constexpr int SideMargin = 5;  // between the panel and the highlighted item
constexpr int MarkColumn = 30;
constexpr int ShortcutGap = 32;
constexpr int TrailingColumn = 26;

void drawMark(const QStyleOptionMenuItem& option, const QRect& column, const Pen& pen)
{
    QRect mark(0, 0, 16, 16);
    mark.moveCenter(column.center());
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (!option.checked)
            return;
        if (option.checkType == QStyleOptionMenuItem::Exclusive)
            drawRounded(pen.painter, QRectF(mark).adjusted(5, 5, -5, -5), 3,
                        tokensFor(option.palette).accent);
        else
            Icons::paint(pen.painter, mark, u"check", tokensFor(option.palette).accent);
        return;
    }
    if (!option.icon.isNull())
        option.icon.paint(&pen.painter, mark, Qt::AlignCenter,
                          isEnabled(option) ? QIcon::Normal : QIcon::Disabled);
}

}  // namespace

void drawMenuPanel(const QStyleOption& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    pen.painter.fillRect(option.rect, tokens.raised);
    drawRounded(pen.painter, QRectF(option.rect), 0, {}, tokens.buttonBorder);
}

void drawMenuItem(const QStyleOptionMenuItem& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    QPainter& painter = pen.painter;
    const QRect all = option.rect;
    painter.fillRect(all, tokens.raised);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        drawHorizontalLine(painter, all.left() + SideMargin + 6, all.right() - SideMargin - 6,
                           all.center().y(), tokens.line);
        return;
    }
    const bool active = option.state.testFlag(QStyle::State_Selected) && isEnabled(option);
    if (active)
        drawRounded(painter, QRectF(all).adjusted(SideMargin, 0, -SideMargin, 0), 5, tokens.pressed);

    const QColor ink = isEnabled(option) ? tokens.text : tokens.off;
    const auto placed = [&](const QRect& rect) { return QStyle::visualRect(option.direction, all, rect); };
    drawMark(option, placed(QRect(all.left() + SideMargin, all.top(), MarkColumn, all.height())), pen);

    const qsizetype tab = option.text.indexOf(u'\t');
    const QRect text = all.adjusted(SideMargin + MarkColumn, 0, -SideMargin - 10, 0);
    painter.setFont(option.font);
    painter.setPen(ink);
    const int leading =
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter));
    painter.drawText(placed(text), leading | Qt::TextSingleLine | mnemonicFlags(option, pen),
                     tab < 0 ? option.text : option.text.left(tab));
    if (tab >= 0) {
        const int trailing =
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter));
        painter.setPen(isEnabled(option) ? tokens.text3 : tokens.off);
        painter.drawText(placed(text), trailing | Qt::TextSingleLine, option.text.mid(tab + 1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(all.right() - SideMargin - 18, all.top(), 12, all.height());
        drawChevron(painter, placed(arrow),
                    option.direction == Qt::RightToLeft ? Direction::Left : Direction::Right, tokens.text2,
                    7);
    }
}

QSize menuItemSize(const QStyleOptionMenuItem& option, QSize contents)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, SeparatorHeight};
    const QFontMetrics fontMetrics(option.font);
    const qsizetype tab = option.text.indexOf(u'\t');
    const QString name = tab < 0 ? option.text : option.text.left(tab);
    // `reservedShortcutWidth` is the widest shortcut of this menu; Qt 6 adds it to the width itself.
    const int width = fontMetrics.size(Qt::TextShowMnemonic, name).width() + (tab < 0 ? 0 : ShortcutGap);
    return {std::max(contents.width(), width) + MarkColumn + TrailingColumn + 2 * SideMargin,
            std::max(ItemHeight, fontMetrics.height() + 8)};
}

void drawMenuBarItem(const QStyleOptionMenuItem& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    pen.painter.fillRect(option.rect, tokens.window);
    drawHorizontalLine(pen.painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(),
                       tokens.line);
    if (isEnabled(option) && option.state.testFlag(QStyle::State_Selected))
        drawRounded(pen.painter, QRectF(option.rect).adjusted(1, 4, -1, -5), 5, tokens.pressed);
    pen.painter.setPen(isEnabled(option) ? tokens.text : tokens.off);
    pen.painter.drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine | mnemonicFlags(option, pen),
                         option.text);
}

void drawMenuBarGround(const QStyleOption& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    pen.painter.fillRect(option.rect, tokens.window);
    drawHorizontalLine(pen.painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(),
                       tokens.line);
}

void drawTipPanel(const QStyleOption& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    pen.painter.fillRect(option.rect, tokens.raised);
    drawRounded(pen.painter, QRectF(option.rect), 0, {}, tokens.buttonBorder);
}

}  // namespace relaydeck::ui::style
