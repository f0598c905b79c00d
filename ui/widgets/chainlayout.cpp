// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chainlayout.h"

#include "ui/style/fonts.h"

#include <QtGui/QFontMetrics>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int BoxGap = 26;
constexpr int MinimumBoxWidth = 136;
constexpr int MaximumBoxWidth = 240;
constexpr int LineGap = 26;
constexpr int LineIndent = 14;
constexpr int TitleHeight = 40;
constexpr int NodeMargin = 13;
constexpr int BottomSpare = 3;
constexpr int MinimumNodeGap = 34;
constexpr int MaximumNodeGap = 52;

int nodeHeight()
{
    return QFontMetrics(fontFor(TextRole::NoteStrong)).height()
        + QFontMetrics(fontFor(TextRole::Secondary)).height() + 11;
}

/// The height of a line of boxes, with the least gaps.
int lineHeight(int rows)
{
    return TitleHeight + NodeMargin + rows * nodeHeight() + (rows - 1) * MinimumNodeGap;
}

struct Lines {
    int perLine = 1;
    int lines = 1;
    int indent = 0;
};

/// As few lines as there is room for, about equally long.
Lines linesFor(const Chain& chain, int width)
{
    const int boxes = std::max(1, static_cast<int>(chain.boxes.size()));
    const auto fitting = [boxes](int room) {
        return std::clamp((room + BoxGap) / (MinimumBoxWidth + BoxGap), 1, boxes);
    };
    if (fitting(width) == boxes)
        return {.perLine = boxes, .lines = 1, .indent = 0};
    const int most = fitting(width - 2 * LineIndent);
    const int lines = (boxes + most - 1) / most;
    return {.perLine = (boxes + lines - 1) / lines, .lines = lines, .indent = LineIndent};
}

int rowsOf(const Chain& chain)
{
    qsizetype rows = 1;
    for (const ChainBox& box : chain.boxes)
        rows = std::max(rows, box.nodes.size());
    return static_cast<int>(rows);
}

}  // namespace

ChainLayout::ChainLayout(const Chain& chain, QSize area, Qt::LayoutDirection direction)
    : m_chain(chain)
    , m_area(area)
    , m_direction(direction)
    , m_rows(rowsOf(chain))
{
    const Lines lines = linesFor(chain, area.width());
    m_perLine = lines.perLine;
    m_indent = lines.indent;
    const int room = area.width() - 2 * m_indent - (m_perLine - 1) * BoxGap;
    m_boxWidth = std::clamp(room / m_perLine, MinimumBoxWidth, MaximumBoxWidth);
    const int height = (area.height() - (lines.lines - 1) * LineGap) / lines.lines;
    const int free = height - BottomSpare - TitleHeight - NodeMargin - m_rows * nodeHeight();
    const int gap =
        m_rows > 1 ? std::clamp(free / (m_rows - 1), MinimumNodeGap, MaximumNodeGap) : MinimumNodeGap;
    m_pitch = nodeHeight() + gap;
}

int ChainLayout::preferredWidth(const Chain& chain)
{
    const int boxes = std::max(1, static_cast<int>(chain.boxes.size()));
    return boxes * MinimumBoxWidth + (boxes - 1) * BoxGap;
}

int ChainLayout::minimumWidth()
{
    return MinimumBoxWidth + 2 * LineIndent;
}

int ChainLayout::heightFor(const Chain& chain, int width)
{
    const int lines = linesFor(chain, width).lines;
    return lines * (lineHeight(rowsOf(chain)) + BottomSpare) + (lines - 1) * LineGap;
}

QRect ChainLayout::mirrored(QRect rect) const
{
    if (m_direction == Qt::RightToLeft)
        rect.moveRight(m_area.width() - 1 - rect.left());
    return rect;
}

int ChainLayout::boxHeight() const
{
    return TitleHeight + NodeMargin + (m_rows - 1) * m_pitch + nodeHeight();
}

QPoint ChainLayout::boxPosition(int box) const
{
    return {m_indent + box % m_perLine * (m_boxWidth + BoxGap), box / m_perLine * (boxHeight() + LineGap)};
}

QRect ChainLayout::boxRect(int box) const
{
    return mirrored(QRect(boxPosition(box), QSize(m_boxWidth, boxHeight())));
}

QRect ChainLayout::nodeRect(ChainPlace place) const
{
    const auto nodes = static_cast<int>(m_chain.boxes.value(place.box).nodes.size());
    // The last node of every box stands on one line, so that links between boxes leave and arrive alike.
    const int row = place.node == nodes - 1 && nodes > 1 ? m_rows - 1 : place.node;
    const QPoint inBox(NodeMargin, TitleHeight + row * m_pitch);
    return mirrored(QRect(boxPosition(place.box) + inBox, QSize(m_boxWidth - 2 * NodeMargin, nodeHeight())));
}

}  // namespace relaydeck::ui
