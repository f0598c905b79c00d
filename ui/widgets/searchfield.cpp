// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace relaydeck::ui {

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(Icons::get(u"search"), QLineEdit::LeadingPosition);
}

void SearchField::setKeyHint(const QString& hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    update();
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty())
        return;
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Badge));
    const int extent = painter.fontMetrics().height() + 5;
    const int hintWidth = painter.fontMetrics().horizontalAdvance(m_hint) + 14;
    const QRect key(width() - hintWidth - 7, (height() - extent) / 2, hintWidth, extent);
    const QRect placed = QStyle::visualRect(layoutDirection(), rect(), key);
    drawRounded(painter, placed, 5, tokens.window, tokens.line);
    painter.setPen(tokens.text2);
    painter.drawText(placed, Qt::AlignCenter | Qt::TextSingleLine, m_hint);
}

}  // namespace relaydeck::ui
