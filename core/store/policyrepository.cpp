// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/policyrepository.h"

#include "core/store/columns.h"

#include <QtCore/QCryptographicHash>

namespace relaydeck::store {

namespace {

/// A record of a test holds no more policies than these.
constexpr qsizetype MaxForTest = 4;

}  // namespace

Result<void> PolicyRepository::note(const mtasts::KnownPolicy& policy)
{
    const QString domain = policy.domain.toString();
    const QByteArray digest = QCryptographicHash::hash(policy.text, QCryptographicHash::Sha256).toHex();
    return m_database.inTransaction([&]() -> Result<void> {
        const Result<QSqlQuery> noted = m_database.run(
            QStringLiteral(
                "INSERT INTO sts_policies (domain, policy_id, digest, body, max_age, first_seen_at, "
                "fetched_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (domain, policy_id, digest) DO UPDATE SET fetched_at = "
                "excluded.fetched_at WHERE excluded.fetched_at > sts_policies.fetched_at"),
            {domain, notNull(policy.id), QString::fromLatin1(digest), policy.text,
             static_cast<qint64>(policy.maxAge.count()), fromTime(policy.firstSeen),
             fromTime(policy.fetchedAt)});
        if (!noted)
            return noted.error();
        const Result<QSqlQuery> pruned = m_database.run(
            QStringLiteral(
                "DELETE FROM sts_policies WHERE domain = ? AND fetched_at < (SELECT min(kept.fetched_at) "
                "FROM (SELECT fetched_at FROM sts_policies WHERE domain = ? "
                "ORDER BY fetched_at DESC LIMIT ?) AS kept)"),
            {domain, domain, MaxOfDomain});
        if (!pruned)
            return pruned.error();
        return {};
    });
}

Result<QList<mtasts::KnownPolicy>> PolicyRepository::history(const DomainName& domain) const
{
    Result<QSqlQuery> query = m_database.run(
        QStringLiteral("SELECT policy_id, body, max_age, first_seen_at, fetched_at FROM sts_policies "
                       "WHERE domain = ? ORDER BY fetched_at DESC, digest LIMIT ?"),
        {domain.toString(), MaxOfDomain});
    if (!query)
        return query.error();
    QList<mtasts::KnownPolicy> policies;
    while (query->next()) {
        policies.append({.domain = domain,
                         .id = query->value(0).toString(),
                         .text = query->value(1).toByteArray(),
                         .maxAge = std::chrono::seconds(query->value(2).toLongLong()),
                         .firstSeen = toTime(query->value(3)),
                         .fetchedAt = toTime(query->value(4))});
    }
    return policies;
}

Result<mtasts::KnownPolicies> PolicyRepository::knownAt(const QList<DomainName>& domains,
                                                        const QDateTime& at) const
{
    mtasts::KnownPolicies known;
    for (const DomainName& domain : domains) {
        const Result<QList<mtasts::KnownPolicy>> all = history(domain);
        if (!all)
            return all.error();
        QList<mtasts::KnownPolicy> policies;
        for (const mtasts::KnownPolicy& policy : *all) {
            // The newest one tells that an older one is over, so it counts even when it is itself over.
            if (policies.size() < MaxForTest && (policies.isEmpty() || policy.isHeldAt(at)))
                policies.append(policy);
        }
        if (!policies.isEmpty())
            known.insert(domain, policies);
    }
    return known;
}

}  // namespace relaydeck::store
