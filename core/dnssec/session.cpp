// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/session.h"

#include "core/dnssec/primitives.h"

namespace relaydeck::dnssec {

Session::Session(const Packets& packets, const Settings& settings, WorkMemory* memory)
    : m_packets(packets)
    , m_settings(settings)
    , m_memory(memory ? memory : &m_ownMemory)
{
}

const Reply* Session::reply(const dns::Question& question)
{
    const auto known = m_replies.constFind(question);
    if (known != m_replies.constEnd())
        return known->get();
    if (m_replies.size() + m_needed.size() >= m_settings.limits.questions && !m_needed.contains(question)) {
        const auto bounded = std::make_shared<const Reply>(
            failedReply(question, Fault::TooMuchWork,
                        QStringLiteral("was not asked: the lookup took more than %1 questions.")
                            .arg(m_settings.limits.questions)));
        return m_replies.insert(question, bounded)->get();
    }
    const dns::Exchange* exchange = m_packets.find(question);
    if (!exchange) {
        need(question);
        return nullptr;
    }
    return m_replies.insert(question, m_memory->read(question, *exchange))->get();
}

void Session::need(const dns::Question& question)
{
    const bool bounded = m_replies.size() + m_needed.size() >= m_settings.limits.questions;
    if (!bounded && !m_needed.contains(question) && !m_packets.find(question))
        m_needed.append(question);
}

std::optional<bool> Session::verify(int algorithm, const QByteArray& data, const QByteArray& signature,
                                    const QByteArray& publicKey)
{
    if (m_work.signatureChecks >= m_settings.limits.signatureChecks)
        return std::nullopt;
    ++m_work.signatureChecks;
    return m_memory->verify(algorithm, data, signature, publicKey);
}

bool Session::charge(const Work& remembered)
{
    const Work sum{m_work.signatureChecks + remembered.signatureChecks, m_work.digests + remembered.digests};
    if (sum.signatureChecks > m_settings.limits.signatureChecks || sum.digests > mostDigests())
        return false;
    m_work = sum;
    return true;
}

std::shared_ptr<const Reply> Session::replyAtHand(const dns::Question& question)
{
    return m_packets.find(question) && reply(question) ? given(question) : nullptr;
}

int Session::mostDigests() const
{
    // A DS set and a key set that share one key tag would cost the product of their sizes.
    return 4 * m_settings.limits.signatureChecks;
}

bool Session::mayDigest()
{
    if (m_work.digests >= mostDigests())
        return false;
    ++m_work.digests;
    return true;
}

std::optional<QByteArray> Session::hash(const DomainName& name, const QByteArray& salt, int iterations)
{
    const HashInput input{name, salt, iterations};
    const auto known = m_hashes.constFind(input);
    if (known != m_hashes.constEnd())
        return *known;
    if (m_hashes.size() >= m_settings.limits.nsec3Hashes)
        return std::nullopt;
    return *m_hashes.insert(input, nsec3Hash(name, salt, iterations));
}

}  // namespace relaydeck::dnssec
