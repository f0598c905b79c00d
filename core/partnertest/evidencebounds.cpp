// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/evidencebounds.h"

#include <QtCore/QSet>

#include <algorithm>
#include <numeric>

namespace relaydeck::partnertest {

namespace {

/// So many cuts are told one by one; the last one stands for all others.
constexpr qsizetype MaxCuts = 32;
/// Of an answer or a dialogue, what is kept of it besides the octets received.
constexpr qint64 Overhead = 256;

class Cutter {
public:
    explicit Cutter(QList<Cut>& cuts) : m_cuts(cuts) { }

    void note(const QString& what, qint64 octets)
    {
        if (m_cuts.size() < MaxCuts) {
            m_cuts.append({.what = what, .octets = octets});
            return;
        }
        m_cuts.last().what = u"more"_qs;
        m_cuts.last().octets += octets;
    }

private:
    QList<Cut>& m_cuts;
};

qint64 sizeOf(const QList<QByteArray>& parts)
{
    return std::accumulate(parts.begin(), parts.end(), qint64(0),
                           [](qint64 sum, const QByteArray& part) { return sum + part.size(); });
}

qint64 sizeOf(const smtp::Endpoint& endpoint)
{
    qint64 size = Overhead + sizeOf(endpoint.handshake.chain);
    for (const smtp::TranscriptLine& line : endpoint.transcript)
        size += line.text.size() + Overhead / 4;
    for (const QString& capability : endpoint.capabilities)
        size += capability.size();
    return size;
}

/// The largest go first: what a partner sends in good faith is small, and one huge answer must not push out
/// the others.
template<typename T, typename Size, typename Words>
void bound(QList<T>& list, qint64 limit, Size sizeOfOne, Words words, Cutter& cutter)
{
    qint64 total = std::accumulate(list.begin(), list.end(), qint64(0),
                                   [&](qint64 sum, const T& one) { return sum + sizeOfOne(one); });
    if (total <= limit)
        return;
    QList<qsizetype> bySize(list.size());
    std::iota(bySize.begin(), bySize.end(), 0);
    std::stable_sort(bySize.begin(), bySize.end(),
                     [&](qsizetype a, qsizetype b) { return sizeOfOne(list.at(a)) > sizeOfOne(list.at(b)); });
    QSet<qsizetype> left;
    for (const qsizetype index : std::as_const(bySize)) {
        if (total <= limit)
            break;
        const qint64 octets = sizeOfOne(list.at(index));
        cutter.note(words(list.at(index)), octets);
        total -= octets;
        left.insert(index);
    }
    QList<T> kept;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!left.contains(i))
            kept.append(list.at(i));
    }
    list = kept;
}

}  // namespace

void boundEvidence(Evidence& evidence)
{
    Cutter cutter(evidence.cuts);
    const auto boundExchanges = [&cutter](QList<dns::Exchange>& exchanges, qint64 limit,
                                          const QString& words) {
        bound(
            exchanges, limit,
            [](const dns::Exchange& exchange) { return Overhead + exchange.response.size(); },
            [&words](const dns::Exchange& exchange) {
                return words.arg(exchange.question.name.toString(), dns::typeName(exchange.question.type));
            },
            cutter);
    };
    boundExchanges(evidence.exchanges, MaxKeptPackets, u"the answer to %1 %2"_qs);
    for (ResolverTrial& trial : evidence.resolverTrials)
        boundExchanges(trial.exchanges, MaxKeptTrial, u"a resolver's answer to %1 %2"_qs);
    if (evidence.secondOpinion) {
        QList<OpinionServer>& servers = evidence.secondOpinion->servers;
        for (OpinionServer& server : servers)
            boundExchanges(server.exchanges, MaxKeptOpinions / servers.size(),
                           u"another server's answer to %1 %2"_qs);
    }
    bound(
        evidence.endpoints, MaxKeptDialogues,
        [](const HostEndpoint& entry) { return sizeOf(entry.endpoint); },
        [](const HostEndpoint& entry) {
            return u"the dialogue with %1 (%2)"_qs.arg(entry.host.toString(),
                                                       entry.endpoint.address.toString());
        },
        cutter);
    if (evidence.policyFetch && sizeOf(evidence.policyFetch->chain) > MaxKeptDialogues) {
        cutter.note(u"the certificates of the policy host"_qs, sizeOf(evidence.policyFetch->chain));
        evidence.policyFetch->chain.clear();
    }
    if (evidence.rules.caCertificates.size() > MaxKeptAuthorities) {
        cutter.note(u"the certification authorities that were trusted"_qs,
                    evidence.rules.caCertificates.size());
        evidence.rules.caCertificates.clear();
        evidence.rules.onlyCaCertificates = false;
    }
}

}  // namespace relaydeck::partnertest
