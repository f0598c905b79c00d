// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include "ui/style/metrics.h"

#include <QtCore/QEvent>
#include <QtCore/QHash>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace relaydeck::ui {

namespace {

/// QLabel breaks its text into lines anew each time that it is asked for its height, and layouts ask often.
class WrappingLabel : public QLabel {
public:
    using QLabel::QLabel;

    int heightForWidth(int layoutWidth) const override
    {
        // Layouts ask for the width that they have, and give no more than what the label may take.
        const int width = std::min(layoutWidth, maximumWidth());
        if (m_text != text()) {
            m_heights.clear();
            m_text = text();
        }
        const auto known = m_heights.constFind(width);
        return known != m_heights.cend() ? *known : *m_heights.insert(width, QLabel::heightForWidth(width));
    }

protected:
    bool event(QEvent* event) override
    {
        const QEvent::Type type = event->type();
        if (type == QEvent::FontChange || type == QEvent::StyleChange || type == QEvent::ContentsRectChange)
            m_heights.clear();
        return QLabel::event(event);
    }

private:
    mutable QHash<int, int> m_heights;  ///< of this text by width
    mutable QString m_text;
};

}  // namespace

QLabel* plainLabel(const QString& text, TextRole role, QWidget* parent)
{
    auto* label = new WrappingLabel(text, parent);
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
