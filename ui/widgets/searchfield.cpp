// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace relaydeck::ui {

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(Icons::get(u"search"), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::textChanged, this, &SearchField::updateMargins);
}

void SearchField::setKeyHint(const QString& hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    updateMargins();
}

QRect SearchField::hintRect() const
{
    const QFontMetrics fontMetrics(fontFor(TextRole::Badge));
    const int extent = fontMetrics.height() + 5;
    const int hintWidth = fontMetrics.horizontalAdvance(m_hint) + 14;
    const QRect key(width() - hintWidth - 7, (height() - extent) / 2, hintWidth, extent);
    return QStyle::visualRect(layoutDirection(), rect(), key);
}

void SearchField::updateMargins()
{
    // The hint is there only while nothing is typed; the clear button takes its place then.
    const int room = m_hint.isEmpty() || !text().isEmpty() ? 0 : hintRect().width() + 4;
    if (layoutDirection() == Qt::RightToLeft)
        setTextMargins(room, 0, 0, 0);
    else
        setTextMargins(0, 0, room, 0);
    update();
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        updateMargins();
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty())
        return;
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Badge));
    drawRounded(painter, hintRect(), 5, tokens.window, tokens.line);
    painter.setPen(tokens.text2);
    painter.drawText(hintRect(), Qt::AlignCenter | Qt::TextSingleLine, m_hint);
}

}  // namespace relaydeck::ui
