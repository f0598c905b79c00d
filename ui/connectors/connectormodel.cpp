// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectormodel.h"

#include "ui/connectors/connectorcells.h"

#include <chrono>

namespace relaydeck::ui {

using namespace std::chrono_literals;

namespace {

/// Live tests bring news many times a second.
constexpr std::chrono::milliseconds ArrangeDelay = 80ms;

}  // namespace

ConnectorModel::ConnectorModel(Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_rows(new ConnectorRows(session, this))
    , m_arranger([this](const Arrangement& arrangement) { show(arrangement); })
{
    m_arrangeSoon.setSingleShot(true);
    m_arrangeSoon.setInterval(ArrangeDelay);
    connect(&m_arrangeSoon, &QTimer::timeout, this, [this] { request(Arranger::Urgency::Refresh); });
    connect(m_rows, &ConnectorRows::rowsChanged, this, &ConnectorModel::onRowsChanged);
    connect(m_rows, &ConnectorRows::listChanged, this, [this] { request(Arranger::Urgency::Refresh); });
    connect(&m_clock, &QTimer::timeout, this, &ConnectorModel::onClock);
    connect(&session, &Session::staleAfterChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ConnectorColumnCount - 1));
    });
    m_clock.start(30s);
    request(Arranger::Urgency::Replace);
}

void ConnectorModel::request(Arranger::Urgency urgency)
{
    m_arrangeSoon.stop();
    m_arranger.request(m_rows->all(), m_wish, urgency);
}

void ConnectorModel::onClock()
{
    // "4 min ago" grows old by itself, and so does what is filtered by age.
    const auto tested = static_cast<int>(ConnectorColumn::Tested);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, tested), index(rowCount() - 1, tested));
    if (m_wish.query.dependsOnTime())
        request(Arranger::Urgency::Refresh);
}

void ConnectorModel::onRowsChanged(const QList<QUuid>& ids, bool order)
{
    for (const QUuid& id : ids) {
        m_touched.insert(id);
        const int place = m_arrangement.places.value(id, -1);
        if (place < 0)
            continue;
        m_shown[place] = m_rows->row(id);
        Q_EMIT dataChanged(index(place, 0), index(place, ConnectorColumnCount - 1));
    }
    if (order)
        request(Arranger::Urgency::Refresh);
    else if (!m_arrangeSoon.isActive())
        m_arrangeSoon.start();
}

void ConnectorModel::setQuery(const FilterQuery& query)
{
    if (query == m_wish.query)
        return;
    m_wish.query = query;
    request(Arranger::Urgency::Replace);
}

void ConnectorModel::setCounted(const QList<FilterQuery>& queries)
{
    m_wish.counted = queries;
    request(Arranger::Urgency::Replace);
}

void ConnectorModel::setOffered(const QList<FilterTerm>& terms, const FilterQuery& otherWords)
{
    if (terms == m_wish.offered && otherWords == m_wish.otherWords)
        return;
    m_wish.offered = terms;
    m_wish.otherWords = otherWords;
    if (!terms.isEmpty())
        request(Arranger::Urgency::Replace);
}

void ConnectorModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ConnectorColumnCount)
        return;
    m_wish.column = static_cast<ConnectorColumn>(column);
    m_wish.order = order;
    request(Arranger::Urgency::Replace);
}

void ConnectorModel::show(const Arrangement& arrangement)
{
    if (arrangement.difference.tooMany) {
        beginResetModel();
        m_shown = arrangement.shown;
        m_showsDefault = arrangement.query.isEmpty();
        m_arrangement = arrangement;
        endResetModel();
    } else {
        showByDifference(arrangement);
    }
    m_arrangement.difference = {};
    // The worker saw rows that have been replaced since.
    for (const QUuid& id : std::as_const(m_touched)) {
        const int place = m_arrangement.places.value(id, -1);
        if (const RowPtr now = m_rows->row(id); place >= 0 && now)
            m_shown[place] = now;
    }
    if (m_arranger.isIdle())
        m_touched.clear();
    Q_EMIT arranged();
}

void ConnectorModel::showByDifference(const Arrangement& arrangement)
{
    const ListDifference& change = arrangement.difference;
    setShowsDefault(arrangement.query.isEmpty());
    for (const RowRange& range : change.leaving) {
        beginRemoveRows({}, static_cast<int>(range.first), static_cast<int>(range.first + range.count - 1));
        m_shown.remove(range.first, range.count);
        endRemoveRows();
    }
    if (change.moves)
        orderStaying(change);
    for (const RowRange& range : change.arriving) {
        beginInsertRows({}, static_cast<int>(range.first), static_cast<int>(range.first + range.count - 1));
        m_shown = m_shown.first(range.first) + arrangement.shown.sliced(range.first, range.count)
            + m_shown.sliced(range.first);
        endInsertRows();
    }
    m_shown = arrangement.shown;
    m_arrangement = arrangement;
}

void ConnectorModel::orderStaying(const ListDifference& change)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& each : before) {
        const int row =
            isServiceDefault(each.row()) ? each.row() : change.stayingPlaces.value(each.row(), -1);
        after.append(row < 0 ? QModelIndex() : index(row, each.column()));
    }
    m_shown = change.staying;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ConnectorModel::setShowsDefault(bool shows)
{
    if (shows == m_showsDefault)
        return;
    const int row = shownCount();
    if (shows) {
        beginInsertRows({}, row, row);
        m_showsDefault = true;
        endInsertRows();
    } else {
        beginRemoveRows({}, row, row);
        m_showsDefault = false;
        endRemoveRows();
    }
}

const ConnectorRow& ConnectorModel::shown(int row) const
{
    // The list is shared with what the worker compares the next one to: a copy only where it must change.
    if (m_shown.at(row)->isProvisional) {
        if (RowPtr now = m_rows->settled(m_shown.at(row)->connector.id))
            m_shown[row] = std::move(now);
    }
    return *m_shown.at(row);
}

QUuid ConnectorModel::idAt(const QModelIndex& index) const
{
    return index.isValid() && index.row() < shownCount() ? m_shown.at(index.row())->connector.id : QUuid();
}

QModelIndex ConnectorModel::indexOf(const QUuid& id) const
{
    const int place = m_arrangement.places.value(id, -1);
    // While rows come and go, places and rows do not agree.
    const bool isThere = place >= 0 && place < shownCount() && m_shown.at(place)->connector.id == id;
    return isThere ? index(place, static_cast<int>(ConnectorColumn::Name)) : QModelIndex();
}

int ConnectorModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : shownCount() + (m_showsDefault ? 1 : 0);
}

int ConnectorModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ConnectorColumnCount;
}

QVariant ConnectorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0
        || section >= ConnectorColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    return columnTitle(static_cast<ConnectorColumn>(section));
}

QVariant ConnectorModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<ConnectorColumn>(index.column());
    if (isServiceDefault(index.row()))
        return serviceDefaultCell(column, role);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const ConnectorRow& row = shown(index.row());
    return connectorCell(row, column, role, now, m_session.isStale(row.testedAt(), now));
}

}  // namespace relaydeck::ui
