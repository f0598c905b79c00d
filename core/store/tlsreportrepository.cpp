// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tlsreportrepository.h"

#include "core/store/columns.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>

namespace relaydeck::store {

Result<TlsReportRepository::Added> TlsReportRepository::add(const QList<tlsrpt::Report>& reports)
{
    Added added;
    const Result<void> done = m_database.inTransaction([&]() -> Result<void> {
        for (const tlsrpt::Report& report : reports) {
            const QList<tlsrpt::Report> parts = tlsrpt::splitByDomain(report);
            for (const tlsrpt::Report& part : parts) {
                if (part.policies.constFirst().domain.isEmpty()) {
                    ++added.withoutDomain;
                    continue;
                }
                const Result<bool> isNew = addPart(part);
                if (!isNew)
                    return isNew.error();
                ++(*isNew ? added.added : added.known);
            }
        }
        return {};
    });
    if (!done)
        return done.error();
    return added;
}

Result<bool> TlsReportRepository::addPart(const tlsrpt::Report& part)
{
    const QByteArray body = QJsonDocument(tlsrpt::toJson(part)).toJson(QJsonDocument::Compact);
    const QString id = part.reportId.isEmpty() ? QStringLiteral("sha256:")
            + QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex())
                                               : part.reportId;
    const Result<QSqlQuery> inserted = m_database.run(
        QStringLiteral("INSERT INTO tls_reports (id, organization, report_id, domain, begins_at, ends_at, "
                       "read_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (organization, report_id, domain) DO NOTHING"),
        {fromId(QUuid::createUuid()), notNull(part.organization), id, part.policies.constFirst().domain,
         fromTime(part.from), fromTime(part.to), fromTime(QDateTime::currentDateTimeUtc()), qCompress(body)});
    if (!inserted)
        return inserted.error();
    return inserted->numRowsAffected() > 0;
}

Result<QList<tlsrpt::Report>> TlsReportRepository::ofDomain(const QString& domain) const
{
    Result<QSqlQuery> query = m_database.run(QStringLiteral("SELECT body FROM tls_reports WHERE domain = ? "
                                                            "ORDER BY begins_at DESC, id LIMIT ?"),
                                             {domain, MaxOfDomain});
    if (!query)
        return query.error();
    QList<tlsrpt::Report> reports;
    while (query->next()) {
        const QJsonDocument body = QJsonDocument::fromJson(qUncompress(query->value(0).toByteArray()));
        std::optional<tlsrpt::Report> report = tlsrpt::reportFromJson(body.object());
        if (!report)
            return Error{ErrorCode::InvalidData, QStringLiteral("a TLS report of %1 is damaged").arg(domain)};
        report->problems.clear();
        reports.append(std::move(*report));
    }
    return reports;
}

Result<QStringList> TlsReportRepository::domains() const
{
    Result<QSqlQuery> query =
        m_database.run(QStringLiteral("SELECT DISTINCT domain FROM tls_reports ORDER BY domain"));
    if (!query)
        return query.error();
    QStringList domains;
    while (query->next())
        domains.append(query->value(0).toString());
    return domains;
}

Result<int> TlsReportRepository::remove(const QString& domain)
{
    const Result<QSqlQuery> removed =
        m_database.run(QStringLiteral("DELETE FROM tls_reports WHERE domain = ?"), {domain});
    if (!removed)
        return removed.error();
    return removed->numRowsAffected();
}

}  // namespace relaydeck::store
