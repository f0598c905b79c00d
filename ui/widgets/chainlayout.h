// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chain.h"

#include <QtCore/QRect>

/// Where the parts of a chain stand in an area of a given size.
namespace relaydeck::ui {

class ChainLayout {
public:
    ChainLayout(const Chain& chain, QSize area, Qt::LayoutDirection direction);

    static QSize minimumSize(const Chain& chain);

    QRect boxRect(int box) const;
    QRect nodeRect(ChainPlace place) const;

private:
    QRect mirrored(QRect rect) const;

    const Chain& m_chain;
    QSize m_area;
    Qt::LayoutDirection m_direction;
    int m_boxWidth = 0;
    int m_rows = 0;
    int m_pitch = 0;
};

}  // namespace relaydeck::ui
