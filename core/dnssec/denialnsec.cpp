// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/denialnsec.h"

#include <algorithm>

namespace relaydeck::dnssec {

using dns::RecordType;

namespace {

int commonLabels(const DomainName& left, const DomainName& right)
{
    int labels = std::min(left.labelCount(), right.labelCount());
    while (left.ancestor(labels) != right.ancestor(labels))
        --labels;
    return labels;
}

Denial proven(Denial::Proof proof)
{
    Denial denial;
    denial.proof = proof;
    denial.fault = Fault::None;
    denial.security = dns::Security::Secure;
    return denial;
}

Denial unproven(const QString& why)
{
    Denial denial;
    denial.fault = Fault::DenialIncomplete;
    denial.why = why;
    return denial;
}

class Prover {
public:
    Prover(const DenialTask& task, const QList<NsecRecord>& records) : m_task(task), m_records(records) { }

    Denial run() const
    {
        const DomainName& name = m_task.name;
        if (const NsecRecord* own = matching(name))
            return m_task.wildcardLabels ? unproven(QStringLiteral("The NSEC of %1 says that the name itself "
                                                                   "exists.")
                                                        .arg(name.toString()))
                                         : noDataAt(*own, name);
        const NsecRecord* gap = covering(name);
        if (!gap)
            return unproven(QStringLiteral("No NSEC covers %1.").arg(name.toString()));
        if (gap->data.next.isBelow(name)) {
            // An empty non-terminal: it exists, since a name below it does (RFC 4035 5.4, RFC 4592 2.2.2).
            return m_task.wildcardLabels ? unproven(QStringLiteral("The NSEC of %1 says that %2 exists.")
                                                        .arg(gap->owner.toString(), name.toString()))
                                         : proven(Denial::Proof::NoData);
        }
        // The longest name that both the asked one and a neighbor in the ring are below exists.
        const int encloser = std::max(commonLabels(name, gap->owner), commonLabels(name, gap->data.next));
        if (m_task.wildcardLabels) {  // RFC 4035 5.3.4: no closer match than this wildcard
            return encloser == *m_task.wildcardLabels
                ? proven(Denial::Proof::NoCloserName)
                : unproven(QStringLiteral("A wildcard closer to %1 had to answer.").arg(name.toString()));
        }
        return atWildcard(name.ancestor(encloser));
    }

private:
    const NsecRecord* matching(const DomainName& name) const
    {
        const auto found = std::find_if(m_records.begin(), m_records.end(),
                                        [&name](const NsecRecord& record) { return record.owner == name; });
        return found == m_records.end() ? nullptr : &*found;
    }

    /// The NSEC whose gap the name falls into, among those that may speak about it.
    const NsecRecord* covering(const DomainName& name) const
    {
        const auto found = std::find_if(m_records.begin(), m_records.end(), [&](const NsecRecord& record) {
            // RFC 6840 4.1: what is below a zone cut or a DNAME is not the owner's to deny.
            if (name.isBelow(record.owner) && endsZone(record.data.types))
                return false;
            // The last NSEC of the zone leads back to the apex (RFC 4034 4.1.1).
            if (record.data.next == m_task.zone)
                return record.owner < name;
            return record.owner < name && name < record.data.next;
        });
        return found == m_records.end() ? nullptr : &*found;
    }

    Denial noDataAt(const NsecRecord& record, const DomainName& owner) const
    {
        if (!deniesType(record.data.types, owner, m_task.type))
            return unproven(QStringLiteral("The NSEC of %1 does not deny %2.")
                                .arg(owner.toString(), dns::typeName(m_task.type)));
        Denial denial = proven(Denial::Proof::NoData);
        denial.delegation = isDelegation(record.data.types);
        return denial;
    }

    /// The name does not exist; what a wildcard at the closest encloser says about it (RFC 4035 5.4).
    Denial atWildcard(const DomainName& encloser) const
    {
        const std::optional<DomainName> wildcard = encloser.child("*");
        if (!wildcard)  // the name would be too long to exist
            return proven(Denial::Proof::NameError);
        if (const NsecRecord* own = matching(*wildcard)) {
            Denial denial = noDataAt(*own, *wildcard);
            denial.delegation = false;  // a wildcard makes no zone cuts (RFC 4592 4.2)
            return denial;
        }
        const NsecRecord* gap = covering(*wildcard);
        if (!gap)
            return unproven(QStringLiteral("No NSEC covers the wildcard %1.").arg(wildcard->toString()));
        // The wildcard as an empty non-terminal exists, without any type.
        return proven(gap->data.next.isBelow(*wildcard) ? Denial::Proof::NoData : Denial::Proof::NameError);
    }

    const DenialTask& m_task;
    const QList<NsecRecord>& m_records;
};

}  // namespace

bool isDelegation(const QSet<RecordType>& types)
{
    return types.contains(RecordType::NS) && !types.contains(RecordType::SOA);
}

bool endsZone(const QSet<RecordType>& types)
{
    return isDelegation(types) || types.contains(RecordType::DNAME);
}

bool deniesType(const QSet<RecordType>& types, const DomainName& name, RecordType type)
{
    if (types.contains(type) || types.contains(RecordType::CNAME))  // RFC 6840 4.3
        return false;
    if (type == RecordType::DS) {
        // RFC 4035 5.2, RFC 6840 4.4: DS lives on the parent's side; the child's apex says nothing about it.
        return !types.contains(RecordType::SOA) || name.isRoot();
    }
    return !isDelegation(types);  // RFC 6840 4.1
}

Denial denyByNsec(const DenialTask& task, const QList<NsecRecord>& records)
{
    return Prover(task, records).run();
}

}  // namespace relaydeck::dnssec
