// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/signedzone.h"

#include <QtCore/QSet>

namespace relaydeck::dnssec {

/// Zones that together are a name space, and the answers of a recursive resolver over them that does not
/// judge (CD set): what authoritative servers say, aliases followed from zone to zone, bogus data passed on.
class ZoneTree {
public:
    void add(const SignedZone& zone) { m_zones.insert_or_assign(zone.apex(), zone); }
    /// Null when there is no such zone.
    const SignedZone* zone(const DomainName& apex) const;

    /// A question that ends in SERVFAIL, whatever the zones have.
    void failFor(const dns::Question& question) { m_failing.insert(question); }

    /// A response, ready but for the ID. Without `dnssecOk`, records of DNSSEC that were not asked for are
    /// left out (RFC 4035 3.2.1).
    dns::Message answer(const dns::Question& question, bool dnssecOk = true) const;

    /// What a name server of all these zones says by itself: authoritative for what they hold, aliases
    /// followed inside one zone only, nothing about anything else (REFUSED).
    dns::Message authoritativeAnswer(const dns::Question& question, bool dnssecOk = true) const;

private:
    const SignedZone* zoneFor(const dns::Question& question) const;
    /// Gives the name to go on with.
    std::optional<DomainName> answerFrom(const dns::Question& question, dns::Message& response) const;

    std::map<DomainName, SignedZone> m_zones;
    QSet<dns::Question> m_failing;
};

}  // namespace relaydeck::dnssec
