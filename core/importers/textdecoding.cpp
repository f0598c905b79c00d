// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/textdecoding.h"

#include <QtCore/QStringDecoder>

#include <optional>

namespace relaydeck::importers {

namespace {

std::optional<QStringConverter::Encoding> byMark(const QByteArray& bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        return QStringConverter::Utf8;
    if (bytes.startsWith("\xff\xfe"))
        return QStringConverter::Utf16LE;
    if (bytes.startsWith("\xfe\xff"))
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

/// JSON begins with an ASCII character, of which UTF-16 makes a NUL and the character, in either order.
QStringConverter::Encoding byNuls(const QByteArray& bytes)
{
    if (bytes.size() >= 2 && bytes.at(0) != '\0' && bytes.at(1) == '\0')
        return QStringConverter::Utf16LE;
    if (bytes.size() >= 2 && bytes.at(0) == '\0' && bytes.at(1) != '\0')
        return QStringConverter::Utf16BE;
    return QStringConverter::Utf8;
}

}  // namespace

Result<QByteArray> decodeText(const QByteArray& bytes)
{
    const QStringConverter::Encoding encoding = byMark(bytes).value_or(byNuls(bytes));
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(bytes);
    const bool oddLength = encoding != QStringConverter::Utf8 && bytes.size() % 2 != 0;
    if (decoder.hasError() || oddLength)
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("The file is not valid %1 text.")
                         .arg(QLatin1String(QStringConverter::nameForEncoding(encoding)))};
    return text.toUtf8();
}

}  // namespace relaydeck::importers
