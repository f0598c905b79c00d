// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/domaininput.h"

#include "core/base/domainname.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace relaydeck::ui {

namespace {

/// The word without what mail programs and browsers put around a domain.
QString trimmedWord(QString word)
{
    const auto isWrapping = [](QChar c) { return QStringView(u"<>()[]\"'").contains(c); };
    while (!word.isEmpty() && isWrapping(word.front()))
        word.remove(0, 1);
    while (!word.isEmpty() && isWrapping(word.back()))
        word.chop(1);
    return word;
}

/// "https://host:443/path?query" as "host"; "mailto:user@host" and "user@host" as "host".
QString domainPart(QString word)
{
    const qsizetype scheme = word.indexOf(QStringLiteral("://"));
    if (scheme >= 0) {
        word.remove(0, scheme + 3);
        static const QRegularExpression end(QStringLiteral("[/?#]"));
        const qsizetype path = word.indexOf(end);
        if (path >= 0)
            word.truncate(path);
    }
    const qsizetype at = word.lastIndexOf(u'@');
    if (at >= 0)
        word.remove(0, at + 1);
    if (scheme >= 0) {
        const qsizetype port = word.indexOf(u':');
        if (port >= 0)
            word.truncate(port);
    }
    return word;
}

}  // namespace

DomainInput readDomains(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    DomainInput input;
    QSet<QString> seen;
    const QStringList words = text.split(separators, Qt::SkipEmptyParts);
    for (const QString& raw : words) {
        const QString word = trimmedWord(raw);
        const QString part = domainPart(word);
        const Result<DomainName> domain = DomainName::fromUserInput(part);
        if (!domain) {
            input.rejected.append(raw);
            continue;
        }
        const QString name = domain->toString();
        if (seen.contains(name))
            continue;
        if (input.domains.size() >= MaxPastedDomains) {
            ++input.leftOut;
            continue;
        }
        seen.insert(name);
        input.domains.append(name);
        if (part != word)
            ++input.trimmed;
    }
    return input;
}

}  // namespace relaydeck::ui
