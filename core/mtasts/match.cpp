// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/match.h"

#include "core/base/namepattern.h"

#include <QtNetwork/QHostAddress>

#include <algorithm>

namespace relaydeck::mtasts {

namespace {

/// Nothing for text that is no pattern of a policy.
std::optional<NamePattern> parsed(const QString& text)
{
    return patternFault(text.toUtf8()) == PatternFault::None ? NamePattern::fromText(text) : std::nullopt;
}

int commonLabels(const DomainName& a, const DomainName& b)
{
    int common = 0;
    while (common < a.labelCount() && common < b.labelCount()
           && a.ancestor(common + 1) == b.ancestor(common + 1))
        ++common;
    return common;
}

}  // namespace

PatternFault patternFault(const QByteArray& pattern)
{
    if (pattern.isEmpty())
        return PatternFault::Empty;
    if (std::any_of(pattern.begin(), pattern.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return PatternFault::NotAscii;
    QByteArray bare = pattern;
    if (bare.startsWith('[') && bare.endsWith(']'))
        bare = bare.mid(1, bare.size() - 2);
    if (!QHostAddress(QString::fromLatin1(bare)).isNull())
        return PatternFault::Address;
    const bool wildcard = pattern.startsWith("*.");
    const QByteArray name = wildcard ? pattern.mid(2) : pattern;
    if (name.contains('*'))
        return PatternFault::Wildcard;
    // RFC 5321 4.1.2, which the ABNF refers to, knows no final dot and no escapes.
    const std::optional<DomainName> parsedName = DomainName::fromText(name);
    if (!parsedName || name.contains('\\') || name.endsWith('.'))
        return PatternFault::Malformed;
    // A wildcard is judged by a host that it would name: it may stand over one label alone.
    const std::optional<DomainName> host = wildcard ? parsedName->child("mx") : parsedName;
    return host && host->isHostName() ? PatternFault::None : PatternFault::Malformed;
}

bool matches(const QString& pattern, const DomainName& host)
{
    const std::optional<NamePattern> wanted = parsed(pattern);
    return wanted && wanted->matches(host);
}

bool matchesAny(const QStringList& patterns, const DomainName& host)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&host](const QString& pattern) { return matches(pattern, host); });
}

QString nearestPattern(const QStringList& patterns, const DomainName& host)
{
    QString nearest;
    int most = 0;
    for (const QString& text : patterns) {
        const std::optional<NamePattern> pattern = parsed(text);
        const int common = pattern ? commonLabels(pattern->name(), host) : 0;
        if (common > most) {
            most = common;
            nearest = text;
        }
    }
    return nearest;
}

QString patternFor(const DomainName& host)
{
    const DomainName parent = host.parent();
    return parent.labelCount() < 2 ? host.toString() : QStringLiteral("*.") + parent.toString();
}

}  // namespace relaydeck::mtasts
