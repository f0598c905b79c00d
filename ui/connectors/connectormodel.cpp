// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectormodel.h"

#include "core/connectors/routing.h"
#include "ui/connectors/connectortext.h"
#include "ui/widgets/celldelegates.h"

#include <algorithm>
#include <chrono>

namespace relaydeck::ui {

using namespace std::chrono_literals;

ConnectorModel::ConnectorModel(Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    for (const store::StoredConnector& stored : session.connectors())
        m_rows.append(makeRow(stored.connector));
    connect(&session, &Session::connectorsChanged, this, &ConnectorModel::refresh);
    connect(&session, &Session::reportChanged, this, &ConnectorModel::refreshDomain);
    connect(&session.tests(), &TestRuns::liveChanged, this, &ConnectorModel::refreshDomain);
    // "4 min ago" grows old by itself.
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, TestedColumn), index(rowCount() - 1, TestedColumn));
    });
    m_clock.start(30s);
}

ConnectorModel::Row ConnectorModel::makeRow(const Connector& connector) const
{
    Row row{.connector = connector, .status = statusOf(connector, m_session), .history = {}};
    const DomainStatus* ruling = row.status.rulingDomain();
    row.history = m_session.reports().history(ruling ? ruling->domain : QString());
    if (!ruling || !ruling->testedAt.isValid())
        return row;
    // The days before are those of the service default; the newest result is known under the connector's own
    // settings, and must not contradict what stands beside it.
    const qint64 age = ruling->testedAt.toLocalTime().date().daysTo(QDate::currentDate());
    if (age >= 0 && age < row.history.size())
        row.history[row.history.size() - 1 - age] = ruling->verdict;
    return row;
}

void ConnectorModel::refresh()
{
    const QList<store::StoredConnector>& wanted = m_session.connectors();
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (m_session.connector(m_rows.at(row).connector.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    // Both lists are in the order of names, and a new name can change the place.
    for (int row = 0; row < wanted.size(); ++row) {
        const Connector& connector = wanted.at(row).connector;
        const int present = rowOf(connector.id);
        if (present < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, makeRow(connector));
            endInsertRows();
            continue;
        }
        if (present != row) {
            beginMoveRows({}, present, present, {}, row);
            m_rows.move(present, row);
            endMoveRows();
        }
        setRow(row, makeRow(connector));
    }
}

void ConnectorModel::refreshDomain(const QString& domain)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const auto& domains = m_rows.at(row).status.domains;
        if (std::ranges::find(domains, domain, &DomainStatus::domain) != domains.cend())
            setRow(row, makeRow(m_rows.at(row).connector));
    }
}

void ConnectorModel::setRow(int row, Row&& value)
{
    if (m_rows.at(row) == value)
        return;
    m_rows[row] = std::move(value);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ConnectorModel::rowOf(const QUuid& id) const
{
    const auto found = std::ranges::find(m_rows, id, [](const Row& row) { return row.connector.id; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int ConnectorModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int ConnectorModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Connector");
    case DaneColumn:
        return tr("SMTP DANE");
    case StsColumn:
        return tr("MTA-STS");
    case ResultColumn:
        return tr("Last result");
    case HistoryColumn:
        return tr("14 days");
    case TestedColumn:
        return tr("Tested");
    default:
        return {};
    }
}

QVariant ConnectorModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (isServiceDefault(index.row()))
        return serviceDefaultData(index.column(), role);
    const Row& row = m_rows.at(index.row());
    const DomainStatus* ruling = row.status.rulingDomain();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return row.connector.name;
        case DaneColumn:
            return modeText(row.connector.effectiveDaneMode());
        case StsColumn:
            return modeText(row.connector.effectiveMtaStsMode());
        case ResultColumn:
            return verdictText(row.status.verdict);
        case TestedColumn:
            return relativeTime(ruling ? ruling->testedAt : QDateTime());
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == TestedColumn && ruling && ruling->testedAt.isValid())
            return absoluteTime(ruling->testedAt).toHtmlEscaped();
        if (index.column() == ResultColumn)
            return row.status.reason.toHtmlEscaped();
        return {};
    case Qt::AccessibleTextRole:
        return accessibleText(row, index.column());
    case IdRole:
        return row.connector.id;
    case SummaryRole:
        return connectorSummary(row.connector);
    case ModeRole:
        return index.column() == DaneColumn ? static_cast<int>(row.connector.effectiveDaneMode())
                                            : static_cast<int>(row.connector.effectiveMtaStsMode());
    case VerdictRole:
        return static_cast<int>(row.status.verdict);
    case ResultTextRole:
        return verdictText(row.status.verdict);
    case ReasonRole:
        return row.status.reason;
    case HistoryRole: {
        QList<int> days;
        for (const Verdict verdict : row.history)
            days.append(static_cast<int>(verdict));
        return QVariant::fromValue(days);
    }
    case SortRole:
        return sortValue(row, index.column());
    case SearchRole:
        return QStringList(QStringList{row.connector.name} + row.connector.recipientDomains
                           + row.connector.smartHosts)
            .join(u'\n')
            .toLower();
    case DimmedRole:
        return !row.connector.enabled;
    default:
        return {};
    }
}

QVariant ConnectorModel::serviceDefaultData(int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn)
            return tr("All other mail");
        if (column == DaneColumn)
            return modeText(DaneMode::Opportunistic);
        if (column == StsColumn)
            return modeText(MtaStsMode::Opportunistic);
        return {};
    case Qt::AccessibleTextRole:
        return column == NameColumn
            ? tr("Mail that no connector takes: service default, SMTP DANE and MTA-STS Opportunistic")
            : serviceDefaultData(column, Qt::DisplayRole);
    case IdRole:
        return QUuid();
    case SummaryRole:
        return tr("No connector takes it");
    case ModeRole:
        return 0;
    case VerdictRole:
        return static_cast<int>(Verdict::NotNeeded);
    case ResultTextRole:
        return tr("Depends on the domain");
    case ReasonRole:
        return tr("Service default");
    case DimmedRole:
        return true;
    case HistoryRole:
        return QVariant::fromValue(QList<int>());
    default:
        return {};
    }
}

QVariant ConnectorModel::sortValue(const Row& row, int column) const
{
    switch (column) {
    case DaneColumn:
        return static_cast<int>(row.connector.effectiveDaneMode());
    case StsColumn:
        return static_cast<int>(row.connector.effectiveMtaStsMode());
    case ResultColumn:
        return VerdictCount - severity(row.status.settled);  // the more, the worse
    case HistoryColumn:
        return static_cast<int>(std::ranges::count_if(row.history, needsAttention));
    case TestedColumn: {
        const DomainStatus* ruling = row.status.rulingDomain();
        return ruling && ruling->testedAt.isValid() ? ruling->testedAt.toMSecsSinceEpoch() : qint64(0);
    }
    default:
        return row.connector.name;
    }
}

QString ConnectorModel::accessibleText(const Row& row, int column) const
{
    const DomainStatus* ruling = row.status.rulingDomain();
    switch (column) {
    case NameColumn:
        return tr("%1, %2, %3, tested %4")
            .arg(row.connector.name, verdictText(row.status.verdict), row.status.reason,
                 relativeTime(ruling ? ruling->testedAt : QDateTime()));
    case DaneColumn:
        return tr("SMTP DANE %1").arg(modeText(row.connector.effectiveDaneMode()));
    case StsColumn:
        return tr("MTA-STS %1").arg(modeText(row.connector.effectiveMtaStsMode()));
    case ResultColumn:
        return tr("%1, %2").arg(verdictText(row.status.verdict), row.status.reason);
    case HistoryColumn:
        return historyText(row.history);
    default:
        return relativeTime(ruling ? ruling->testedAt : QDateTime());
    }
}

}  // namespace relaydeck::ui
