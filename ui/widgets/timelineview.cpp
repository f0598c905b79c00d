// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timelineview.h"

#include "ui/style/fonts.h"
#include "ui/style/paint.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>
#include <cmath>

namespace relaydeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr int AxisHeight = 28;
constexpr int LaneHeight = 36;
constexpr int MessageHeight = 44;
constexpr int SentenceHeight = 24;
constexpr int EndWidth = 30;
constexpr int LabelGap = 20;
constexpr std::chrono::minutes Day = 24h;

int flags(const QWidget* widget, Qt::Alignment alignment)
{
    return static_cast<int>(QStyle::visualAlignment(widget->layoutDirection(), alignment | Qt::AlignVCenter))
        | Qt::TextSingleLine;
}

}  // namespace

TimelineView::TimelineView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimelineView::setTimeline(const Timeline& timeline)
{
    m_timeline = timeline;
    QStringList parts;
    for (const TimelineLane& lane : timeline.lanes)
        parts << tr("%1: %n failed attempts", nullptr, static_cast<int>(lane.attempts.size())).arg(lane.host);
    parts << timeline.sentence;
    setAccessibleName(tr("Delivery timeline"));
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize TimelineView::sizeHint() const
{
    return {440, minimumSizeHint().height()};
}

QSize TimelineView::minimumSizeHint() const
{
    return {300,
            AxisHeight + LaneHeight * static_cast<int>(m_timeline.lanes.size()) + MessageHeight
                + SentenceHeight};
}

QRect TimelineView::plotRect() const
{
    const QFontMetrics fontMetrics(fontFor(TextRole::Note));
    int labels = fontMetrics.horizontalAdvance(tr("Message"));
    for (const TimelineLane& lane : m_timeline.lanes)
        labels = std::max(labels, fontMetrics.horizontalAdvance(lane.host));
    labels = std::min(labels, width() / 3) + LabelGap;
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(labels, AxisHeight, width() - labels - EndWidth, height() - AxisHeight));
}

qreal TimelineView::x(const QRect& plot, std::chrono::minutes time) const
{
    // Most happens in the first hours: a power below one gives them more room.
    const double share = std::pow(std::clamp(double(time.count()) / double(Day.count()), 0.0, 1.0), 0.55);
    return layoutDirection() == Qt::RightToLeft ? plot.right() - share * plot.width()
                                                : plot.left() + share * plot.width();
}

void TimelineView::paintAxis(QPainter& painter, const QRect& plot, const Tokens& tokens)
{
    const std::pair<std::chrono::minutes, QString> marks[] = {{0min, tr("now")}, {30min, tr("30 min")},
                                                              {3h, tr("3 h")},   {6h, tr("6 h")},
                                                              {12h, tr("12 h")}, {24h, tr("24 h")}};
    painter.setFont(fontFor(TextRole::Secondary));
    qreal lastEnd = -1000;
    const qreal bottom = AxisHeight + LaneHeight * static_cast<int>(m_timeline.lanes.size()) + MessageHeight;
    for (const auto& [time, text] : marks) {
        const qreal middle = x(plot, time);
        drawVerticalLine(painter, middle, AxisHeight - 4, bottom - 4, tokens.line);
        const int textWidth = painter.fontMetrics().horizontalAdvance(text);
        QRectF label(middle - textWidth / 2.0 - 1, 0, textWidth + 2, AxisHeight - 6);
        if (layoutDirection() == Qt::LeftToRight) {
            if (label.left() < lastEnd + 6)
                continue;
            lastEnd = label.right();
        }
        painter.setPen(tokens.text2);
        painter.drawText(label, Qt::AlignCenter | Qt::TextSingleLine, text);
    }
}

void TimelineView::paintLane(QPainter& painter, const QRect& plot, int lane, const Tokens& tokens)
{
    const TimelineLane& shown = m_timeline.lanes.at(lane);
    const int top = AxisHeight + lane * LaneHeight;
    const QRect label =
        QStyle::visualRect(layoutDirection(), rect(),
                           QRect(0, top, width() - plot.width() - EndWidth - LabelGap + 6, LaneHeight));
    painter.setFont(fontFor(TextRole::Note));
    painter.setPen(tokens.text);
    painter.drawText(label, flags(this, Qt::AlignLeft),
                     painter.fontMetrics().elidedText(shown.host, Qt::ElideMiddle, label.width()));
    const qreal middle = top + LaneHeight / 2.0;
    if (shown.assumed)
        painter.fillRect(QRectF(plot.left(), middle - 9, plot.width(), 18),
                         QBrush(tokens.line, Qt::BDiagPattern));
    drawHorizontalLine(painter, plot.left(), plot.right(), middle, tokens.line);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.tone(Tone::Negative).solid, 1.6, Qt::SolidLine, Qt::RoundCap));
    for (const std::chrono::minutes time : shown.attempts) {
        const QPointF center(x(plot, time), middle);
        painter.drawLine(center - QPointF(2.6, 2.6), center + QPointF(2.6, 2.6));
        painter.drawLine(center + QPointF(-2.6, 2.6), center + QPointF(2.6, -2.6));
    }
    painter.restore();
}

void TimelineView::paintMessage(QPainter& painter, const QRect& plot, const Tokens& tokens)
{
    const int top = AxisHeight + LaneHeight * static_cast<int>(m_timeline.lanes.size());
    painter.setFont(fontFor(TextRole::Note));
    painter.setPen(tokens.text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(0, top, 120, MessageHeight)),
                     flags(this, Qt::AlignLeft), tr("Message"));
    const bool dropped = m_timeline.end == Verdict::Queued;
    const ToneColors& warning = tokens.tone(Tone::Warning);
    const qreal start = x(plot, 0min);
    const qreal end = x(plot, m_timeline.endsAfter);
    QRectF bar(std::min(start, end), top + 10, std::abs(end - start), 24);
    if (bar.width() > 8)
        drawRounded(painter, bar, 6, warning.fill, warning.border);
    if (bar.width() > 60) {
        const QRect inner = bar.toRect();
        const QRect glyph(inner.left() + 9, inner.center().y() - 6, 13, 13);
        paintVerdict(painter, QStyle::visualRect(layoutDirection(), inner, glyph), Verdict::Queued, tokens);
        qsizetype attempts = 0;
        for (const TimelineLane& lane : m_timeline.lanes)
            attempts = std::max(attempts, lane.attempts.size());
        const QString words = attempts > 0 ? tr("In the queue, %n attempts per host", nullptr, int(attempts))
                                           : tr("In the queue");
        const QRect text = inner.adjusted(30, 0, -8, 0);
        QFont font = fontFor(TextRole::Note);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(warning.text);
        painter.drawText(QStyle::visualRect(layoutDirection(), inner, text), flags(this, Qt::AlignLeft),
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, text.width()));
    }
    const qreal side = layoutDirection() == Qt::RightToLeft ? -15 : 15;
    QRectF mark(0, 0, 18, 18);
    mark.moveCenter({end + side, bar.center().y()});
    paintVerdict(painter, mark, dropped ? Verdict::Rejected : m_timeline.end, tokens);
    painter.setFont(fontFor(TextRole::Secondary));
    painter.setPen(tokens.text2);
    painter.drawText(QRect(0, top + MessageHeight, width(), SentenceHeight), flags(this, Qt::AlignRight),
                     m_timeline.sentence);
}

void TimelineView::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    const QRect plot = plotRect();
    paintAxis(painter, plot, tokens);
    for (int lane = 0; lane < m_timeline.lanes.size(); ++lane)
        paintLane(painter, plot, lane, tokens);
    paintMessage(painter, plot, tokens);
}

}  // namespace relaydeck::ui
