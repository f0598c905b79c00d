// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorcolumns.h"
#include "ui/connectors/connectorrow.h"
#include "ui/connectors/filterquery.h"

#include <QtCore/QHash>
#include <QtCore/QUuid>

#include <stop_token>

/// Filtering, sorting and counting over a snapshot of the rows, and the difference between what is shown and
/// what is to be shown. All of it is pure and runs where it is called: for long lists in a worker.
namespace relaydeck::ui {

/// How the list is to be shown.
struct ArrangementWish {
    FilterQuery query;
    ConnectorColumn column = ConnectorColumn::Result;
    Qt::SortOrder order = Qt::DescendingOrder;
    QList<FilterQuery> counted;  ///< the chips: each counted over all rows
    /// What the popup offers in place of the word that is being typed: each counted among the rows that the
    /// other words leave.
    QList<FilterTerm> offered;
    FilterQuery otherWords;

    friend bool operator==(const ArrangementWish&, const ArrangementWish&) = default;
};

/// Neighboring rows.
struct RowRange {
    qsizetype first = 0;
    qsizetype count = 0;

    friend bool operator==(const RowRange&, const RowRange&) = default;
};

/// How one list becomes another: rows leave, what stays is put in order, rows arrive. `tooMany` says that so
/// many parts move that showing the new list as a whole is quicker.
struct ListDifference {
    QList<RowRange> leaving;  ///< places in the old list, last one first
    bool moves = false;
    RowList staying;  ///< in their new order
    QList<int> stayingPlaces;  ///< where in `staying` each row of the old list is that does not leave, in the
                               ///< old order
    QList<RowRange> arriving;  ///< places in the new list, first one first
    bool tooMany = false;
};

struct Arrangement {
    RowList shown;
    QHash<QUuid, int> places;  ///< of the shown rows
    ListDifference difference;  ///< from the list shown before
    qsizetype total = 0;
    QList<int> counts;  ///< of ArrangementWish::counted
    QList<int> offeredCounts;
    QDateTime oldest;  ///< the oldest result of all rows; invalid: there is none
    FilterQuery query;
};

/// `before`: what is shown until now. Nothing when asked to stop.
std::optional<Arrangement> arrange(const RowList& rows, const ArrangementWish& wish, const RowList& before,
                                   const QDateTime& now, const std::stop_token& stop = {});

ListDifference difference(const RowList& before, const RowList& after, const QHash<QUuid, int>& places);

}  // namespace relaydeck::ui
