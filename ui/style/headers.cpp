// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace relaydeck::ui::style {

namespace {

constexpr int ArrowGap = 8;
constexpr int ArrowWidth = 8;
constexpr int Margin = 6;

}  // namespace

QFont headerFont(const QFont& font)
{
    QFont result = font;
    result.setPointSizeF(font.pointSizeF() * 0.88);
    result.setWeight(QFont::DemiBold);
    return result;
}

void drawHeaderSection(const QStyleOption& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    pen.painter.fillRect(option.rect, tokens.surface);
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
    if (header && header->orientation == Qt::Vertical)
        return;
    drawHorizontalLine(pen.painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(),
                       tokens.line);
    if (header && isPressed(option))
        drawRounded(pen.painter, QRectF(option.rect).adjusted(0, 3, 0, -4), 5, tokens.hover);
}

void drawHeaderLabel(const QStyleOptionHeader& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    QPainter& painter = pen.painter;
    painter.setFont(headerFont(pen.widget ? pen.widget->font() : painter.font()));
    painter.setPen(!isEnabled(option)                ? tokens.off
                       : sorted || isHovered(option) ? tokens.text
                                                     : tokens.text2);

    // The label's rectangle comes with the style's margin taken off on both sides.
    QRect rect = option.rect;
    const auto* header = qobject_cast<const QHeaderView*>(pen.widget);
    const bool first =
        option.orientation == Qt::Horizontal && header && header->visualIndex(option.section) == 0;
    rect = QStyle::visualRect(option.direction, rect,
                              rect.adjusted(first ? metrics::FirstColumn - Margin : 2, 0, 0, 0));
    const int room = rect.width() - (sorted ? ArrowGap + ArrowWidth : 0);
    const QString text = painter.fontMetrics().elidedText(option.text, Qt::ElideRight, std::max(0, room));
    const Qt::Alignment wanted = (option.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter;
    const Qt::Alignment alignment = QStyle::visualAlignment(option.direction, wanted);
    const QRect drawn = painter.boundingRect(rect, static_cast<int>(alignment) | Qt::TextSingleLine, text);
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, text);
    if (!sorted)
        return;
    QRect arrow(0, rect.top(), ArrowWidth, rect.height());
    if (option.direction == Qt::RightToLeft)
        arrow.moveRight(drawn.left() - ArrowGap);
    else
        arrow.moveLeft(drawn.right() + ArrowGap);
    // Qt names the indicator after the arrow of old: "down" is ascending.
    drawChevron(painter, arrow,
                option.sortIndicator == QStyleOptionHeader::SortDown ? Direction::Up : Direction::Down,
                tokens.accent, 7);
}

QSize headerSize(const QStyleOptionHeader& option)
{
    const auto* widget = qobject_cast<const QWidget*>(option.styleObject);
    const QFontMetrics fontMetrics(headerFont(widget ? widget->font() : QFont()));
    const int arrow = option.sortIndicator != QStyleOptionHeader::None ? ArrowGap + ArrowWidth : 0;
    return {fontMetrics.horizontalAdvance(option.text) + 2 * Margin + arrow + 4,
            std::max(metrics::HeaderHeight, fontMetrics.height() + 14)};
}

}  // namespace relaydeck::ui::style
