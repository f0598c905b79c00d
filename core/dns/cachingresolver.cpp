// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/cachingresolver.h"

#include "core/async/wait.h"

#include <QtCore/QCache>
#include <QtCore/QHash>

namespace relaydeck::dns {

using namespace std::chrono_literals;

namespace {

constexpr auto FailureLifetime = 3s;  // RFC 9520 3.2: at least one second
constexpr qsizetype EntryOverhead = 512;

/// One question under way, and who waits for it.
struct Flight {
    std::stop_source stop;
    std::optional<Exchange> result;
    std::vector<async::Wait*> joined;
    int askers = 0;
};
using FlightPtr = std::shared_ptr<Flight>;

struct Entry {
    Exchange exchange;
    std::chrono::steady_clock::time_point until;
};

/// RFC 2181 8: a TTL with the highest bit set counts as zero.
quint32 ttlOf(const Record& record)
{
    return record.ttl > 0x7fff'ffff ? 0 : record.ttl;
}

}  // namespace

class CachingResolver::State {
public:
    State(std::shared_ptr<Resolver> upstream, Clock now, const Limits& bounds)
        : resolver(std::move(upstream))
        , clock(std::move(now))
        , limits(bounds)
        , cache(bounds.octets)
    {
    }

    std::optional<Exchange> find(const Question& question);
    void remember(const Exchange& exchange);
    void abandon(const Question& question, const FlightPtr& flight);

    std::shared_ptr<Resolver> resolver;
    Clock clock;
    Limits limits;
    QCache<Question, Entry> cache;  // drops what was not used for longest
    QHash<Question, FlightPtr> flights;
};

namespace {

using State = CachingResolver::State;

QCoro::Task<> fly(std::shared_ptr<State> state, FlightPtr flight, Question question)
{
    const async::Context ctx{flight->stop.get_token()};
    const Exchange exchange = co_await state->resolver->ask(ctx, question);
    if (state->flights.value(question) == flight)
        state->flights.remove(question);
    state->remember(exchange);
    flight->result = exchange;
    for (async::Wait* wait : flight->joined)
        wait->finish(async::Wake::Ready);
}

Exchange withoutResult(const Question& question, async::Wake wake)
{
    Exchange exchange;
    exchange.question = question;
    exchange.outcome =
        wake == async::Wake::Stopped ? Exchange::Outcome::Cancelled : Exchange::Outcome::TimedOut;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.detail = async::wakeError(wake, QStringLiteral("DNS")).detail;
    return exchange;
}

/// Ready at once when it has landed.
QCoro::Task<async::Wake> landing(async::Context ctx, FlightPtr flight)
{
    if (flight->result)
        co_return async::Wake::Ready;
    async::Wait wait(ctx);
    flight->joined.push_back(&wait);
    const async::Wake wake = co_await wait;
    std::erase(flight->joined, &wait);
    co_return wake;
}

QCoro::Task<Exchange> askOrJoin(async::Context ctx, std::shared_ptr<State> state, Question question)
{
    if (ctx.stop.stop_requested())
        co_return withoutResult(question, async::Wake::Stopped);
    const std::optional<Exchange> known = state->find(question);
    if (known)
        co_return Exchange(*known);

    FlightPtr flight = state->flights.value(question);
    if (!flight) {
        flight = std::make_shared<Flight>();
        state->flights.insert(question, flight);
        fly(state, flight, question);  // ends by itself, and holds all that it needs
    }
    ++flight->askers;
    const async::Wake wake = co_await landing(ctx, flight);
    --flight->askers;
    if (!flight->result && flight->askers == 0) {
        state->abandon(question, flight);
        // Its frames end before ours does, so that nothing is under way when a cancelled job says it is done.
        co_await landing(async::Context(), flight);
    } else if (flight->result) {
        // A copy of our own: QCoro 0.8 moves out of any lvalue that is not const.
        const Exchange landed = *flight->result;
        co_return landed;
    }
    co_return withoutResult(question, wake);
}

}  // namespace

std::optional<Exchange> CachingResolver::State::find(const Question& question)
{
    const Entry* entry = cache.object(question);
    if (!entry)
        return std::nullopt;
    if (entry->until > clock())
        return entry->exchange;
    cache.remove(question);
    return std::nullopt;
}

void CachingResolver::State::remember(const Exchange& exchange)
{
    const std::chrono::seconds time = std::min(lifetime(exchange), limits.longestTtl);
    if (time <= 0s)
        return;
    // So many entries at most, however small they are.
    const qsizetype cost = std::max(exchange.response.size() + EntryOverhead, limits.octets / limits.entries);
    cache.insert(exchange.question, new Entry{exchange, clock() + time}, cost);
}

void CachingResolver::State::abandon(const Question& question, const FlightPtr& flight)
{
    if (flights.value(question) == flight)
        flights.remove(question);
    flight->stop.request_stop();
}

std::chrono::seconds lifetime(const Exchange& exchange)
{
    if (exchange.outcome != Exchange::Outcome::Answered)
        return 0s;
    const Result<Message> message = parseMessage(exchange.response);
    if (!message)
        return 0s;
    if (message->rcode != Rcode::NoError && message->rcode != Rcode::NxDomain)
        return FailureLifetime;

    bool positive = false;
    bool bounded = false;
    quint32 smallest = std::numeric_limits<quint32>::max();
    for (const Record& record : message->answer) {
        positive =
            positive || record.type == exchange.question.type || exchange.question.type == RecordType::ANY;
        smallest = std::min(smallest, ttlOf(record));
    }
    for (const Record& record : message->authority) {
        smallest = std::min(smallest, ttlOf(record));
        const std::optional<SoaData> soa = soaOf(record);
        if (!soa)
            continue;
        smallest = std::min(smallest, soa->minimum);  // RFC 2308 5
        bounded = true;
    }
    // RFC 2308 5: a negative answer without SOA is not cached.
    const bool negative = !positive || message->rcode == Rcode::NxDomain;
    return negative && !bounded ? 0s : std::chrono::seconds(smallest);
}

CachingResolver::CachingResolver(std::shared_ptr<Resolver> upstream, Clock clock)
    : CachingResolver(std::move(upstream), std::move(clock), Limits())
{
}

CachingResolver::CachingResolver(std::shared_ptr<Resolver> upstream, Clock clock, const Limits& limits)
    : m_state(std::make_shared<State>(std::move(upstream), std::move(clock), limits))
{
}

CachingResolver::~CachingResolver() = default;

QCoro::Task<Exchange> CachingResolver::ask(async::Context ctx, Question question)
{
    return askOrJoin(std::move(ctx), m_state, std::move(question));
}

void CachingResolver::clear()
{
    m_state->cache.clear();
}

}  // namespace relaydeck::dns
