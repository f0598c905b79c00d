// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/denial.h"
#include "core/dnssec/zonememory.h"

#include <map>

namespace relaydeck::dnssec {

/// Where a walk from the trust anchor ended.
struct Path {
    Verdict verdict;  ///< of the last zone; the walk ends at the first that is not secure
    QList<DomainName> zones;  ///< from the anchor down; empty where no anchor is above
    const DomainName& apex() const { return zones.last(); }
};

/// Walks from the trust anchors down through zone cuts, each found by asking its parent for DS (RFC 4035
/// 5.2; rule D9). Remembers what it has seen.
class ChainWalker {
public:
    explicit ChainWalker(Session& session) : m_session(session) { }

    /// To the deepest zone that holds the name: DS is asked for every name on the way. Nothing while packets
    /// are missing, which the session has noted.
    std::optional<Path> walkToZoneOf(const DomainName& name);

    /// The same where a signature claims that `signer` is a zone: what is needed to reach it is asked for at
    /// once, and the walk goes no further down.
    std::optional<Path> walkToSigner(const DomainName& signer);

    /// Notes the first questions of a walk to a name, so that they go out together with the question itself.
    void prepare(const DomainName& name);

    Zone& zone(const DomainName& apex) { return m_zones.at(apex); }
    QList<ZoneLink> chain(const Path& path) const;

private:
    enum class Cut {
        None,  ///< the name belongs to the same zone
        NoName,  ///< and nothing exists at or below it
        Zone,  ///< a zone of its own, in m_zones with its verdict
    };

    std::optional<Path> walk(const DomainName& target, bool toSigner);
    const Zone* anchorZone(const DomainName& apex);
    std::optional<Cut> cutAt(const DomainName& name, Zone& parent);
    std::optional<Cut> delegated(const Rrset& ds, const DomainName& name, Zone& parent);
    bool recall(const ZoneMemory::Origin& origin, Zone* parent);
    std::optional<Cut> undelegated(const Reply& reply, const DomainName& name, Zone& parent);
    std::optional<Cut> aliased(const Rrset& alias, const Reply& reply, const DomainName& name, Zone& parent);
    Cut stop(const DomainName& name, const Verdict& verdict, const QList<SignatureLink>& links = {});

    Session& m_session;
    std::map<DomainName, Zone> m_zones;  // a map keeps references valid
    std::map<DomainName, Cut> m_cuts;
};

}  // namespace relaydeck::dnssec
