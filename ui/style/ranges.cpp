// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/stylepart.h"

#include <QtCore/QtMath>
#include <QtGui/QPainter>

#include <algorithm>

namespace relaydeck::ui::style {

namespace {

constexpr int MinimumThumb = 28;
constexpr int BarHeight = 6;

int length(const QStyleOptionSlider& option)
{
    return option.orientation == Qt::Horizontal ? option.rect.width() : option.rect.height();
}

int thumbLength(const QStyleOptionSlider& option)
{
    const int total = length(option);
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0)
        return total;
    const qint64 wanted = qint64(option.pageStep) * total / (range + option.pageStep);
    return static_cast<int>(std::clamp<qint64>(wanted, std::min(MinimumThumb, total), total));
}

}  // namespace

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const int total = length(option);
    const int thumb = thumbLength(option);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      total - thumb, option.upsideDown);
    int from = 0;
    int extent = 0;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        from = start;
        extent = thumb;
        break;
    case QStyle::SC_ScrollBarSubPage:
        extent = start;
        break;
    case QStyle::SC_ScrollBarAddPage:
        from = start + thumb;
        extent = total - from;
        break;
    case QStyle::SC_ScrollBarGroove:
        extent = total;
        break;
    default:  // no buttons, no first and last
        return {};
    }
    const QRect rect = option.rect;
    const QRect result = option.orientation == Qt::Horizontal
        ? QRect(rect.left() + from, rect.top(), extent, rect.height())
        : QRect(rect.left(), rect.top() + from, rect.width(), extent);
    return QStyle::visualRect(option.direction, rect, result);
}

void drawScrollBar(const QStyleOptionSlider& option, const Pen& pen)
{
    if (option.minimum >= option.maximum)
        return;
    const Tokens& tokens = tokensFor(option.palette);
    const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && (isHovered(option) || isPressed(option));
    QRectF thumb = scrollBarPart(option, QStyle::SC_ScrollBarSlider);
    const qreal width = active ? metrics::ScrollBarThumb + 2 : metrics::ScrollBarThumb;
    const qreal side = (metrics::ScrollBarExtent - width) / 2;
    if (option.orientation == Qt::Horizontal)
        thumb.adjust(2, side, -2, -side);
    else
        thumb.adjust(side, 2, -side, -2);
    const QColor color = isPressed(option) && active ? tokens.text3
        : active                                     ? tokens.lineStrong
                                                     : tokens.thumb;
    drawRounded(pen.painter, thumb, width / 2, color);
}

void drawProgressBar(const QStyleOptionProgressBar& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    QRectF groove(option.rect.left(), 0, option.rect.width(), BarHeight);
    groove.moveCenter(QPointF(groove.center().x(), QRectF(option.rect).center().y()));
    drawRounded(pen.painter, groove, BarHeight / 2.0, tokens.groove);
    const qint64 range = qint64(option.maximum) - option.minimum;
    QRectF bar = groove;
    if (range <= 0) {
        // Busy: a third of the bar; whoever wants it to move shows the arc beside it.
        bar.setWidth(groove.width() / 3);
        bar.moveCenter(groove.center());
    } else {
        const double share = double(qint64(option.progress) - option.minimum) / double(range);
        bar.setWidth(groove.width() * std::clamp(share, 0.0, 1.0));
        if (option.direction == Qt::RightToLeft)
            bar.moveRight(groove.right());
    }
    if (bar.width() >= 1)
        drawRounded(pen.painter, bar, BarHeight / 2.0, isEnabled(option) ? tokens.accent : tokens.off);
}

void drawSlider(const QStyleOptionSlider& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    const QRectF handle =
        pen.style.subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, pen.widget);
    const bool horizontal = option.orientation == Qt::Horizontal;
    QRectF groove = option.rect;
    if (horizontal)
        groove = QRectF(groove.left() + 2, handle.center().y() - 2, groove.width() - 4, 4);
    else
        groove = QRectF(handle.center().x() - 2, groove.top() + 2, 4, groove.height() - 4);
    drawRounded(pen.painter, groove, 2, tokens.groove);
    QRectF before = groove;
    if (horizontal && option.upsideDown)
        before.setLeft(handle.center().x());
    else if (horizontal)
        before.setRight(handle.center().x());
    else
        before.setTop(handle.center().y());
    const QColor color = isEnabled(option) ? tokens.accent : tokens.off;
    drawRounded(pen.painter, before, 2, color);
    QRectF knob(0, 0, 16, 16);
    knob.moveCenter(handle.center());
    if (showsFocus(option))
        drawFocusRing(pen.painter, knob.adjusted(-3, -3, 3, 3), 12, tokens.accent);
    drawRounded(pen.painter, knob, 8, isPressed(option) ? tokens.pressed : tokens.raised, color, 2);
}

}  // namespace relaydeck::ui::style
