// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/railitems.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int TileExtent = 28;
constexpr int BrandHeight = 56;
constexpr int SideMargin = 10;
constexpr int IconLeft = 24;
constexpr int TextLeft = 50;
constexpr int BadgePadding = 12;
constexpr int BadgeMargin = SideMargin + 8;

bool focusIsVisible(const QWidget* widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

int aligned(const QWidget* widget, Qt::Alignment alignment)
{
    return static_cast<int>(QStyle::visualAlignment(widget->layoutDirection(), alignment))
        | Qt::TextSingleLine;
}

QRect placed(const QWidget* widget, const QRect& rect)
{
    return QStyle::visualRect(widget->layoutDirection(), widget->rect(), rect);
}

void drawElided(QPainter& painter, const QWidget* widget, const QRect& rect, const QString& text)
{
    painter.drawText(placed(widget, rect), aligned(widget, Qt::AlignLeft | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

/// At the end of an item, with a gap before it: the words keep off it.
int badgeRoom()
{
    return QFontMetrics(fontFor(TextRole::SmallStrong)).horizontalAdvance(QStringLiteral("999"))
        + BadgePadding + BadgeMargin + metrics::Space8;
}

void prepare(QAbstractButton* button)
{
    button->setAttribute(Qt::WA_Hover);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

}  // namespace

RailBrand::RailBrand(QWidget* parent) : QAbstractButton(parent)
{
    prepare(this);
    setFixedHeight(BrandHeight);
}

void RailBrand::setNames(const QString& name, const QString& workspace)
{
    m_name = name;
    m_workspace = workspace;
    setAccessibleName(name + QStringLiteral(", ") + workspace);
    update();
}

void RailBrand::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? m_workspace.toHtmlEscaped() : QString());
    update();
}

void RailBrand::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    const int left = m_collapsed ? (width() - TileExtent) / 2 : 18;
    const QRect tile(left, (height() - TileExtent) / 2, TileExtent, TileExtent);
    // The mark fills its square apart from a small margin, which is taken back here.
    Icons::application().paint(&painter, placed(this, tile.adjusted(-1, -1, 1, 1)));
    if (focusIsVisible(this))
        drawFocusRing(painter, QRectF(rect()).adjusted(6, 6, -6, -6), 8, tokens.accent);
    if (m_collapsed)
        return;
    const QFontMetrics strong(fontFor(TextRole::Strong));
    const QFontMetrics small(fontFor(TextRole::Secondary));
    const int top = (height() - strong.height() - small.height()) / 2;
    const int words = tile.right() + 11;
    painter.setFont(fontFor(TextRole::Strong));
    painter.setPen(tokens.text);
    drawElided(painter, this, QRect(words, top, width() - words - 8, strong.height()), m_name);
    painter.setFont(fontFor(TextRole::Secondary));
    painter.setPen(tokens.text2);
    drawElided(painter, this, QRect(words, top + strong.height(), width() - words - 8, small.height()),
               m_workspace);
}

RailItem::RailItem(const QString& iconName, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setText(text);
    prepare(this);
    setCheckable(true);
    setAutoExclusive(true);
    updateName();
}

void RailItem::setCount(int count)
{
    m_count = count;
    updateName();
    update();
}

void RailItem::setAttention(int count)
{
    m_attention = count;
    updateName();
    update();
}

void RailItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? text() : QString());
    update();
}

void RailItem::updateName()
{
    QString name = text();
    if (m_attention > 0)
        name += QStringLiteral(", ") + tr("%n need attention", nullptr, m_attention);
    else if (m_count >= 0)
        name += QStringLiteral(", ") + locale().toString(m_count);
    setAccessibleName(name);
}

QSize RailItem::sizeHint() const
{
    const QFontMetrics strong(fontFor(TextRole::Strong));
    return {std::max(metrics::NavigationWidth, TextLeft + strong.horizontalAdvance(text()) + badgeRoom()),
            std::max(metrics::NavigationItemHeight, strong.height() + 14)};
}

void RailItem::paintBadge(QPainter& painter, const Tokens& tokens)
{
    painter.setFont(fontFor(TextRole::SmallStrong));
    const QString number = locale().toString(m_attention > 0 ? m_attention : m_count);
    const int extent = painter.fontMetrics().height() + 5;
    if (m_attention > 0) {
        const int badgeWidth =
            std::max(extent + 3, painter.fontMetrics().horizontalAdvance(number) + BadgePadding);
        const QRect badge(width() - BadgeMargin - badgeWidth, (height() - extent) / 2, badgeWidth, extent);
        const ToneColors& warning = tokens.tone(Tone::Warning);
        drawRounded(painter, placed(this, badge), extent / 2.0, warning.fill, warning.border);
        painter.setPen(warning.text);
        painter.drawText(placed(this, badge), Qt::AlignCenter, number);
        return;
    }
    QFont font = fontFor(TextRole::Secondary);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(tokens.text2);
    painter.drawText(placed(this, rect().adjusted(0, 0, -SideMargin - 14, 0)),
                     aligned(this, Qt::AlignRight | Qt::AlignVCenter), number);
}

void RailItem::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    const QRectF ground = QRectF(rect()).adjusted(SideMargin, 1, -SideMargin, -1);
    if (isChecked()) {
        drawRounded(painter, ground, metrics::NavigationItemRadius,
                    tokens.dark ? tokens.hover : tokens.segment);
        const QRectF edge(ground.left(), ground.top() + 8, 3, ground.height() - 16);
        drawRounded(painter, placed(this, edge.toRect()), 1.5, tokens.accent);
    } else if (isDown() || underMouse()) {
        drawRounded(painter, ground, metrics::NavigationItemRadius, isDown() ? tokens.pressed : tokens.hover);
    }
    if (focusIsVisible(this))
        drawFocusRing(painter, ground, metrics::NavigationItemRadius, tokens.accent);

    constexpr int Extent = metrics::NavigationIconSize;
    const QRect icon(m_collapsed ? (width() - Extent) / 2 : IconLeft - 1, (height() - Extent) / 2, Extent,
                     Extent);
    Icons::paint(painter, placed(this, icon), m_iconName, isChecked() ? tokens.accent : tokens.text2);
    if (m_collapsed) {
        if (m_attention > 0)
            drawRounded(painter, QRectF(icon.right() - 1, icon.top() - 3, 7, 7), 3.5,
                        tokens.tone(Tone::Warning).solid);
        return;
    }
    painter.setFont(fontFor(isChecked() ? TextRole::Strong : TextRole::Medium));
    painter.setPen(isChecked() ? tokens.text : tokens.text2);
    drawElided(painter, this, QRect(TextLeft, 0, width() - TextLeft - badgeRoom(), height()), text());
    if (m_attention > 0 || m_count >= 0)
        paintBadge(painter, tokens);
}

RailLine::RailLine(Verdict verdict, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_verdict(verdict)
{
    setText(text);
    setAccessibleName(text);
    prepare(this);
    setCursor(Qt::PointingHandCursor);
}

void RailLine::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    update();
}

QSize RailLine::sizeHint() const
{
    return {metrics::NavigationWidth, std::max(20, QFontMetrics(fontFor(TextRole::Secondary)).height() + 5)};
}

void RailLine::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    constexpr int Extent = 13;
    const QRect glyph(m_collapsed ? (width() - Extent) / 2 : 18, (height() - Extent) / 2, Extent, Extent);
    paintVerdict(painter, placed(this, glyph), m_verdict, tokens);
    if (focusIsVisible(this))
        drawFocusRing(painter, QRectF(rect()).adjusted(10, 0, -6, 0), 5, tokens.accent);
    if (m_collapsed)
        return;
    painter.setFont(fontFor(TextRole::Secondary));
    painter.setPen(underMouse() ? tokens.text : tokens.text2);
    drawElided(painter, this, QRect(glyph.right() + 9, 0, width() - glyph.right() - 15, height()), text());
}

}  // namespace relaydeck::ui
