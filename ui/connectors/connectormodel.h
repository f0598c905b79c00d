// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/arranger.h"
#include "ui/connectors/connectorrows.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QTimer>

namespace relaydeck::ui {

/// The connectors that the filter leaves, in order, and while nothing is filtered, as the last row the mail
/// that no connector takes. What is shown becomes what is to be shown by differences, so that selection and
/// scroll position stay; where too many rows move, by a reset.
class ConnectorModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,  ///< QUuid; null for the last row
        SummaryRole,
        ModeRole,
        VerdictRole,
        ResultTextRole,
        ReasonRole,
        HistoryRole,
        ModeNoteRole,  ///< "not set"
        DifferenceRole,  ///< from the tenant: "changed", "new"
    };

    explicit ConnectorModel(Session& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    void setQuery(const FilterQuery& query);
    const FilterQuery& query() const { return m_wish.query; }
    /// What Arrangement::counts then holds.
    void setCounted(const QList<FilterQuery>& queries);
    /// What Arrangement::offeredCounts then holds.
    void setOffered(const QList<FilterTerm>& terms, const FilterQuery& otherWords);

    /// What the last arrangement said: its counts agree with the rows.
    const Arrangement& arrangement() const { return m_arrangement; }
    /// Another one is being worked on.
    bool isArranging() const { return !m_arranger.isIdle(); }
    /// Some reports have not been read yet.
    bool isReading() const { return m_rows->isReading(); }
    /// Connectors that are shown.
    int shownCount() const { return static_cast<int>(m_shown.size()); }
    bool isServiceDefault(int row) const { return row == shownCount() && m_showsDefault; }
    QUuid idAt(const QModelIndex& index) const;
    /// Invalid: filtered out, or not there.
    QModelIndex indexOf(const QUuid& id) const;
    const ConnectorRow& shown(int row) const;

Q_SIGNALS:
    /// Rows, counts or both are those of a new arrangement.
    void arranged();

private:
    void request(Arranger::Urgency urgency);
    void onRowsChanged(const QList<QUuid>& ids, bool order);
    void show(const Arrangement& arrangement);
    void showByDifference(const Arrangement& arrangement);
    void orderStaying(const ListDifference& change);
    void setShowsDefault(bool shows);
    void onClock();

    Session& m_session;
    ConnectorRows* m_rows;
    ArrangementWish m_wish;
    Arrangement m_arrangement;
    mutable RowList m_shown;  // provisional rows are settled when they are asked for
    bool m_showsDefault = true;
    QSet<QUuid> m_touched;  // replaced while an arrangement was on its way
    QTimer m_clock;
    QTimer m_arrangeSoon;
    Arranger m_arranger;  // last: its worker must not outlive what it delivers to
};

}  // namespace relaydeck::ui
