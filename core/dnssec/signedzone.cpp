// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/signedzone.h"

#include "core/dnssec/nsec3hash.h"

#include <QtCore/QSet>
#include <QtCore/QtEndian>

namespace relaydeck::dnssec {

using dns::Record;
using dns::RecordType;

namespace {

void append(QList<Record>& section, const SignedZone::Rrset& rrset)
{
    for (const QList<Record>& records : {rrset.records, rrset.signatures}) {
        for (const Record& record : records) {
            if (!section.contains(record))
                section.append(record);
        }
    }
}

/// The RRset as a wildcard makes it: other owner, same signature (RFC 4035 3.1.3.3).
SignedZone::Rrset expanded(SignedZone::Rrset rrset, const DomainName& owner)
{
    for (Record& record : rrset.records)
        record.owner = owner;
    for (Record& record : rrset.signatures)
        record.owner = owner;
    return rrset;
}

/// The name below `encloser` on the way to `name` (RFC 5155 1.3: next closer name).
DomainName nextCloser(const DomainName& name, const DomainName& encloser)
{
    return name.ancestor(encloser.labelCount() + 1);
}

bool followsAliases(RecordType type)
{
    return type != RecordType::CNAME && type != RecordType::ANY && type != RecordType::RRSIG;
}

constexpr dns::Rcode YxDomain{6};  // RFC 6672 2.2

}  // namespace

const SignedZone::Node* SignedZone::node(const DomainName& name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? nullptr : &found->second;
}

const SignedZone::Rrset* SignedZone::find(const DomainName& name, RecordType type) const
{
    const Node* at = node(name);
    if (!at)
        return nullptr;
    const auto found = at->constFind(type);
    return found == at->constEnd() ? nullptr : &*found;
}

QList<Record> SignedZone::records() const
{
    QList<Record> result;
    append(result, *find(m_apex, RecordType::SOA));
    for (const auto& [name, at] : m_names) {
        for (const Rrset& rrset : at)
            append(result, rrset);
    }
    for (const auto& [label, rrset] : m_hashes)
        append(result, rrset);
    return result;
}

QList<Record> SignedZone::ds(quint8 digestType) const
{
    return m_ds.value(digestType);
}

ZoneAnswer SignedZone::answer(const dns::Question& question) const
{
    Q_ASSERT(question.name.isAtOrBelow(m_apex));
    ZoneAnswer out;
    QSet<DomainName> seen;
    dns::Question current = question;
    while (!seen.contains(current.name)) {
        seen.insert(current.name);
        const std::optional<DomainName> target = answerOnce(current, out);
        if (!target)
            return out;
        current.name = *target;
        if (!target->isAtOrBelow(m_apex)) {
            out.alias = target;
            return out;
        }
    }
    return out;
}

/// RFC 1034 4.3.2 step 3 with RFC 6672 3.2. A referral after an alias leaves the rest to who asks.
std::optional<DomainName> SignedZone::answerOnce(const dns::Question& question, ZoneAnswer& out) const
{
    const DomainName& name = question.name;
    DomainName encloser = m_apex;
    for (int labels = m_apex.labelCount(); labels <= name.labelCount(); ++labels) {
        const DomainName ancestor = name.ancestor(labels);
        const Node* at = node(ancestor);
        if (!at)
            break;
        encloser = ancestor;
        const bool itself = ancestor == name;
        if (ancestor != m_apex && at->contains(RecordType::NS)
            && !(itself && question.type == RecordType::DS)) {
            if (!out.answer.isEmpty())
                out.alias = name;
            else
                refer(ancestor, *at, out);
            return std::nullopt;
        }
        if (itself) {
            answerAt(name, *at, question, out);
            const auto cname = at->constFind(RecordType::CNAME);
            if (cname == at->constEnd() || !followsAliases(question.type) || at->contains(question.type))
                return std::nullopt;
            return DomainName::fromWire(cname->records.first().rdata);
        }
        if (at->contains(RecordType::DNAME))
            return answerDname(*at->constFind(RecordType::DNAME), question, out);
    }

    const std::optional<DomainName> wildcard = encloser.child("*");
    const Node* source = wildcard ? node(*wildcard) : nullptr;
    if (!source) {
        out.rcode = dns::Rcode::NxDomain;
        addSoa(out);
        denyName(name, encloser, out);
        return std::nullopt;
    }
    Node made;
    for (auto it = source->constBegin(); it != source->constEnd(); ++it) {
        if (it.key() != RecordType::NSEC)
            made.insert(it.key(), expanded(*it, name));
    }
    const bool aliased = made.contains(RecordType::CNAME) && !made.contains(question.type);
    if (made.contains(question.type) || aliased) {
        append(out.answer, aliased ? made.value(RecordType::CNAME) : made.value(question.type));
        denyCloserMatch(name, encloser, out);
        if (aliased && followsAliases(question.type))
            return DomainName::fromWire(made.value(RecordType::CNAME).records.first().rdata);
        return std::nullopt;
    }
    // No data at the wildcard: its types, and that no closer name exists (RFC 4035 3.1.3.4, RFC 5155 7.2.5).
    addSoa(out);
    denyType(*wildcard, out);
    if (usesNsec3())
        addEncloserProof(name, out);
    else
        addNsecCovering(name, out);
    return std::nullopt;
}

void SignedZone::answerAt(const DomainName& owner, const Node& at, const dns::Question& question,
                          ZoneAnswer& out) const
{
    if (question.type == RecordType::ANY && !at.isEmpty()) {
        for (const Rrset& rrset : at)
            append(out.answer, rrset);
        return;
    }
    if (question.type == RecordType::RRSIG && !at.isEmpty()) {
        for (const Rrset& rrset : at)
            append(out.answer, Rrset{{}, rrset.signatures});
        return;
    }
    if (at.contains(question.type)) {
        append(out.answer, at.value(question.type));
    } else if (at.contains(RecordType::CNAME)) {
        append(out.answer, at.value(RecordType::CNAME));
    } else {
        addSoa(out);
        denyType(owner, out);
    }
}

std::optional<DomainName> SignedZone::answerDname(const Rrset& dname, const dns::Question& question,
                                                  ZoneAnswer& out) const
{
    append(out.answer, dname);
    const Record& record = dname.records.first();
    std::optional<DomainName> target = DomainName::fromWire(record.rdata);
    const QList<QByteArray> labels = question.name.labels();
    for (qsizetype i = labels.size() - record.owner.labelCount() - 1; i >= 0 && target; --i)
        target = target->child(labels.at(i));
    if (!target) {
        out.rcode = YxDomain;
        return std::nullopt;
    }
    out.answer.append(Record{question.name, RecordType::CNAME, record.ttl, target->wire()});
    return followsAliases(question.type) ? target : std::nullopt;
}

void SignedZone::refer(const DomainName& cut, const Node& at, ZoneAnswer& out) const
{
    out.authoritative = false;
    append(out.authority, at.value(RecordType::NS));
    if (at.contains(RecordType::DS))
        append(out.authority, at.value(RecordType::DS));
    else
        denyType(cut, out);
    for (const Record& server : at.value(RecordType::NS).records) {
        const std::optional<DomainName> host = DomainName::fromWire(server.rdata);
        for (const RecordType type : {RecordType::A, RecordType::AAAA}) {
            const Rrset* glue = host ? find(*host, type) : nullptr;
            if (glue)
                append(out.additional, *glue);
        }
    }
}

void SignedZone::addSoa(ZoneAnswer& out) const
{
    Rrset soa = *find(m_apex, RecordType::SOA);
    // The last field of the SOA bounds how long a denial may be kept (RFC 2308 3).
    const QByteArray minimum = soa.records.first().rdata.right(4);
    const quint32 ttl = std::min(soa.records.first().ttl, qFromBigEndian<quint32>(minimum.constData()));
    for (QList<Record>* records : {&soa.records, &soa.signatures}) {
        for (Record& record : *records)
            record.ttl = ttl;
    }
    append(out.authority, soa);
}

QByteArray SignedZone::hashLabel(const DomainName& name) const
{
    return nsec3Label(name, m_salt, m_iterations);
}

/// That an existing name, or the wildcard that stands for one, has no such type.
void SignedZone::denyType(const DomainName& name, ZoneAnswer& out) const
{
    if (usesNsec3()) {
        // No NSEC3 of its own: an insecure delegation under opt-out (RFC 5155 7.2.4).
        if (!addNsec3Matching(name, out))
            addEncloserProof(name, out);
        return;
    }
    if (const Rrset* own = find(name, RecordType::NSEC))
        append(out.authority, *own);
    else
        addNsecCovering(name, out);  // an empty non-terminal: the NSEC before it leads to a name below it
}

/// That a name does not exist, nor a wildcard for it (RFC 4035 3.1.3.2, RFC 5155 7.2.2).
void SignedZone::denyName(const DomainName& name, const DomainName& encloser, ZoneAnswer& out) const
{
    const std::optional<DomainName> wildcard = encloser.child("*");
    if (usesNsec3()) {
        addEncloserProof(name, out);
        if (wildcard)
            addNsec3Covering(*wildcard, out);
        return;
    }
    addNsecCovering(name, out);
    if (wildcard)
        addNsecCovering(*wildcard, out);
}

/// That no name closer than the wildcard exists (RFC 4035 3.1.3.3, RFC 5155 7.2.6).
void SignedZone::denyCloserMatch(const DomainName& name, const DomainName& encloser, ZoneAnswer& out) const
{
    if (usesNsec3())
        addNsec3Covering(nextCloser(name, encloser), out);
    else
        addNsecCovering(name, out);
}

void SignedZone::addNsecCovering(const DomainName& name, ZoneAnswer& out) const
{
    // The apex comes before every name of the zone, and has an NSEC if the zone is signed.
    for (auto it = m_names.lower_bound(name); it != m_names.begin();) {
        --it;
        const auto nsec = it->second.constFind(RecordType::NSEC);
        if (nsec != it->second.constEnd()) {
            append(out.authority, *nsec);
            return;
        }
    }
}

bool SignedZone::addNsec3Matching(const DomainName& name, ZoneAnswer& out) const
{
    const auto found = m_hashes.find(hashLabel(name));
    if (found == m_hashes.end())
        return false;
    append(out.authority, found->second);
    return true;
}

void SignedZone::addNsec3Covering(const DomainName& name, ZoneAnswer& out) const
{
    auto after = m_hashes.lower_bound(hashLabel(name));
    // The ring closes: what lies before the first hash is covered by the last.
    if (after == m_hashes.begin())
        after = m_hashes.end();
    append(out.authority, std::prev(after)->second);
}

/// Closest provable encloser and the next closer name (RFC 5155 7.2.1).
void SignedZone::addEncloserProof(const DomainName& name, ZoneAnswer& out) const
{
    for (DomainName encloser = name.parent(); encloser.isAtOrBelow(m_apex); encloser = encloser.parent()) {
        if (addNsec3Matching(encloser, out)) {
            addNsec3Covering(nextCloser(name, encloser), out);
            return;
        }
        if (encloser == m_apex)
            return;
    }
}

}  // namespace relaydeck::dnssec
