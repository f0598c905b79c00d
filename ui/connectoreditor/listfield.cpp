// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/listfield.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

namespace relaydeck::ui {

namespace {

constexpr int VisibleLines = 3;

}  // namespace

QString domainIn(const QString& text)
{
    QString domain = text.trimmed();
    if (domain.contains(u"://"_qs))
        domain = QUrl(domain, QUrl::TolerantMode).host(QUrl::FullyEncoded);
    domain = domain.mid(domain.lastIndexOf(u'@') + 1);
    while (domain.endsWith(u'.') || domain.endsWith(u'>'))
        domain.chop(1);
    return domain.isEmpty() ? text.trimmed() : domain.toLower();
}

ListField::ListField(Reads reads, QWidget* parent) : QPlainTextEdit(parent), m_reads(reads)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFixedHeight(fontMetrics().lineSpacing() * VisibleLines + 22);
}

void ListField::setValues(const QStringList& values)
{
    setPlainText(values.join(u'\n'));
}

QStringList ListField::values() const
{
    static const QRegularExpression separators(u"[\\s,;]+"_qs);
    const QStringList parts = toPlainText().split(separators, Qt::SkipEmptyParts);
    QStringList values;
    for (const QString& part : parts) {
        const QString value = m_reads == Reads::Domains ? domainIn(part) : part;
        if (!values.contains(value))
            values.append(value);
    }
    return values;
}

void ListField::focusOutEvent(QFocusEvent* event)
{
    const QStringList read = values();
    if (read.join(u'\n') != toPlainText())
        setValues(read);
    QPlainTextEdit::focusOutEvent(event);
}

}  // namespace relaydeck::ui
