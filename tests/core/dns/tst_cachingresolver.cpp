// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/all.h"
#include "core/async/blocking.h"
#include "core/dns/cachingresolver.h"
#include "tests/support/dnsdata.h"
#include "tests/support/fakeresolver.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using namespace std::chrono_literals;
using test::answerTo;
using test::FakeResolver;
using test::record;
using Outcome = Exchange::Outcome;

Q_DECLARE_METATYPE(relaydeck::dns::Message)

class TestCachingResolver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsLifetimes_data();
    void findsLifetimes();
    void doesNotKeepFailures_data();
    void doesNotKeepFailures();
    void doesNotKeepUnreadableAnswers();
    void givesAnswersAsRecorded();
    void forgetsWhenTheTtlEnds();
    void forgetsWhenTold();
    void boundsTheLifetime();
    void boundsTheNumber();
    void boundsTheOctets();
    void keepsWhatWasUsedLast();
    void tellsQuestionsApart();
    void joinsEqualQuestions();
    void leavesTheOthersAlone_data();
    void leavesTheOthersAlone();
    void givesUpWhenNobodyWaits();
    void asksAfreshAfterGivingUp();
    void isCancelledBefore();
    void outlivesItself();
};

namespace {

const Question Mx = test::question("partner.example", RecordType::MX);

struct FakeClock {
    std::shared_ptr<std::chrono::steady_clock::time_point> now =
        std::make_shared<std::chrono::steady_clock::time_point>();

    void advance(std::chrono::milliseconds by) const { *now += by; }
    CachingResolver::Clock clock() const
    {
        return [time = now] { return *time; };
    }
};

Exchange answered(const Message& message)
{
    Exchange exchange;
    exchange.question = *message.question;
    exchange.outcome = Outcome::Answered;
    exchange.response = toWire(message);
    return exchange;
}

Exchange ask(CachingResolver& resolver, const Question& question = Mx)
{
    return async::runBlocking(resolver.ask({}, question));
}

/// A resolver that knows the MX record of the partner, and the one that remembers for it.
struct Bench {
    FakeClock clock;
    std::shared_ptr<FakeResolver> source = std::make_shared<FakeResolver>();
    CachingResolver resolver{source, clock.clock()};

    Bench() { source->add("partner.example. 300 IN MX 10 mx1.partner.example."); }
};

}  // namespace

void TestCachingResolver::findsLifetimes_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<int>("seconds");
    const Record mx = record("partner.example. 300 IN MX 10 mx1.partner.example.");
    const Record soa = record("partner.example. 900 IN SOA ns.a. mail.a. 1 2 3 4 600");
    const auto withAuthority = [](Message message, const QList<Record>& authority) {
        message.authority = authority;
        return message;
    };
    QTest::newRow("the TTL of the records") << answerTo(Mx, {mx}) << 300;
    QTest::newRow("the smallest TTL")
        << answerTo(Mx,
                    {mx,
                     record("partner.example. 60 IN RRSIG MX 13 2 3600 20300101000000 "
                            "20200101000000 1 partner.example. AAEC")})
        << 60;
    QTest::newRow("the smallest TTL, in a denial beside a wildcard answer")
        << withAuthority(answerTo(Mx, {mx}), {record("a.example. 30 IN NSEC c.example. A")}) << 30;
    QTest::newRow("TTL 0") << answerTo(Mx, {record("partner.example. 0 IN MX 10 a.")}) << 0;
    Record huge = mx;
    huge.ttl = 0x8000'0000;
    QTest::newRow("RFC 2181 8: highest bit") << answerTo(Mx, {huge}) << 0;
    QTest::newRow("RFC 2308 5: no data, SOA minimum") << withAuthority(answerTo(Mx), {soa}) << 600;
    Record brief = soa;
    brief.ttl = 20;
    QTest::newRow("RFC 2308 5: no data, SOA TTL") << withAuthority(answerTo(Mx), {brief}) << 20;
    QTest::newRow("RFC 2308 5: name error") << withAuthority(answerTo(Mx, {}, Rcode::NxDomain), {soa}) << 600;
    QTest::newRow("RFC 2308 5: no data without SOA") << answerTo(Mx) << 0;
    QTest::newRow("RFC 2308 5: name error without SOA") << answerTo(Mx, {}, Rcode::NxDomain) << 0;
    const Record alias = record("partner.example. 40 IN CNAME other.example.");
    QTest::newRow("alias to no data") << withAuthority(answerTo(Mx, {alias}), {soa}) << 40;
    QTest::newRow("alias to nothing that is known") << answerTo(Mx, {alias}) << 0;
    QTest::newRow("alias to a name error without SOA") << answerTo(Mx, {alias}, Rcode::NxDomain) << 0;
    QTest::newRow("RFC 9520 3.2: SERVFAIL") << answerTo(Mx, {}, Rcode::ServFail) << 3;
    QTest::newRow("RFC 9520 3.2: REFUSED") << answerTo(Mx, {}, Rcode::Refused) << 3;
}

void TestCachingResolver::findsLifetimes()
{
    QFETCH(Message, message);
    QFETCH(int, seconds);
    QCOMPARE(int(lifetime(answered(message)).count()), seconds);
}

void TestCachingResolver::doesNotKeepFailures_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("timed out") << Outcome::TimedOut;
    QTest::newRow("unreachable") << Outcome::Unreachable;
    QTest::newRow("malformed") << Outcome::Malformed;
    QTest::newRow("cancelled") << Outcome::Cancelled;
}

void TestCachingResolver::doesNotKeepFailures()
{
    QFETCH(Outcome, outcome);
    Bench bench;
    bench.source->fail(Mx, outcome);
    QCOMPARE(ask(bench.resolver).outcome, outcome);
    QCOMPARE(ask(bench.resolver).outcome, outcome);
    QCOMPARE(bench.source->asked().size(), 2);
}

void TestCachingResolver::doesNotKeepUnreadableAnswers()
{
    Exchange exchange = answered(answerTo(Mx));
    exchange.response.truncate(20);
    QCOMPARE(lifetime(exchange), 0s);
}

void TestCachingResolver::givesAnswersAsRecorded()
{
    Bench bench;
    const Exchange first = ask(bench.resolver);
    bench.clock.advance(100s);
    QCOMPARE(ask(bench.resolver), first);
    QCOMPARE(bench.source->asked().size(), 1);
}

void TestCachingResolver::forgetsWhenTheTtlEnds()
{
    Bench bench;
    ask(bench.resolver);
    bench.clock.advance(300s - 1ms);
    ask(bench.resolver);
    QCOMPARE(bench.source->asked().size(), 1);
    bench.clock.advance(1ms);
    ask(bench.resolver);
    QCOMPARE(bench.source->asked().size(), 2);
}

void TestCachingResolver::forgetsWhenTold()
{
    Bench bench;
    ask(bench.resolver);
    bench.resolver.clear();
    ask(bench.resolver);
    QCOMPARE(bench.source->asked().size(), 2);
}

void TestCachingResolver::boundsTheLifetime()
{
    const FakeClock clock;
    const auto source = std::make_shared<FakeResolver>();
    source->add("partner.example. 2000000000 IN MX 10 mx1.partner.example.");
    CachingResolver::Limits limits;
    limits.longestTtl = 60s;
    CachingResolver resolver(source, clock.clock(), limits);
    ask(resolver);
    clock.advance(60s);
    ask(resolver);
    QCOMPARE(source->asked().size(), 2);
}

void TestCachingResolver::boundsTheNumber()
{
    const FakeClock clock;
    const auto source = std::make_shared<FakeResolver>();
    CachingResolver::Limits limits;
    limits.entries = 10;
    CachingResolver resolver(source, clock.clock(), limits);
    QList<Question> questions;
    for (int i = 0; i < 11; ++i) {
        const Record one{*Mx.name.child(QByteArray::number(i)), RecordType::A, 300, QByteArray(4, '\1')};
        source->add(one);
        questions.append({one.owner, one.type});
        ask(resolver, questions.last());
    }
    ask(resolver, questions.last());
    QCOMPARE(source->asked().size(), 11);
    ask(resolver, questions.first());
    QCOMPARE(source->asked().size(), 12);
}

void TestCachingResolver::boundsTheOctets()
{
    const FakeClock clock;
    const auto source = std::make_shared<FakeResolver>();
    source->setAnswer(answerTo(Mx, {{Mx.name, RecordType::MX, 300, QByteArray(30'000, 'x')}}));
    CachingResolver::Limits limits;
    limits.octets = 20'000;
    CachingResolver resolver(source, clock.clock(), limits);
    QCOMPARE(ask(resolver).outcome, Outcome::Answered);
    QCOMPARE(ask(resolver).outcome, Outcome::Answered);
    QCOMPARE(source->asked().size(), 2);
}

void TestCachingResolver::keepsWhatWasUsedLast()
{
    const FakeClock clock;
    const auto source = std::make_shared<FakeResolver>();
    source->add("a.example. 300 IN A 192.0.2.1");
    source->add("b.example. 300 IN A 192.0.2.2");
    source->add("c.example. 300 IN A 192.0.2.3");
    CachingResolver::Limits limits;
    limits.entries = 2;
    CachingResolver resolver(source, clock.clock(), limits);
    for (const char* text : {"a.example", "b.example", "a.example", "c.example", "a.example"})
        ask(resolver, test::question(text, RecordType::A));
    QCOMPARE(source->asked().size(), 3);
    ask(resolver, test::question("b.example", RecordType::A));
    QCOMPARE(source->asked().size(), 4);
}

void TestCachingResolver::tellsQuestionsApart()
{
    Bench bench;
    bench.source->add("partner.example. 300 IN A 192.0.2.1");
    const Question address = test::question("partner.example", RecordType::A);
    QCOMPARE(ask(bench.resolver).question, Mx);
    QCOMPARE(ask(bench.resolver, address).question, address);
    QCOMPARE(bench.source->asked().size(), 2);
}

void TestCachingResolver::joinsEqualQuestions()
{
    Bench bench;
    bench.source->hold();
    std::vector<QCoro::Task<Exchange>> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.push_back(bench.resolver.ask({}, Mx));
    QCOMPARE(bench.source->asked().size(), 1);
    bench.source->release();
    const std::vector<Exchange> exchanges = async::runBlocking(async::all(std::move(tasks)));
    QCOMPARE(exchanges.size(), size_t(3));
    for (const Exchange& exchange : exchanges) {
        QCOMPARE(exchange.outcome, Outcome::Answered);
        QCOMPARE(exchange, exchanges.front());
    }
    QCOMPARE(bench.source->asked().size(), 1);
}

void TestCachingResolver::leavesTheOthersAlone_data()
{
    QTest::addColumn<bool>("firstLeaves");
    QTest::addColumn<bool>("byDeadline");
    QTest::newRow("the first is cancelled") << true << false;
    QTest::newRow("the second is cancelled") << false << false;
    QTest::newRow("the first runs out of time") << true << true;
    QTest::newRow("the second runs out of time") << false << true;
}

void TestCachingResolver::leavesTheOthersAlone()
{
    QFETCH(bool, firstLeaves);
    QFETCH(bool, byDeadline);
    Bench bench;
    bench.source->hold();
    std::stop_source stop;
    const async::Context leaving =
        byDeadline ? async::Context().within(1ms) : async::Context{stop.get_token()};
    QCoro::Task<Exchange> first = bench.resolver.ask(firstLeaves ? leaving : async::Context(), Mx);
    QCoro::Task<Exchange> second = bench.resolver.ask(firstLeaves ? async::Context() : leaving, Mx);
    QCoro::Task<Exchange>& leaver = firstLeaves ? first : second;
    QCoro::Task<Exchange>& stayer = firstLeaves ? second : first;
    if (!byDeadline)
        stop.request_stop();
    QCOMPARE(async::runBlocking(std::move(leaver)).outcome,
             byDeadline ? Outcome::TimedOut : Outcome::Cancelled);
    QCOMPARE(bench.source->cancelled(), 0);
    QVERIFY(!stayer.isReady());
    bench.source->release();
    QCOMPARE(async::runBlocking(std::move(stayer)).outcome, Outcome::Answered);
    QCOMPARE(bench.source->asked().size(), 1);
}

void TestCachingResolver::givesUpWhenNobodyWaits()
{
    Bench bench;
    bench.source->hold();
    std::stop_source stop;
    QCoro::Task<Exchange> first = bench.resolver.ask(async::Context{stop.get_token()}, Mx);
    QCoro::Task<Exchange> second = bench.resolver.ask(async::Context().within(1ms), Mx);
    QCOMPARE(async::runBlocking(std::move(second)).outcome, Outcome::TimedOut);
    QCOMPARE(bench.source->cancelled(), 0);
    stop.request_stop();
    const Exchange exchange = async::runBlocking(std::move(first));
    QCOMPARE(exchange.outcome, Outcome::Cancelled);
    QCOMPARE(exchange.question, Mx);
    QCOMPARE(bench.source->cancelled(), 1);
}

void TestCachingResolver::asksAfreshAfterGivingUp()
{
    Bench bench;
    bench.source->hold();
    std::stop_source stop;
    QCoro::Task<Exchange> leaver = bench.resolver.ask(async::Context{stop.get_token()}, Mx);
    stop.request_stop();
    QCOMPARE(async::runBlocking(std::move(leaver)).outcome, Outcome::Cancelled);
    bench.source->release();
    QCOMPARE(ask(bench.resolver).outcome, Outcome::Answered);
    QCOMPARE(bench.source->asked().size(), 2);
}

void TestCachingResolver::isCancelledBefore()
{
    Bench bench;
    std::stop_source stop;
    stop.request_stop();
    const Exchange exchange = async::runBlocking(bench.resolver.ask(async::Context{stop.get_token()}, Mx));
    QCOMPARE(exchange.outcome, Outcome::Cancelled);
    QVERIFY(bench.source->asked().isEmpty());
}

void TestCachingResolver::outlivesItself()
{
    const auto source = std::make_shared<FakeResolver>();
    source->add("partner.example. 300 IN MX 10 mx1.partner.example.");
    source->hold();
    auto resolver = std::make_unique<CachingResolver>(source);
    QCoro::Task<Exchange> task = resolver->ask({}, Mx);
    resolver.reset();
    source->release();
    QCOMPARE(async::runBlocking(std::move(task)).outcome, Outcome::Answered);
}

QTEST_GUILESS_MAIN(TestCachingResolver)
#include "tst_cachingresolver.moc"
