// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include "ui/style/metrics.h"

#include <QtCore/QEvent>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace relaydeck::ui {

QLabel* plainLabel(const QString& text, TextRole role, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, role);
    return label;
}

QString breakable(const QString& text)
{
    constexpr int LongWord = 28;
    constexpr QChar ZeroWidthSpace(0x200b);
    QString result;
    int length = 0;
    for (const QChar character : text) {
        length = character.isSpace() || character == u'-' ? 0 : length + 1;
        // Never between the halves of a character outside the basic plane.
        if (length > LongWord && !character.isLowSurrogate()) {
            result += ZeroWidthSpace;
            length = 1;
        }
        result += character;
    }
    return result;
}

QLabel* fieldLabel(const QString& text, QWidget* field)
{
    auto* label = new QLabel(text);
    label->setBuddy(field);
    label->setMinimumHeight(metrics::ControlHeight);
    return label;
}

ElidingLabel::ElidingLabel(const QString& text, TextRole role, QWidget* parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setTextRole(this, role);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidingLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidingLabel::setTone(std::optional<Tone> tone)
{
    m_tone = tone;
    update();
}

QSize ElidingLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(text()) + 1 + margins.left() + margins.right(),
            fontMetrics().height() + margins.top() + margins.bottom()};
}

QSize ElidingLabel::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * 4), whole.height()};
}

QString ElidingLabel::elided() const
{
    return fontMetrics().elidedText(text(), m_mode, contentsRect().width() + 1);
}

bool ElidingLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (elided() != text())
            QToolTip::showText(help->globalPos(), text().toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QLabel::event(event);
}

void ElidingLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensFor(palette());
    if (!isEnabled())
        painter.setPen(tokens.off);
    else
        painter.setPen(m_tone ? tokens.tone(*m_tone).text : palette().color(foregroundRole()));
    const Qt::Alignment shown = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.drawText(contentsRect(), static_cast<int>(shown) | Qt::TextSingleLine, elided());
}

}  // namespace relaydeck::ui
