// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/domainmodel.h"

#include "ui/partnertest/carrier.h"
#include "ui/text/texts.h"

#include <algorithm>
#include <iterator>

namespace relaydeck::ui {

namespace {

/// Who listens counts and filters anew each time.
constexpr qsizetype ToldTogether = 200;
/// Of more connectors it is found out in a worker which one carries which domain.
constexpr qsizetype CarriersAtOnce = 2000;

}  // namespace

DomainModel::DomainModel(Session* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_reader([this] { return settleOne(); }, [this] { tellSettled(); })
{
    connect(session, &Session::reportChanged, this, &DomainModel::updateReport);
    connect(session, &Session::connectorsAboutToChange, this, [this] { m_carriers.reset(); });
    connect(session, &Session::connectorsChanged, this, &DomainModel::followConnectors);
    connect(&session->tlsReports(), &TlsReportShelf::changed, this, &DomainModel::refresh);
    connect(&session->tests(), &TestRuns::liveChanged, this, &DomainModel::updateLive);
    connect(&session->tests(), &TestRuns::finished, this, [this] {
        m_order.clear();
        refresh();
    });
    followConnectors();
}

void DomainModel::ask(const QStringList& domains)
{
    bool news = false;
    for (const QString& domain : domains) {
        m_asked.insert(domain);
        news = news || rowOf(domain) < 0;
        if (m_session->tests().isRunning() && !m_order.contains(domain) && m_session->tests().live(domain))
            m_order.insert(domain, static_cast<int>(m_order.size()));
    }
    if (news || domains.size() > 1)
        refresh();
}

QStringList DomainModel::domains() const
{
    QStringList domains;
    for (const Row& row : m_rows)
        domains << row.domain;
    return domains;
}

QStringList DomainModel::failedDomains() const
{
    QStringList domains;
    for (const Row& row : std::as_const(m_rows)) {
        if (row.testedAt.isValid() && (needsAttention(row.verdict) || row.verdict == Verdict::CouldNotTest))
            domains << row.domain;
    }
    return domains;
}

int DomainModel::rowOf(const QString& domain) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&domain](const Row& row) { return row.domain == domain; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

DomainModel::Row DomainModel::makeRow(const QString& domain) const
{
    Row row;
    row.domain = domain;
    const auto name = DomainName::fromUserInput(domain);
    row.name = name ? name->toDisplayString() : domain;
    row.testing = m_session->tests().live(domain) != nullptr;
    row.testedAt = m_session->reports().testedAt(domain);
    row.isProvisional = row.testedAt.isValid();
    row.verdict = m_session->reports().summaryVerdict(domain);
    return row;
}

void DomainModel::followConnectors()
{
    const QList<store::StoredConnector>& connectors = m_session->connectors();
    if (connectors.size() <= CarriersAtOnce) {
        m_background.forget();
        m_carriers = std::make_shared<const Carriers>(connectors);
    } else {
        m_carriers.reset();
        m_background.ask([connectors] { return std::make_shared<const Carriers>(connectors); },
                         [this](std::shared_ptr<const Carriers> carriers) {
                             m_carriers = std::move(carriers);
                             m_reader.start();
                         });
    }
    refresh();
}

/// Under the settings of the connector that carries the domain's mail, once it is known which one that is.
void DomainModel::settle(Row& row) const
{
    if (!row.isProvisional || !m_carriers)
        return;
    row.isProvisional = false;
    row.verdict = m_session->reports().verdict(row.domain, m_carriers->of(row.domain).policy);
}

const DomainModel::Row& DomainModel::settled(qsizetype row) const
{
    if (m_rows.at(row).isProvisional)
        settle(m_rows[row]);
    return m_rows.at(row);
}

bool DomainModel::settleOne()
{
    while (m_read < m_rows.size() && !m_rows.at(m_read).isProvisional)
        ++m_read;
    if (m_read == m_rows.size() || !m_carriers)
        return false;
    settled(m_read);
    return true;
}

void DomainModel::tellSettled()
{
    const bool done = m_read == m_rows.size();
    if (!done && m_read - m_told < ToldTogether)
        return;
    if (m_told < m_read)
        Q_EMIT dataChanged(index(static_cast<int>(m_told)), index(static_cast<int>(m_read - 1)));
    m_told = m_read;
    if (!done)
        return;
    // Some verdicts are others than those that the rows were put in order by.
    QList<Row> rows = m_rows;
    arrange(rows);
    takeOver(rows);
}

void DomainModel::refresh()
{
    QSet<QString> domains = m_asked;
    const QStringList tested = m_session->reports().domains();
    domains.unite(QSet<QString>(tested.begin(), tested.end()));
    const QStringList reported = m_session->tlsReports().domains();
    domains.unite(QSet<QString>(reported.begin(), reported.end()));
    QList<Row> rows;
    rows.reserve(domains.size());
    for (const QString& domain : std::as_const(domains))
        rows.append(makeRow(domain));
    arrange(rows);
    takeOver(rows);
}

/// Those asked for together fill from top to bottom while tests run; then those that need attention, then the
/// newest.
void DomainModel::arrange(QList<Row>& rows) const
{
    const auto key = [this](const Row& row) {
        if (m_order.contains(row.domain))
            return 0;
        return row.testedAt.isValid() ? (needsAttention(row.verdict) ? 2 : 3) : 1;
    };
    std::sort(rows.begin(), rows.end(), [this, &key](const Row& a, const Row& b) {
        const int left = key(a);
        const int right = key(b);
        if (left != right)
            return left < right;
        if (left == 0)
            return m_order.value(a.domain) < m_order.value(b.domain);
        if (a.testedAt != b.testedAt)
            return a.testedAt > b.testedAt;
        return a.domain < b.domain;
    });
}

/// Only its row is made again: a run brings hundreds of reports.
void DomainModel::updateReport(const QString& domain)
{
    const int row = rowOf(domain);
    if (row < 0) {
        refresh();
        return;
    }
    updateLive(domain);
    QList<Row> rows = m_rows;
    arrange(rows);
    takeOver(rows);
}

/// Rows that stay keep what points at them: choice and scroll position.
void DomainModel::takeOver(const QList<Row>& rows)
{
    m_read = m_told = 0;
    if (std::ranges::any_of(rows, &Row::isProvisional))
        m_reader.start();
    QSet<QString> wanted;
    for (const Row& row : rows)
        wanted.insert(row.domain);
    QSet<QString> present;
    for (const Row& row : std::as_const(m_rows))
        present.insert(row.domain);
    if (!wanted.contains(present)) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }

    QList<Row> added;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(added),
                 [&present](const Row& row) { return !present.contains(row.domain); });
    if (!added.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        m_rows += added;
        endInsertRows();
    }
    if (rows == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QStringList kept;
    for (const QModelIndex& index : before)
        kept << m_rows.at(index.row()).domain;
    m_rows = rows;
    QModelIndexList after;
    for (const QString& domain : std::as_const(kept))
        after << index(rowOf(domain));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void DomainModel::updateLive(const QString& domain)
{
    const int row = rowOf(domain);
    if (row < 0) {
        // What other pages test shows here too.
        ask(domain);
        return;
    }
    Row updated = makeRow(domain);
    settle(updated);
    if (updated == m_rows.at(row))
        return;
    m_rows[row] = updated;
    Q_EMIT dataChanged(index(row), index(row));
}

QString DomainModel::words(const Row& row)
{
    if (row.testing)
        return verdictText(Verdict::Testing);
    if (!row.testedAt.isValid())
        return verdictText(Verdict::NotTested);
    return tr("%1, %2").arg(verdictText(row.verdict), relativeTime(row.testedAt));
}

int DomainModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DomainModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = settled(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case DomainRole:
        return row.domain;
    case VerdictRole:
        return static_cast<int>(row.testing ? Verdict::Testing : row.verdict);
    case WordsRole:
        return words(row);
    case AttentionRole:
        return needsAttention(row.verdict)
            || (row.testedAt.isValid() && row.verdict == Verdict::CouldNotTest);
    case Qt::ToolTipRole:
        return row.testedAt.isValid() ? absoluteTime(row.testedAt).toHtmlEscaped() : QString();
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(row.name, words(row));
    default:
        return {};
    }
}

}  // namespace relaydeck::ui
