// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/verdict.h"
#include "core/partnertest/judgement.h"

#include <algorithm>
#include <map>

namespace relaydeck::partnertest {

namespace {

using dns::Exchange;
using dns::RecordType;
using dnssec::Lookup;

/// What an answer holds for its question, so that two can be compared: order, TTL and the case of names are
/// of no account, nor is which addresses a server chooses to give.
QStringList contentOf(const dns::Message& message, const dns::Question& question)
{
    const bool addresses = question.type == RecordType::A || question.type == RecordType::AAAA;
    QStringList content{dns::rcodeName(message.rcode)};
    for (const dns::Record& record : message.answer) {
        const bool alias = record.type == RecordType::CNAME || record.type == RecordType::DNAME;
        if (record.type != question.type && !alias)
            continue;
        const QString data = dns::rdataText(record);
        QString text = dns::typeName(record.type);
        if (!addresses || alias)
            text += u' ' + (record.type == RecordType::TXT ? data : data.toLower());
        if (!content.contains(text))
            content.append(text);
    }
    std::sort(content.begin() + 1, content.end());
    return content;
}

QString countText(qsizetype records)
{
    if (records == 0)
        return u"no records"_qs;
    return records == 1 ? u"1 record"_qs : u"%1 records"_qs.arg(records);
}

QString describe(const Lookup& lookup)
{
    if (lookup.failed())
        return lookup.why.isEmpty() ? u"that it fails"_qs : lookup.why;
    const QString count =
        lookup.outcome == Lookup::Outcome::NameError ? u"no such name"_qs : countText(lookup.records.size());
    return u"%1, %2"_qs.arg(count, dnssec::securityName(lookup.security));
}

const Exchange* exchangeFor(const OpinionServer& server, const dns::Question& question)
{
    const auto found = std::find_if(server.exchanges.begin(), server.exchanges.end(),
                                    [&question](const Exchange& e) { return e.question == question; });
    return found == server.exchanges.end() ? nullptr : &*found;
}

/// An answer by itself, before it is compared.
struct Heard {
    AnswerKind kind = AnswerKind::NotAsked;
    QString what;
    QStringList content;  ///< of a usable answer
};

Heard hear(const Case& c, const OpinionServer& server, const dns::Question& question)
{
    const Exchange* exchange = exchangeFor(server, question);
    if (!exchange)
        return {};
    switch (exchange->outcome) {
    case Exchange::Outcome::Cancelled:
    case Exchange::Outcome::Unreachable:
        return {AnswerKind::NotAsked, exchange->detail, {}};
    case Exchange::Outcome::TimedOut:
        return {AnswerKind::Silent, u"no answer"_qs, {}};
    case Exchange::Outcome::Malformed:
        return {AnswerKind::ServerFailure, u"a malformed answer"_qs, {}};
    case Exchange::Outcome::Answered:
        break;
    }
    const Result<dns::Message> message = dns::parseMessage(exchange->response);
    if (!message)
        return {AnswerKind::ServerFailure, u"a malformed answer"_qs, {}};
    if (message->rcode != dns::Rcode::NoError && message->rcode != dns::Rcode::NxDomain)
        return {AnswerKind::ServerFailure, dns::rcodeName(message->rcode), {}};
    if (!message->authoritative)
        return {AnswerKind::NotAuthoritative, u"not authoritative"_qs, {}};
    // Validated with the keys that our resolver brought, so that a server with old signatures is found.
    dnssec::PacketRecord packets;
    packets.add(*exchange);
    for (const Exchange& known : c.evidence.exchanges)
        packets.add(known);
    const Lookup lookup = dnssec::validateRecorded(question, packets, c.dnssecSettings, c.memory);
    if (lookup.security == dns::Security::Bogus)
        return {AnswerKind::Bogus, lookup.why, {}};
    const QStringList content = contentOf(*message, question);
    const QString what = lookup.failed() ? countText(content.size() - 1) : describe(lookup);
    return {AnswerKind::Agrees, what, content};
}

/// The content that most servers give.
QStringList commonest(const QList<Heard>& answers)
{
    std::map<QStringList, int> counts;
    for (const Heard& heard : answers) {
        if (heard.kind == AnswerKind::Agrees)
            ++counts[heard.content];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? QStringList() : most->first;
}

OpinionReport compareNameServers(const Case& c, const SecondOpinion& opinion)
{
    OpinionReport report;
    QHash<dns::Question, QList<Heard>> heard;
    for (const OpinionServer& server : opinion.servers) {
        for (const dns::Question& question : server.questions)
            heard[question].append(hear(c, server, question));
    }
    QHash<dns::Question, qsizetype> next;
    for (const OpinionServer& server : opinion.servers) {
        OpinionServerReport judged{server.name, server.zone, server.address, {}};
        for (const dns::Question& question : server.questions) {
            const QList<Heard>& all = heard[question];
            const Heard& own = all.at(next[question]++);
            const bool differs = own.kind == AnswerKind::Agrees && own.content != commonest(all);
            judged.answers.append({question, differs ? AnswerKind::Differs : own.kind, own.what});
        }
        report.servers.append(judged);
    }
    return report;
}

bool sameContent(const Lookup& a, const Lookup& b)
{
    if (a.failed() || b.failed())
        return a.failed() == b.failed();
    if (a.outcome != b.outcome || a.security != b.security || a.records.size() != b.records.size())
        return false;
    if (a.question.type == RecordType::A || a.question.type == RecordType::AAAA)
        return true;
    return std::all_of(a.records.begin(), a.records.end(), [&b](const dns::Record& record) {
        return std::any_of(b.records.begin(), b.records.end(), [&record](const dns::Record& other) {
            return dns::rdataText(other).compare(dns::rdataText(record), Qt::CaseInsensitive) == 0;
        });
    });
}

OpinionAnswer compareWithOurs(const Lookup& ours, const Lookup& theirs)
{
    OpinionAnswer answer{theirs.question, AnswerKind::Agrees, describe(theirs)};
    if (sameContent(ours, theirs))
        return answer;
    if (theirs.security == dns::Security::Bogus)
        answer.kind = AnswerKind::Bogus;
    else if (theirs.fault == dnssec::Fault::NoAnswer)
        answer.kind = AnswerKind::Silent;
    else if (theirs.failed())
        answer.kind = AnswerKind::ServerFailure;
    else
        answer.kind = AnswerKind::Differs;
    return answer;
}

OpinionReport compareResolver(const Case& c, const SecondOpinion& opinion)
{
    OpinionReport report;
    for (const OpinionServer& server : opinion.servers) {
        dnssec::PacketRecord packets;
        for (const Exchange& exchange : server.exchanges)
            packets.add(exchange);
        OpinionServerReport judged{server.name, server.zone, server.address, {}};
        for (const dns::Question& question : server.questions) {
            const Lookup theirs = dnssec::validateRecorded(question, packets, c.dnssecSettings, c.memory);
            judged.answers.append(compareWithOurs(c.lookup(question.name, question.type), theirs));
        }
        report.servers.append(judged);
    }
    return report;
}

/// The servers of one zone, addresses of one name together.
struct ZoneServers {
    std::map<DomainName, QList<const OpinionServerReport*>> byName;

    static bool asked(const QList<const OpinionServerReport*>& servers)
    {
        return any(servers, [](const OpinionAnswer& a) { return a.kind != AnswerKind::NotAsked; });
    }
    template<typename Predicate>
    static bool any(const QList<const OpinionServerReport*>& servers, Predicate predicate)
    {
        return std::any_of(servers.begin(), servers.end(), [&predicate](const OpinionServerReport* server) {
            return std::any_of(server->answers.begin(), server->answers.end(), predicate);
        });
    }
};

bool isRefusedOrLost(AnswerKind kind)
{
    return kind == AnswerKind::Silent || kind == AnswerKind::ServerFailure;
}

void addZone(QList<Finding>& findings, const DomainName& zone, const ZoneServers& servers)
{
    int asked = 0;
    int heard = 0;
    int failing = 0;
    QStringList details;
    QStringList lost;  // types that no server answers
    QStringList answered;
    for (const auto& [name, addresses] : servers.byName) {
        if (!ZoneServers::asked(addresses))
            continue;
        ++asked;
        QStringList ownLost;
        for (const OpinionServerReport* server : addresses) {
            for (const OpinionAnswer& answer : server->answers) {
                const QString type = dns::typeName(answer.question.type);
                if (isRefusedOrLost(answer.kind) && !ownLost.contains(type))
                    ownLost.append(type);
                if (!isRefusedOrLost(answer.kind) && answer.kind != AnswerKind::NotAsked
                    && !answered.contains(type))
                    answered.append(type);
            }
        }
        lost = asked == 1 ? ownLost : lost;
        lost.removeIf([&ownLost](const QString& type) { return !ownLost.contains(type); });
        if (ZoneServers::any(addresses, [](const OpinionAnswer& a) {
                return a.kind != AnswerKind::NotAsked && a.kind != AnswerKind::Silent;
            }))
            ++heard;
        const auto faulty = std::find_if(addresses.begin(), addresses.end(),
                                         [](const auto* server) { return !faultsOf(*server).isEmpty(); });
        if (faulty == addresses.end())
            continue;
        ++failing;
        details.append(u"%1 (%2) %3"_qs.arg(name.toString(), (*faulty)->address, faultsOf(**faulty)));
    }
    lost.removeIf([&answered](const QString& type) { return answered.contains(type); });
    const QString subject = zone.toString();
    if (heard == 0)
        addFinding(findings, FindingCode::SecondOpinionMissing, subject);
    else if (failing == 0)
        addFinding(findings, FindingCode::SecondOpinionAgrees, subject,
                   {asked == 1 ? u"its one name server"_qs : u"all %1 name servers"_qs.arg(asked)});
    else if (!lost.isEmpty())
        addFinding(findings, FindingCode::NameServersDropType, subject,
                   {QString::number(asked), lost.join(u", "_qs), answered.join(u", "_qs)});
    else
        addFinding(findings, FindingCode::NameServersFail, subject,
                   {QString::number(failing), QString::number(asked), details.join(u"; "_qs)});
}

const Lookup* ourLookup(const PartnerReport& report, const dns::Question& question)
{
    const QList<const Lookup*> lookups = lookupsOf(report);
    const auto found = std::find_if(lookups.begin(), lookups.end(), [&question](const Lookup* lookup) {
        return lookup->question == question;
    });
    return found == lookups.end() ? nullptr : *found;
}

/// What our resolver could not look up, though every name server of the zone gives it.
void addContradictions(QList<Finding>& findings, const PartnerReport& report)
{
    QList<dns::Question> done;
    for (const OpinionServerReport& first : report.secondOpinion->servers) {
        for (const OpinionAnswer& answer : first.answers) {
            const Lookup* ours = ourLookup(report, answer.question);
            if (!ours || !ours->failed() || done.contains(answer.question))
                continue;
            done.append(answer.question);
            bool all = true;
            for (const OpinionServerReport& server : report.secondOpinion->servers) {
                all = all && std::none_of(server.answers.begin(), server.answers.end(), [&](const auto& a) {
                          return a.question == answer.question && a.kind != AnswerKind::Agrees;
                      });
            }
            if (all)
                addFinding(findings, FindingCode::SecondOpinionContradicts,
                           dnssec::describe(answer.question.name, answer.question.type),
                           {describe(*ours), u"every name server"_qs, answer.what});
        }
    }
}

void addResolver(QList<Finding>& findings, const PartnerReport& report)
{
    for (const OpinionServerReport& server : report.secondOpinion->servers) {
        bool heard = false;
        bool agrees = true;
        for (const OpinionAnswer& answer : server.answers) {
            heard = heard || answer.kind != AnswerKind::Silent;
            if (!isWrong(answer.kind))
                continue;
            agrees = false;
            const Lookup* ours = ourLookup(report, answer.question);
            if (ours && answer.kind != AnswerKind::Silent)
                addFinding(findings, FindingCode::SecondOpinionContradicts,
                           dnssec::describe(answer.question.name, answer.question.type),
                           {describe(*ours), server.address, answer.what});
        }
        if (!heard)
            addFinding(findings, FindingCode::SecondOpinionMissing, server.address);
        else if (agrees)
            addFinding(findings, FindingCode::SecondOpinionAgrees, report.domain().toString(),
                       {u"the resolver "_qs + server.address});
    }
}

}  // namespace

void judgeSecondOpinion(const Case& c, PartnerReport& report)
{
    if (!c.evidence.secondOpinion)
        return;
    const SecondOpinion& opinion = *c.evidence.secondOpinion;
    switch (opinion.of) {
    case SecondOpinionRequest::Of::NameServers:
        report.secondOpinion = compareNameServers(c, opinion);
        break;
    case SecondOpinionRequest::Of::Resolver:
        report.secondOpinion = compareResolver(c, opinion);
        break;
    }
    report.secondOpinion->of = opinion.of;
    report.secondOpinion->leftOut = opinion.leftOut;
}

void addSecondOpinion(QList<Finding>& findings, const PartnerReport& report)
{
    if (!report.secondOpinion)
        return;
    if (report.secondOpinion->servers.isEmpty()) {
        addFinding(findings, FindingCode::SecondOpinionMissing, report.domain().toString());
        return;
    }
    if (report.secondOpinion->of == SecondOpinionRequest::Of::Resolver) {
        addResolver(findings, report);
        return;
    }
    std::map<DomainName, ZoneServers> zones;
    for (const OpinionServerReport& server : report.secondOpinion->servers)
        zones[server.zone].byName[server.name].append(&server);
    for (const auto& [zone, servers] : zones)
        addZone(findings, zone, servers);
    addContradictions(findings, report);
}

}  // namespace relaydeck::partnertest
