// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchip.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOption>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int Padding = 13;
constexpr int Gap = 7;

bool focusIsVisible(const QWidget* widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

}  // namespace

FilterChip::FilterChip(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setTextRole(this, TextRole::Note);
    QFont medium = font();
    medium.setWeight(QFont::Medium);
    setFont(medium);
}

void FilterChip::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    setAccessibleName(count < 0 ? text() : text() + u' ' + countText());
    updateGeometry();
    update();
}

QString FilterChip::countText() const
{
    return m_count < 0 ? QString() : locale().toString(m_count);
}

QSize FilterChip::sizeHint() const
{
    int width = fontMetrics().horizontalAdvance(text()) + 2 * Padding;
    if (m_count >= 0)
        width += Gap + fontMetrics().horizontalAdvance(countText());
    return {width, std::max(metrics::SmallControlHeight, fontMetrics().height() + 6)};
}

QSize FilterChip::minimumSizeHint() const
{
    constexpr int Letters = 5;
    const int count = m_count >= 0 ? Gap + fontMetrics().horizontalAdvance(countText()) : 0;
    const int words =
        std::min(fontMetrics().horizontalAdvance(text()), Letters * fontMetrics().averageCharWidth());
    return {words + count + 2 * Padding, sizeHint().height()};
}

void FilterChip::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    setToolTip(width() < sizeHint().width() ? text().toHtmlEscaped() : QString());
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    QColor fill;
    if (isChecked())
        fill = tokens.accentSoft;
    else if (isDown())
        fill = tokens.pressed;
    else if (underMouse() && isEnabled())
        fill = tokens.hover;
    const QColor border = isChecked() ? tokens.tone(Tone::Info).border : tokens.line;
    const qreal radius = height() / 2.0;
    drawRounded(painter, rect(), radius, fill, border);
    if (focusIsVisible(this))
        drawFocusRing(painter, rect(), radius, tokens.accent);

    const QColor ink = !isEnabled() ? tokens.off : isChecked() ? tokens.accentHi : tokens.text2;
    painter.setPen(ink);
    const QRect inner = rect().adjusted(Padding, 0, -Padding, 0);
    const auto aligned = [this](Qt::Alignment alignment) {
        return static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment | Qt::AlignVCenter))
            | Qt::TextSingleLine;
    };
    const int count = m_count >= 0 ? Gap + fontMetrics().horizontalAdvance(countText()) : 0;
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), inner.adjusted(0, 0, -count, 0));
    painter.drawText(words, aligned(Qt::AlignLeft),
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width() + 1));
    if (m_count >= 0)
        painter.drawText(inner, aligned(Qt::AlignRight), countText());
}

}  // namespace relaydeck::ui
