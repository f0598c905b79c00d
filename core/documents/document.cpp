// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document.h"

#include "core/base/plaintext.h"

namespace relaydeck::documents {

namespace {

constexpr qsizetype MaxLine = 600;
constexpr qsizetype MaxRows = 200;
constexpr qsizetype MaxItems = 100;
constexpr qsizetype MaxVerbatimLines = 1500;

}  // namespace

QString line(const QString& text)
{
    return plainText(text, MaxLine);
}

Heading heading(int level, const QString& text)
{
    return {.level = level, .text = line(text)};
}

Paragraph paragraph(const QString& text, Tone tone)
{
    return {.text = plainText(text, 4 * MaxLine), .tone = tone};
}

Paragraph note(const QString& text)
{
    return {.text = plainText(text, 4 * MaxLine), .tone = Tone::Plain, .small = true};
}

Banner banner(const QString& title, const QString& text, Tone tone)
{
    return {.title = line(title), .text = plainText(text, 4 * MaxLine), .tone = tone};
}

Cell cell(const QString& text, Tone tone)
{
    return {.text = line(text), .tone = tone};
}

Cell fixedCell(const QString& text, Tone tone)
{
    return {.text = line(text), .tone = tone, .fixed = true};
}

ListPart listPart(const QStringList& items)
{
    ListPart part;
    for (const QString& item : items.mid(0, MaxItems))
        part.items.append(line(item));
    if (items.size() > MaxItems)
        part.items.append(QStringLiteral("%1 more are left out.").arg(items.size() - MaxItems));
    return part;
}

Verbatim verbatim(const QString& text)
{
    QStringList shown;
    qsizetype begin = 0;
    while (begin <= text.size() && shown.size() < MaxVerbatimLines) {
        qsizetype end = text.indexOf(u'\n', begin);
        if (end < 0)
            end = text.size();
        shown.append(line(text.mid(begin, end - begin)));
        begin = end + 1;
    }
    return {.text = shown.join(u'\n'), .cut = begin <= text.size()};
}

void addRow(Table& table, const QList<Cell>& row)
{
    if (table.rows.size() < MaxRows)
        table.rows.append(row);
    else
        ++table.leftOut;
}

}  // namespace relaydeck::documents
