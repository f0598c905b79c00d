// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chainpainter.h"

#include "ui/style/fonts.h"
#include "ui/style/paint.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyle>

#include <algorithm>
#include <cmath>

namespace relaydeck::ui {

namespace {

constexpr qreal LineWidth = 1.5;
constexpr qreal ArrowLength = 7;
constexpr qreal BreakExtent = 16;
constexpr qreal Fold = 12;
/// How far a link to the next line stands off its boxes.
constexpr qreal LineEndReach = 8;

QPainterPath shapePath(ChainShape shape, const QRectF& rect)
{
    QPainterPath path;
    switch (shape) {
    case ChainShape::Key:
    case ChainShape::TrustAnchor:
        path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        break;
    case ChainShape::Ds: {
        const qreal tip = 10;
        path.addPolygon(QPolygonF({{rect.left(), rect.center().y()},
                                   {rect.left() + tip, rect.top()},
                                   {rect.right() - tip, rect.top()},
                                   {rect.right(), rect.center().y()},
                                   {rect.right() - tip, rect.bottom()},
                                   {rect.left() + tip, rect.bottom()}}));
        path.closeSubpath();
        break;
    }
    case ChainShape::RRset:
        path.addRoundedRect(rect, 4, 4);
        break;
    case ChainShape::Sheet:
        path.addPolygon(QPolygonF({rect.topLeft(),
                                   {rect.right() - Fold, rect.top()},
                                   {rect.right(), rect.top() + Fold},
                                   rect.bottomRight(),
                                   rect.bottomLeft()}));
        path.closeSubpath();
        break;
    }
    return path;
}

}  // namespace

ChainPainter::ChainPainter(QPainter& painter, const Chain& chain, const ChainLayout& layout,
                           const Tokens& tokens, Qt::LayoutDirection direction)
    : m_painter(painter)
    , m_chain(chain)
    , m_layout(layout)
    , m_tokens(tokens)
    , m_direction(direction)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void ChainPainter::paint(std::optional<ChainPlace> current, bool focused)
{
    for (int box = 0; box < m_chain.boxes.size(); ++box)
        paintBox(box);
    const std::optional<ChainPlace> failing = firstFailing(m_chain);
    for (int box = 0; box < m_chain.boxes.size(); ++box) {
        const QList<ChainNode>& nodes = m_chain.boxes.at(box).nodes;
        for (int node = 0; node < nodes.size(); ++node) {
            const ChainPlace place{box, node};
            if (node > 0 && nodes.at(node).fromAbove)
                paintVerticalLink({box, node - 1}, place, *nodes.at(node).fromAbove);
            paintNode(place, failing == place, current == place, focused);
        }
    }
    for (const ChainLink& link : m_chain.links)
        paintLink(link);
}

void ChainPainter::paintBox(int box)
{
    const QRect rect = m_layout.boxRect(box);
    drawRounded(m_painter, rect, 8, m_tokens.sunken, m_tokens.line);
    const auto placed = [&](const QRect& part) { return QStyle::visualRect(m_direction, rect, part); };
    const QRect glyph(rect.left() + 12, rect.top() + 12, 14, 14);
    paintVerdict(m_painter, placed(glyph), m_chain.boxes.at(box).verdict, m_tokens);
    const QRect title(glyph.right() + 8, rect.top() + 8, rect.right() - glyph.right() - 16, 22);
    m_painter.setFont(fontFor(TextRole::SmallStrong));
    m_painter.setPen(m_tokens.text);
    m_painter.drawText(
        placed(title),
        static_cast<int>(QStyle::visualAlignment(m_direction, Qt::AlignLeft | Qt::AlignVCenter))
            | Qt::TextSingleLine,
        m_painter.fontMetrics().elidedText(m_chain.boxes.at(box).title, Qt::ElideMiddle, title.width()));
}

QColor ChainPainter::stateColor(ChainState state) const
{
    switch (state) {
    case ChainState::Verified:
        return m_tokens.tone(Tone::Positive).solid;
    case ChainState::Broken:
        return m_tokens.tone(Tone::Negative).solid;
    case ChainState::Absent:
    case ChainState::NotChecked:
        break;
    }
    return m_tokens.tone(Tone::Neutral).solid;
}

QPen ChainPainter::linkPen(ChainState state) const
{
    QPen pen(stateColor(state), LineWidth);
    if (state == ChainState::Absent)
        pen.setDashPattern({4, 2.5});
    else if (state == ChainState::NotChecked)
        pen.setDashPattern({1, 2});
    return pen;
}

void ChainPainter::paintNode(ChainPlace place, bool filled, bool current, bool focused)
{
    const ChainNode& node = m_chain.boxes.at(place.box).nodes.at(place.node);
    const QRectF rect = QRectF(m_layout.nodeRect(place)).adjusted(0.5, 0.5, -0.5, -0.5);
    const Tone tone = node.state == ChainState::Broken ? Tone::Negative
        : node.state == ChainState::Absent             ? Tone::Neutral
                                                       : Tone::Warning;
    if (current && focused)
        drawFocusRing(m_painter, rect.adjusted(-4, -4, 4, 4), node.shape == ChainShape::Key ? 24 : 7,
                      m_tokens.accent);
    else if (current)
        drawRounded(m_painter, rect.adjusted(-4, -4, 4, 4), node.shape == ChainShape::Key ? 24 : 7,
                    m_tokens.accentSoft);
    m_painter.setPen(linkPen(node.state));
    m_painter.setBrush(filled ? m_tokens.tone(tone).fill : m_tokens.surface);
    m_painter.drawPath(shapePath(node.shape, rect));
    if (node.shape == ChainShape::TrustAnchor) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(stateColor(node.state), 1));
        m_painter.drawPath(shapePath(node.shape, rect.adjusted(3, 3, -3, -3)));
    }
    if (node.shape == ChainShape::Sheet) {
        const QPointF corner[] = {{rect.right() - Fold, rect.top()},
                                  {rect.right() - Fold, rect.top() + Fold},
                                  {rect.right(), rect.top() + Fold}};
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(corner, 3);
    }

    const bool broken = filled && node.state == ChainState::Broken;
    const QFont strong = fontFor(TextRole::NoteStrong);
    const QFont small = fontFor(TextRole::Secondary);
    const int upper = QFontMetrics(strong).height();
    const int lower = node.subtitle.isEmpty() ? 0 : QFontMetrics(small).height();
    const qreal top = rect.center().y() - (upper + lower) / 2.0;
    const QRectF words = rect.adjusted(12, 0, -12, 0);
    m_painter.setFont(strong);
    m_painter.setPen(broken ? m_tokens.tone(Tone::Negative).text : m_tokens.text);
    m_painter.drawText(QRectF(words.left(), top, words.width(), upper), Qt::AlignCenter | Qt::TextSingleLine,
                       m_painter.fontMetrics().elidedText(node.title, Qt::ElideRight, int(words.width())));
    m_painter.setFont(small);
    m_painter.setPen(broken ? m_tokens.tone(Tone::Negative).text : m_tokens.text2);
    m_painter.drawText(QRectF(words.left(), top + upper, words.width(), lower),
                       Qt::AlignCenter | Qt::TextSingleLine,
                       m_painter.fontMetrics().elidedText(node.subtitle, Qt::ElideRight, int(words.width())));
}

void ChainPainter::paintArrowHead(QPointF tip, QPointF direction, const QColor& color)
{
    const QPointF side(-direction.y(), direction.x());
    const QPointF points[] = {tip, tip - direction * ArrowLength + side * 3.6,
                              tip - direction * ArrowLength - side * 3.6};
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(points, 3);
}

void ChainPainter::paintBreak(QPointF center)
{
    QRectF glyph(0, 0, BreakExtent, BreakExtent);
    glyph.moveCenter(center);
    paintVerdict(m_painter, glyph, Verdict::Rejected, m_tokens);
}

void ChainPainter::paintVerticalLink(ChainPlace from, ChainPlace to, ChainState state)
{
    const QRectF above = m_layout.nodeRect(from);
    const QRectF below = m_layout.nodeRect(to);
    const QPointF start(std::floor(above.center().x()) + 0.5, above.bottom());
    const QPointF end(start.x(), below.top());
    m_painter.setPen(linkPen(state));
    m_painter.drawLine(start, end - QPointF(0, ArrowLength - 1));
    paintArrowHead(end, {0, 1}, stateColor(state));
    if (state == ChainState::Broken)
        paintBreak((start + end) / 2);
}

void ChainPainter::paintLink(const ChainLink& link)
{
    const bool mirrored = m_direction == Qt::RightToLeft;
    const qreal ahead = mirrored ? -1 : 1;
    const QRectF from = m_layout.nodeRect({link.fromBox, link.fromNode});
    const QRectF to = m_layout.nodeRect({link.fromBox + 1, link.toNode});
    const QPointF start(mirrored ? from.left() : from.right(), std::floor(from.center().y()) + 0.5);
    const QPointF end(mirrored ? to.right() : to.left(), std::floor(to.center().y()) + 0.5);
    m_painter.setPen(linkPen(link.state));
    m_painter.setBrush(Qt::NoBrush);
    const QPointF beforeTip = end - QPointF(ahead * (ArrowLength - 1), 0);
    QPainterPath path(start);
    if (m_layout.isLineEnd(link.fromBox)) {
        const QRectF left = m_layout.boxRect(link.fromBox);
        const QRectF entered = m_layout.boxRect(link.fromBox + 1);
        const qreal out = (mirrored ? left.left() : left.right()) + ahead * LineEndReach;
        const qreal in = (mirrored ? entered.right() : entered.left()) - ahead * LineEndReach;
        const qreal between = std::floor((left.bottom() + entered.top()) / 2) + 0.5;
        path.lineTo(out, start.y());
        path.lineTo(out, between);
        path.lineTo(in, between);
        path.lineTo(in, end.y());
        path.lineTo(beforeTip);
    } else {
        const qreal reach = std::abs(end.x() - start.x()) * 0.55 + 4;
        path.cubicTo(start + QPointF(ahead * reach, 0), beforeTip - QPointF(ahead * reach, 0), beforeTip);
    }
    m_painter.drawPath(path);
    paintArrowHead(end, {ahead, 0}, stateColor(link.state));
    if (link.state == ChainState::Broken)
        paintBreak(path.pointAtPercent(0.5));
}

}  // namespace relaydeck::ui
