// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/versionedtext.h"

#include "core/base/plaintext.h"

#include <algorithm>

namespace relaydeck {

namespace {

constexpr qsizetype MaxNameLength = 32;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isWhitespace(char c)
{
    return c == ' ' || c == '\t';
}

QList<QByteArray> fieldsOf(const QByteArray& text)
{
    QList<QByteArray> fields;
    for (const QByteArray& part : text.split(';'))
        fields.append(withoutWhitespace(part));
    if (fields.last().isEmpty())
        fields.removeLast();
    return fields;
}

}  // namespace

VersionedText findVersioned(const QList<QByteArray>& texts, const QByteArray& version)
{
    // Those that do not begin with exactly this are discarded; what is left must be exactly one.
    const QByteArray start = version + ';';
    const QByteArray meant = version.chopped(1).toLower();  // another number or case, or no semicolon
    VersionedText found;
    for (const QByteArray& text : texts) {
        if (text.startsWith(start)) {
            ++found.count;
            found.fields = fieldsOf(text.mid(start.size()));
        } else if (text.trimmed().toLower().startsWith(meant)) {
            found.problems.append(
                QStringLiteral("The record \"%1\" does not count: it does not start with \"%2\".")
                    .arg(plainText(text, 60), QString::fromLatin1(start)));
        }
    }
    if (found.count == 1)
        found.problems.clear();
    else if (found.count > 1)
        found.problems.append(
            QStringLiteral("There are %1 records; exactly one is allowed.").arg(found.count));
    return found;
}

bool isExtensionName(const QByteArray& name)
{
    return !name.isEmpty() && name.size() <= MaxNameLength && isLetterOrDigit(name.front())
        && std::all_of(name.begin(), name.end(),
                       [](char c) { return isLetterOrDigit(c) || c == '_' || c == '-' || c == '.'; });
}

bool isExtensionValue(const QByteArray& value)
{
    return !value.isEmpty()
        && std::all_of(value.begin(), value.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '='; });
}

QByteArray withoutWhitespace(QByteArray text)
{
    while (!text.isEmpty() && isWhitespace(text.front()))
        text.remove(0, 1);
    while (!text.isEmpty() && isWhitespace(text.back()))
        text.chop(1);
    return text;
}

}  // namespace relaydeck
