// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/historybars.h"

#include "ui/style/paint.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>
#include <map>

namespace relaydeck::ui {

namespace {

constexpr int BarWidth = 4;
constexpr int Pitch = 6;
constexpr int FullHeight = 18;

/// A piece of a bar, measured from its foot.
struct Piece {
    int bottom = 0;
    int height = 0;
};

QList<Piece> pieces(Verdict verdict)
{
    switch (verdict) {
    case Verdict::DeliveredDane:
    case Verdict::DeliveredMtaSts:
        return {{0, FullHeight}};
    case Verdict::DeliveredCertificate:
        return {{0, 14}};
    case Verdict::DeliveredUnverified:
        return {{0, 11}};
    case Verdict::DeliveredClearText:
        return {{0, 6}};
    case Verdict::AtRisk:
        return {{0, 3}, {5, 13}};
    case Verdict::Queued:
        return {{0, 8}, {10, 8}};
    case Verdict::Rejected:
        return {{0, 4}, {6, 4}, {12, 4}};
    case Verdict::NotTested:
    case Verdict::CouldNotTest:
    case Verdict::Testing:
    case Verdict::TurnedOff:
    case Verdict::NotNeeded:
        return {{0, 2}};
    }
    return {};
}

bool isGood(Verdict verdict)
{
    return verdict == Verdict::DeliveredDane || verdict == Verdict::DeliveredMtaSts;
}

/// A day that says nothing about the partner: a line instead of a bar.
bool isEmpty(Verdict verdict)
{
    return pieces(verdict).constFirst().height == 2;
}

QString dayWords(Verdict verdict, int days)
{
    switch (verdict) {
    case Verdict::DeliveredCertificate:
        return HistoryBars::tr("%n with checked certificate", nullptr, days);
    case Verdict::DeliveredUnverified:
        return HistoryBars::tr("%n unverified", nullptr, days);
    case Verdict::DeliveredClearText:
        return HistoryBars::tr("%n in clear text", nullptr, days);
    case Verdict::AtRisk:
        return HistoryBars::tr("%n at risk", nullptr, days);
    case Verdict::Queued:
        return HistoryBars::tr("%n queued", nullptr, days);
    case Verdict::Rejected:
        return HistoryBars::tr("%n rejected", nullptr, days);
    case Verdict::DeliveredDane:
    case Verdict::DeliveredMtaSts:
    case Verdict::NotTested:
    case Verdict::CouldNotTest:
    case Verdict::Testing:
    case Verdict::TurnedOff:
    case Verdict::NotNeeded:
        break;
    }
    return HistoryBars::tr("%n not tested", nullptr, days);
}

}  // namespace

QSize historySize(qsizetype days)
{
    return {static_cast<int>(days) * Pitch, FullHeight};
}

void paintHistory(QPainter& painter, const QRectF& rect, const History& history, const Tokens& tokens,
                  Qt::LayoutDirection direction, bool dimmed)
{
    painter.save();
    if (dimmed)
        painter.setOpacity(painter.opacity() * 0.55);
    const bool mirrored = direction == Qt::RightToLeft;
    const qreal foot = rect.center().y() + FullHeight / 2.0;
    for (qsizetype day = 0; day < history.size(); ++day) {
        const Verdict verdict = history.at(day);
        const QColor color = isEmpty(verdict) ? tokens.buttonBorder : tokens.tone(verdictTone(verdict)).solid;
        const qreal offset = static_cast<qreal>(day) * Pitch;
        const qreal left = mirrored ? rect.right() - offset - BarWidth : rect.left() + offset;
        for (const Piece& piece : pieces(verdict))
            painter.fillRect(
                snapped(painter, QRectF(left, foot - piece.bottom - piece.height, BarWidth, piece.height)),
                color);
    }
    painter.restore();
}

QString historyText(const History& history)
{
    const auto good = static_cast<int>(std::count_if(history.begin(), history.end(), isGood));
    QStringList parts;
    if (good > 0)
        parts << (HistoryBars::tr("%n good days", nullptr, good));
    // By severity, the worst first; all that says nothing about the partner counts as one.
    std::map<int, std::pair<Verdict, int>> days;
    for (Verdict verdict : history) {
        if (isGood(verdict))
            continue;
        if (isEmpty(verdict))
            verdict = Verdict::NotTested;
        auto& [shown, number] = days[severity(verdict)];
        shown = verdict;
        ++number;
    }
    for (const auto& [rank, day] : days)
        parts << dayWords(day.first, day.second);
    return parts.join(QStringLiteral(", "));
}

HistoryBars::HistoryBars(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HistoryBars::setHistory(const History& history)
{
    m_history = history;
    setAccessibleName(historyText(history));
    setToolTip(historyText(history));
    updateGeometry();
    update();
}

void HistoryBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintHistory(painter, rect(), m_history, tokensFor(palette()), layoutDirection(), !isEnabled());
}

}  // namespace relaydeck::ui
