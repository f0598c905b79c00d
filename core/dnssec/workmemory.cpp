// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/workmemory.h"

#include "core/dnssec/zonememory.h"

namespace relaydeck::dnssec {

namespace {

/// What an entry takes beside its octets, roughly: so that many small ones are bounded as well.
constexpr qsizetype EntryOverhead = 256;

}  // namespace

WorkMemory::WorkMemory() : m_zones(std::make_unique<ZoneMemory>()) { }

WorkMemory::~WorkMemory() = default;

bool WorkMemory::verify(int algorithm, const QByteArray& data, const QByteArray& signature,
                        const QByteArray& publicKey)
{
    const SignatureInput input{{algorithm, publicKey}, signature, data};
    if (const bool* known = m_outcomes.object(input))
        return *known;
    const bool verified = compute(input);
    m_outcomes.insert(input, new bool(verified), EntryOverhead + signature.size() + data.size());
    return verified;
}

bool WorkMemory::compute(const SignatureInput& input)
{
    ++m_verifications;
    const VerifyingKey* key = m_keys.object(input.key);
    if (!key) {
        auto made = std::make_unique<VerifyingKey>(input.key.algorithm, input.key.publicKey);
        key = made.get();
        m_keys.insert(input.key, made.release());
    }
    return key->verifies(input.data, input.signature);
}

std::shared_ptr<const Reply> WorkMemory::read(const dns::Question& question, const dns::Exchange& exchange)
{
    // What got no answer costs nothing to read, and its text is in more than the octets received.
    if (exchange.outcome != dns::Exchange::Outcome::Answered)
        return std::make_shared<const Reply>(readReply(question, exchange));
    const ReplyInput input{question, exchange.response};
    if (const std::shared_ptr<const Reply>* known = m_replies.object(input))
        return *known;
    auto reply = std::make_shared<const Reply>(readReply(question, exchange));
    m_replies.insert(input, new std::shared_ptr<const Reply>(reply),
                     EntryOverhead + exchange.response.size());
    return reply;
}

}  // namespace relaydeck::dnssec
