// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/overlap.h"

#include "core/connectors/domainpattern.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace relaydeck {

namespace {

using Winner = Overlap::Winner;
using Kind = DomainPattern::Kind;

bool takesByDomain(const Connector& connector)
{
    return connector.enabled && !connector.testMode.value_or(false)
        && !connector.isTransportRuleScoped.value_or(false);
}

/// Who carries the mail that both patterns match; nothing where there is no such mail.
struct Contest {
    Winner winner = Winner::NotDocumented;
    QString mail;
};

std::optional<Contest> contest(const DomainPattern& ours, const DomainPattern& theirs)
{
    if (ours == theirs)
        return Contest{.winner = Winner::NotDocumented, .mail = ours.toString()};
    // Facts 6.1: exact before wildcard, more labels before fewer, `*` last.
    if (theirs.kind == Kind::Everything)
        return Contest{.winner = Winner::This, .mail = ours.toString()};
    if (ours.kind == Kind::Everything)
        return Contest{.winner = Winner::Other, .mail = theirs.toString()};
    // The apex beside its wildcard is no contest: the exact domain is documented to go first.
    if (theirs.kind == Kind::Wildcard && ours.domain.isBelow(theirs.domain))
        return Contest{.winner = Winner::This, .mail = ours.toString()};
    if (ours.kind == Kind::Wildcard && theirs.domain.isBelow(ours.domain))
        return Contest{.winner = Winner::Other, .mail = theirs.toString()};
    return std::nullopt;
}

/// Of patterns that all match the same mail, a narrower one has more.
auto narrowness(const QString& pattern)
{
    return std::pair(!pattern.startsWith(u'*'), pattern.size());
}

/// A connector may match the same mail by several of its domains: only its narrowest counts, on both sides.
/// Of all pairs for one mail, that of the two narrowest is among them. False: there is no room for another.
bool note(QList<Overlap>& overlaps, const Overlap& found)
{
    for (Overlap& known : overlaps) {
        if (known.other != found.other || known.mail != found.mail)
            continue;
        if (narrowness(found.pattern) >= narrowness(known.pattern)
            && narrowness(found.otherPattern) >= narrowness(known.otherPattern))
            known = found;
        return true;
    }
    if (overlaps.size() >= MaxOverlaps)
        return false;
    overlaps.append(found);
    return true;
}

/// Parsing is what costs among very many connectors: two domains of which neither ends the other can have no
/// mail in common. Text outside of ASCII may be another spelling of the same name, so it is always looked at.
bool mayMeet(QStringView left, QStringView right)
{
    const auto base = [](QStringView text) { return text.startsWith(u"*.") ? text.mid(2) : text; };
    const auto isAscii = [](QStringView text) {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    };
    const QStringView a = base(left.trimmed());
    const QStringView b = base(right.trimmed());
    return a == u"*" || b == u"*" || a.endsWith(b, Qt::CaseInsensitive) || b.endsWith(a, Qt::CaseInsensitive)
        || a.endsWith(u'.') || b.endsWith(u'.') || !isAscii(a) || !isAscii(b);
}

}  // namespace

QList<Overlap> overlapsOf(const Connector& connector, std::span<const Connector* const> others)
{
    QList<Overlap> overlaps;
    if (!takesByDomain(connector))
        return overlaps;
    for (const QString& text : connector.recipientDomains) {
        const Result<DomainPattern> ours = DomainPattern::fromText(text);
        if (!ours)
            continue;
        for (const Connector* const each : others) {
            const Connector& other = *each;
            if ((!connector.id.isNull() && other.id == connector.id) || !takesByDomain(other))
                continue;
            // Facts 6.1: whether accepted domains go before a wildcard is documented both ways.
            if (ours->kind == Kind::Everything && other.allAcceptedDomains.value_or(false)
                && overlaps.size() < MaxOverlaps)
                overlaps.append({.winner = Winner::NotDocumented,
                                 .other = other.id,
                                 .otherName = other.name,
                                 .pattern = ours->toString(),
                                 .otherPattern = {},
                                 .mail = {}});
            for (const QString& otherText : other.recipientDomains) {
                if (!mayMeet(text, otherText))
                    continue;
                const Result<DomainPattern> theirs = DomainPattern::fromText(otherText);
                if (!theirs)
                    continue;
                const std::optional<Contest> found = contest(*ours, *theirs);
                if (!found)
                    continue;
                if (!note(overlaps,
                          {.winner = found->winner,
                           .other = other.id,
                           .otherName = other.name,
                           .pattern = ours->toString(),
                           .otherPattern = theirs->toString(),
                           .mail = found->mail}))
                    return overlaps;
            }
        }
    }
    return overlaps;
}

QList<Overlap> overlapsOf(const Connector& connector, const QList<Connector>& others)
{
    std::vector<const Connector*> pointers;
    pointers.reserve(static_cast<std::size_t>(others.size()));
    for (const Connector& other : others)
        pointers.push_back(&other);
    return overlapsOf(connector, std::span<const Connector* const>(pointers));
}

}  // namespace relaydeck
