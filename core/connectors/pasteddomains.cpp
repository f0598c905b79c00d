// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/pasteddomains.h"

#include "core/connectors/domainpattern.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace relaydeck {

PastedWord pastedWord(QString word)
{
    // What mail programs and browsers put around a domain.
    const auto isWrapping = [](QChar c) { return QStringView(u"<>()[]\"'").contains(c); };
    while (!word.isEmpty() && isWrapping(word.front()))
        word.remove(0, 1);
    while (!word.isEmpty() && isWrapping(word.back()))
        word.chop(1);

    PastedWord result;
    const qsizetype scheme = word.indexOf(QStringLiteral("://"));
    if (scheme >= 0) {
        result.kind = PastedWord::Kind::Url;
        word.remove(0, scheme + 3);
        static const QRegularExpression end(QStringLiteral("[/?#]"));
        if (const qsizetype path = word.indexOf(end); path >= 0)
            word.truncate(path);
    }
    if (const qsizetype at = word.lastIndexOf(u'@'); at >= 0) {
        word.remove(0, at + 1);
        if (scheme < 0)
            result.kind = PastedWord::Kind::Address;
    }
    if (const qsizetype port = word.indexOf(u':'); scheme >= 0 && port >= 0)
        word.truncate(port);
    result.domain = word;
    return result;
}

QStringList pastedWords(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    return text.split(separators, Qt::SkipEmptyParts);
}

PastedDomains pastedDomains(const QString& text)
{
    PastedDomains result;
    QSet<QString> seen;
    const QStringList words = pastedWords(text);
    for (const QString& raw : words) {
        const PastedWord word = pastedWord(raw);
        const Result<DomainPattern> pattern = DomainPattern::fromText(word.domain);
        const QString domain = pattern ? pattern->toString() : raw;
        if (seen.contains(domain)) {
            ++result.repeated;
            continue;
        }
        if (result.domains.size() >= MaxPastedPatterns) {
            ++result.leftOut;
            continue;
        }
        seen.insert(domain);
        result.domains.append(domain);
        if (pattern && word.kind == PastedWord::Kind::Address)
            ++result.addresses;
        else if (pattern && word.kind == PastedWord::Kind::Url)
            ++result.urls;
    }
    return result;
}

}  // namespace relaydeck
