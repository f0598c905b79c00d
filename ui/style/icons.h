// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>
#include <QtGui/QIcon>

QT_BEGIN_NAMESPACE
class QColor;
class QPainter;
QT_END_NAMESPACE

/// The program's own icons: shapes of resources/icons, drawn at device pixels in the colour of the current
/// theme.
namespace relaydeck::ui::Icons {

/// Draws itself in text2, in accent where checked, in off where disabled; follows the theme. `name` is that
/// of the file without its ending.
QIcon get(QStringView name);
/// The same in one colour.
QPixmap pixmap(QStringView name, QSize size, qreal devicePixelRatio, const QColor& color);
/// Draws it into the largest square in the middle of `rect`.
void paint(QPainter& painter, const QRectF& rect, QStringView name, const QColor& color);

/// Whether the icon came from get(), so that it may be drawn in any colour.
bool isOwn(const QIcon& icon);

QIcon application();

}  // namespace relaydeck::ui::Icons
