// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/csvreader.h"

#include "core/importers/importresult.h"

#include <algorithm>

namespace relaydeck::importers {

Result<CsvRecord> CsvReader::next()
{
    while (m_at < m_text.size() && atLineEnd())
        passLineEnd();
    m_begin = m_at;
    m_beginLine = m_line;
    CsvRecord record{.cells = {}, .line = m_line};
    while (m_at < m_text.size()) {
        // A delimiter behind the last cell makes one more.
        if (record.cells.size() + 1 >= MaxImportProperties)
            return Error{
                ErrorCode::LimitExceeded,
                QStringLiteral("line %1 has %2 columns or more").arg(record.line).arg(MaxImportProperties)};
        if (m_text.at(m_at) == u'"') {
            const Result<QString> cell = quoted();
            if (!cell)
                return cell.error();
            record.cells.append(*cell);
        } else {
            record.cells.append(plain());
        }
        if (atLineEnd()) {
            passLineEnd();
            return record;
        }
        if (m_text.at(m_at) != m_delimiter)
            return fault(QStringLiteral("text behind a closing quotation mark"));
        ++m_at;
        // A delimiter at the end has one more cell behind it, without anything inside.
        if (atLineEnd()) {
            record.cells.append(QString());
            passLineEnd();
            return record;
        }
    }
    return record;
}

qsizetype CsvReader::passFaultyLine()
{
    const qsizetype reached = m_at;
    m_at = m_begin;
    m_line = m_beginLine;
    while (!atLineEnd())
        ++m_at;
    passLineEnd();
    return std::max<qsizetype>(0, reached - m_at);
}

QStringView CsvReader::source() const
{
    QStringView text = m_text.mid(m_begin, m_at - m_begin);
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

void CsvReader::passLineEnd()
{
    if (m_at >= m_text.size())
        return;
    if (m_text.at(m_at) == u'\r' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'\n')
        ++m_at;
    ++m_at;
    ++m_line;
}

Result<QString> CsvReader::quoted()
{
    const qint64 opened = m_line;
    QString cell;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text.at(m_at);
        if (c == u'"') {
            if (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) != u'"') {
                ++m_at;
                return cell;
            }
            ++m_at;
        }
        if (c == u'\n')
            ++m_line;
        cell += c;
    }
    return Error{
        ErrorCode::InvalidData,
        QStringLiteral("line %1: a quotation mark is not closed, the file may be cut short").arg(opened)};
}

QString CsvReader::plain()
{
    const qsizetype begin = m_at;
    while (!atLineEnd() && m_text.at(m_at) != m_delimiter)
        ++m_at;
    return m_text.mid(begin, m_at - begin).toString();
}

Error CsvReader::fault(const QString& what) const
{
    return {ErrorCode::InvalidData, QStringLiteral("line %1: %2").arg(m_line).arg(what)};
}

}  // namespace relaydeck::importers
