// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include "ui/style/paint.h"

#include <QtGui/QPainter>

namespace relaydeck::ui {

Panel::Panel(Ground ground, QWidget* parent) : QWidget(parent), m_ground(ground) { }

void Panel::setLines(Qt::Edges edges)
{
    m_lines = edges;
    update();
}

void Panel::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), groundColor(m_ground, tokens));
    if (m_lines.testFlag(Qt::TopEdge))
        drawHorizontalLine(painter, 0, width(), 0, tokens.line);
    if (m_lines.testFlag(Qt::BottomEdge))
        drawHorizontalLine(painter, 0, width(), height() - 1, tokens.line);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (m_lines.testFlag(mirrored ? Qt::RightEdge : Qt::LeftEdge))
        drawVerticalLine(painter, 0, 0, height(), tokens.line);
    if (m_lines.testFlag(mirrored ? Qt::LeftEdge : Qt::RightEdge))
        drawVerticalLine(painter, width() - 1, 0, height(), tokens.line);
}

QColor groundColor(Ground ground, const Tokens& tokens)
{
    switch (ground) {
    case Ground::Window:
        return tokens.window;
    case Ground::Rail:
        return tokens.rail;
    case Ground::Surface:
        return tokens.surface;
    case Ground::Sunken:
        return tokens.sunken;
    }
    return tokens.window;
}

}  // namespace relaydeck::ui
