// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/matrixcell.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/text/texts.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int Radius = 8;
constexpr int Padding = 10;
constexpr int GlyphExtent = 15;
constexpr int Gap = 7;
constexpr int MinimumHeight = 52;

}  // namespace

MatrixCell::MatrixCell(const QString& modes, QWidget* parent) : QAbstractButton(parent), m_modes(modes)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setDelivery(std::nullopt);
}

void MatrixCell::setDelivery(const std::optional<decision::Delivery>& delivery)
{
    m_verdict = delivery ? verdictFor(*delivery) : Verdict::NotTested;
    m_word = outcomeWord(m_verdict);
    m_reason = delivery ? outcomeReason(*delivery) : QString();
    m_sentence = delivery ? cellSentence(*delivery) : tr("Run a test to see the outcome.");
    m_assumed = delivery && !delivery->assumptions.isEmpty();
    updateName();
    updateGeometry();
    update();
}

void MatrixCell::setMark(Mark mark)
{
    m_mark = mark;
    updateName();
    update();
}

void MatrixCell::setNote(const QString& note)
{
    m_note = note;
    updateName();
    updateGeometry();
    update();
}

QString MatrixCell::markText() const
{
    switch (m_mark) {
    case Mark::None:
        return {};
    case Mark::Now:
        return tr("now");
    case Mark::Simulated:
        return tr("simulated");
    }
    Q_UNREACHABLE();
}

void MatrixCell::updateName()
{
    QStringList parts{m_modes, m_word};
    for (const QString& part : {m_reason, m_note, markText()}) {
        if (!part.isEmpty())
            parts << part;
    }
    setAccessibleName(parts.join(QStringLiteral(", ")));
    setAccessibleDescription(m_sentence);
    setToolTip(m_sentence.toHtmlEscaped());
}

QSize MatrixCell::sizeHint() const
{
    const QFontMetrics strong(fontFor(TextRole::NoteStrong));
    const QFontMetrics small(fontFor(TextRole::Secondary));
    const int words = std::max({strong.horizontalAdvance(m_word), small.horizontalAdvance(m_reason),
                                small.horizontalAdvance(m_note)});
    const int lines = strong.height() + small.height() * (m_note.isEmpty() ? 1 : 2);
    return {2 * Padding + GlyphExtent + Gap + words, TagOverhang + std::max(MinimumHeight, lines + 22)};
}

QSize MatrixCell::minimumSizeHint() const
{
    return {84, sizeHint().height()};
}

void MatrixCell::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    const ToneColors& tone = tokens.tone(verdictTone(m_verdict));
    QPainter painter(this);
    const QRectF frame = QRectF(rect()).adjusted(0, TagOverhang, 0, 0);

    QColor fill = tone.fill;
    if (isDown())
        fill = mixed(fill, tone.border, 0.7);
    else if (underMouse() && isEnabled())
        fill = mixed(fill, tone.border, 0.35);
    const bool marked = m_mark != Mark::None;
    drawRounded(painter, frame, Radius, fill, marked ? tokens.accent : tone.border, marked ? 2 : 1);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        const qreal inset = marked ? 3 : 0;
        drawFocusRing(painter, frame.adjusted(inset, inset, -inset, -inset), Radius - inset, tokens.accent);
    }

    const QFont strong = fontFor(TextRole::NoteStrong);
    const QFont small = fontFor(TextRole::Secondary);
    const int strongHeight = QFontMetrics(strong).height();
    const int smallHeight = QFontMetrics(small).height();
    const int lines = strongHeight + 1 + smallHeight * (m_note.isEmpty() ? 1 : 2);
    const QRect inner = frame.toRect().adjusted(Padding, 0, -Padding + 4, 0);
    const int top = inner.top() + (inner.height() - lines) / 2;
    const auto placed = [&](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), frame.toRect(), part);
    };

    const QRect glyph(inner.left(), top + (strongHeight - GlyphExtent) / 2, GlyphExtent, GlyphExtent);
    paintVerdict(painter, placed(glyph), m_verdict, tokens);

    const int flags =
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter))
        | Qt::TextSingleLine;
    const int left = glyph.right() + 1 + Gap;
    const int width = inner.right() - left + 1;
    const auto drawLine = [&](const QFont& font, const QColor& color, const QString& text, int y,
                              int height) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(placed(QRect(left, y, width, height)), flags,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, width));
    };
    drawLine(strong, tone.text, m_word, top, strongHeight);
    const int second = top + strongHeight + 1;
    drawLine(small, tokens.text2, m_reason, second, smallHeight);
    if (!m_note.isEmpty())
        drawLine(strong, tone.text, m_note, second + smallHeight, smallHeight);
    if (m_assumed) {
        // Dotted: rests on behavior that nobody has documented.
        const int drawn = std::min(width, QFontMetrics(small).horizontalAdvance(m_reason));
        const QRect line = placed(QRect(left, second + smallHeight - 1, drawn, 1));
        painter.setPen(QPen(tokens.text3, hairline(painter), Qt::DotLine));
        painter.drawLine(line.topLeft(), line.topRight());
    }
    if (marked)
        paintTag(painter, frame, tokens);
}

void MatrixCell::paintTag(QPainter& painter, const QRectF& frame, const Tokens& tokens)
{
    QFont font = fontFor(TextRole::Badge);
    font.setPointSizeF(font.pointSizeF() * 0.92);
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    const bool now = m_mark == Mark::Now;
    const QString text = now ? tr("NOW") : tr("SIMULATED");
    const qreal width = painter.fontMetrics().horizontalAdvance(text) + 10;
    const QRectF tag(frame.right() - width - 5, frame.top() - TagOverhang, width, 14);
    const QRect placed = QStyle::visualRect(layoutDirection(), frame.toRect(), tag.toRect());
    drawRounded(painter, placed, 4, now ? tokens.accent : tokens.surface, tokens.accent, 1);
    painter.setPen(now ? tokens.onAccent : tokens.accent);
    painter.drawText(placed, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void MatrixCell::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    Q_EMIT entered();
}

void MatrixCell::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    Q_EMIT left();
}

void MatrixCell::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    Q_EMIT entered();
}

void MatrixCell::focusOutEvent(QFocusEvent* event)
{
    QAbstractButton::focusOutEvent(event);
    Q_EMIT left();
}

void MatrixCell::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT arrowPressed(event->key());
        return;
    case Qt::Key_Enter:
    case Qt::Key_Return:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

}  // namespace relaydeck::ui
