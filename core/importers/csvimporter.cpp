// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/csvimporter.h"

#include "core/base/plaintext.h"
#include "core/importers/collector.h"
#include "core/importers/csvreader.h"

#include <algorithm>
#include <optional>

namespace relaydeck::importers {

namespace {

const QString TypeLine = QStringLiteral("#TYPE");

struct Table {
    CsvReader rows;  ///< behind the headings
    CsvRecord headings;
};

int knownOf(const QStringList& headings)
{
    return static_cast<int>(std::count_if(headings.begin(), headings.end(), [](const QString& heading) {
        return isExchangeProperty(heading.trimmed());
    }));
}

/// The line of `#TYPE` that Windows PowerShell writes first is no heading.
Result<Table> open(const QString& text, QChar delimiter)
{
    Table table{.rows = CsvReader(text, delimiter), .headings = {}};
    for (int line = 0; line < 2; ++line) {
        const Result<CsvRecord> record = table.rows.next();
        if (!record)
            return record.error();
        table.headings = *record;
        if (!record->cells.value(0).startsWith(TypeLine))
            break;
    }
    return table;
}

Result<Table> open(const QString& text)
{
    Result<Table> best = open(text, u',');
    for (const QChar delimiter : {u';', u'\t'}) {
        // Too many columns by one delimiter are not made few by another.
        if (!best && best.error().code == ErrorCode::LimitExceeded)
            return best;
        Result<Table> other = open(text, delimiter);
        if (!other)
            continue;
        const auto rank = [](const QStringList& cells) { return std::pair(knownOf(cells), cells.size()); };
        if (!best || rank(other->headings.cells) > rank(best->headings.cells))
            best = std::move(other);
    }
    return best;
}

/// What each column is taken for.
Result<QStringList> keysOf(const CsvRecord& headings, const CsvColumns& columns)
{
    QStringList keys;
    for (const QString& heading : headings.cells) {
        const QString key = columns.value(heading, heading).trimmed();
        if (!key.isEmpty() && keys.contains(key, Qt::CaseInsensitive))
            return Error{ErrorCode::InvalidData,
                         QStringLiteral("line %1: two columns are taken for %2")
                             .arg(headings.line)
                             .arg(plainText(key, 60))};
        keys.append(key);
    }
    if (!keys.contains(parameterName(ConnectorField::Name), Qt::CaseInsensitive))
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("line %1: no column is named Name, so the connectors have no names")
                         .arg(headings.line)};
    return keys;
}

/// Reads the rows, and leaves out those that are no connectors where that is asked for.
class TableImport {
public:
    TableImport(const CsvReader& rows, const QStringList& keys, Collector collector, FaultyLines faulty)
        : m_rows(rows)
        , m_keys(keys)
        , m_collector(std::move(collector))
        , m_faulty(faulty)
    {
    }

    Result<ImportResult> run()
    {
        for (;;) {
            const Result<CsvRecord> row = m_rows.next();
            if (row && row->cells.isEmpty())
                break;
            if (const Result<void> next = m_collector.next(m_rows.position()); !next)
                return next.error();
            const Result<void> taken = row ? take(*row) : row.error();
            if (taken)
                continue;
            if (m_faulty == FaultyLines::Refuse)
                return taken.error();
            if (const Result<void> leftOut = leaveOut(row, taken.error()); !leftOut)
                return leftOut.error();
        }
        // Where there is nothing to go on with, nothing was left out either.
        if (m_collector.isEmpty() && m_firstFault)
            return *m_firstFault;
        return std::move(m_collector).result();
    }

private:
    Result<void> take(const CsvRecord& row)
    {
        if (row.cells.size() != m_keys.size())
            return Error{ErrorCode::InvalidData,
                         QStringLiteral("line %1 has %2 columns, %3 are expected")
                             .arg(row.line)
                             .arg(row.cells.size())
                             .arg(m_keys.size())};
        SourceObject object{.properties = {}, .place = Place::line(row.line), .textual = true};
        for (qsizetype i = 0; i < m_keys.size(); ++i) {
            if (!m_keys.at(i).isEmpty())
                object.properties.insert(m_keys.at(i), row.cells.at(i));
        }
        return m_collector.take(object);
    }

    Result<void> leaveOut(const Result<CsvRecord>& row, const Error& error)
    {
        if (!m_firstFault)
            m_firstFault = error;
        LineFault fault{.line = m_rows.line(), .what = error.detail, .columns = 0, .expected = 0, .text = {}};
        if (!row) {
            // A quotation mark too many, line after line, would have the rest read again and again.
            m_readAgain += m_rows.passFaultyLine();
            if (m_readAgain > MaxImportBytes)
                return Error{ErrorCode::LimitExceeded,
                             QStringLiteral("%1; its lines cannot be told apart").arg(error.detail)};
        } else if (row->cells.size() != m_keys.size()) {
            fault.columns = row->cells.size();
            fault.expected = m_keys.size();
        }
        fault.text = m_rows.source().left(MaxFaultText).toString();
        return m_collector.leaveOut(std::move(fault));
    }

    CsvReader m_rows;
    QStringList m_keys;
    Collector m_collector;
    FaultyLines m_faulty;
    std::optional<Error> m_firstFault;
    qint64 m_readAgain = 0;
};

}  // namespace

Result<ImportResult> importCsv(const QString& text, const CsvColumns& columns, const ImportStep& step,
                               FaultyLines faulty)
{
    Result<Table> opened = open(text);
    if (!opened)
        return opened.error();
    const Result<QStringList> keys = keysOf(opened->headings, columns);
    if (!keys)
        return keys.error();
    return TableImport(opened->rows, *keys, Collector(text.size(), step), faulty).run();
}

Result<QStringList> csvHeadings(const QString& text)
{
    const Result<Table> table = open(text);
    if (!table)
        return table.error();
    return table->headings.cells;
}

bool looksLikeCsv(const QString& text)
{
    Result<Table> opened = open(text);
    if (!opened)
        return false;
    Table& table = *opened;
    const QStringList& headings = table.headings.cells;
    const Result<CsvRecord> row = table.rows.next();
    return headings.size() > 1 && row && row->cells.size() == headings.size()
        && std::ranges::none_of(headings, [](const QString& heading) { return heading.trimmed().isEmpty(); });
}

int knownCsvHeadings(const QString& text)
{
    const Result<Table> table = open(text);
    return table ? knownOf(table->headings.cells) : 0;
}

}  // namespace relaydeck::importers
