// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/shelltext.h"

#include <QtCore/QRegularExpression>

namespace relaydeck::importers {

std::optional<bool> truthFromText(const QString& text)
{
    const QStringView word = text.startsWith(u'$') ? QStringView(text).mid(1) : QStringView(text);
    if (word.compare(u"true", Qt::CaseInsensitive) == 0)
        return true;
    if (word.compare(u"false", Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

bool isTypeName(const QString& text)
{
    // A domain may begin with "System." too: the end of the name tells.
    static const QRegularExpression typeName(QStringLiteral(
        "^(?:Deserialized\\.)?(?:System|Microsoft)\\.[\\w.+]*"
        "(?:\\[\\]|ArrayList|Collection|Hashtable|List|MultiValuedProperty|`\\d.*|\\[[\\w.,` \\[\\]]*\\])$"));
    return text.size() < 1000 && typeName.match(text).hasMatch();
}

Result<QStringList> listFromText(const QString& text)
{
    QString inner = text.trimmed();
    if (inner.startsWith(u'{') != inner.endsWith(u'}'))
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("has only one brace of a list, the file may be cut short")};
    if (inner.startsWith(u'{'))
        inner = inner.mid(1, inner.size() - 2);
    // $FormatEnumerationLimit is 4 unless set; Windows PowerShell writes three dots, PowerShell 7 one sign.
    if (inner.endsWith(QStringLiteral("...")) || inner.endsWith(u'…'))
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("was cut by PowerShell, values are missing; set "
                                    "$FormatEnumerationLimit = -1 and collect again")};
    static const QRegularExpression separator(QStringLiteral("[\\s,;|]+"));
    return inner.split(separator, Qt::SkipEmptyParts);
}

}  // namespace relaydeck::importers
