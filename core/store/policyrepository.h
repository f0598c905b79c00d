// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mtasts/knownpolicy.h"
#include "core/store/database.h"

namespace relaydeck::store {

/// MTA-STS policies as tests have read them: the lasting cache of RFC 8461 3.3, and the history of each
/// domain's policies.
class PolicyRepository {
public:
    /// So many of a domain are kept, those that were read last.
    static constexpr int MaxOfDomain = 20;

    explicit PolicyRepository(Database& database) : m_database(database) { }

    /// A policy that was read: a new one, or the same again, of which only the time moves, and never back.
    Result<void> note(const mtasts::KnownPolicy& policy);
    /// Every distinct policy of a domain, the one that was read last first.
    Result<QList<mtasts::KnownPolicy>> history(const DomainName& domain) const;
    /// What a test of these domains has to know at a time: of each the policy that was read last, whatever it
    /// is, and a few before it that senders may still hold.
    Result<mtasts::KnownPolicies> knownAt(const QList<DomainName>& domains, const QDateTime& at) const;

private:
    Database& m_database;
};

}  // namespace relaydeck::store
