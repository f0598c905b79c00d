// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/keyset.h"

#include <QtCore/QCache>

namespace relaydeck::dnssec {

/// Secure zones that earlier walks have established, so that every lookup below them does not establish them
/// anew. Bounded; forgets what was not used for longest.
///
/// Found again only where the outcome would be the same: the same answers for DS and DNSKEY, the same parent,
/// the same settings, every signature in time. The work counts as if it was done.
class ZoneMemory {
public:
    /// What a zone was established from. The zone above is known by its `Zone::memory`; an anchor has none.
    struct Origin {
        DomainName apex;
        quint64 parent = 0;
        std::shared_ptr<const Reply> ds;  ///< null for an anchor
        std::shared_ptr<const Reply> keys;

        friend bool operator==(const Origin&, const Origin&) = default;
        friend size_t qHash(const Origin& origin, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, origin.apex, origin.parent, origin.ds.get(), origin.keys.get());
        }
    };
    struct Known {
        Zone zone;
        std::optional<qsizetype> parentKey;  ///< of the parent's keys, that which has signed DS
        Session::Work work;
        qint64 from = 0;  ///< seconds since 1970, both included
        qint64 until = 0;
    };

    /// Null for what is not known, or would not hold at the session's time.
    const Known* find(const Origin& origin, const Session& session);
    /// Keeps a zone, and marks it, if it is one that may be found again.
    void add(const Origin& origin, Zone& zone, std::optional<qsizetype> parentKey, const Session::Work& work,
             const Session& session);

private:
    void use(const Settings& settings);

    static constexpr qsizetype MaxZones = 256;

    QCache<Origin, Known> m_zones{MaxZones};
    Settings m_settings;  ///< those of all that is kept
    quint64 m_last = 0;
};

}  // namespace relaydeck::dnssec
