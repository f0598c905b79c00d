// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/chainwalker.h"

namespace relaydeck::dnssec {

/// What was found about one RRset, or about the absence of one.
struct Judged {
    Verdict verdict;
    Path path;  ///< to the zone that answers for it, or to where the chain of trust ends
    bool fromWildcard = false;
    bool nameExists = true;  ///< of an absence
    std::optional<QDateTime> expiration;  ///< the earliest of the signatures that it rests on, when secure
    std::optional<quint32> ttlLimit;  ///< of an RRset whose signature verified
};

/// Judges what an answer holds for one name: which zone has to sign it, and whether it does. Gives nothing
/// while packets are missing, which the session has noted.
class AnswerJudge {
public:
    AnswerJudge(Session& session, ChainWalker& walker) : m_session(session), m_walker(walker) { }

    /// An RRset of the reply's answer section (RFC 4035 5.3).
    std::optional<Judged> judgeRrset(const Rrset& set, const Reply& reply);

    /// That the reply has nothing for the question (RFC 4035 5.4, RFC 5155 8).
    std::optional<Judged> judgeAbsence(const dns::Question& question, const Reply& reply);

private:
    template<typename JudgeInZone>
    std::optional<Judged> judgeBySigner(const std::optional<DomainName>& signer, const DomainName& holder,
                                        JudgeInZone judgeInZone);
    Judged verify(const Rrset& set, const Reply& reply, const Path& path);
    void proveWildcard(const Rrset& set, int labels, const Reply& reply, Zone& zone, Judged& judged);
    Judged deny(const dns::Question& question, const Reply& reply, const Path& path);
    Denial checkDenialIn(Zone& zone, const DenialTask& task, const Reply& reply, Judged& judged);

    Session& m_session;
    ChainWalker& m_walker;
};

/// The name whose zone has to answer: DS belongs to the parent's side of a zone cut (RFC 4035 3.1.4.1).
DomainName holderOf(const dns::Question& question);

}  // namespace relaydeck::dnssec
