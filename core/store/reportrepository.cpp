// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reportrepository.h"

#include "core/store/columns.h"

namespace relaydeck::store {

Result<QUuid> ReportRepository::add(StoredReport report)
{
    if (report.id.isNull())
        report.id = QUuid::createUuid();
    const Result<QSqlQuery> inserted = m_database.run(
        QStringLiteral(
            "INSERT INTO reports (id, domain, started_at, duration_ms, profile, origin, outcome, "
            "security, at_risk, reason, status, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {fromId(report.id), notNull(report.domain), fromTime(report.startedAt),
         static_cast<qint64>(report.duration.count()), notNull(report.profileName), notNull(report.origin),
         notNull(report.outcome), notNull(report.security), report.atRisk ? 1 : 0, notNull(report.reason),
         notNull(report.status), qCompress(report.json)});
    if (!inserted)
        return inserted.error();
    return report.id;
}

Result<StoredReport> ReportRepository::get(const QUuid& id) const
{
    Result<QList<StoredReport>> found = read(QStringLiteral("WHERE id = ?"), {fromId(id)}, true);
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no such report.")};
    return found->takeFirst();
}

Result<std::optional<StoredReport>> ReportRepository::latest(const QString& domain) const
{
    Result<QList<StoredReport>> found =
        read(QStringLiteral("WHERE domain = ? ORDER BY started_at DESC, id LIMIT 1"), {domain}, true);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->takeFirst());
}

Result<QHash<QString, StoredReport>> ReportRepository::latestOfEach() const
{
    const Result<QList<StoredReport>> found =
        read(QStringLiteral("WHERE started_at = (SELECT max(other.started_at) FROM reports other "
                            "WHERE other.domain = reports.domain) ORDER BY id DESC"),
             {}, false);
    if (!found)
        return found.error();
    QHash<QString, StoredReport> newest;
    for (const StoredReport& report : *found)
        newest.insert(report.domain, report);
    return newest;
}

Result<QList<StoredReport>> ReportRepository::ofDomain(const QString& domain, int limit) const
{
    return read(QStringLiteral("WHERE domain = ? ORDER BY started_at DESC, id LIMIT ?"), {domain, limit},
                false);
}

Result<QList<StoredReport>> ReportRepository::recent(int limit) const
{
    return read(QStringLiteral("ORDER BY started_at DESC, id LIMIT ?"), {limit}, false);
}

Result<QList<StoredReport>> ReportRepository::read(const QString& condition, const QVariantList& values,
                                                   bool withJson) const
{
    Result<QSqlQuery> query = m_database.run(
        QStringLiteral(
            "SELECT id, domain, started_at, duration_ms, profile, origin, outcome, security, at_risk, "
            "reason, status%1 FROM reports %2")
            .arg(withJson ? QStringLiteral(", body") : QString(), condition),
        values);
    if (!query)
        return query.error();
    QList<StoredReport> reports;
    while (query->next()) {
        StoredReport report{.id = toId(query->value(0)),
                            .domain = query->value(1).toString(),
                            .startedAt = toTime(query->value(2)),
                            .duration = std::chrono::milliseconds(query->value(3).toLongLong()),
                            .profileName = query->value(4).toString(),
                            .origin = query->value(5).toString(),
                            .outcome = query->value(6).toString(),
                            .security = query->value(7).toString(),
                            .atRisk = query->value(8).toInt() != 0,
                            .reason = query->value(9).toString(),
                            .status = query->value(10).toString(),
                            .json = {}};
        if (withJson) {
            report.json = qUncompress(query->value(11).toByteArray());
            if (report.json.isEmpty())
                return Error{ErrorCode::InvalidData,
                             QStringLiteral("report %1 is damaged").arg(query->value(0).toString())};
        }
        reports.append(std::move(report));
    }
    return reports;
}

}  // namespace relaydeck::store
