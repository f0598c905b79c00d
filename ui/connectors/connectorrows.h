// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorrow.h"
#include "ui/workspace/sparetime.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace relaydeck::ui {

/// The rows of all connectors of a session, in the order of names. Follows the session by id: a row is made
/// anew only when its connector is another or one of its domains has news.
///
/// Reports are read in small pieces while nothing else is to be done, since reading all of them would keep
/// the window from opening; until then their rows are provisional.
class ConnectorRows : public QObject {
    Q_OBJECT
public:
    explicit ConnectorRows(Session& session, QObject* parent = nullptr);

    const RowList& all() const { return m_rows; }
    /// Null: not here.
    RowPtr row(const QUuid& id) const;
    /// Not provisional any more; for a row that is about to be shown.
    RowPtr settled(const QUuid& id);
    bool isReading() const { return !m_provisional.isEmpty(); }

Q_SIGNALS:
    /// Connectors came, went or changed places; may come with changed rows.
    void listChanged();
    /// These rows were replaced. `order`: by something that filter and order may depend on.
    void rowsChanged(const QList<QUuid>& ids, bool order);

private:
    RowPtr makeRow(const store::StoredConnector& stored) const;
    RowPtr judged(ConnectorRow row) const;
    RowPtr provisional(ConnectorRow row) const;
    void refresh();
    void refreshDomain(const QString& domain);
    bool readOne();
    void tellSettled();
    void indexDomains();
    bool hasUnread(const ConnectorRow& row) const;
    TenantDifference differenceOf(const store::StoredConnector& stored) const;

    Session& m_session;
    RowList m_rows;
    QHash<QUuid, qsizetype> m_places;
    QMultiHash<QString, QUuid> m_byDomain;  // made when first needed
    bool m_domainsKnown = false;
    quint64 m_tenantStates = 0;  // those that the rows know
    bool m_tenantKnown = false;  // something was imported
    QSet<QUuid> m_provisional;
    QList<QUuid> m_settled;  // read since the last time somebody was told
    SpareTime m_reader;
};

}  // namespace relaydeck::ui
