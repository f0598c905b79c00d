// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/switch.h"

#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int TrackWidth = 34;
constexpr int TrackHeight = 20;
constexpr int Margin = 2;  // room for the focus ring
constexpr int Gap = 6;

}  // namespace

Switch::Switch(const QString& name, QWidget* parent)
    : QAbstractButton(parent)
    , m_on(tr("On"))
    , m_off(tr("Off"))
{
    setAccessibleName(name);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &Switch::updateText);
    updateText();
}

void Switch::setStateTexts(const QString& on, const QString& off)
{
    m_on = on;
    m_off = off;
    updateText();
    updateGeometry();
}

void Switch::updateText()
{
    setText(isChecked() ? m_on : m_off);
}

QSize Switch::sizeHint() const
{
    const int words = std::max(fontMetrics().horizontalAdvance(m_on), fontMetrics().horizontalAdvance(m_off));
    return {TrackWidth + 2 * Margin + (words ? Gap + words : 0),
            std::max(TrackHeight + 2 * Margin, fontMetrics().height())};
}

void Switch::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    const QRect all = rect();
    const QRect track = QStyle::visualRect(
        layoutDirection(), all, QRect(Margin, (height() - TrackHeight) / 2, TrackWidth, TrackHeight));

    QColor fill = isChecked() ? tokens.accent : tokens.lineStrong;
    if (!isEnabled())
        fill = tokens.groove;
    else if (isDown() || (underMouse() && isChecked()))
        fill = isChecked() ? mixed(tokens.accent, tokens.accentHi, 0.6) : tokens.text3;
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        drawFocusRing(painter, track.adjusted(-2, -2, 2, 2), 12, tokens.accent);
        drawRounded(painter, QRectF(track).adjusted(1, 1, -1, -1), 9, fill);
    } else {
        drawRounded(painter, track, TrackHeight / 2.0, fill);
    }

    constexpr qreal Inset = 3;
    constexpr qreal Knob = TrackHeight - 2 * Inset;
    const bool right = isChecked() != (layoutDirection() == Qt::RightToLeft);
    const qreal left = right ? track.right() + 1 - Inset - Knob : track.left() + Inset;
    drawRounded(painter, QRectF(left, track.top() + Inset, Knob, Knob), Knob / 2,
                isChecked() && isEnabled() ? tokens.onAccent : tokens.raised);

    painter.setPen(isEnabled() ? tokens.text : tokens.off);
    const QRect words =
        QStyle::visualRect(layoutDirection(), all, all.adjusted(2 * Margin + TrackWidth + Gap, 0, 0, 0));
    painter.drawText(
        words,
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter))
            | Qt::TextSingleLine,
        text());
}

}  // namespace relaydeck::ui
