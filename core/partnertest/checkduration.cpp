// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judgement.h"

#include <algorithm>

namespace relaydeck::partnertest {

std::chrono::milliseconds waitedFor(CheckId id, const PartnerReport& report)
{
    std::chrono::milliseconds longest{0};
    const auto lookups = [&report, &longest](auto wanted) {
        for (const dns::Exchange& exchange : report.evidence.exchanges) {
            if (wanted(exchange.question))
                longest = std::max(longest, exchange.duration);
        }
    };
    const auto dialogues = [&report, &longest] {
        for (const HostEndpoint& entry : report.evidence.endpoints)
            longest = std::max(longest, entry.endpoint.duration);
    };
    switch (id) {
    case CheckId::DnssecChain:
        lookups([](const dns::Question& q) {
            return q.type == dns::RecordType::DNSKEY || q.type == dns::RecordType::DS;
        });
        break;
    case CheckId::MailServers:
        lookups([](const dns::Question& q) { return q.type == dns::RecordType::MX; });
        break;
    case CheckId::TlsaRecords:
        lookups([](const dns::Question& q) { return q.type == dns::RecordType::TLSA; });
        break;
    case CheckId::StartTls:
        dialogues();
        break;
    case CheckId::TlsaMatch:
    case CheckId::Certificate:
        break;
    case CheckId::MtaSts:
        lookups([](const dns::Question& q) { return q.name.firstLabel() == "_mta-sts"; });
        if (report.evidence.policyFetch)
            longest += report.evidence.policyFetch->duration;
        break;
    case CheckId::TlsReporting:
        lookups([](const dns::Question& q) { return q.name.firstLabel() == "_smtp"; });
        break;
    }
    return longest;
}

}  // namespace relaydeck::partnertest
