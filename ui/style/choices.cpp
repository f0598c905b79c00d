// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/paint.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>

namespace relaydeck::ui::style {

namespace {

struct MarkColors {
    QColor fill;
    QColor border;
    QColor ink;
};

MarkColors markColors(const QStyleOption& option, bool marked)
{
    const Tokens& tokens = tokensFor(option.palette);
    if (!isEnabled(option))
        return {marked ? tokens.groove : tokens.sunken, tokens.line, tokens.off};
    if (marked)
        return {isPressed(option) ? tokens.accentHi : tokens.accent, {}, tokens.onAccent};
    return {isPressed(option)       ? tokens.pressed
                : isHovered(option) ? tokens.hover
                                    : tokens.surface,
            tokens.lineStrong, tokens.text};
}

}  // namespace

void drawCheckMark(const QStyleOption& option, const Pen& pen)
{
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const bool checked = isOn(option);
    const MarkColors colors = markColors(option, checked || partly);
    QPainter& painter = pen.painter;
    const QRectF box = option.rect;
    drawRounded(painter, box, 4, colors.fill, colors.border);
    if (!checked && !partly)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF center = box.center();
    if (partly) {
        painter.drawLine(center - QPointF(3.5, 0), center + QPointF(3.5, 0));
    } else {
        const QPointF points[] = {center + QPointF(-3.6, 0.2), center + QPointF(-1.1, 2.7),
                                  center + QPointF(3.7, -2.7)};
        painter.drawPolyline(points, 3);
    }
    painter.restore();
}

void drawRadioMark(const QStyleOption& option, const Pen& pen)
{
    const MarkColors colors = markColors(option, isOn(option));
    QPainter& painter = pen.painter;
    const QRectF disc = option.rect;
    drawRounded(painter, disc, disc.width() / 2, colors.fill, colors.border);
    if (isOn(option)) {
        const qreal inset = disc.width() * 0.31;
        drawRounded(painter, disc.adjusted(inset, inset, -inset, -inset), disc.width(), colors.ink);
    }
}

void drawChoiceLabel(const QStyleOptionButton& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    QRect text = option.rect;
    if (!option.icon.isNull()) {
        QRect icon(text.topLeft(), option.iconSize);
        icon.moveTop(text.top() + (text.height() - icon.height()) / 2);
        option.icon.paint(&pen.painter, QStyle::visualRect(option.direction, text, icon), Qt::AlignCenter,
                          isEnabled(option) ? QIcon::Normal : QIcon::Disabled);
        const QRect rest = text.adjusted(option.iconSize.width() + 6, 0, 0, 0);
        text = QStyle::visualRect(option.direction, text, rest);
    }
    pen.painter.setPen(isEnabled(option) ? tokens.text : tokens.off);
    const Qt::Alignment alignment =
        QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    pen.painter.drawText(text, static_cast<int>(alignment) | mnemonicFlags(option, pen), option.text);
}

void drawChoiceFocus(const QStyleOption& option, const Pen& pen)
{
    if (showsFocus(option))
        drawFocusRing(pen.painter, QRectF(option.rect), 4, tokensFor(option.palette).accent);
}

}  // namespace relaydeck::ui::style
