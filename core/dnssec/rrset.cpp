// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/rrset.h"

#include "core/dns/message.h"

#include <QtCore/QHash>

namespace relaydeck::dnssec {

QList<Rrset> rrsetsOf(const QList<dns::Record>& section)
{
    QList<Rrset> sets;
    QHash<dns::Question, qsizetype> index;
    for (const dns::Record& record : section) {
        if (record.type == dns::RecordType::RRSIG)
            continue;
        const dns::Question key{record.owner, record.type};
        auto at = index.constFind(key);
        if (at == index.constEnd()) {
            at = index.insert(key, sets.size());
            sets.append({record.owner, record.type, {}, {}});
        }
        sets[*at].records.append(record);
    }
    for (const dns::Record& record : section) {
        const std::optional<dns::RrsigData> signature = dns::rrsigOf(record);
        if (!signature)
            continue;
        const auto at = index.constFind({record.owner, signature->covered});
        if (at != index.constEnd())
            sets[*at].signatures.append(*signature);
    }
    return sets;
}

const Rrset* findRrset(const QList<Rrset>& sets, const DomainName& owner, dns::RecordType type)
{
    for (const Rrset& set : sets) {
        if (set.type == type && set.owner == owner)
            return &set;
    }
    return nullptr;
}

int signedLabels(const DomainName& owner)
{
    return owner.labelCount() - (owner.isWildcard() ? 1 : 0);
}

}  // namespace relaydeck::dnssec
