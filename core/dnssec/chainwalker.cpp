// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/chainwalker.h"

namespace relaydeck::dnssec {

using dns::RecordType;

namespace {

/// The same fault, found in an answer that the zone owes: DS belongs to the parent (RFC 4035 3.1.4.1).
Verdict at(const Zone& zone, Verdict verdict)
{
    verdict.zone = zone.apex;
    return verdict;
}

}  // namespace

std::optional<Path> ChainWalker::walkToZoneOf(const DomainName& name)
{
    return walk(name, false);
}

std::optional<Path> ChainWalker::walkToSigner(const DomainName& signer)
{
    return walk(signer, true);
}

void ChainWalker::prepare(const DomainName& name)
{
    const std::optional<DomainName> anchor = m_session.settings().anchors.closest(name);
    if (!anchor)
        return;
    m_session.need({*anchor, RecordType::DNSKEY});
    if (name != *anchor)
        m_session.need({name.ancestor(anchor->labelCount() + 1), RecordType::DS});
}

std::optional<Path> ChainWalker::walk(const DomainName& target, bool toSigner)
{
    Path path;
    const std::optional<DomainName> anchor = m_session.settings().anchors.closest(target);
    if (!anchor) {  // RFC 4033 5: outside every island of trust that was configured
        path.verdict = verdictOf(Fault::NoTrustAnchor, target, RecordType::DS,
                                 QStringLiteral("No trust anchor is at or above %1.").arg(target.toString()));
        return path;
    }

    bool pending = !anchorZone(*anchor);
    if (!pending) {
        path.zones.append(*anchor);
        path.verdict = zone(*anchor).verdict;
    }
    for (int labels = anchor->labelCount() + 1; labels <= target.labelCount(); ++labels) {
        if (!pending && !path.verdict.secure())
            break;
        const DomainName name = target.ancestor(labels);
        if (pending) {
            // What lies further down is asked for ahead: all of it where a signature says that there is a
            // zone, else one step.
            m_session.need({name, RecordType::DS});
            if (!toSigner)
                break;
            continue;
        }
        const std::optional<Cut> cut = cutAt(name, zone(path.apex()));
        if (!cut) {
            pending = true;
            // Its DS answer itself is missing: whether the next name matters is not known yet.
            if (!toSigner && m_session.needed().contains({name, RecordType::DS}))
                break;
            continue;
        }
        if (*cut == Cut::NoName)
            break;
        if (*cut == Cut::Zone) {
            path.zones.append(name);
            path.verdict = zone(name).verdict;
        }
    }
    if (!pending)
        return path;
    if (toSigner)
        m_session.need({target, RecordType::DNSKEY});
    return std::nullopt;
}

QList<ZoneLink> ChainWalker::chain(const Path& path) const
{
    QList<ZoneLink> links;
    for (const DomainName& apex : path.zones)
        links.append(m_zones.at(apex).link);
    return links;
}

const Zone* ChainWalker::anchorZone(const DomainName& apex)
{
    const auto known = m_zones.find(apex);
    if (known != m_zones.end())
        return &known->second;
    const ZoneMemory::Origin origin{apex, 0, nullptr, m_session.replyAtHand({apex, RecordType::DNSKEY})};
    if (recall(origin, nullptr))
        return &m_zones.at(apex);
    const Session::Work before = m_session.work();
    const KeyTrust trust{m_session.settings().anchors.at(apex), true};
    Zone found;
    found.apex = apex;
    found.link.zone = apex;
    const Verdict usable = judgeTrust(trust, m_session, found);
    if (usable.secure()) {
        const Reply* reply = m_session.reply({apex, RecordType::DNSKEY});
        if (!reply)
            return nullptr;
        establishKeys(trust, *reply, m_session, found);
        m_session.zones().add(origin, found, std::nullopt, m_session.workSince(before), m_session);
    } else {
        found.settle(usable);
    }
    return &m_zones.emplace(apex, std::move(found)).first->second;
}

/// Whether a zone begins at the name, as its parent says (RFC 4035 5.2).
std::optional<ChainWalker::Cut> ChainWalker::cutAt(const DomainName& name, Zone& parent)
{
    const auto known = m_cuts.find(name);
    if (known != m_cuts.end())
        return known->second;
    const Reply* reply = m_session.reply({name, RecordType::DS});
    if (!reply)
        return std::nullopt;
    const auto judge = [&]() -> std::optional<Cut> {
        if (!reply->usable)
            return stop(name, at(parent, reply->failure));
        if (const Rrset* ds = findRrset(reply->answer, name, RecordType::DS))
            return delegated(*ds, name, parent);
        if (const Rrset* alias = findRrset(reply->answer, name, RecordType::CNAME))
            return aliased(*alias, *reply, name, parent);
        for (const Rrset& set : reply->answer) {
            if (set.type == RecordType::DNAME && name.isBelow(set.owner))
                return aliased(set, *reply, name, parent);
        }
        return undelegated(*reply, name, parent);
    };
    const std::optional<Cut> cut = judge();
    if (cut)
        m_cuts.emplace(name, *cut);
    return cut;
}

std::optional<ChainWalker::Cut> ChainWalker::delegated(const Rrset& ds, const DomainName& name, Zone& parent)
{
    const ZoneMemory::Origin origin{name, parent.memory, m_session.given({name, RecordType::DS}),
                                    m_session.replyAtHand({name, RecordType::DNSKEY})};
    if (recall(origin, &parent))
        return Cut::Zone;
    const Session::Work before = m_session.work();
    Zone child;
    child.apex = name;
    child.link.zone = name;
    child.expiration = parent.expiration;
    const SignatureCheck check = checkSignatures(ds, parent.apex, parent.keys, m_session);
    child.addSignatures(check.links);
    Verdict verdict = check.verdict;
    // A DS set is never made from a wildcard (RFC 4592 4.6).
    if (check.verified() && check.labels != signedLabels(name))
        verdict =
            verdictOf(Fault::WildcardUnproven, parent.apex, RecordType::DS,
                      QStringLiteral("The DS record of %1 comes from a wildcard.").arg(name.toString()));
    if (verdict.secure()) {
        const KeyTrust trust{ds.records, false};
        verdict = judgeTrust(trust, m_session, child);
        if (verdict.secure()) {
            const Reply* keys = m_session.reply({name, RecordType::DNSKEY});
            if (!keys)
                return std::nullopt;
            establishKeys(trust, *keys, m_session, child);
            verdict = child.verdict;
        }
        parent.keySignedData(*check.key);
        child.restsOn(check.expiration);
    }
    child.settle(verdict);
    m_session.zones().add(origin, child, check.key, m_session.workSince(before), m_session);
    m_zones.emplace(name, std::move(child));
    return Cut::Zone;
}

/// Takes a zone that an earlier walk has established from the same.
bool ChainWalker::recall(const ZoneMemory::Origin& origin, Zone* parent)
{
    const ZoneMemory::Known* known = origin.keys ? m_session.zones().find(origin, m_session) : nullptr;
    if (!known || !m_session.charge(known->work))
        return false;
    m_zones.emplace(origin.apex, known->zone);
    if (parent && known->parentKey)
        parent->keySignedData(*known->parentKey);
    return true;
}

std::optional<ChainWalker::Cut> ChainWalker::undelegated(const Reply& reply, const DomainName& name,
                                                         Zone& parent)
{
    const DenialTask task{name, RecordType::DS, parent.apex, std::nullopt};
    const CheckedDenial checked = checkDenial(task, reply.authority, parent.keys, m_session);
    const Denial& denial = checked.denial;
    for (const qsizetype key : checked.keys)
        parent.keySignedData(key);
    switch (denial.security) {
    case dns::Security::Bogus:
    case dns::Security::Indeterminate:
        if (denial.fault == Fault::DenialMissing && !reply.edns)
            return stop(name,
                        verdictOf(Fault::ResolverStripsDnssec, parent.apex, RecordType::DS,
                                  QStringLiteral("The resolver's answer for DS of %1 has neither a proof "
                                                 "nor EDNS.")
                                      .arg(name.toString())));
        return stop(name, {denial.security, denial.fault, parent.apex, RecordType::DS, denial.why},
                    checked.links);
    case dns::Security::Insecure:
        return stop(name,
                    {denial.security, denial.fault, name, RecordType::DS,
                     denial.optOut
                         ? QStringLiteral("%1 leaves names such as %2 out of its proofs (NSEC3 opt-out).")
                               .arg(parent.apex.toString(), name.toString())
                         : denial.why},
                    checked.links);
    case dns::Security::Secure:
        break;
    }
    if (denial.delegation)  // D9: an NS set and no DS: proven to be without a chain of trust
        return stop(name,
                    verdictOf(Fault::NoDs, name, RecordType::DS,
                              QStringLiteral("%1 proves that %2 has no DS record: it is not signed.")
                                  .arg(parent.apex.toString(), name.toString())),
                    checked.links);
    return denial.proof == Denial::Proof::NameError ? Cut::NoName : Cut::None;
}

/// The parent has an alias there, which excludes a zone cut (RFC 1034 3.6.2, RFC 6672 2.4). That leads to no
/// more than asking for the parent's signature, so that a replayed or wildcard alias cannot lower anything.
std::optional<ChainWalker::Cut> ChainWalker::aliased(const Rrset& alias, const Reply& reply,
                                                     const DomainName& name, Zone& parent)
{
    const SignatureCheck check = checkSignatures(alias, parent.apex, parent.keys, m_session);
    if (check.verified())
        return Cut::None;
    // A resolver may have followed an alias of the child's side; then the denial beside it counts.
    const std::optional<Cut> cut = undelegated(reply, name, parent);
    if (cut == Cut::Zone && zone(name).verdict.failed() && check.verdict.fault != Fault::SignerUnknown)
        zone(name).settle(check.verdict);
    return cut;
}

ChainWalker::Cut ChainWalker::stop(const DomainName& name, const Verdict& verdict,
                                   const QList<SignatureLink>& links)
{
    Zone child;
    child.apex = name;
    child.link.zone = name;
    child.addSignatures(links);
    child.settle(verdict);
    m_zones.insert_or_assign(name, std::move(child));
    return Cut::Zone;
}

}  // namespace relaydeck::dnssec
