// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/bulkedit.h"

#include <QtCore/QAbstractTableModel>

namespace relaydeck::ui {

/// Before and after of an edit of many connectors, a row for each value that changes; bounded.
class BulkPreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { ConnectorColumn, FieldColumn, BeforeColumn, AfterColumn, ColumnCount };
    static constexpr qsizetype MaxRows = 500;

    using QAbstractTableModel::QAbstractTableModel;

    /// `changed`: those of the connectors that the edit changes.
    void setEdit(const BulkEdit& edit, const QList<Connector>& changed);
    /// Connectors whose values did not fit in.
    qsizetype leftOut() const { return m_leftOut; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString connector;
        QString field;
        QString before;
        QString after;
        bool lowers = false;  ///< protects less than before
    };

    QList<Row> m_rows;
    qsizetype m_leftOut = 0;
};

}  // namespace relaydeck::ui
