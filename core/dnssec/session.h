// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/reply.h"
#include "core/dnssec/validator.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <memory>
#include <optional>

namespace relaydeck::dnssec {

/// One call of validate(): the packets it reads, the questions it lacks, and the work it has done, against
/// its bounds. The count does not look at what is remembered, so that a record is always judged alike.
class Session {
public:
    Session(const Packets& packets, const Settings& settings, WorkMemory* memory);

    const Settings& settings() const { return m_settings; }

    /// The answer to a question; null when it was not asked yet, which is noted. Failed when more questions
    /// are looked at than Limits allow.
    const Reply* reply(const dns::Question& question);
    /// Notes a question that will be needed, unless its answer is at hand.
    void need(const dns::Question& question);
    const QList<dns::Question>& needed() const { return m_needed; }

    /// Whether the signature verifies; nothing when the bound on signature checks is reached.
    std::optional<bool> verify(int algorithm, const QByteArray& data, const QByteArray& signature,
                               const QByteArray& publicKey);
    /// What may be spent of Limits, and is counted.
    struct Work {
        int signatureChecks = 0;
        int digests = 0;
    };
    Work work() const { return m_work; }
    Work workSince(const Work& before) const
    {
        return {m_work.signatureChecks - before.signatureChecks, m_work.digests - before.digests};
    }
    /// Counts work that was remembered as if it was done; false, and nothing counted, when it is more than is
    /// left.
    bool charge(const Work& remembered);
    ZoneMemory& zones() const { return m_memory->zones(); }
    /// An answer that reply() has given; null without one.
    std::shared_ptr<const Reply> given(const dns::Question& question) const
    {
        return m_replies.value(question);
    }
    /// As reply(), for a question that may turn out not to be needed: what was not asked is not noted.
    std::shared_ptr<const Reply> replyAtHand(const dns::Question& question);

    /// False when the bound on digests over keys is reached, else counts one.
    bool mayDigest();
    /// The hashed owner name; nothing when the bound on NSEC3 hashes is reached.
    std::optional<QByteArray> hash(const DomainName& name, const QByteArray& salt, int iterations);

private:
    int mostDigests() const;

    struct HashInput {
        DomainName name;
        QByteArray salt;
        int iterations = 0;

        friend bool operator==(const HashInput&, const HashInput&) = default;
        friend size_t qHash(const HashInput& input, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, input.name, input.salt, input.iterations);
        }
    };

    const Packets& m_packets;
    const Settings& m_settings;
    WorkMemory m_ownMemory;
    WorkMemory* m_memory;
    QHash<dns::Question, std::shared_ptr<const Reply>> m_replies;
    QList<dns::Question> m_needed;
    QHash<HashInput, QByteArray> m_hashes;
    Work m_work;
};

}  // namespace relaydeck::dnssec
