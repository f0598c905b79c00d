// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documenttext.h"

#include "app/cli/verdicttext.h"

namespace relaydeck::cli {

namespace {

class TextWriter {
public:
    void operator()(const documents::Heading& part)
    {
        m_text += m_text.isEmpty() ? part.text + u'\n' : u'\n' + part.text + u'\n';
    }
    void operator()(const documents::Paragraph& part) { m_text += u"  %1\n"_qs.arg(part.text); }
    void operator()(const documents::Banner& part)
    {
        m_text += u"  %1\n  %2\n"_qs.arg(part.title, part.text);
    }
    void operator()(const documents::Table& part)
    {
        QList<QStringList> rows;
        const auto add = [&rows](QStringList row) {
            row[0].prepend(u"  "_qs);
            rows.append(row);
        };
        if (!part.header.isEmpty())
            add(part.header);
        for (const QList<documents::Cell>& row : part.rows) {
            QStringList texts;
            for (const documents::Cell& cell : row)
                texts.append(cell.text);
            add(texts);
        }
        m_text += tableText(rows);
        if (part.leftOut > 0)
            m_text += u"  %1 more are left out.\n"_qs.arg(part.leftOut);
    }
    void operator()(const documents::ListPart& part)
    {
        for (const QString& item : part.items)
            m_text += u"  - %1\n"_qs.arg(item);
    }
    void operator()(const documents::Verbatim& part) { m_text += part.text + u'\n'; }

    const QString& text() const { return m_text; }

private:
    QString m_text;
};

}  // namespace

QString documentText(const documents::Document& document)
{
    TextWriter writer;
    for (const documents::Part& part : document.parts)
        std::visit(writer, part);
    return writer.text();
}

}  // namespace relaydeck::cli
