// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/validator.h"

#include "core/dnssec/answer.h"

#include <QtCore/QSet>

#include <algorithm>

namespace relaydeck::dnssec {

using dns::RecordType;

namespace {

/// The name that a DNAME leads to (RFC 6672 2.2): its owner replaced by its target. Nothing when too long.
std::optional<DomainName> synthesized(const DomainName& name, const DomainName& owner,
                                      const DomainName& target)
{
    const QList<QByteArray> labels = name.labels();
    std::optional<DomainName> result = target;
    for (qsizetype i = labels.size() - owner.labelCount() - 1; i >= 0 && result; --i)
        result = result->child(labels.at(i));
    return result;
}

const Rrset* dnameAbove(const Reply& reply, const DomainName& name)
{
    for (const Rrset& set : reply.answer) {
        if (set.type == RecordType::DNAME && name.isBelow(set.owner))
            return &set;
    }
    return nullptr;
}

std::optional<DomainName> onlyTarget(const Rrset& alias)
{
    return alias.records.size() == 1 ? dns::targetOf(alias.records.first()) : std::nullopt;
}

/// One lookup: follows the aliases from the question's name to the end (RFC 1034 3.6.2, RFC 6672 3), and
/// judges every link.
class LookupRun {
public:
    LookupRun(const dns::Question& question, Session& session)
        : m_session(session)
        , m_walker(session)
        , m_judge(session, m_walker)
        , m_name(question.name)
    {
        m_lookup.question = question;
        m_lookup.security = dns::Security::Secure;
    }

    /// Nothing while packets are missing.
    std::optional<Lookup> run()
    {
        if (m_lookup.question.type == RecordType::ANY || m_lookup.question.type == RecordType::RRSIG)
            return failed(verdictOf(Fault::NoAnswer, m_name, m_lookup.question.type,
                                    QStringLiteral("Questions for %1 have no answer that could be validated.")
                                        .arg(dns::typeName(m_lookup.question.type))));
        m_visited.insert(m_name);
        if (!ask())
            return std::nullopt;
        for (;;) {
            if (!m_reply->usable)
                return failed(m_reply->failure);
            const Rrset* found = findRrset(m_reply->answer, m_name, type());
            const Rrset* dname = dnameAbove(*m_reply, m_name);
            if (found && !(dname && type() == RecordType::CNAME))
                return finishWith(*found);
            const Rrset* alias = dname ? dname : findRrset(m_reply->answer, m_name, RecordType::CNAME);
            if (!alias)
                return finishWithout();
            if (const std::optional<bool> followed = follow(*alias); !followed)
                return std::nullopt;
            else if (!*followed || (found && dname))
                return m_lookup;
            if (!m_reply)
                return std::nullopt;
        }
    }

private:
    RecordType type() const { return m_lookup.question.type; }

    bool ask()
    {
        m_reply = m_session.reply({m_name, type()});
        if (!m_reply)
            m_walker.prepare(holderOf({m_name, type()}));
        return m_reply != nullptr;
    }

    bool answersFor(const DomainName& name) const
    {
        return findRrset(m_reply->answer, name, type()) || findRrset(m_reply->answer, name, RecordType::CNAME)
            || dnameAbove(*m_reply, name);
    }

    /// Takes a link's verdict into the whole: the weakest link decides, the first of equals is reported.
    void absorb(const Verdict& verdict)
    {
        if (verdict.security >= m_lookup.security)
            return;
        m_lookup.security = verdict.security;
        m_lookup.fault = verdict.fault;
        m_lookup.faultZone = verdict.zone;
        m_lookup.faultType = verdict.type;
        m_lookup.why = verdict.why;
    }

    void absorb(const Judged& judged)
    {
        absorb(judged.verdict);
        m_lookup.chain = m_walker.chain(judged.path);
        if (judged.path.verdict.secure() && !judged.verdict.secure() && !m_lookup.chain.isEmpty()) {
            // The zone is secure, what was asked in it is not: the chain shows where it ends.
            ZoneLink& last = m_lookup.chain.last();
            last.security = judged.verdict.security;
            last.fault = judged.verdict.fault;
            last.why = judged.verdict.why;
        }
        if (judged.expiration && (!m_first || *judged.expiration < m_first->at))
            m_first = endingAt(*judged.expiration, m_lookup.chain);
    }

    /// The signature on the way that ends then; of several the one closest to the answer.
    static FirstToEnd endingAt(const QDateTime& time, const QList<ZoneLink>& chain)
    {
        for (auto zone = chain.rbegin(); zone != chain.rend(); ++zone) {
            const auto found = std::find_if(zone->signatures.rbegin(), zone->signatures.rend(),
                                            [&time](const SignatureLink& signature) {
                                                return signature.verified && signature.expiration == time;
                                            });
            if (found != zone->signatures.rend())
                return {found->owner, found->covered, found->signer, time};
        }
        Q_ASSERT_X(false, "validator", "the chain lacks a signature that the lookup rests on");
        return {DomainName(), RecordType::A, DomainName(), time};
    }

    const Lookup& finish(Lookup::Outcome outcome)
    {
        m_lookup.outcome = outcome;
        m_lookup.canonicalName = m_name;
        m_lookup.rcode = m_reply ? m_reply->rcode : dns::Rcode::NoError;
        if (m_lookup.security == dns::Security::Secure && m_first) {
            m_lookup.earliestExpiration = m_first->at;
            m_lookup.firstToEnd = m_first;
        }
        return m_lookup;
    }

    const Lookup& failed(const Verdict& verdict)
    {
        absorb(verdict);
        return finish(Lookup::Outcome::Failed);
    }

    std::optional<Lookup> finishWith(const Rrset& set)
    {
        const std::optional<Judged> judged = m_judge.judgeRrset(set, *m_reply);
        if (!judged)
            return std::nullopt;
        absorb(*judged);
        m_lookup.records = set.records;
        if (judged->ttlLimit) {  // RFC 4035 5.3.3
            for (dns::Record& record : m_lookup.records)
                record.ttl = std::min(record.ttl, *judged->ttlLimit);
        }
        m_lookup.fromWildcard = judged->fromWildcard;
        return finish(judged->verdict.failed() ? Lookup::Outcome::Failed : Lookup::Outcome::Answer);
    }

    std::optional<Lookup> finishWithout()
    {
        const std::optional<Judged> judged = m_judge.judgeAbsence({m_name, type()}, *m_reply);
        if (!judged)
            return std::nullopt;
        absorb(*judged);
        if (judged->verdict.failed())
            return finish(Lookup::Outcome::Failed);
        return finish(judged->nameExists ? Lookup::Outcome::NoData : Lookup::Outcome::NameError);
    }

    /// One link. False when the lookup ends here, m_lookup being complete; nothing while packets are missing.
    std::optional<bool> follow(const Rrset& alias)
    {
        const std::optional<Judged> judged = m_judge.judgeRrset(alias, *m_reply);
        if (!judged)
            return std::nullopt;
        absorb(*judged);
        const bool byDname = alias.type == RecordType::DNAME;
        const std::optional<DomainName> target = onlyTarget(alias);
        const std::optional<DomainName> to =
            byDname && target ? synthesized(m_name, alias.owner, *target) : target;
        if (!to)
            return end(
                Fault::AliasMismatch,
                QStringLiteral("%1 does not lead to one name.").arg(describe(alias.owner, alias.type)));
        m_lookup.aliases.append({m_name, *to, byDname, judged->verdict.security});
        m_lookup.fromWildcard = judged->fromWildcard;
        if (judged->verdict.failed()) {
            finish(Lookup::Outcome::Failed);
            return false;
        }
        // RFC 6672 3.1, 5.3.1: the synthesized CNAME is unsigned, and is what the DNAME makes of the name.
        const Rrset* made = byDname ? findRrset(m_reply->answer, m_name, RecordType::CNAME) : nullptr;
        if (made && onlyTarget(*made) != to)
            return end(Fault::AliasMismatch,
                       QStringLiteral("%1 differs from what DNAME of %2 makes of it.")
                           .arg(describe(m_name, RecordType::CNAME), alias.owner.toString()));
        if (made && type() == RecordType::CNAME) {
            m_lookup.records = made->records;
            finish(Lookup::Outcome::Answer);
            return true;
        }
        return goOn(*to);
    }

    std::optional<bool> goOn(const DomainName& to)
    {
        if (m_visited.contains(to))
            return end(Fault::AliasLoop,
                       QStringLiteral("The aliases of %1 lead back to %2.")
                           .arg(m_lookup.question.name.toString(), to.toString()));
        if (m_lookup.aliases.size() > m_session.settings().limits.aliasLinks)
            return end(Fault::TooMuchWork,
                       QStringLiteral("%1 has more than %2 aliases in a row.")
                           .arg(m_lookup.question.name.toString())
                           .arg(m_session.settings().limits.aliasLinks));
        m_visited.insert(to);
        m_name = to;
        // The rest of the chain is often in the same answer; what is not is asked for, the denial at its end
        // too, so that it stands beside its own name.
        if (!answersFor(to))
            ask();
        return true;
    }

    /// A fault of the aliases themselves. Where the links are not secure, DNSSEC has nothing to say about it.
    bool end(Fault fault, const QString& why)
    {
        Verdict verdict = verdictOf(fault, m_name, RecordType::CNAME, why);
        if (m_lookup.security != dns::Security::Secure)
            verdict.security = dns::Security::Indeterminate;
        m_lookup.security = dns::Security::Secure;  // this fault outweighs what came before
        absorb(verdict);
        finish(Lookup::Outcome::Failed);
        return false;
    }

    Session& m_session;
    ChainWalker m_walker;
    AnswerJudge m_judge;
    DomainName m_name;
    const Reply* m_reply = nullptr;
    QSet<DomainName> m_visited;
    std::optional<FirstToEnd> m_first;  ///< to end of the signatures so far
    Lookup m_lookup;
};

}  // namespace

std::variant<Lookup, QList<dns::Question>> validate(const dns::Question& question, const Packets& packets,
                                                    const Settings& settings, WorkMemory* memory)
{
    Session session(packets, settings, memory);
    std::optional<Lookup> lookup = LookupRun(question, session).run();
    if (lookup)
        return std::move(*lookup);
    Q_ASSERT(!session.needed().isEmpty());
    return session.needed();
}

Lookup validateRecorded(const dns::Question& question, const Packets& packets, const Settings& settings,
                        WorkMemory* memory)
{
    std::variant<Lookup, QList<dns::Question>> result = validate(question, packets, settings, memory);
    if (Lookup* lookup = std::get_if<Lookup>(&result))
        return std::move(*lookup);
    const dns::Question& missing = std::get<QList<dns::Question>>(result).first();
    Lookup lookup;
    lookup.question = question;
    lookup.canonicalName = question.name;
    lookup.fault = Fault::NotRecorded;
    lookup.faultZone = missing.name;
    lookup.faultType = missing.type;
    lookup.why = QStringLiteral("The record has no answer for %1.").arg(describe(missing.name, missing.type));
    return lookup;
}

}  // namespace relaydeck::dnssec
