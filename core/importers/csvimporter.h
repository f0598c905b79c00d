// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/importresult.h"

#include <QtCore/QStringList>

namespace relaydeck::importers {

/// What becomes of a table with a line that is no connector. Left out are at most MaxLeftOutLines of them,
/// which the result names; a table of nothing else is refused.
enum class FaultyLines { Refuse, LeaveOut };

/// Column names of a table, with the parameter that each is taken for; empty: passed over.
using CsvColumns = QMap<QString, QString>;

/// Reads connectors as `Get-OutboundConnector | Export-Csv` gives them. The delimiter is the one of `,` `;`
/// and tab that makes known properties of the first line. `columns` says what headings mean that mean
/// something else than they say.
///
/// All or nothing, unless faulty lines are to be left out; the detail of an error begins with the line:
/// `line 3, SmtpDaneMode: ...`.
Result<ImportResult> importCsv(const QString& text, const CsvColumns& columns = {},
                               const ImportStep& step = {}, FaultyLines faulty = FaultyLines::Refuse);

/// The headings of the table, as they stand there.
Result<QStringList> csvHeadings(const QString& text);

/// Several headings, all with a text, and a row that has as many cells: more than a line of words.
bool looksLikeCsv(const QString& text);

/// How many headings of the table are properties of the cmdlet's objects; none when it is no table.
int knownCsvHeadings(const QString& text);

}  // namespace relaydeck::importers
