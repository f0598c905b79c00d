// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/roles.h"
#include "ui/style/stylepart.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>

#include <algorithm>

namespace relaydeck::ui::style {

namespace {

constexpr int IconGap = 8;
constexpr int MenuArrowWidth = 16;

struct ButtonColors {
    QColor fill;
    QColor border;
    QColor text;
    QColor icon;
};

QColor shaded(const QStyleOption& option, const QColor& rest, const QColor& hover, const QColor& pressed)
{
    if (isPressed(option))
        return pressed;
    return isHovered(option) ? hover : rest;
}

ButtonColors buttonColors(const QStyleOption& option, ButtonKind kind, const Tokens& tokens)
{
    const bool enabled = isEnabled(option);
    switch (kind) {
    case ButtonKind::Primary:
    case ButtonKind::Danger: {
        if (!enabled)
            return {tokens.pressed, {}, tokens.off, tokens.off};
        const QColor rest = kind == ButtonKind::Primary ? tokens.accent : tokens.tone(Tone::Negative).solid;
        const QColor strong =
            kind == ButtonKind::Primary ? tokens.accentHi : tokens.tone(Tone::Negative).text;
        const QColor ink = kind == ButtonKind::Primary ? tokens.onAccent : tokens.glyphInk;
        return {shaded(option, rest, mixed(rest, strong, 0.5), strong), {}, ink, ink};
    }
    case ButtonKind::Quiet: {
        const QColor on = isOn(option) ? tokens.pressed : QColor();
        const QColor fill = shaded(option, on, on.isValid() ? on : tokens.hover, tokens.pressed);
        return {fill, {}, enabled ? tokens.text : tokens.off, enabled ? tokens.text2 : tokens.off};
    }
    case ButtonKind::Link:
        return {{}, {}, enabled ? tokens.accentHi : tokens.off, enabled ? tokens.accentHi : tokens.off};
    case ButtonKind::Plain:
        break;
    }
    const QColor rest = isOn(option) ? tokens.pressed : tokens.raised;
    return {enabled ? shaded(option, rest, tokens.hover, tokens.pressed) : tokens.sunken,
            enabled ? tokens.buttonBorder : tokens.line, enabled ? tokens.text : tokens.off,
            enabled ? tokens.text2 : tokens.off};
}

ButtonKind kindOf(const QStyleOptionButton& option, const QWidget* widget)
{
    const ButtonKind kind = buttonKind(widget);
    if (kind != ButtonKind::Plain)
        return kind;
    return option.features.testFlag(QStyleOptionButton::Flat) ? ButtonKind::Quiet : kind;
}

void drawPanel(const QRectF& rect, const ButtonColors& colors, const QStyleOption& option, ButtonKind kind,
               const Pen& pen)
{
    const Tokens& tokens = tokensFor(option.palette);
    constexpr int Radius = metrics::ControlRadius;
    QRectF panel = rect;
    if (showsFocus(option)) {
        drawFocusRing(pen.painter, rect, Radius + 1, tokens.accent);
        // A filled button of the ring's colour gives way, so that the ring is seen beside it.
        const qreal inset = kind == ButtonKind::Primary || kind == ButtonKind::Danger ? 3.5 : 2;
        panel.adjust(inset, inset, -inset, -inset);
        drawRounded(pen.painter, panel, Radius - 2, colors.fill);
        return;
    }
    if (colors.fill.isValid() || colors.border.isValid())
        drawRounded(pen.painter, panel, Radius, colors.fill, colors.border);
}

/// The icon in one colour; icons of other makers keep their own.
void drawIcon(const QIcon& icon, const QRect& rect, const QStyleOption& option, const QColor& color,
              const Pen& pen)
{
    if (Icons::isOwn(icon)) {
        Icons::paint(pen.painter, rect, icon.name(), color);
        return;
    }
    icon.paint(&pen.painter, rect, Qt::AlignCenter, isEnabled(option) ? QIcon::Normal : QIcon::Disabled,
               isOn(option) ? QIcon::On : QIcon::Off);
}

struct Label {
    QString text;
    QIcon icon;
    QSize iconSize;
    bool menu = false;
};

int labelWidth(const Label& label, const QFontMetrics& fontMetrics)
{
    int width = 0;
    if (!label.icon.isNull())
        width += label.iconSize.width();
    if (!label.text.isEmpty())
        width += fontMetrics.size(Qt::TextShowMnemonic, label.text).width();
    if (!label.icon.isNull() && !label.text.isEmpty())
        width += IconGap;
    if (label.menu)
        width += MenuArrowWidth;
    return width;
}

void drawLabel(const Label& label, QRect rect, const QStyleOption& option, const ButtonColors& colors,
               ButtonKind kind, const Pen& pen)
{
    QPainter& painter = pen.painter;
    const QFontMetrics fontMetrics = painter.fontMetrics();
    const int width = std::min(labelWidth(label, fontMetrics), rect.width());
    int x = rect.left() + (rect.width() - width) / 2;
    if (!label.icon.isNull()) {
        QRect icon(QPoint(x, rect.top() + (rect.height() - label.iconSize.height()) / 2), label.iconSize);
        drawIcon(label.icon, QStyle::visualRect(option.direction, rect, icon), option, colors.icon, pen);
        x += label.iconSize.width() + IconGap;
    }
    const int right = rect.left() + (rect.width() + width) / 2;
    if (label.menu) {
        const QRect arrow(right - MenuArrowWidth + 4, rect.top(), MenuArrowWidth - 4, rect.height());
        drawChevron(painter, QStyle::visualRect(option.direction, rect, arrow), Direction::Down, colors.icon,
                    7);
    }
    if (label.text.isEmpty())
        return;
    const QRect text(x, rect.top(), std::max(0, right - x - (label.menu ? MenuArrowWidth : 0)),
                     rect.height());
    painter.setPen(colors.text);
    if (kind == ButtonKind::Link && isHovered(option)) {
        QFont font = painter.font();
        font.setUnderline(true);
        painter.setFont(font);
    }
    const QString elided =
        fontMetrics.elidedText(label.text, Qt::ElideRight, text.width() + 1, Qt::TextShowMnemonic);
    painter.drawText(QStyle::visualRect(option.direction, rect, text),
                     static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine
                         | mnemonicFlags(option, pen),
                     elided);
}

int heightFor(const QFontMetrics& fontMetrics, const QWidget* widget)
{
    const int height = isSmall(widget) ? metrics::SmallControlHeight : metrics::ControlHeight;
    return std::max(height, fontMetrics.height() + (isSmall(widget) ? 8 : 12));
}

}  // namespace

void drawButtonPanel(const QStyleOptionButton& option, const Pen& pen)
{
    const ButtonKind kind = kindOf(option, pen.widget);
    drawPanel(option.rect, buttonColors(option, kind, tokensFor(option.palette)), option, kind, pen);
}

void drawButtonLabel(const QStyleOptionButton& option, const Pen& pen)
{
    const ButtonKind kind = kindOf(option, pen.widget);
    const Label label{option.text, option.icon, option.iconSize,
                      option.features.testFlag(QStyleOptionButton::HasMenu)};
    drawLabel(label, option.rect, option, buttonColors(option, kind, tokensFor(option.palette)), kind, pen);
}

QSize buttonSize(const QStyleOptionButton& option, const QWidget* widget)
{
    const Label label{option.text, option.icon, option.iconSize,
                      option.features.testFlag(QStyleOptionButton::HasMenu)};
    const int height = heightFor(option.fontMetrics, widget);
    const int width = labelWidth(label, option.fontMetrics);
    if (kindOf(option, widget) == ButtonKind::Link)
        return {width + 4, option.fontMetrics.height() + 4};
    if (option.text.isEmpty())
        return {height, height};
    return {width + 2 * (isSmall(widget) ? 10 : metrics::ButtonPadding), height};
}

void drawToolButton(const QStyleOptionToolButton& option, const Pen& pen)
{
    ButtonKind kind = buttonKind(pen.widget);
    if (kind == ButtonKind::Plain && option.state.testFlag(QStyle::State_AutoRaise))
        kind = ButtonKind::Quiet;
    const ButtonColors colors = buttonColors(option, kind, tokensFor(option.palette));
    drawPanel(option.rect, colors, option, kind, pen);

    Label label{option.text, option.icon, option.iconSize, false};
    if (option.toolButtonStyle == Qt::ToolButtonIconOnly && !label.icon.isNull())
        label.text.clear();
    if (option.toolButtonStyle == Qt::ToolButtonTextOnly)
        label.icon = {};
    label.menu = option.features.testFlag(QStyleOptionToolButton::HasMenu) && !label.text.isEmpty();
    if (option.features.testFlag(QStyleOptionToolButton::Arrow)) {
        drawChevron(pen.painter, option.rect,
                    option.arrowType == Qt::LeftArrow        ? Direction::Left
                        : option.arrowType == Qt::RightArrow ? Direction::Right
                        : option.arrowType == Qt::UpArrow    ? Direction::Up
                                                             : Direction::Down,
                    colors.icon);
        return;
    }
    pen.painter.setFont(option.font);
    drawLabel(label, option.rect, option, colors, kind, pen);
}

QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget)
{
    Label label{option.text, option.icon, option.iconSize, false};
    if (option.toolButtonStyle == Qt::ToolButtonIconOnly && !label.icon.isNull())
        label.text.clear();
    if (option.toolButtonStyle == Qt::ToolButtonTextOnly)
        label.icon = {};
    label.menu = option.features.testFlag(QStyleOptionToolButton::HasMenu) && !label.text.isEmpty();
    const int height = heightFor(option.fontMetrics, widget);
    if (label.text.isEmpty())
        return {height, height};
    return {labelWidth(label, option.fontMetrics) + 20, height};
}

}  // namespace relaydeck::ui::style
