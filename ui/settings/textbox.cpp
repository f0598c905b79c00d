// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/textbox.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QFontMetrics>

namespace relaydeck::ui {

TextBox::TextBox(const QString& name, const QString& placeholder, int lines, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(name);
    setPlaceholderText(placeholder);
    setTabChangesFocus(true);
    setTextRole(this, TextRole::Fixed);
    setFixedHeight(QFontMetrics(font()).lineSpacing() * lines + metrics::Space16);
}

void TextBox::focusInEvent(QFocusEvent* event)
{
    m_before = text();
    QPlainTextEdit::focusInEvent(event);
}

void TextBox::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    // A menu over the text takes the focus only for a while.
    if (event->reason() != Qt::PopupFocusReason && text() != m_before)
        Q_EMIT editingFinished();
}

}  // namespace relaydeck::ui
