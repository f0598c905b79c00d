// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"
#include "ui/widgets/chain.h"
#include "ui/widgets/chainlayout.h"

QT_BEGIN_NAMESPACE
class QPainter;
class QPainterPath;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Draws the parts of a chain where a ChainLayout puts them.
class ChainPainter {
public:
    ChainPainter(QPainter& painter, const Chain& chain, const ChainLayout& layout, const Tokens& tokens,
                 Qt::LayoutDirection direction);

    void paint(std::optional<ChainPlace> current, bool focused);

private:
    void paintBox(int box);
    void paintNode(ChainPlace place, bool filled, bool current, bool focused);
    void paintVerticalLink(ChainPlace from, ChainPlace to, ChainState state);
    void paintLink(const ChainLink& link);
    void paintArrowHead(QPointF tip, QPointF direction, const QColor& color);
    void paintBreak(QPointF center);
    QPen linkPen(ChainState state) const;
    QColor stateColor(ChainState state) const;

    QPainter& m_painter;
    const Chain& m_chain;
    const ChainLayout& m_layout;
    const Tokens& m_tokens;
    Qt::LayoutDirection m_direction;
};

}  // namespace relaydeck::ui
