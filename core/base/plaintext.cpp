// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plaintext.h"

namespace relaydeck {

QString plainText(const QString& text, qsizetype limit)
{
    QString result;
    const qsizetype end = std::min(text.size(), limit);
    for (qsizetype i = 0; i < end; ++i) {
        const QChar c = text.at(i);
        const bool format = c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
        if (c.category() == QChar::Other_Control)
            result += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else if (format)
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    if (text.size() > limit)
        result += u'…';
    return result;
}

QString plainText(const QByteArray& octets, qsizetype limit)
{
    return plainText(QString::fromUtf8(octets.left(limit * 4)), limit);
}

}  // namespace relaydeck
