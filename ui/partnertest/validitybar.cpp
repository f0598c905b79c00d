// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/validitybar.h"

#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int BarHeight = 6;
constexpr int SoonDays = 14;

}  // namespace

QString daysLeftWords(const QDateTime& until, const QDateTime& at)
{
    const auto days = static_cast<int>(at.daysTo(until));
    if (until < at)
        return days == -1 ? ValidityBar::tr("expired 1 day ago")
                          : ValidityBar::tr("expired %n days ago", nullptr, -days);
    return ValidityBar::tr("%n days left", nullptr, days);
}

ValidityBar::ValidityBar(const QDateTime& from, const QDateTime& until, const QDateTime& at, QWidget* parent)
    : QWidget(parent)
    , m_share(0)
    , m_endsSoon(at.daysTo(until) < SoonDays)
{
    const auto life = static_cast<double>(from.secsTo(until));
    m_share = life > 0 ? static_cast<double>(from.secsTo(at)) / life : 2;
    setAccessibleName(daysLeftWords(until, at));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(420);
}

void ValidityBar::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    const QRect bar(0, (height() - BarHeight) / 2, width(), BarHeight);
    drawRounded(painter, bar, BarHeight / 2.0, tokens.groove);
    const double share = std::clamp(m_share, 0.0, 1.0);
    const bool inside = m_share >= 0 && m_share <= 1;
    const Tone tone = !inside ? Tone::Negative : m_endsSoon ? Tone::Warning : Tone::Positive;
    // What is left of the life, from the day of the test to its end.
    const int mark = static_cast<int>(share * (bar.width() - 2));
    QRect left = inside ? bar.adjusted(mark, 0, 0, 0) : bar;
    left = QStyle::visualRect(layoutDirection(), bar, left);
    drawRounded(painter, left, BarHeight / 2.0, tokens.tone(tone).solid);
    const QRect today = QStyle::visualRect(layoutDirection(), bar, QRect(mark, bar.top(), 2, bar.height()));
    painter.fillRect(QRect(today.left(), 0, 2, height()), tokens.text);
}

}  // namespace relaydeck::ui
