// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonetree.h"

namespace relaydeck::dnssec {

using dns::Record;
using dns::RecordType;

namespace {

void withoutDnssec(QList<Record>& section, RecordType asked)
{
    section.removeIf([asked](const Record& record) {
        const bool ofDnssec = record.type == RecordType::RRSIG || record.type == RecordType::NSEC
            || record.type == RecordType::NSEC3;
        return ofDnssec && record.type != asked && asked != RecordType::ANY;
    });
}

void fail(dns::Message& response)
{
    response.rcode = dns::Rcode::ServFail;
    response.answer.clear();
    response.authority.clear();
}

}  // namespace

const SignedZone* ZoneTree::zone(const DomainName& apex) const
{
    const auto found = m_zones.find(apex);
    return found == m_zones.end() ? nullptr : &found->second;
}

/// The deepest zone that holds the name. DS belongs to the parent's side of a cut (RFC 4035 3.1.4.1).
const SignedZone* ZoneTree::zoneFor(const dns::Question& question) const
{
    const bool above = question.type == RecordType::DS && !question.name.isRoot();
    for (DomainName name = above ? question.name.parent() : question.name;; name = name.parent()) {
        const SignedZone* found = zone(name);
        if (found || name.isRoot())
            return found;
    }
}

std::optional<DomainName> ZoneTree::answerFrom(const dns::Question& question, dns::Message& response) const
{
    const SignedZone* from = zoneFor(question);
    if (!from || m_failing.contains(question)) {
        fail(response);
        return std::nullopt;
    }
    const ZoneAnswer part = from->answer(question);
    if (!part.authoritative) {  // a delegation to a zone that nobody serves
        fail(response);
        return std::nullopt;
    }
    response.rcode = part.rcode;
    response.answer += part.answer;
    response.authority += part.authority;
    return part.alias;
}

dns::Message ZoneTree::answer(const dns::Question& question, bool dnssecOk) const
{
    dns::Message response;
    response.response = true;
    response.recursionDesired = true;
    response.recursionAvailable = true;
    response.checkingDisabled = true;
    response.question = question;
    QSet<DomainName> seen;
    std::optional<DomainName> name = question.name;
    while (name && !seen.contains(*name)) {
        seen.insert(*name);
        name = answerFrom({*name, question.type}, response);
    }
    if (!dnssecOk) {
        withoutDnssec(response.answer, question.type);
        withoutDnssec(response.authority, question.type);
    }
    return response;
}

dns::Message ZoneTree::authoritativeAnswer(const dns::Question& question, bool dnssecOk) const
{
    dns::Message response;
    response.response = true;
    response.question = question;
    const SignedZone* from = zoneFor(question);
    if (!from) {
        response.rcode = dns::Rcode::Refused;
        return response;
    }
    const ZoneAnswer part = from->answer(question);
    response.rcode = part.rcode;
    response.authoritative = part.authoritative;
    response.answer = part.answer;
    response.authority = part.authority;
    response.additional = part.additional;
    if (!dnssecOk) {
        withoutDnssec(response.answer, question.type);
        withoutDnssec(response.authority, question.type);
    }
    return response;
}

}  // namespace relaydeck::dnssec
