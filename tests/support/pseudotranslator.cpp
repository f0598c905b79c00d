// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudotranslator.h"

namespace relaydeck::test {

QString PseudoTranslator::translate(const char* /*context*/, const char* source,
                                    const char* /*disambiguation*/, int /*n*/) const
{
    const QString text = QString::fromUtf8(source);
    // Formats of times and the like are no sentences.
    if (text.size() < 2)
        return text;
    QString more;
    const auto length = static_cast<int>((text.size() * 2 + 4) / 5);
    for (int i = 0; more.size() < length; ++i)
        more += i % 5 == 4 ? u' ' : u'ö';
    return QStringLiteral("[%1 %2]").arg(text, more.trimmed());
}

}  // namespace relaydeck::test
