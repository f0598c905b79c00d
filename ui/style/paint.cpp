// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/paint.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace relaydeck::ui {

namespace {

class PainterSaver {
public:
    explicit PainterSaver(QPainter& painter) : m_painter(painter) { m_painter.save(); }
    ~PainterSaver() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(PainterSaver)

private:
    QPainter& m_painter;
};

qreal deviceScale(const QPainter& painter)
{
    return painter.deviceTransform().m22() > 0 ? painter.deviceTransform().m22() : 1.0;
}

}  // namespace

qreal hairline(const QPainter& painter)
{
    const qreal scale = deviceScale(painter);
    return std::max(1.0, std::floor(scale)) / scale;
}

QRectF snapped(const QPainter& painter, const QRectF& rect)
{
    const QTransform transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxScale)
        return rect;
    const QRectF device = transform.mapRect(rect);
    const QRectF whole(QPointF(std::round(device.left()), std::round(device.top())),
                       QPointF(std::round(device.right()), std::round(device.bottom())));
    return transform.inverted().mapRect(whole);
}

void drawRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill,
                 const QColor& border, qreal borderWidth)
{
    const PainterSaver saver(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF shape = snapped(painter, rect);
    if (border.isValid()) {
        const qreal width = hairline(painter) * borderWidth;
        painter.setPen(QPen(border, width));
        shape.adjust(width / 2, width / 2, -width / 2, -width / 2);
        radius = std::max(0.0, radius - width / 2);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    radius = std::min({radius, shape.width() / 2, shape.height() / 2});
    painter.drawRoundedRect(shape, radius, radius);
}

void drawFocusRing(QPainter& painter, const QRectF& rect, qreal radius, const QColor& color)
{
    drawRounded(painter, rect, radius, {}, color, 2);
}

void drawHorizontalLine(QPainter& painter, qreal left, qreal right, qreal top, const QColor& color)
{
    QRectF line = snapped(painter, QRectF(left, top, right - left, 1));
    line.setHeight(hairline(painter));
    painter.fillRect(line, color);
}

void drawVerticalLine(QPainter& painter, qreal left, qreal top, qreal bottom, const QColor& color)
{
    QRectF line = snapped(painter, QRectF(left, top, 1, bottom - top));
    line.setWidth(hairline(painter));
    painter.fillRect(line, color);
}

void drawChevron(QPainter& painter, const QRectF& rect, Direction direction, const QColor& color,
                 qreal extent)
{
    const PainterSaver saver(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(rect.center());
    switch (direction) {
    case Direction::Down:
        break;
    case Direction::Up:
        painter.rotate(180);
        break;
    case Direction::Left:
        painter.rotate(90);
        break;
    case Direction::Right:
        painter.rotate(-90);
        break;
    }
    const qreal half = extent / 2;
    const QPointF points[] = {{-half, -half / 2}, {0, half / 2}, {half, -half / 2}};
    painter.drawPolyline(points, 3);
}

QColor mixed(const QColor& under, const QColor& over, qreal share)
{
    const auto mix = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                            mix(under.blueF(), over.blueF()));
}

}  // namespace relaydeck::ui
