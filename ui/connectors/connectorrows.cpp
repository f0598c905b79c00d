// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorrows.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

/// Who listens sorts anew each time.
constexpr qsizetype ToldTogether = 200;

}  // namespace

ConnectorRows::ConnectorRows(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_reader([this] { return readOne(); }, [this] { tellSettled(); })
{
    refresh();
    connect(&session, &Session::connectorsChanged, this, &ConnectorRows::refresh);
    connect(&session, &Session::reportChanged, this, &ConnectorRows::refreshDomain);
    connect(&session.tests(), &TestRuns::liveChanged, this, &ConnectorRows::refreshDomain);
}

RowPtr ConnectorRows::row(const QUuid& id) const
{
    const qsizetype place = m_places.value(id, -1);
    return place < 0 ? nullptr : m_rows.at(place);
}

bool ConnectorRows::hasUnread(const ConnectorRow& row) const
{
    return std::ranges::any_of(
        row.domains, [this](const QString& domain) { return m_session.reports().isUnread(domain); });
}

RowPtr ConnectorRows::judged(ConnectorRow row) const
{
    row.isProvisional = false;
    row.status = statusOf(row.connector, row.domains, m_session);
    row.history.clear();
    const DomainStatus* ruling = row.status.rulingDomain();
    if (!ruling || !ruling->testedAt.isValid())
        return std::make_shared<const ConnectorRow>(std::move(row));
    row.history = m_session.reports().history(ruling->domain);
    // The days before are those of the service default; the newest result is known under the connector's own
    // settings, and must not contradict what stands beside it.
    const qint64 age = ruling->testedAt.toLocalTime().date().daysTo(QDate::currentDate());
    if (age >= 0 && age < row.history.size())
        row.history[row.history.size() - 1 - age] = ruling->verdict;
    return std::make_shared<const ConnectorRow>(std::move(row));
}

RowPtr ConnectorRows::provisional(ConnectorRow row) const
{
    row.isProvisional = true;
    row.status = provisionalStatus(row.connector, row.domains, m_session.reports());
    return std::make_shared<const ConnectorRow>(std::move(row));
}

/// Where nothing was imported, all of it would be new, which tells nothing.
TenantDifference ConnectorRows::differenceOf(const store::StoredConnector& stored) const
{
    return m_tenantKnown ? tenantDifference(stored) : TenantDifference{};
}

RowPtr ConnectorRows::makeRow(const store::StoredConnector& stored) const
{
    ConnectorRow row = bareRow(stored);
    row.difference = differenceOf(stored);
    return hasUnread(row) ? provisional(std::move(row)) : judged(std::move(row));
}

void ConnectorRows::refresh()
{
    const QList<store::StoredConnector>& wanted = m_session.connectors();
    RowList rows;
    QHash<QUuid, qsizetype> places;
    QList<QUuid> changed;
    rows.reserve(wanted.size());
    places.reserve(wanted.size());
    bool moved = wanted.size() != m_rows.size();
    const bool imported = std::exchange(m_tenantStates, m_session.tenantStates()) != m_session.tenantStates();
    if (imported)
        m_tenantKnown = std::ranges::any_of(
            wanted, [](const store::StoredConnector& stored) { return stored.imported.has_value(); });
    for (const store::StoredConnector& stored : wanted) {
        const QUuid& id = stored.connector.id;
        const qsizetype before = m_places.value(id, -1);
        // A revision is one state of one connector: nothing else need be compared but what an import said.
        if (before >= 0 && m_rows.at(before)->revision == stored.revision) {
            rows.append(m_rows.at(before));
            if (imported && differenceOf(stored) != rows.constLast()->difference) {
                ConnectorRow row = *rows.constLast();
                row.difference = differenceOf(stored);
                rows.last() = std::make_shared<const ConnectorRow>(std::move(row));
                changed.append(id);
            }
        } else {
            rows.append(makeRow(stored));
            if (before >= 0)
                changed.append(id);
            if (rows.constLast()->isProvisional)
                m_provisional.insert(id);
            m_domainsKnown = false;
        }
        moved = moved || before != rows.size() - 1;
        places.insert(id, rows.size() - 1);
    }
    m_rows = std::move(rows);
    m_places = std::move(places);
    m_domainsKnown = m_domainsKnown && !moved;
    if (!m_provisional.isEmpty())
        m_reader.start();
    if (!changed.isEmpty())
        Q_EMIT rowsChanged(changed, !moved);
    if (moved)
        Q_EMIT listChanged();
}

void ConnectorRows::indexDomains()
{
    if (std::exchange(m_domainsKnown, true))
        return;
    m_byDomain.clear();
    for (const RowPtr& row : std::as_const(m_rows)) {
        for (const QString& domain : row->domains)
            m_byDomain.insert(domain, row->connector.id);
    }
}

void ConnectorRows::refreshDomain(const QString& domain)
{
    indexDomains();
    QList<QUuid> changed;
    bool order = false;
    const QList<QUuid> ids = m_byDomain.values(domain);
    for (const QUuid& id : ids) {
        RowPtr& row = m_rows[m_places.value(id)];
        // Another program's tests come in many at a time.
        RowPtr now = hasUnread(*row) ? provisional(*row) : judged(*row);
        if (now->status == row->status && now->history == row->history && !row->isProvisional)
            continue;
        order = order || now->status.settled != row->status.settled || now->testedAt() != row->testedAt();
        row = std::move(now);
        if (row->isProvisional) {
            m_provisional.insert(id);
            m_reader.start();
        } else {
            m_provisional.remove(id);
        }
        changed.append(id);
    }
    if (!changed.isEmpty())
        Q_EMIT rowsChanged(changed, order);
}

RowPtr ConnectorRows::settled(const QUuid& id)
{
    const qsizetype place = m_places.value(id, -1);
    if (place < 0)
        return nullptr;
    if (m_rows.at(place)->isProvisional) {
        m_rows[place] = judged(*m_rows.at(place));
        m_provisional.remove(id);
        m_settled.append(id);
        m_reader.start();
    }
    return m_rows.at(place);
}

bool ConnectorRows::readOne()
{
    if (m_provisional.isEmpty())
        return false;
    const QUuid id = *m_provisional.cbegin();
    if (!settled(id))
        m_provisional.remove(id);  // went meanwhile
    return !m_provisional.isEmpty();
}

void ConnectorRows::tellSettled()
{
    if (m_settled.size() >= ToldTogether || (m_provisional.isEmpty() && !m_settled.isEmpty()))
        Q_EMIT rowsChanged(std::exchange(m_settled, {}), true);
}

}  // namespace relaydeck::ui
