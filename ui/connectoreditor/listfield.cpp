// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/listfield.h"

#include "core/connectors/pasteddomains.h"

namespace relaydeck::ui {

namespace {

/// Frame and margins of the document.
constexpr int AroundLines = 22;

QString trimmedWords(const PastedDomains& read)
{
    QStringList sentences;
    if (read.addresses > 0)
        sentences.append(ListField::tr("%n addresses read as domains.", nullptr, read.addresses));
    if (read.urls > 0)
        sentences.append(ListField::tr("%n links read as domains.", nullptr, read.urls));
    if (read.repeated > 0)
        sentences.append(ListField::tr("%n repeated ones left out.", nullptr, read.repeated));
    if (read.leftOut > 0)
        sentences.append(
            ListField::tr("%n left out, since a connector does not take so many.", nullptr, read.leftOut));
    return sentences.join(u' ');
}

}  // namespace

ListField::ListField(Reads reads, int visibleLines, QWidget* parent) : QPlainTextEdit(parent), m_reads(reads)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFixedHeight(fontMetrics().lineSpacing() * visibleLines + AroundLines);
}

void ListField::setValues(const QStringList& values)
{
    setPlainText(values.join(u'\n'));
}

QStringList ListField::values() const
{
    if (m_reads == Reads::Domains)
        return pastedDomains(toPlainText()).domains;
    QStringList values = pastedWords(toPlainText());
    values.removeDuplicates();
    return values;
}

void ListField::tidy()
{
    if (m_reads == Reads::Domains) {
        if (const QString words = trimmedWords(pastedDomains(toPlainText())); !words.isEmpty())
            Q_EMIT trimmed(words);
    }
    const QString read = values().join(u'\n');
    if (read == toPlainText())
        return;
    // As an edit, so that Ctrl+Z of the field brings back what was pasted.
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(read);
}

void ListField::insertFromMimeData(const QMimeData* source)
{
    QPlainTextEdit::insertFromMimeData(source);
    tidy();
}

void ListField::focusOutEvent(QFocusEvent* event)
{
    // A popup of the field itself, such as its menu, is no leaving.
    if (event->reason() != Qt::PopupFocusReason)
        tidy();
    QPlainTextEdit::focusOutEvent(event);
}

}  // namespace relaydeck::ui
