// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/runcomparison.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

/// So many unrelated partners are no chance any more.
constexpr int SeveralPartners = 3;
/// An overwritten keyword is a trace of its own.
constexpr int SeveralOverwritten = 2;

bool answered(const smtp::Endpoint& endpoint)
{
    return endpoint.stage != smtp::Stage::Connect;
}

bool wasSilent(const smtp::Endpoint& endpoint)
{
    return !answered(endpoint) && endpoint.outcome == smtp::Outcome::TimedOut;
}

/// Came as far as a reply to EHLO, so that what it lists, or not, is known. A reply to HELO lists nothing.
bool showedKeywords(const smtp::Endpoint& endpoint)
{
    switch (endpoint.stage) {
    case smtp::Stage::Connect:
    case smtp::Stage::Greeting:
    case smtp::Stage::Ehlo:
        return endpoint.outcome == smtp::Outcome::Completed;
    case smtp::Stage::StartTls:
    case smtp::Stage::Handshake:
    case smtp::Stage::EhloAfterTls:
    case smtp::Stage::Done:
        break;
    }
    return !endpoint.usedHelo;
}

template<typename Predicate>
bool any(const Evidence& evidence, Predicate predicate)
{
    return std::any_of(evidence.endpoints.begin(), evidence.endpoints.end(),
                       [&predicate](const HostEndpoint& entry) { return predicate(entry.endpoint); });
}

bool lacksStartTls(const smtp::Endpoint& endpoint)
{
    return showedKeywords(endpoint) && !endpoint.startTlsOffered;
}

bool offersStartTls(const smtp::Endpoint& endpoint)
{
    return endpoint.startTlsOffered;
}

}  // namespace

void RunComparison::add(const Evidence& evidence)
{
    m_facts.ipv6Answered =
        m_facts.ipv6Answered || any(evidence, [](const smtp::Endpoint& endpoint) {
            return answered(endpoint) && endpoint.address.protocol() == QAbstractSocket::IPv6Protocol;
        });
    if (evidence.endpoints.isEmpty() || evidence.cancelled)
        return;
    const bool known = any(evidence, [this](const smtp::Endpoint& e) { return m_seen.contains(e.address); });
    for (const HostEndpoint& entry : evidence.endpoints)
        m_seen.insert(entry.endpoint.address);
    if (known)
        return;
    if (any(evidence, answered))
        ++m_facts.partnersAnswered;
    else if (any(evidence, wasSilent))
        ++m_facts.partnersSilent;
    if (any(evidence, offersStartTls))
        ++m_facts.partnersWithStartTls;
    else if (any(evidence, lacksStartTls))
        ++m_facts.partnersWithoutStartTls;
    if (any(evidence, hasOverwrittenKeyword))
        ++m_facts.partnersOverwritten;
}

bool isPort25Blocked(const RunFacts& facts)
{
    return facts.partnersAnswered == 0 && facts.partnersSilent >= SeveralPartners;
}

bool isStartTlsRemovedHere(const RunFacts& facts)
{
    return facts.partnersWithStartTls == 0
        && (facts.partnersWithoutStartTls >= SeveralPartners
            || facts.partnersOverwritten >= SeveralOverwritten);
}

bool hasOverwrittenKeyword(const smtp::Endpoint& endpoint)
{
    if (endpoint.startTlsOffered)
        return false;
    return std::any_of(endpoint.capabilities.begin(), endpoint.capabilities.end(), [](const QString& line) {
        const QString keyword = line.section(u' ', 0, 0).toUpper();
        // As long as STARTTLS, which it replaces in the packet: XXXXXXXX, or XXXXXXXA.
        return keyword.size() == 8 && keyword.startsWith(u"XXXXXXX"_qs);
    });
}

bool isSilenceUndecided(const smtp::Endpoint& endpoint, const NetworkFacts& network)
{
    if (!wasSilent(endpoint))
        return false;
    const bool ipv6 = endpoint.address.protocol() == QAbstractSocket::IPv6Protocol;
    return !network.smtpWorked || (ipv6 && !network.run.ipv6Answered);
}

bool isStartTlsHidden(const smtp::Endpoint& endpoint, const NetworkFacts& network)
{
    if (!lacksStartTls(endpoint))
        return false;
    return isStartTlsRemovedHere(network.run)
        || (hasOverwrittenKeyword(endpoint) && network.run.partnersWithStartTls == 0);
}

bool waitsForOthers(const Evidence& evidence)
{
    if (evidence.cancelled)
        return false;
    const NetworkFacts& network = evidence.network;
    const bool silent = !network.smtpWorked && !isPort25Blocked(network.run) && any(evidence, wasSilent);
    const bool bare = network.run.partnersWithStartTls == 0 && !isStartTlsRemovedHere(network.run)
        && any(evidence, lacksStartTls);
    return silent || bare;
}

}  // namespace relaydeck::partnertest
