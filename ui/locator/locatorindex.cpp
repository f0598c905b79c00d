// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locator/locatorindex.h"

#include <algorithm>
#include <array>

namespace relaydeck::ui {

namespace {

constexpr int Ranks = 4;
constexpr qsizetype LongestQuery = 200;

bool beginsWord(const QString& text, const QString& word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

/// -1: not all words are there.
int rankOf(const QString& title, const QString& detail, const QStringList& words)
{
    bool inTitle = true;
    for (const QString& word : words) {
        if (title.contains(word))
            continue;
        inTitle = false;
        if (!detail.contains(word))
            return -1;
    }
    if (!inTitle)
        return 3;
    if (words.isEmpty() || title.startsWith(words.first()))
        return 0;
    return beginsWord(title, words.first()) ? 1 : 2;
}

/// Overlapping and touching ones become one.
QList<LocatorMatch::Span> spansOf(const QString& title, const QStringList& words)
{
    QList<LocatorMatch::Span> found;
    for (const QString& word : words) {
        if (const qsizetype at = title.indexOf(word); at >= 0)
            found.append({static_cast<int>(at), static_cast<int>(word.size())});
    }
    std::sort(found.begin(), found.end(),
              [](const LocatorMatch::Span& a, const LocatorMatch::Span& b) { return a.start < b.start; });
    QList<LocatorMatch::Span> spans;
    for (const LocatorMatch::Span& span : found) {
        if (!spans.isEmpty() && span.start <= spans.last().start + spans.last().length) {
            LocatorMatch::Span& last = spans.last();
            last.length = std::max(last.length, span.start + span.length - last.start);
        } else {
            spans.append(span);
        }
    }
    return spans;
}

/// toLower() may change the length ("İ"); the spans must fit the title that is shown.
QString lowered(const QString& text)
{
    QString lower = text;
    for (QChar& letter : lower)
        letter = letter.toLower();
    return lower;
}

}  // namespace

LocatorQuery LocatorQuery::parse(const QString& text)
{
    using enum LocatorEntry::Kind;
    LocatorQuery query;
    QString rest = lowered(text.left(LongestQuery));
    constexpr std::array<std::pair<QChar, LocatorEntry::Kind>, LocatorKinds> Prefixes{
        {{u'c', Connector}, {u'd', Domain}, {u'>', Command}, {u'?', Help}}};
    for (const auto& [prefix, kind] : Prefixes) {
        if (rest.size() >= 2 && rest.at(0) == prefix && rest.at(1) == u' ') {
            query.kind = kind;
            rest.remove(0, 2);
            break;
        }
    }
    query.words = rest.split(u' ', Qt::SkipEmptyParts);
    return query;
}

LocatorIndex::LocatorIndex(QList<LocatorEntry> entries) : m_entries(std::move(entries))
{
    m_searched.reserve(m_entries.size());
    for (const LocatorEntry& entry : std::as_const(m_entries))
        m_searched.append({lowered(entry.title), lowered(entry.detail)});
}

QList<LocatorMatch> LocatorIndex::find(const LocatorQuery& query, int most) const
{
    const int mostOfKind = query.kind ? most : std::max(1, most / LocatorKinds);
    std::array<QList<qsizetype>, Ranks> found;
    std::array<std::array<int, LocatorKinds>, Ranks> counts{};
    for (qsizetype at = 0; at < m_entries.size(); ++at) {
        const auto kind = static_cast<size_t>(m_entries.at(at).kind);
        // Enough of the best: what follows cannot come before them.
        if (counts[0][kind] >= mostOfKind || (query.kind && *query.kind != m_entries.at(at).kind))
            continue;
        const Searched& searched = m_searched.at(at);
        const int rank = rankOf(searched.title, searched.detail, query.words);
        if (rank < 0)
            continue;
        int& count = counts[static_cast<size_t>(rank)][kind];
        if (count >= mostOfKind)
            continue;
        ++count;
        found[static_cast<size_t>(rank)].append(at);
    }

    QList<LocatorMatch> matches;
    std::array<int, LocatorKinds> taken{};
    for (const QList<qsizetype>& ofRank : found) {
        for (const qsizetype at : ofRank) {
            int& ofKind = taken[static_cast<size_t>(m_entries.at(at).kind)];
            if (ofKind >= mostOfKind || matches.size() >= most)
                continue;
            ++ofKind;
            matches.append({at, spansOf(m_searched.at(at).title, query.words)});
        }
    }
    return matches;
}

}  // namespace relaydeck::ui
