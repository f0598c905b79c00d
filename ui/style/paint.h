// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtGui/QColor>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

/// Shapes that stay crisp at whole and at fractional scales.
namespace relaydeck::ui {

/// One logical pixel, rounded to whole device pixels.
qreal hairline(const QPainter& painter);
/// The rectangle moved to device pixel borders.
QRectF snapped(const QPainter& painter, const QRectF& rect);

/// A rounded rectangle whose border lies inside `rect`. Invalid colours leave fill or border out.
void drawRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill,
                 const QColor& border = {}, qreal borderWidth = 1);
/// The ring of keyboard focus, inside `rect`.
void drawFocusRing(QPainter& painter, const QRectF& rect, qreal radius, const QColor& color);
void drawHorizontalLine(QPainter& painter, qreal left, qreal right, qreal top, const QColor& color);
void drawVerticalLine(QPainter& painter, qreal left, qreal top, qreal bottom, const QColor& color);

enum class Direction { Up, Down, Left, Right };
/// An open arrow head, `extent` wide, in the middle of `rect`.
void drawChevron(QPainter& painter, const QRectF& rect, Direction direction, const QColor& color,
                 qreal extent = 8);

/// `over` painted on `under` with the given share.
QColor mixed(const QColor& under, const QColor& over, qreal share);

}  // namespace relaydeck::ui
