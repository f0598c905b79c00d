// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/roles.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace relaydeck::ui::style {

namespace {

constexpr int ArrowWidth = 26;

struct Border {
    QColor color;
    qreal width = 1;
};

Border borderOf(const QStyleOption& option, const QWidget* widget)
{
    const Tokens& tokens = tokensFor(option.palette);
    if (!isEnabled(option))
        return {tokens.line};
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const qreal width = focused ? 2 : 1;
    switch (fieldState(widget)) {
    case FieldState::Invalid:
        return {tokens.tone(Tone::Negative).solid, width};
    case FieldState::Uncertain:
        return {tokens.tone(Tone::Warning).solid, width};
    case FieldState::Neutral:
        break;
    }
    return {focused ? tokens.accent : tokens.lineStrong, width};
}

void drawFrame(const QStyleOption& option, const Pen& pen, qreal radius)
{
    const Tokens& tokens = tokensFor(option.palette);
    const Border border = borderOf(option, pen.widget);
    drawRounded(pen.painter, QRectF(option.rect), radius, isEnabled(option) ? tokens.surface : tokens.sunken,
                border.color, border.width);
}

}  // namespace

void drawField(const QStyleOption& option, const Pen& pen)
{
    drawFrame(option, pen, metrics::ControlRadius);
}

void drawTextArea(const QStyleOption& option, const Pen& pen)
{
    // The viewport paints the ground; the frame must not cover it.
    const Border border = borderOf(option, pen.widget);
    drawRounded(pen.painter, QRectF(option.rect), metrics::ControlRadius, {}, border.color, border.width);
}

void drawComboBox(const QStyleOptionComboBox& option, const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    if (option.editable || fieldState(pen.widget) != FieldState::Neutral) {
        drawFrame(option, pen, metrics::ControlRadius);
    } else if (!option.frame) {
        if (isHovered(option))
            drawRounded(pen.painter, QRectF(option.rect), metrics::ControlRadius, tokens.hover);
    } else {
        QColor fill = tokens.sunken;
        if (isEnabled(option)) {
            fill = option.state.testFlag(QStyle::State_On) || isPressed(option) ? tokens.pressed
                : isHovered(option)                                             ? tokens.hover
                                                                                : tokens.raised;
        }
        drawRounded(pen.painter, QRectF(option.rect), metrics::ControlRadius, fill,
                    isEnabled(option) ? tokens.lineStrong : tokens.line);
        if (showsFocus(option))
            drawFocusRing(pen.painter, QRectF(option.rect), metrics::ControlRadius, tokens.accent);
    }
    const QRect arrow =
        pen.style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, pen.widget);
    drawChevron(pen.painter, arrow, Direction::Down, isEnabled(option) ? tokens.text2 : tokens.off);
}

QRect comboBoxPart(const QStyleOptionComboBox& option, QStyle::SubControl part)
{
    const QRect all = option.rect;
    QRect rect;
    if (part == QStyle::SC_ComboBoxArrow)
        rect = QRect(all.right() - ArrowWidth + 1, all.top(), ArrowWidth, all.height());
    else if (part == QStyle::SC_ComboBoxEditField)
        rect = all.adjusted(8, 2, -ArrowWidth, -2);
    else
        rect = all;
    return QStyle::visualRect(option.direction, all, rect);
}

void drawSpinBox(const QStyleOptionSpinBox& option, const Pen& pen)
{
    if (option.frame)
        drawFrame(option, pen, metrics::ControlRadius);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Tokens& tokens = tokensFor(option.palette);
    const auto drawStep = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step,
                              Direction direction) {
        const QRect rect = pen.style.subControlRect(QStyle::CC_SpinBox, &option, part, pen.widget);
        const bool possible = isEnabled(option) && option.stepEnabled.testFlag(step);
        const bool active = possible && option.activeSubControls.testFlag(part);
        if (active)
            drawRounded(pen.painter, QRectF(rect).adjusted(2, 1, -2, -1), 3,
                        isPressed(option) ? tokens.pressed : tokens.hover);
        drawChevron(pen.painter, rect, direction, possible ? tokens.text2 : tokens.off, 7);
    };
    drawStep(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Direction::Up);
    drawStep(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Direction::Down);
}

QRect spinBoxPart(const QStyleOptionSpinBox& option, QStyle::SubControl part)
{
    const QRect all = option.rect;
    const int width = option.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 24;
    const int half = all.height() / 2;
    QRect rect = all;
    if (part == QStyle::SC_SpinBoxUp)
        rect = width ? QRect(all.right() - width, all.top() + 2, width, half - 2) : QRect();
    else if (part == QStyle::SC_SpinBoxDown)
        rect = width ? QRect(all.right() - width, all.top() + half, width, half - 2) : QRect();
    else if (part == QStyle::SC_SpinBoxEditField)
        rect = all.adjusted(6, 2, -width - 2, -2);
    return QStyle::visualRect(option.direction, all, rect);
}

}  // namespace relaydeck::ui::style
