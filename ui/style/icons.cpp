// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

#include <algorithm>

namespace relaydeck::ui::Icons {

namespace {

QByteArray shape(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "Icons", "no such icon");
    return opened ? file.readAll() : QByteArray();
}

/// `size` in device pixels.
QPixmap rendered(const QString& name, QSize size, const QColor& color)
{
    const QString key = QStringLiteral("relaydeck-icon/%1/%2x%3/%4")
                            .arg(name)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(shape(name).replace("currentColor", color.name().toLatin1()));
    const qreal extent = std::min(size.width(), size.height());
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter,
                    QRectF((size.width() - extent) / 2, (size.height() - extent) / 2, extent, extent));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class IconEngine : public QIconEngine {
public:
    explicit IconEngine(QString name) : m_name(std::move(name)) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        Icons::paint(*painter, rect, m_name, color(mode, state));
    }
    // QIcon hands in device pixels here and sets the ratio of the result itself.
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(m_name, size, color(mode, state));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    QString key() const override { return QStringLiteral("relaydeck"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QIconEngine* clone() const override { return new IconEngine(m_name); }

private:
    static QColor color(QIcon::Mode mode, QIcon::State state)
    {
        const Tokens& tokens = tokensFor(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return tokens.off;
        return state == QIcon::On ? tokens.accent : tokens.text2;
    }

    QString m_name;
};

}  // namespace

QIcon get(QStringView name)
{
    return QIcon(new IconEngine(name.toString()));
}

QPixmap pixmap(QStringView name, QSize size, qreal devicePixelRatio, const QColor& color)
{
    QPixmap pixmap = rendered(name.toString(), (QSizeF(size) * devicePixelRatio).toSize(), color);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paint(QPainter& painter, const QRectF& rect, QStringView name, const QColor& color)
{
    const qreal extent = std::min(rect.width(), rect.height());
    QRectF square(0, 0, extent, extent);
    square.moveCenter(rect.center());
    const qreal ratio = std::max(1.0, painter.deviceTransform().m11());
    const QSize size = (square.size() * ratio).toSize();
    const QPixmap pixmap = rendered(name.toString(), size, color);
    // On device pixel borders, and at the pixmap's own size: no resampling.
    const QRectF target(snapped(painter, square).topLeft(), QSizeF(size) / ratio);
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()));
}

bool isOwn(const QIcon& icon)
{
    const QString name = icon.name();
    return !name.isEmpty() && QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name));
}

QIcon application()
{
    return QIcon(QStringLiteral(":/icons/app/relaydeck.svg"));
}

}  // namespace relaydeck::ui::Icons
