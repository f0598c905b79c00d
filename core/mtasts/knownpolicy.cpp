// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/knownpolicy.h"

#include "core/base/jsonreader.h"
#include "core/mtasts/policy.h"

namespace relaydeck::mtasts {

std::optional<KnownPolicy> cachedPolicy(const QList<KnownPolicy>& known, const DomainName& domain,
                                        const QDateTime& at)
{
    const KnownPolicy* newest = nullptr;
    for (const KnownPolicy& policy : known) {
        // What was read later than the time in question was not known then.
        const bool counts = policy.domain == domain && policy.fetchedAt <= at;
        if (counts && (!newest || newest->fetchedAt < policy.fetchedAt))
            newest = &policy;
    }
    if (!newest || !newest->isHeldAt(at))
        return std::nullopt;
    const ParsedPolicy parsed = parsePolicy(newest->text);
    if (!parsed.policy || parsed.policy->mode == Mode::None)
        return std::nullopt;
    return *newest;
}

QJsonObject toJson(const KnownPolicy& policy)
{
    return {{QStringLiteral("domain"), policy.domain.toString()},
            {QStringLiteral("id"), policy.id},
            {QStringLiteral("text"), QString::fromLatin1(policy.text.toBase64())},
            {QStringLiteral("maxAge"), static_cast<qint64>(policy.maxAge.count())},
            {QStringLiteral("firstSeen"), timeToJson(policy.firstSeen)},
            {QStringLiteral("fetchedAt"), timeToJson(policy.fetchedAt)}};
}

Result<KnownPolicy> knownPolicyFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    KnownPolicy policy{.domain = reader.domainName(QStringLiteral("domain")),
                       .id = reader.string(QStringLiteral("id")),
                       .text = reader.base64(QStringLiteral("text")),
                       .maxAge = std::chrono::seconds(reader.integer(QStringLiteral("maxAge"))),
                       .firstSeen = reader.time(QStringLiteral("firstSeen")),
                       .fetchedAt = reader.time(QStringLiteral("fetchedAt"))};
    if (policy.maxAge.count() < 0 || policy.maxAge > MaxMaxAge)
        reader.fail(QStringLiteral("maxAge"), QStringLiteral("expected a number from 0 to 31557600"));
    if (!reader.ok())
        return reader.error();
    return policy;
}

}  // namespace relaydeck::mtasts
