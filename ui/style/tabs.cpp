// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/paint.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace relaydeck::ui::style {

namespace {

constexpr int Padding = 11;
constexpr int Height = 36;
constexpr int Underline = 3;

/// Sizes are computed for the heavier face, so that choosing a tab moves nothing.
QFontMetrics tabMetrics(const QStyleOptionTab& option, const QWidget* widget)
{
    QFont font = widget ? widget->font() : QFont();
    font.setWeight(QFont::DemiBold);
    Q_UNUSED(option)
    return QFontMetrics(font);
}

}  // namespace

void drawTabShape(const QStyleOptionTab& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    const QRectF rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        const QRectF bar(rect.left() + Padding, rect.bottom() - Underline, rect.width() - 2 * Padding,
                         Underline);
        pen.painter.save();
        pen.painter.setClipRect(bar);
        // Rounded above, cut straight at the line it stands on.
        drawRounded(pen.painter, bar.adjusted(0, 0, 0, Underline), 2, tokens.accent);
        pen.painter.restore();
    }
    if (showsFocus(option) && option.state.testFlag(QStyle::State_Selected))
        drawFocusRing(pen.painter, rect.adjusted(3, 3, -3, -5), 5, tokens.accent);
}

void drawTabLabel(const QStyleOptionTab& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QFont font = pen.widget ? pen.widget->font() : pen.painter.font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Medium);
    pen.painter.setFont(font);
    pen.painter.setPen(!isEnabled(option)                  ? tokens.off
                           : selected || isHovered(option) ? tokens.text
                                                           : tokens.text2);
    QRect text = option.rect.adjusted(Padding - 2, 0, -Padding + 2, -2);
    if (!option.icon.isNull()) {
        QRect icon(text.topLeft(), option.iconSize);
        icon.moveTop(text.top() + (text.height() - icon.height()) / 2);
        option.icon.paint(&pen.painter, QStyle::visualRect(option.direction, text, icon));
        text =
            QStyle::visualRect(option.direction, text, text.adjusted(option.iconSize.width() + 6, 0, 0, 0));
    }
    pen.painter.drawText(text, Qt::AlignCenter | Qt::TextSingleLine | mnemonicFlags(option, pen),
                         option.text);
}

QSize tabSize(const QStyleOptionTab& option)
{
    const auto* widget = qobject_cast<const QWidget*>(option.styleObject);
    const QFontMetrics fontMetrics = tabMetrics(option, widget);
    int width = fontMetrics.size(Qt::TextShowMnemonic, option.text).width() + 2 * Padding;
    if (!option.icon.isNull())
        width += option.iconSize.width() + 6;
    return {width, std::max(Height, fontMetrics.height() + 16)};
}

void drawTabBarBase(const QStyleOptionTabBarBase& option, const Pen& pen)
{
    drawHorizontalLine(pen.painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(),
                       tokensFor(option.palette).line);
}

}  // namespace relaydeck::ui::style
