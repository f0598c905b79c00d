// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QtWidgets/QWidget>

namespace relaydeck::ui {

enum class Ground { Window, Rail, Surface, Sunken };

/// A plain area of the window that paints its ground, and lines at the edges asked for.
class Panel : public QWidget {
    Q_OBJECT
public:
    explicit Panel(Ground ground, QWidget* parent = nullptr);

    void setLines(Qt::Edges edges);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Ground m_ground;
    Qt::Edges m_lines;
};

QColor groundColor(Ground ground, const Tokens& tokens);

}  // namespace relaydeck::ui
