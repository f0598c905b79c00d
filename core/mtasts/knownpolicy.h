// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace relaydeck::mtasts {

/// A policy that was read from a domain's policy host before: an entry of the cache that a sender has to keep
/// (RFC 8461 3.3), and of the history of the domain's policies.
struct KnownPolicy {
    DomainName domain{};
    QString id{};  ///< of the record when it was read
    QByteArray text{};  ///< as served; at most MaxPolicySize
    std::chrono::seconds maxAge{0};
    QDateTime firstSeen{};  ///< UTC
    QDateTime fetchedAt{};  ///< when it was last read, UTC

    /// Until then a sender that read it last at `fetchedAt` goes on applying it.
    QDateTime heldUntil() const { return fetchedAt.addSecs(maxAge.count()); }
    bool isHeldAt(const QDateTime& at) const { return fetchedAt <= at && at < heldUntil(); }

    friend bool operator==(const KnownPolicy&, const KnownPolicy&) = default;
};

/// By domain, the one that was read last first.
using KnownPolicies = QHash<DomainName, QList<KnownPolicy>>;

/// The policy that a sender which has only this knowledge has to apply to a domain when it can read none at a
/// time (RFC 8461 3.3, 5.1): the one that was read last before, as long as its max_age lasts. A policy of
/// another domain never is, and one with mode none ends those before it.
std::optional<KnownPolicy> cachedPolicy(const QList<KnownPolicy>& known, const DomainName& domain,
                                        const QDateTime& at);

QJsonObject toJson(const KnownPolicy& policy);
Result<KnownPolicy> knownPolicyFromJson(const QJsonObject& object);

}  // namespace relaydeck::mtasts
