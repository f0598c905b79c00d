// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/arrangement.h"

#include "ui/connectors/connectortext.h"
#include "ui/connectors/filtermatch.h"

#include <QtCore/QCollator>
#include <QtCore/QSet>

#include <algorithm>
#include <vector>

namespace relaydeck::ui {

namespace {

/// How often a worker looks whether it is still wanted.
constexpr std::size_t StopEvery = 1024;
/// Each part that moves costs a view time that grows with the list; beyond this a reset is quicker.
constexpr qsizetype MaxPartsTimesRows = 200'000;
/// Names are ordered by no more than this.
constexpr qsizetype SortedLength = 100;

bool isSortedByText(ConnectorColumn column)
{
    using enum ConnectorColumn;
    return column == Name || column == Routing || column == Tls || column == Comment;
}

QString sortText(ConnectorColumn column, const ConnectorRow& row)
{
    switch (column) {
    case ConnectorColumn::Routing:
        return routingWords(row.connector);
    case ConnectorColumn::Tls:
        return tlsSettingsText(row.connector.tlsSettings);
    case ConnectorColumn::Comment:
        return row.connector.comment.left(SortedLength);
    case ConnectorColumn::Name:
    case ConnectorColumn::Dane:
    case ConnectorColumn::Sts:
    case ConnectorColumn::Result:
    case ConnectorColumn::Days:
    case ConnectorColumn::Tested:
        break;
    }
    return row.connector.name.left(SortedLength);
}

/// Numbers as long as each other, so that "9" comes before "10"; not every collator can do that by itself.
QString padded(const QString& text)
{
    constexpr qsizetype Digits = 10;
    QString result;
    result.reserve(text.size() + Digits);
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && text.at(end).isDigit())
            ++end;
        if (end == at) {
            result += text.at(at++);
            continue;
        }
        if (end - at < Digits)
            result += QString(Digits - (end - at), u'0');
        result += QStringView(text).sliced(at, end - at);
        at = end;
    }
    return result;
}

qint64 sortNumber(ConnectorColumn column, const ConnectorRow& row)
{
    switch (column) {
    case ConnectorColumn::Dane:
        return static_cast<qint64>(row.connector.effectiveDaneMode());
    case ConnectorColumn::Sts:
        return static_cast<qint64>(row.connector.effectiveMtaStsMode());
    case ConnectorColumn::Result:
        return VerdictCount - severity(row.status.settled);  // the more, the worse
    case ConnectorColumn::Days:
        return std::ranges::count_if(row.history, needsAttention);
    case ConnectorColumn::Tested:
        return row.testedAt().isValid() ? row.testedAt().toMSecsSinceEpoch() : 0;
    case ConnectorColumn::Name:
    case ConnectorColumn::Routing:
    case ConnectorColumn::Tls:
    case ConnectorColumn::Comment:
        break;
    }
    return 0;
}

/// A place in the snapshot with what it is sorted by.
template<typename Key>
struct Placed {
    Key key;
    qsizetype place;
};

/// Sorts; rows that are equal stay in the order of the snapshot, which is that of names, whichever way the
/// column is sorted.
template<typename Key, typename MakeKey>
RowList sortedBy(const RowList& rows, const std::vector<qsizetype>& places, Qt::SortOrder order,
                 const MakeKey& makeKey)
{
    std::vector<Placed<Key>> sorted;
    sorted.reserve(places.size());
    for (const qsizetype place : places)
        sorted.push_back({makeKey(*rows.at(place)), place});
    const bool down = order == Qt::DescendingOrder;
    std::sort(sorted.begin(), sorted.end(), [down](const Placed<Key>& left, const Placed<Key>& right) {
        if (left.key < right.key)
            return !down;
        if (right.key < left.key)
            return down;
        return left.place < right.place;
    });
    RowList result;
    result.reserve(static_cast<qsizetype>(sorted.size()));
    for (const Placed<Key>& each : sorted)
        result.append(rows.at(each.place));
    return result;
}

RowList sorted(const RowList& rows, const std::vector<qsizetype>& places, const ArrangementWish& wish)
{
    if (!isSortedByText(wish.column))
        return sortedBy<qint64>(rows, places, wish.order,
                                [&wish](const ConnectorRow& row) { return sortNumber(wish.column, row); });
    // Folded and padded here: without a language the collator knows neither.
    const QCollator collator;
    return sortedBy<QCollatorSortKey>(rows, places, wish.order, [&](const ConnectorRow& row) {
        return collator.sortKey(padded(sortText(wish.column, row).toCaseFolded()));
    });
}

void addPlace(QList<RowRange>& ranges, qsizetype place)
{
    if (!ranges.isEmpty() && ranges.constLast().first + ranges.constLast().count == place)
        ++ranges.last().count;
    else
        ranges.append({.first = place, .count = 1});
}

}  // namespace

std::optional<Arrangement> arrange(const RowList& rows, const ArrangementWish& wish, const RowList& before,
                                   const QDateTime& now, const std::stop_token& stop)
{
    Arrangement result;
    result.total = rows.size();
    result.query = wish.query;
    result.counts.fill(0, wish.counted.size());
    result.offeredCounts.fill(0, wish.offered.size());
    std::vector<qsizetype> places;
    places.reserve(static_cast<std::size_t>(rows.size()));
    for (qsizetype place = 0; place < rows.size(); ++place) {
        if (static_cast<std::size_t>(place) % StopEvery == 0 && stop.stop_requested())
            return std::nullopt;
        const ConnectorRow& row = *rows.at(place);
        if (matches(wish.query, row, now))
            places.push_back(place);
        for (qsizetype i = 0; i < wish.counted.size(); ++i)
            result.counts[i] += matches(wish.counted.at(i), row, now) ? 1 : 0;
        if (!wish.offered.isEmpty() && matches(wish.otherWords, row, now)) {
            for (qsizetype i = 0; i < wish.offered.size(); ++i)
                result.offeredCounts[i] += matches(wish.offered.at(i), row, now) ? 1 : 0;
        }
        const QDateTime& tested = row.testedAt();
        if (tested.isValid() && (!result.oldest.isValid() || tested < result.oldest))
            result.oldest = tested;
    }
    if (stop.stop_requested())
        return std::nullopt;
    result.shown = sorted(rows, places, wish);
    if (stop.stop_requested())
        return std::nullopt;
    result.places.reserve(result.shown.size());
    for (qsizetype place = 0; place < result.shown.size(); ++place)
        result.places.insert(result.shown.at(place)->connector.id, static_cast<int>(place));
    result.difference = difference(before, result.shown, result.places);
    return result;
}

ListDifference difference(const RowList& before, const RowList& after, const QHash<QUuid, int>& places)
{
    ListDifference result;
    std::vector<bool> known(static_cast<std::size_t>(after.size()), false);
    std::vector<int> newPlaces;  // of those that stay, in the old order
    newPlaces.reserve(static_cast<std::size_t>(before.size()));
    int last = -1;
    for (qsizetype place = 0; place < before.size(); ++place) {
        const int next = places.value(before.at(place)->connector.id, -1);
        if (next < 0) {
            addPlace(result.leaving, place);
            continue;
        }
        known[static_cast<std::size_t>(next)] = true;
        result.moves = result.moves || next < last;
        last = next;
        newPlaces.push_back(next);
    }
    std::ranges::reverse(result.leaving);
    std::vector<int> rank(static_cast<std::size_t>(after.size()), 0);  // among those that stay
    for (qsizetype place = 0; place < after.size(); ++place) {
        rank[static_cast<std::size_t>(place)] = static_cast<int>(result.staying.size());
        if (known[static_cast<std::size_t>(place)])
            result.staying.append(after.at(place));
        else
            addPlace(result.arriving, place);
    }
    if (result.moves) {
        result.stayingPlaces.reserve(static_cast<qsizetype>(newPlaces.size()));
        for (const int place : newPlaces)
            result.stayingPlaces.append(rank[static_cast<std::size_t>(place)]);
    }
    const qsizetype parts = result.leaving.size() + result.arriving.size();
    result.tooMany = parts > 2 && parts * std::max(before.size(), after.size()) > MaxPartsTimesRows;
    return result;
}

}  // namespace relaydeck::ui
