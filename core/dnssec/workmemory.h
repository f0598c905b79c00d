// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/reply.h"
#include "core/dnssec/verifyingkey.h"

#include <QtCore/QByteArray>
#include <QtCore/QCache>

#include <memory>

namespace relaydeck::dnssec {

class ZoneMemory;

/// Remembers work that gives the same every time, so that validating again (with more packets, for another
/// name of the same zone, for the next partner, for the report) does not do it again: which signatures
/// verified with which key, keys made ready to verify, answers taken apart, zones established. Bounded;
/// forgets what was not used for longest. Validity in time is judged each time.
class WorkMemory {
public:
    WorkMemory();
    ~WorkMemory();
    Q_DISABLE_COPY_MOVE(WorkMemory)

    /// Whether the signature over the data verifies with the public key; computed when not remembered.
    bool verify(int algorithm, const QByteArray& data, const QByteArray& signature,
                const QByteArray& publicKey);
    /// What an exchange says to the question, as readReply() has it.
    std::shared_ptr<const Reply> read(const dns::Question& question, const dns::Exchange& exchange);

    ZoneMemory& zones() { return *m_zones; }

    /// How many public key operations were carried out.
    qint64 verifications() const { return m_verifications; }

private:
    struct KeyInput {
        int algorithm = 0;
        QByteArray publicKey;

        friend bool operator==(const KeyInput&, const KeyInput&) = default;
        friend size_t qHash(const KeyInput& input, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, input.algorithm, input.publicKey);
        }
    };
    /// Compared as a whole: one signature must never pass for another.
    struct SignatureInput {
        KeyInput key;
        QByteArray signature;
        QByteArray data;

        friend bool operator==(const SignatureInput&, const SignatureInput&) = default;
        friend size_t qHash(const SignatureInput& input, size_t seed = 0) noexcept
        {
            return ::qHash(input.signature, seed);
        }
    };
    struct ReplyInput {
        dns::Question question;
        QByteArray response;

        friend bool operator==(const ReplyInput&, const ReplyInput&) = default;
        friend size_t qHash(const ReplyInput& input, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, input.question, input.response);
        }
    };

    bool compute(const SignatureInput& input);

    static constexpr qsizetype MaxSignatureOctets = 4 * 1024 * 1024;
    static constexpr qsizetype MaxKeys = 512;
    static constexpr qsizetype MaxReplyOctets = 512 * 1024;  ///< as received; taken apart they are larger

    QCache<SignatureInput, bool> m_outcomes{MaxSignatureOctets};
    QCache<KeyInput, VerifyingKey> m_keys{MaxKeys};
    QCache<ReplyInput, std::shared_ptr<const Reply>> m_replies{MaxReplyOctets};
    std::unique_ptr<ZoneMemory> m_zones;
    qint64 m_verifications = 0;
};

}  // namespace relaydeck::dnssec
