// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/csvimporter.h"

#include "core/base/plaintext.h"
#include "core/importers/collector.h"
#include "core/importers/csvreader.h"

#include <algorithm>

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

}  // namespace

Result<ImportResult> importCsv(const QString& text, const CsvColumns& columns, const ImportStep& step)
{
    Result<Table> opened = open(text);
    if (!opened)
        return opened.error();
    Table& table = *opened;
    const Result<QStringList> keys = keysOf(table.headings, columns);
    if (!keys)
        return keys.error();
    Collector collector(text.size(), step);
    for (;;) {
        const Result<CsvRecord> row = table.rows.next();
        if (!row)
            return row.error();
        if (row->cells.isEmpty())
            return std::move(collector).result();
        if (row->cells.size() != keys->size())
            return Error{ErrorCode::InvalidData,
                         QStringLiteral("line %1 has %2 columns, %3 are expected")
                             .arg(row->line)
                             .arg(row->cells.size())
                             .arg(keys->size())};
        SourceObject object{.properties = {}, .place = Place::line(row->line), .textual = true};
        for (qsizetype i = 0; i < keys->size(); ++i) {
            if (!keys->at(i).isEmpty())
                object.properties.insert(keys->at(i), row->cells.at(i));
        }
        if (const Result<void> taken = collector.take(object, table.rows.position()); !taken)
            return taken.error();
    }
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
