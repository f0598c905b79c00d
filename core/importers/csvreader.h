// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QStringList>

namespace relaydeck::importers {

struct CsvRecord {
    QStringList cells;  ///< empty: the text is at its end
    qint64 line = 0;  ///< on which it begins, from 1
};

/// Takes a table apart as Export-Csv writes it: cells may stand in quotation marks, which are doubled inside,
/// and then hold delimiters and line ends. Lines without anything are passed over. `text` must outlive it.
class CsvReader {
public:
    CsvReader(QStringView text, QChar delimiter) : m_text(text), m_delimiter(delimiter) { }

    Result<CsvRecord> next();
    /// After a fault: goes on behind the first line of the record, since where it ends cannot be told. Gives
    /// how much will be read once more.
    qsizetype passFaultyLine();
    qsizetype position() const { return m_at; }
    /// Where the last record, or the faulty line that was passed, begins.
    qint64 line() const { return m_beginLine; }
    /// It as it stands in the text, without its line end.
    QStringView source() const;

private:
    bool atLineEnd() const
    {
        return m_at >= m_text.size() || m_text.at(m_at) == u'\n' || m_text.at(m_at) == u'\r';
    }
    void passLineEnd();
    Result<QString> quoted();
    QString plain();
    Error fault(const QString& what) const;

    QStringView m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    qsizetype m_begin = 0;  // of the last record
    qint64 m_beginLine = 1;
};

}  // namespace relaydeck::importers
