// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/csvimporter.h"

#include <QtCore/QByteArray>

#include <optional>

namespace relaydeck::importers {

/// The forms in which PowerShell writes connectors: ConvertTo-Json, Export-Csv, Export-Clixml, Format-List.
enum class ImportFormat { Json, Csv, Clixml, FormatList };

/// Stable word on the command line: `json`, `csv`, `clixml`, `list`.
QString importFormatName(ImportFormat format);
std::optional<ImportFormat> importFormatFromName(const QString& name);

struct ImportOptions {
    std::optional<ImportFormat> format;  ///< empty: recognized
    CsvColumns columns;
    ImportStep step;
    FaultyLines faultyLines = FaultyLines::Refuse;  ///< of a table
};

/// By what the text begins with; empty when it is none of them.
std::optional<ImportFormat> recognizeFormat(const QString& text);

/// Connectors from what PowerShell wrote, in any of its forms and encodings. All or nothing, but for faulty
/// lines of a table that are to be left out: the detail of an error names the place of the first fault.
Result<ImportResult> importConnectors(const QByteArray& bytes, const ImportOptions& options = {});
Result<ImportResult> importFile(const QString& path, const ImportOptions& options = {});

/// The headings of a table, whose meaning may be chosen by ImportOptions::columns; empty for all else.
QStringList tableHeadings(const QByteArray& bytes);

/// The content of a file that importConnectors() would take, for whoever reads it himself.
Result<QByteArray> readImportFile(const QString& path);

}  // namespace relaydeck::importers
