// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorstatus.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QTimer>

namespace relaydeck::ui {

/// The connectors of a session, and as the last row the mail that no connector takes. Follows the session by
/// differences, so that selection and scroll position stay.
class ConnectorModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, DaneColumn, StsColumn, ResultColumn, HistoryColumn, TestedColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1,  ///< QUuid; null for the last row
        SummaryRole,
        ModeRole,
        VerdictRole,
        ResultTextRole,
        ReasonRole,
        HistoryRole,
        SortRole,
        SearchRole,  ///< name and domains in lower case
    };

    explicit ConnectorModel(Session& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    bool isServiceDefault(int row) const { return row == static_cast<int>(m_rows.size()); }
    const Connector& connector(int row) const { return m_rows.at(row).connector; }
    const ConnectorStatus& status(int row) const { return m_rows.at(row).status; }
    /// -1: not here.
    int rowOf(const QUuid& id) const;

private:
    struct Row {
        Connector connector;
        ConnectorStatus status;
        History history;

        friend bool operator==(const Row&, const Row&) = default;
    };

    Row makeRow(const Connector& connector) const;
    void refresh();
    void refreshDomain(const QString& domain);
    void setRow(int row, Row&& value);
    QVariant serviceDefaultData(int column, int role) const;
    QVariant sortValue(const Row& row, int column) const;
    QString accessibleText(const Row& row, int column) const;

    Session& m_session;
    QList<Row> m_rows;
    QTimer m_clock;
};

}  // namespace relaydeck::ui
