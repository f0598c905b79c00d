// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chain.h"

#include <QtCore/QRect>

/// Where the parts of a chain stand in an area of a given size.
namespace relaydeck::ui {

/// Boxes go from left to right; where they have no room beside each other, on in the next line.
class ChainLayout {
public:
    ChainLayout(const Chain& chain, QSize area, Qt::LayoutDirection direction);

    /// With all boxes in one line.
    static int preferredWidth(const Chain& chain);
    static int minimumWidth();
    /// The least height in an area that wide.
    static int heightFor(const Chain& chain, int width);

    QRect boxRect(int box) const;
    QRect nodeRect(ChainPlace place) const;
    /// The next box stands in another line.
    bool isLineEnd(int box) const { return (box + 1) % m_perLine == 0; }

private:
    QPoint boxPosition(int box) const;
    int boxHeight() const;
    QRect mirrored(QRect rect) const;

    const Chain& m_chain;
    QSize m_area;
    Qt::LayoutDirection m_direction;
    int m_perLine = 1;
    int m_indent = 0;  // room for the links from one line to the next
    int m_boxWidth = 0;
    int m_rows = 0;
    int m_pitch = 0;
};

}  // namespace relaydeck::ui
