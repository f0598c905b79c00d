// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chainlayout.h"

#include "ui/style/fonts.h"

#include <QtGui/QFontMetrics>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int BoxGap = 26;
constexpr int MinimumBoxWidth = 150;
constexpr int MaximumBoxWidth = 240;
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
    const int boxes = std::max(1, static_cast<int>(chain.boxes.size()));
    m_boxWidth = std::clamp((area.width() - (boxes - 1) * BoxGap) / boxes, MinimumBoxWidth, MaximumBoxWidth);
    const int free = area.height() - BottomSpare - TitleHeight - NodeMargin - m_rows * nodeHeight();
    const int gap =
        m_rows > 1 ? std::clamp(free / (m_rows - 1), MinimumNodeGap, MaximumNodeGap) : MinimumNodeGap;
    m_pitch = nodeHeight() + gap;
}

QSize ChainLayout::minimumSize(const Chain& chain)
{
    const int boxes = std::max(1, static_cast<int>(chain.boxes.size()));
    const int rows = rowsOf(chain);
    return {boxes * MinimumBoxWidth + (boxes - 1) * BoxGap,
            TitleHeight + NodeMargin + rows * nodeHeight() + (rows - 1) * MinimumNodeGap};
}

QRect ChainLayout::mirrored(QRect rect) const
{
    if (m_direction == Qt::RightToLeft)
        rect.moveRight(std::max(m_area.width(), minimumSize(m_chain).width()) - 1 - rect.left());
    return rect;
}

QRect ChainLayout::boxRect(int box) const
{
    const int height = TitleHeight + NodeMargin + (m_rows - 1) * m_pitch + nodeHeight();
    return mirrored(QRect(box * (m_boxWidth + BoxGap), 0, m_boxWidth, height));
}

QRect ChainLayout::nodeRect(ChainPlace place) const
{
    const auto nodes = static_cast<int>(m_chain.boxes.value(place.box).nodes.size());
    // The last node of every box stands on one line, so that links between boxes leave and arrive alike.
    const int row = place.node == nodes - 1 && nodes > 1 ? m_rows - 1 : place.node;
    return mirrored(QRect(place.box * (m_boxWidth + BoxGap) + NodeMargin, TitleHeight + row * m_pitch,
                          m_boxWidth - 2 * NodeMargin, nodeHeight()));
}

}  // namespace relaydeck::ui
