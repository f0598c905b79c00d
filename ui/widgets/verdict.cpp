// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict.h"

#include "ui/style/paint.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relaydeck::ui {

Tone verdictTone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::DeliveredDane:
    case Verdict::DeliveredMtaSts:
        return Tone::Positive;
    case Verdict::DeliveredCertificate:
    case Verdict::DeliveredUnverified:
        return Tone::Steel;
    case Verdict::DeliveredClearText:
    case Verdict::AtRisk:
    case Verdict::Queued:  // not negative: there is time to act
        return Tone::Warning;
    case Verdict::Rejected:
        return Tone::Negative;
    case Verdict::Testing:
        return Tone::Info;
    case Verdict::NotTested:
    case Verdict::CouldNotTest:
    case Verdict::TurnedOff:
    case Verdict::NotNeeded:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

int severity(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Rejected:
        return 0;
    case Verdict::Queued:
        return 1;
    case Verdict::DeliveredClearText:
        return 2;
    case Verdict::AtRisk:
        return 3;
    case Verdict::CouldNotTest:
        return 4;
    case Verdict::DeliveredUnverified:
        return 5;
    case Verdict::DeliveredCertificate:
        return 6;
    case Verdict::DeliveredMtaSts:
        return 7;
    case Verdict::DeliveredDane:
        return 8;
    case Verdict::Testing:
        return 9;
    case Verdict::NotTested:
        return 10;
    case Verdict::TurnedOff:
        return 11;
    case Verdict::NotNeeded:
        return 12;
    }
    return VerdictCount;
}

Verdict worse(Verdict a, Verdict b)
{
    return severity(b) < severity(a) ? b : a;
}

bool needsAttention(Verdict verdict)
{
    return severity(verdict) <= severity(Verdict::AtRisk);
}

bool hasColoredWords(Verdict verdict)
{
    const Tone tone = verdictTone(verdict);
    return tone == Tone::Warning || tone == Tone::Negative;
}

Verdict verdictFor(const decision::Delivery& delivery)
{
    switch (delivery.outcome) {
    case decision::DeliveryOutcome::Queued:
        return Verdict::Queued;
    case decision::DeliveryOutcome::Rejected:
        return Verdict::Rejected;
    case decision::DeliveryOutcome::Unknown:
        return Verdict::CouldNotTest;
    case decision::DeliveryOutcome::Delivered:
        break;
    }
    // Clear text is worse than a risk that TLS may fail tomorrow.
    if (delivery.security == decision::SecurityLevel::Plain)
        return Verdict::DeliveredClearText;
    if (delivery.atRisk)
        return Verdict::AtRisk;
    switch (delivery.security) {
    case decision::SecurityLevel::Dane:
        return Verdict::DeliveredDane;
    case decision::SecurityLevel::MtaSts:
        return Verdict::DeliveredMtaSts;
    case decision::SecurityLevel::Pkix:
        return Verdict::DeliveredCertificate;
    case decision::SecurityLevel::Encrypted:
    case decision::SecurityLevel::Plain:
    case decision::SecurityLevel::None:
        break;
    }
    return Verdict::DeliveredUnverified;
}

namespace {

/// Draws in a square of 16 units around the origin; scaled to the place.
class GlyphPainter {
public:
    GlyphPainter(QPainter& painter, const ToneColors& tone, const QColor& ink)
        : m_painter(painter)
        , m_solid(tone.solid)
        , m_ink(ink)
    {
    }

    void disc()
    {
        fill(m_solid);
        m_painter.drawEllipse(QPointF(0, 0), 7.5, 7.5);
    }
    void ring(Qt::PenStyle style = Qt::SolidLine)
    {
        QPen pen(m_solid, 1.5, style, Qt::FlatCap);
        if (style == Qt::CustomDashLine)
            pen.setDashPattern({1.64, 1.5});
        line(pen);
        m_painter.drawEllipse(QPointF(0, 0), 6.7, 6.7);
    }
    void check(const QColor& color, qreal scale = 1)
    {
        line(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF points[] = {QPointF(-3.2, 0.3) * scale, QPointF(-1.0, 2.5) * scale,
                                  QPointF(3.3, -2.4) * scale};
        m_painter.drawPolyline(points, 3);
    }
    void dot(QPointF center, qreal radius, const QColor& color)
    {
        fill(color);
        m_painter.drawEllipse(center, radius, radius);
    }
    void openPadlock()
    {
        line(QPen(m_solid, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawRoundedRect(QRectF(-6, -1, 12, 7.5), 1.8, 1.8);
        QPainterPath shackle(QPointF(-3.2, -1));
        shackle.lineTo(-3.2, -3.4);
        shackle.arcTo(QRectF(-3.2, -6.6, 6.4, 6.4), 180, -165);
        m_painter.drawPath(shackle);
        line(QPen(m_solid, 1.5, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(QPointF(0, 2.2), QPointF(0, 3.4));
    }
    void triangle()
    {
        m_painter.setBrush(m_solid);
        m_painter.setPen(QPen(m_solid, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF points[] = {{0, -6.2}, {6.8, 5.8}, {-6.8, 5.8}};
        m_painter.drawPolygon(points, 3);
        line(QPen(m_ink, 1.7, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(QPointF(0, -2.2), QPointF(0, 1.6));
        dot({0, 4.2}, 0.95, m_ink);
    }
    void squareWithClock()
    {
        fill(m_solid);
        m_painter.drawRoundedRect(QRectF(-7.5, -7.5, 15, 15), 3.6, 3.6);
        line(QPen(m_ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF hands[] = {{0, -3.8}, {0, 0.8}, {3, 2.2}};
        m_painter.drawPolyline(hands, 3);
    }
    void octagonWithCross()
    {
        fill(m_solid);
        QPolygonF octagon;
        for (int corner = 0; corner < 8; ++corner) {
            const qreal angle = std::numbers::pi * (2 * corner + 1) / 8;
            octagon << QPointF(std::cos(angle), std::sin(angle)) * 8.0;
        }
        m_painter.drawPolygon(octagon);
        line(QPen(m_ink, 1.9, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(QPointF(-2.6, -2.6), QPointF(2.6, 2.6));
        m_painter.drawLine(QPointF(-2.6, 2.6), QPointF(2.6, -2.6));
    }
    void questionMark()
    {
        line(QPen(m_solid, 1.5, Qt::SolidLine, Qt::RoundCap));
        QPainterPath path(QPointF(-1.9, -1.6));
        path.arcTo(QRectF(-1.9, -3.6, 3.8, 3.8), 180, -225);
        path.quadTo(0, 0.6, 0, 1.4);
        m_painter.drawPath(path);
        dot({0, 3.6}, 0.9, m_solid);
    }
    void arc(const QColor& groove, qreal turn)
    {
        line(QPen(groove, 2));
        m_painter.drawEllipse(QPointF(0, 0), 6.2, 6.2);
        line(QPen(m_solid, 2, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawArc(QRectF(-6.2, -6.2, 12.4, 12.4), static_cast<int>((90 - turn * 360) * 16),
                          -110 * 16);
    }
    void slash()
    {
        line(QPen(m_solid, 1.5, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(QPointF(-4.5, 4.5), QPointF(4.5, -4.5));
    }
    void bar()
    {
        line(QPen(m_solid, 1.8, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(QPointF(-5, 0), QPointF(5, 0));
    }
    QColor solid() const { return m_solid; }
    QColor ink() const { return m_ink; }

private:
    void fill(const QColor& color)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
    }
    void line(const QPen& pen)
    {
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
    }

    QPainter& m_painter;
    QColor m_solid;
    QColor m_ink;
};

void paintGlyph(GlyphPainter glyph, Verdict verdict, const Tokens& tokens, qreal turn)
{
    switch (verdict) {
    case Verdict::DeliveredDane:
    case Verdict::DeliveredMtaSts:
        glyph.disc();
        return glyph.check(glyph.ink());
    case Verdict::DeliveredCertificate:
        // The inner dot sets it apart from "unverified": a certificate was looked at.
        glyph.ring();
        glyph.check(glyph.solid(), 0.9);
        return glyph.dot({2.6, 2.8}, 1.3, glyph.solid());
    case Verdict::DeliveredUnverified:
        glyph.ring();
        return glyph.check(glyph.solid(), 0.95);
    case Verdict::DeliveredClearText:
        return glyph.openPadlock();
    case Verdict::AtRisk:
        return glyph.triangle();
    case Verdict::Queued:
        return glyph.squareWithClock();
    case Verdict::Rejected:
        return glyph.octagonWithCross();
    case Verdict::NotTested:
        return glyph.ring(Qt::CustomDashLine);
    case Verdict::CouldNotTest:
        glyph.ring(Qt::CustomDashLine);
        return glyph.questionMark();
    case Verdict::Testing:
        return glyph.arc(tokens.groove, turn);
    case Verdict::TurnedOff:
        glyph.ring();
        return glyph.slash();
    case Verdict::NotNeeded:
        return glyph.bar();
    }
}

class VerdictIconEngine : public QIconEngine {
public:
    explicit VerdictIconEngine(Verdict verdict) : m_verdict(verdict) { }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.45);
        paintVerdict(*painter, rect, m_verdict, tokensFor(QGuiApplication::palette()));
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    bool isNull() override { return false; }
    QIconEngine* clone() const override { return new VerdictIconEngine(m_verdict); }

private:
    Verdict m_verdict;
};

}  // namespace

void paintVerdict(QPainter& painter, const QRectF& rect, Verdict verdict, const Tokens& tokens, qreal turn)
{
    const qreal extent = std::min(rect.width(), rect.height());
    QRectF square(0, 0, extent, extent);
    square.moveCenter(rect.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // The middle on a device pixel border: strokes of equal shapes look equal in every row.
    painter.translate(snapped(painter, square).center());
    painter.scale(extent / 16, extent / 16);
    paintGlyph(GlyphPainter(painter, tokens.tone(verdictTone(verdict)), tokens.glyphInk), verdict, tokens,
               turn);
    painter.restore();
}

QIcon verdictIcon(Verdict verdict)
{
    return QIcon(new VerdictIconEngine(verdict));
}

}  // namespace relaydeck::ui
