// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/answer.h"

#include <algorithm>

namespace relaydeck::dnssec {

using dns::RecordType;

namespace {

/// The zone that signatures claim to be by: the deepest that can hold the name. A claim only: it decides
/// which questions are asked, never what is trusted.
void claim(const QList<dns::RrsigData>& signatures, const DomainName& holder,
           std::optional<DomainName>& deepest)
{
    for (const dns::RrsigData& signature : signatures) {
        if (holder.isAtOrBelow(signature.signer)
            && (!deepest || signature.signer.labelCount() > deepest->labelCount()))
            deepest = signature.signer;
    }
}

void earlier(std::optional<QDateTime>& time, const std::optional<QDateTime>& other)
{
    if (other && (!time || *other < *time))
        time = other;
}

}  // namespace

DomainName holderOf(const dns::Question& question)
{
    return question.type == RecordType::DS ? question.name.parent() : question.name;
}

std::optional<Judged> AnswerJudge::judgeRrset(const Rrset& set, const Reply& reply)
{
    const DomainName holder = holderOf({set.owner, set.type});
    std::optional<DomainName> signer;
    claim(set.signatures, holder, signer);
    return judgeBySigner(signer, holder, [&](const Path& path) { return verify(set, reply, path); });
}

std::optional<Judged> AnswerJudge::judgeAbsence(const dns::Question& question, const Reply& reply)
{
    const DomainName holder = holderOf(question);
    std::optional<DomainName> signer;
    for (const Rrset& set : reply.authority) {
        if (set.type == RecordType::SOA || set.type == RecordType::NSEC || set.type == RecordType::NSEC3)
            claim(set.signatures, holder, signer);
    }
    std::optional<Judged> judged =
        judgeBySigner(signer, holder, [&](const Path& path) { return deny(question, reply, path); });
    if (judged && judged->verdict.insecure())
        judged->nameExists = reply.rcode != dns::Rcode::NxDomain;
    return judged;
}

/// Judges in the zone that claims to have signed; if that does not hold, in the zone that the walk down to
/// the holder ends in. So a signature is never needed for a name that is proven to be in an insecure zone,
/// and the zone cuts between signer and name are only asked about where something is wrong. A parent that
/// signs below its own zone cut is taken at its word: it could as well publish another DS.
template<typename JudgeInZone>
std::optional<Judged> AnswerJudge::judgeBySigner(const std::optional<DomainName>& signer,
                                                 const DomainName& holder, JudgeInZone judgeInZone)
{
    const auto ended = [](const Path& path) {
        Judged judged;
        judged.verdict = path.verdict;
        judged.path = path;
        return judged;
    };
    std::optional<Judged> claimed;
    if (signer) {
        const std::optional<Path> path = m_walker.walkToSigner(*signer);
        if (!path)
            return std::nullopt;
        if (!path->verdict.secure())
            return ended(*path);
        if (path->apex() == *signer) {
            claimed = judgeInZone(*path);
            if (!claimed->verdict.failed())
                return claimed;
        }
    }
    const std::optional<Path> path = m_walker.walkToZoneOf(holder);
    if (!path)
        return std::nullopt;
    if (path->verdict.insecure())
        return ended(*path);
    if (claimed && (path->verdict.failed() || path->apex() == *signer))
        return claimed;
    return path->verdict.failed() ? ended(*path) : judgeInZone(*path);
}

Judged AnswerJudge::verify(const Rrset& set, const Reply& reply, const Path& path)
{
    Judged judged;
    judged.path = path;
    Zone& zone = m_walker.zone(path.apex());
    const SignatureCheck check = checkSignatures(set, zone.apex, zone.keys, m_session);
    zone.addSignatures(check.links);
    if (!check.verified()) {
        judged.verdict = check.verdict;
        const QString subject = describe(set.owner, set.type);
        if (set.signatures.isEmpty() && !reply.edns) {
            // EDNS is between us and the resolver (RFC 6891 6.1.1), so its absence is the resolver's doing.
            judged.verdict =
                verdictOf(Fault::ResolverStripsDnssec, zone.apex, set.type,
                          QStringLiteral("The resolver's answer for %1 has neither a signature nor EDNS.")
                              .arg(subject));
        } else if (set.signatures.isEmpty()) {
            judged.verdict.why = QStringLiteral("%1 has no signature, though the zone %2 is signed.")
                                     .arg(subject, zone.apex.toString());
        }
        return judged;
    }
    zone.keySignedData(*check.key);
    judged.expiration = check.expiration;
    judged.ttlLimit = check.ttlLimit;
    earlier(judged.expiration, zone.expiration);
    if (check.labels < signedLabels(set.owner))
        proveWildcard(set, check.labels, reply, zone, judged);
    return judged;
}

/// RFC 4035 5.3.4, RFC 5155 8.8: an answer made from a wildcard holds only where no closer name exists.
void AnswerJudge::proveWildcard(const Rrset& set, int labels, const Reply& reply, Zone& zone, Judged& judged)
{
    judged.fromWildcard = true;
    const Denial denial = checkDenialIn(zone, {set.owner, set.type, zone.apex, labels}, reply, judged);
    switch (denial.security) {
    case dns::Security::Secure:
        break;
    case dns::Security::Insecure:
    case dns::Security::Indeterminate:
        judged.verdict = {denial.security, denial.fault, zone.apex, set.type, denial.why};
        break;
    case dns::Security::Bogus:
        judged.verdict = verdictOf(
            Fault::WildcardUnproven, zone.apex, set.type,
            QStringLiteral("%1 comes from a wildcard, without the proof that no closer name exists.")
                .arg(describe(set.owner, set.type)));
        break;
    }
}

Judged AnswerJudge::deny(const dns::Question& question, const Reply& reply, const Path& path)
{
    Judged judged;
    judged.path = path;
    Zone& zone = m_walker.zone(path.apex());
    Denial denial =
        checkDenialIn(zone, {question.name, question.type, zone.apex, std::nullopt}, reply, judged);
    const QString subject = describe(question.name, question.type);
    judged.nameExists = denial.proof == Denial::Proof::NoData;
    // An NXDOMAIN for a name that is proven to exist without the type is a server's slip (such as at empty
    // non-terminals, RFC 8020 2): what is proven counts. The other way round nothing is known to do so.
    if (denial.proof == Denial::Proof::NameError && reply.rcode == dns::Rcode::NoError && !denial.optOut) {
        denial.security = dns::Security::Bogus;
        denial.fault = Fault::DenialIncomplete;
        denial.why = QStringLiteral("The answer says that %1 exists, its proof that it does not.")
                         .arg(question.name.toString());
    }
    if (denial.fault == Fault::DenialMissing && !reply.edns) {
        judged.verdict = verdictOf(
            Fault::ResolverStripsDnssec, zone.apex, question.type,
            QStringLiteral("The resolver's answer for %1 has neither a proof nor EDNS.").arg(subject));
        return judged;
    }
    if (denial.security != dns::Security::Secure)
        judged.verdict = {denial.security, denial.fault, zone.apex, question.type, denial.why};
    return judged;
}

Denial AnswerJudge::checkDenialIn(Zone& zone, const DenialTask& task, const Reply& reply, Judged& judged)
{
    CheckedDenial checked = checkDenial(task, reply.authority, zone.keys, m_session);
    zone.addSignatures(checked.links);
    for (const qsizetype key : std::as_const(checked.keys))
        zone.keySignedData(key);
    earlier(judged.expiration, zone.expiration);
    earlier(judged.expiration, checked.expiration);
    if (checked.denial.optOut && checked.denial.why.isEmpty())
        checked.denial.why = QStringLiteral("%1 leaves names such as %2 out of its proofs (NSEC3 opt-out).")
                                 .arg(zone.apex.toString(), task.name.toString());
    return checked.denial;
}

}  // namespace relaydeck::dnssec
