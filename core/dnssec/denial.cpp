// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/denial.h"

#include "core/dnssec/denialnsec.h"
#include "core/dnssec/denialnsec3.h"

#include <algorithm>

namespace relaydeck::dnssec {

using dns::RecordType;

namespace {

/// Verified records, sorted by kind, and what came of their signatures.
struct Evidence {
    QList<NsecRecord> nsec;
    QList<Nsec3Record> nsec3;
    bool any = false;  ///< some denial record of this zone was there
    Verdict fault;  ///< of a record whose signature did not verify
};

void read(const Rrset& set, const DomainName& zone, Evidence& evidence)
{
    for (const dns::Record& record : set.records) {
        const std::optional<dns::NsecData> nsec = dns::nsecOf(record);
        if (nsec && nsec->next.isAtOrBelow(zone))
            evidence.nsec.append({record.owner, *nsec});
        if (const std::optional<Nsec3Record> nsec3 = readNsec3(record, zone))
            evidence.nsec3.append(*nsec3);
    }
}

void verify(const Rrset& set, const DenialTask& task, const QList<PublishedKey>& keys, Session& session,
            Evidence& evidence, CheckedDenial& result)
{
    evidence.any = true;
    const SignatureCheck check = checkSignatures(set, task.zone, keys, session);
    result.links += check.links;
    if (!check.verified()) {
        if (evidence.fault.secure())
            evidence.fault = check.verdict;
        return;
    }
    // An NSEC expanded from a wildcard would speak about a place in the ring that it does not have
    // (CVE-2017-15105).
    if (check.labels != signedLabels(set.owner))
        return;
    result.keys.insert(*check.key);
    result.expiration = result.expiration ? std::min(*result.expiration, check.expiration) : check.expiration;
    read(set, task.zone, evidence);
}

}  // namespace

CheckedDenial checkDenial(const DenialTask& task, const QList<Rrset>& authority,
                          const QList<PublishedKey>& keys, Session& session)
{
    CheckedDenial result;
    Evidence evidence;
    for (const Rrset& set : authority) {
        const bool denies = set.type == RecordType::NSEC || set.type == RecordType::NSEC3;
        if (denies && set.owner.isAtOrBelow(task.zone))
            verify(set, task, keys, session, evidence, result);
    }

    const QString subject = describe(task.name, task.type);
    if (!evidence.nsec.isEmpty())
        result.denial = denyByNsec(task, evidence.nsec);
    if (!result.denial.proven() && !evidence.nsec3.isEmpty())
        result.denial = denyByNsec3(task, evidence.nsec3, session);

    Denial& denial = result.denial;
    if (denial.proven() || denial.fault == Fault::Nsec3Iterations || denial.fault == Fault::TooMuchWork)
        return result;
    if (evidence.fault.failed()) {  // what is missing is likely in the record that did not verify
        denial.fault = evidence.fault.fault;
        denial.security = evidence.fault.security;
        denial.why = evidence.fault.why;
    } else if (!evidence.any) {
        denial.fault = Fault::DenialMissing;
        denial.why =
            QStringLiteral("The absence of %1 is not proven: no NSEC or NSEC3 of %2 came with the answer.")
                .arg(subject, task.zone.toString());
    } else {
        denial.fault = Fault::DenialIncomplete;
        denial.why = QStringLiteral("The absence of %1 is not proven. %2").arg(subject, denial.why).trimmed();
    }
    return result;
}

}  // namespace relaydeck::dnssec
