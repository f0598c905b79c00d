// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonememory.h"

#include <algorithm>
#include <limits>

namespace relaydeck::dnssec {

namespace {

bool sameRules(const Settings& a, const Settings& b)
{
    return a.algorithms == b.algorithms && a.digests == b.digests && a.limits == b.limits
        && a.anchors == b.anchors;
}

/// Of signatures that were in time, what is said of them stays as long as they are. Of one that is not, or
/// was not looked at, something else will be said.
bool failedByTime(const SignatureLink& signature)
{
    return !signature.verified && signature.fault != Fault::SignerUnknown
        && signature.fault != Fault::SignatureInvalid;
}

}  // namespace

const ZoneMemory::Known* ZoneMemory::find(const Origin& origin, const Session& session)
{
    use(session.settings());
    const Known* known = m_zones.object(origin);
    const qint64 now = session.settings().now.toSecsSinceEpoch();
    return known && known->from <= now && now <= known->until ? known : nullptr;
}

void ZoneMemory::add(const Origin& origin, Zone& zone, std::optional<qsizetype> parentKey,
                     const Session::Work& work, const Session& session)
{
    use(session.settings());
    const bool sameWhileInTime =
        std::none_of(zone.link.signatures.cbegin(), zone.link.signatures.cend(), failedByTime);
    const bool parentKnown = !origin.ds || origin.parent != 0;
    if (!zone.verdict.secure() || !sameWhileInTime || !parentKnown)
        return;
    auto known = std::make_unique<Known>();
    known->from = std::numeric_limits<qint64>::min();
    known->until = std::numeric_limits<qint64>::max();
    for (const SignatureLink& signature : std::as_const(zone.link.signatures)) {
        known->from = std::max(known->from, signature.inception.toSecsSinceEpoch());
        known->until = std::min(known->until, signature.expiration.toSecsSinceEpoch());
    }
    zone.memory = ++m_last;
    known->zone = zone;
    known->parentKey = parentKey;
    known->work = work;
    m_zones.insert(origin, known.release());
}

void ZoneMemory::use(const Settings& settings)
{
    if (sameRules(m_settings, settings))
        return;
    m_zones.clear();
    m_settings = settings;
}

}  // namespace relaydeck::dnssec
