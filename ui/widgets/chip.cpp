// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int Padding = 8;

QFont chipFont()
{
    QFont font = fontFor(TextRole::Secondary);
    font.setWeight(QFont::Medium);
    return font;
}

}  // namespace

std::optional<ChipLook> chipFor(DaneMode mode)
{
    switch (mode) {
    case DaneMode::Opportunistic:
        return std::nullopt;
    case DaneMode::Mandatory:
        return ChipLook{Tone::Info, false};
    case DaneMode::None:
        return ChipLook{Tone::Neutral, true};
    }
    return std::nullopt;
}

std::optional<ChipLook> chipFor(MtaStsMode mode)
{
    return mode == MtaStsMode::None ? std::optional(ChipLook{Tone::Neutral, true}) : std::nullopt;
}

QSize chipSize(const QString& text)
{
    const QFontMetrics fontMetrics(chipFont());
    return {fontMetrics.horizontalAdvance(text) + 2 * Padding + 1,
            std::max(metrics::ChipHeight, fontMetrics.height() + 4)};
}

void paintChip(QPainter& painter, const QRectF& rect, const QString& text, ChipLook look,
               const Tokens& tokens)
{
    const ToneColors& colors = tokens.tone(look.tone);
    painter.save();
    if (look.dashed) {
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(tokens.lineStrong, hairline(painter), Qt::CustomDashLine);
        pen.setDashPattern({3.5 / pen.widthF(), 2.5 / pen.widthF()});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const qreal half = pen.widthF() / 2;
        painter.drawRoundedRect(snapped(painter, rect).adjusted(half, half, -half, -half),
                                metrics::ChipRadius, metrics::ChipRadius);
    } else {
        drawRounded(painter, rect, metrics::ChipRadius, colors.fill, colors.border);
    }
    painter.setFont(chipFont());
    painter.setPen(look.dashed ? tokens.text2 : colors.text);
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, int(rect.width()) - 8);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, shown);
    painter.restore();
}

Chip::Chip(const QString& text, ChipLook look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void Chip::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setLook(ChipLook look)
{
    m_look = look;
    update();
}

QSize Chip::sizeHint() const
{
    return chipSize(m_text);
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_text, m_look, tokensFor(palette()));
}

}  // namespace relaydeck::ui
