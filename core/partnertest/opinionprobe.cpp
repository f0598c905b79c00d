// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/opinionprobe.h"

#include "core/async/all.h"
#include "core/async/semaphore.h"
#include "core/dns/makeresolver.h"
#include "core/dns/transport.h"

#include <algorithm>
#include <map>

namespace relaydeck::partnertest {

namespace {

using dns::Exchange;
using dns::Question;
using dns::RecordType;

constexpr std::chrono::milliseconds OpinionLimit{30'000};
constexpr qsizetype MaxQuestions = 24;
constexpr qsizetype MaxHosts = 4;
constexpr qsizetype MaxNameServers = 16;  // of all zones together
constexpr qsizetype MaxParentServers = 2;  // of a zone that is asked for DS only
constexpr qsizetype MaxAddressesPerServer = 2;
constexpr int MaxAtOnce = 32;

/// What the coroutines of one second opinion share.
struct Inquiry {
    std::shared_ptr<Services> services;
    std::shared_ptr<dnssec::PacketRecord> packets = std::make_shared<dnssec::PacketRecord>();
    async::Semaphore places{MaxAtOnce};

    /// The answer section that our resolver gave; empty without an answer. Not validated: name servers are to
    /// be found where validation fails too.
    QList<dns::Record> answer(const Question& question) const
    {
        const Exchange* exchange = packets->find(question);
        const Result<dns::Message> message =
            exchange ? dns::parseMessage(exchange->response) : Result<dns::Message>(Error{});
        return message ? message->answer : QList<dns::Record>();
    }
};
using InquiryPtr = std::shared_ptr<Inquiry>;

QCoro::Task<> fetch(async::Context ctx, InquiryPtr inquiry, Question question)
{
    co_await inquiry->services->resolver().lookup(ctx, question, inquiry->packets);
}

QList<DomainName> nameServersIn(const QList<dns::Record>& answer, const DomainName& zone)
{
    QList<DomainName> names;
    for (const dns::Record& record : answer) {
        const std::optional<DomainName> target = dns::targetOf(record);
        if (record.type == RecordType::NS && record.owner == zone && target && !names.contains(*target))
            names.append(*target);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The zone that has to answer, found from below by its NS records. DS belongs to the parent's side of a cut
/// (RFC 4035 3.1.4.1).
QCoro::Task<DomainName> zoneOf(async::Context ctx, InquiryPtr inquiry, Question question)
{
    DomainName name =
        question.type == RecordType::DS && !question.name.isRoot() ? question.name.parent() : question.name;
    while (!name.isRoot()) {
        const Question servers{name, RecordType::NS};
        co_await fetch(ctx, inquiry, servers);
        if (!nameServersIn(inquiry->answer(servers), name).isEmpty())
            break;
        name = name.parent();
    }
    const DomainName zone = name;
    co_return zone;
}

QCoro::Task<QList<QHostAddress>> addressesOf(async::Context ctx, InquiryPtr inquiry, DomainName name)
{
    std::vector<QCoro::Task<>> fetches;
    for (const RecordType type : {RecordType::A, RecordType::AAAA})
        fetches.push_back(fetch(ctx, inquiry, Question{name, type}));
    co_await async::all(std::move(fetches));
    const NetworkProfile& profile = inquiry->services->profile();
    QList<QHostAddress> addresses;
    for (const RecordType type : {RecordType::A, RecordType::AAAA}) {
        const bool used = type == RecordType::A ? profile.useIpv4 : profile.useIpv6;
        const QList<dns::Record> records = inquiry->answer({name, type});
        for (const dns::Record& record : records) {
            const std::optional<QHostAddress> address = dns::addressOf(record);
            if (used && address && !addresses.contains(*address))
                addresses.append(*address);
        }
    }
    const QList<QHostAddress> bounded = addresses.mid(0, MaxAddressesPerServer);
    co_return bounded;
}

QCoro::Task<Exchange> askOne(async::Context ctx, InquiryPtr inquiry, std::shared_ptr<dns::Resolver> server,
                             Question question)
{
    const Result<async::Semaphore::Permit> place = co_await inquiry->places.acquire(ctx);
    if (!place) {
        Exchange none;
        none.question = question;
        none.outcome = Exchange::Outcome::Cancelled;
        none.at = QDateTime::currentDateTimeUtc();
        const Exchange result = none;
        co_return result;
    }
    const Exchange exchange = co_await server->ask(ctx, question);
    co_return exchange;
}

QCoro::Task<OpinionServer> askNameServer(async::Context ctx, InquiryPtr inquiry, OpinionServer asked,
                                         QHostAddress address)
{
    const NetworkProfile& profile = inquiry->services->profile();
    Upstream upstream;
    upstream.address = address;
    upstream.port = profile.nameServerPort;
    upstream.recursive = false;
    asked.address = dns::upstreamText(upstream);
    const std::shared_ptr<dns::Resolver> server = dns::makeResolverFor(upstream, profile);
    std::vector<QCoro::Task<Exchange>> tasks;
    for (const Question& question : std::as_const(asked.questions))
        tasks.push_back(askOne(ctx, inquiry, server, question));
    const std::vector<Exchange> exchanges = co_await async::all(std::move(tasks));
    asked.exchanges = QList<Exchange>(exchanges.begin(), exchanges.end());
    const OpinionServer result = asked;
    co_return result;
}

/// The name servers to ask, those of the zones that most questions are about first, so that the many of a
/// top-level domain, which tell of a delegation only, take no place from the partner's.
QList<OpinionServer> serversOf(const std::map<DomainName, QList<Question>>& byZone, const Inquiry& inquiry,
                               int& leftOut)
{
    std::vector<std::pair<DomainName, QList<Question>>> zones(byZone.begin(), byZone.end());
    std::stable_sort(zones.begin(), zones.end(),
                     [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    QList<OpinionServer> servers;
    for (const auto& [zone, asked] : zones) {
        QList<DomainName> names = nameServersIn(inquiry.answer({zone, RecordType::NS}), zone);
        const bool delegationsOnly = std::all_of(asked.begin(), asked.end(), [](const Question& question) {
            return question.type == RecordType::DS;
        });
        if (delegationsOnly)
            names = names.mid(0, MaxParentServers);
        for (const DomainName& name : std::as_const(names)) {
            if (servers.size() < MaxNameServers)
                servers.append(
                    {.name = name, .zone = zone, .address = {}, .questions = asked, .exchanges = {}});
            else
                ++leftOut;
        }
    }
    return servers;
}

QCoro::Task<SecondOpinion> askNameServers(async::Context ctx, InquiryPtr inquiry, QList<Question> questions)
{
    std::vector<QCoro::Task<DomainName>> zoneTasks;
    for (const Question& question : std::as_const(questions))
        zoneTasks.push_back(zoneOf(ctx, inquiry, question));
    const std::vector<DomainName> zones = co_await async::all(std::move(zoneTasks));
    std::map<DomainName, QList<Question>> byZone;
    for (qsizetype i = 0; i < questions.size(); ++i)
        byZone[zones[static_cast<std::size_t>(i)]].append(questions.at(i));

    SecondOpinion opinion;
    const QList<OpinionServer> servers = serversOf(byZone, *inquiry, opinion.leftOut);
    std::vector<QCoro::Task<QList<QHostAddress>>> addressTasks;
    for (const OpinionServer& server : std::as_const(servers))
        addressTasks.push_back(addressesOf(ctx, inquiry, server.name));
    const std::vector<QList<QHostAddress>> addresses = co_await async::all(std::move(addressTasks));
    std::vector<QCoro::Task<OpinionServer>> tasks;
    for (qsizetype i = 0; i < servers.size(); ++i) {
        for (const QHostAddress& address : addresses[static_cast<std::size_t>(i)])
            tasks.push_back(askNameServer(ctx, inquiry, servers.at(i), address));
    }
    const std::vector<OpinionServer> answered = co_await async::all(std::move(tasks));
    opinion.servers = QList<OpinionServer>(answered.begin(), answered.end());
    const SecondOpinion result = opinion;
    co_return result;
}

QCoro::Task<SecondOpinion> askResolver(async::Context ctx, InquiryPtr inquiry, QList<Question> questions,
                                       Upstream upstream)
{
    const std::shared_ptr<dns::Resolver> resolver =
        dns::makeResolverFor(upstream, inquiry->services->profile());
    dnssec::ValidatingResolver validating(resolver, inquiry->services->resolver().settings());
    const auto record = std::make_shared<dnssec::PacketRecord>();
    std::vector<QCoro::Task<dnssec::Lookup>> lookups;
    for (const Question& question : std::as_const(questions))
        lookups.push_back(validating.lookup(ctx, question, record));
    co_await async::all(std::move(lookups));
    SecondOpinion opinion;
    opinion.of = SecondOpinionRequest::Of::Resolver;
    opinion.servers.append({.name = {},
                            .zone = {},
                            .address = dns::upstreamText(upstream),
                            .questions = questions,
                            .exchanges = record->exchanges()});
    const SecondOpinion result = opinion;
    co_return result;
}

}  // namespace

QList<Question> decidingQuestions(const PartnerReport& report)
{
    QList<Question> questions;
    const auto add = [&questions](const DomainName& name, RecordType type) {
        const Question question{name, type};
        if (questions.size() < MaxQuestions && !questions.contains(question))
            questions.append(question);
    };
    const auto addDelegation = [&add](const dnssec::Lookup& lookup) {
        if (!lookup.chain.isEmpty() && !lookup.chain.last().zone.isRoot())
            add(lookup.chain.last().zone, RecordType::DS);
    };
    add(report.domain(), RecordType::MX);
    for (const HostReport& host : report.hosts.mid(0, MaxHosts)) {
        add(host.name, RecordType::A);
        add(host.name, RecordType::AAAA);
        if (host.tlsaLookup)
            add(host.tlsaLookup->question.name, RecordType::TLSA);
    }
    addDelegation(report.mx);
    if (report.sts.recordLookup)
        add(report.sts.recordLookup->question.name, RecordType::TXT);
    for (const HostReport& host : report.hosts.mid(0, MaxHosts))
        addDelegation(host.ipv4);
    return questions;
}

QCoro::Task<SecondOpinion> askSecondOpinion(async::Context ctx, std::shared_ptr<Services> services,
                                            QList<Question> questions, SecondOpinionRequest request)
{
    const async::Context limited = ctx.within(OpinionLimit);
    const auto inquiry = std::make_shared<Inquiry>();
    inquiry->services = services;
    SecondOpinion opinion;
    if (request.of == SecondOpinionRequest::Of::Resolver)
        opinion = co_await askResolver(limited, inquiry, questions, request.resolver);
    else
        opinion = co_await askNameServers(limited, inquiry, questions);
    opinion.of = request.of;
    opinion.at = QDateTime::currentDateTimeUtc();
    const SecondOpinion result = opinion;
    co_return result;
}

}  // namespace relaydeck::partnertest
