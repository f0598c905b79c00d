// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/importer.h"

#include "core/base/words.h"
#include "core/importers/clixmlimporter.h"
#include "core/importers/formatlistimporter.h"
#include "core/importers/jsonimporter.h"
#include "core/importers/textdecoding.h"

#include <QtCore/QFile>

#include <algorithm>

namespace relaydeck::importers {

namespace {

constexpr Words<ImportFormat, 4> FormatWords{{{ImportFormat::Json, "json"},
                                              {ImportFormat::Csv, "csv"},
                                              {ImportFormat::Clixml, "clixml"},
                                              {ImportFormat::FormatList, "list"}}};

}  // namespace

QString importFormatName(ImportFormat format)
{
    return FormatWords.name(format);
}

std::optional<ImportFormat> importFormatFromName(const QString& name)
{
    return FormatWords.value(name);
}

std::optional<ImportFormat> recognizeFormat(const QString& text)
{
    const auto first = std::ranges::find_if_not(text, [](QChar c) { return c.isSpace(); });
    if (first == text.cend())
        return std::nullopt;
    if (*first == u'{' || *first == u'[') {
        // A session on another computer has its name in brackets before the prompt.
        if (!looksLikeFormatList(text))
            return ImportFormat::Json;
    }
    if (*first == u'<')
        return ImportFormat::Clixml;
    if (looksLikeFormatList(text))
        return ImportFormat::FormatList;
    if (text.startsWith(u"#TYPE") || knownCsvHeadings(text) > 0)
        return ImportFormat::Csv;
    return std::nullopt;
}

Result<ImportResult> importConnectors(const QByteArray& bytes, const ImportOptions& options)
{
    if (bytes.size() > MaxImportBytes)
        return Error{ErrorCode::LimitExceeded,
                     QStringLiteral("The file is larger than %1 MiB.").arg(MaxImportBytes / 1024 / 1024)};
    const Result<QByteArray> utf8 = decodeText(bytes);
    if (!utf8)
        return utf8.error();
    const QString text = QString::fromUtf8(*utf8);
    const std::optional<ImportFormat> format = options.format ? options.format : recognizeFormat(text);
    if (!format)
        return Error{
            ErrorCode::InvalidData,
            text.trimmed().isEmpty()
                ? QStringLiteral("There is nothing in it.")
                : QStringLiteral("It is neither JSON nor CSV nor CLIXML nor the text of Format-List, "
                                 "the forms in which PowerShell writes connectors.")};
    switch (*format) {
    case ImportFormat::Json:
        return importJson(*utf8, options.step);
    case ImportFormat::Csv:
        return importCsv(text, options.columns, options.step, options.faultyLines);
    case ImportFormat::Clixml:
        return importClixml(text, options.step);
    case ImportFormat::FormatList:
        return importFormatList(text, options.step);
    }
    Q_UNREACHABLE();
}

QStringList tableHeadings(const QByteArray& bytes)
{
    const Result<QByteArray> utf8 = bytes.size() > MaxImportBytes ? QByteArray() : decodeText(bytes);
    if (!utf8 || utf8->isEmpty())
        return {};
    const QString text = QString::fromUtf8(*utf8);
    const std::optional<ImportFormat> format = recognizeFormat(text);
    // Headings that nobody knows may still be those of a table.
    if (format ? format != ImportFormat::Csv : !looksLikeCsv(text))
        return {};
    const Result<QStringList> headings = csvHeadings(text);
    return headings ? *headings : QStringList();
}

Result<QByteArray> readImportFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString())};
    // One byte more than is taken tells a file that is too large, also one without a size, such as a pipe.
    const QByteArray bytes = file.read(MaxImportBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString())};
    return bytes;
}

Result<ImportResult> importFile(const QString& path, const ImportOptions& options)
{
    const Result<QByteArray> bytes = readImportFile(path);
    if (!bytes)
        return bytes.error();
    return importConnectors(*bytes, options);
}

}  // namespace relaydeck::importers
