// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/validatingresolver.h"

#include "core/async/all.h"
#include "core/async/blocking.h"
#include "core/async/wait.h"
#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

using namespace relaydeck;
using namespace relaydeck::dnssec;
using namespace std::chrono_literals;
using dns::RecordType;
using dns::Security;
using test::name;
using test::SignedTree;
using test::summary;

namespace {

/// Answers from the tree, in the next turn of the event loop.
class TreeResolver : public dns::Resolver {
public:
    explicit TreeResolver(SignedTree names) : tree(std::move(names)) { }

    QCoro::Task<dns::Exchange> ask(async::Context ctx, dns::Question question) override
    {
        asked.append(question);
        most = std::max(most, ++inFlight);
        if (silentFor == question) {
            silent = true;
            async::Wait wait(ctx);
            Q_EMIT notifier.objectNameChanged({}, {});
            const async::Wake wake = co_await wait;
            --inFlight;
            dns::Exchange exchange;
            exchange.question = question;
            exchange.outcome = wake == async::Wake::Stopped ? dns::Exchange::Outcome::Cancelled
                                                            : dns::Exchange::Outcome::TimedOut;
            co_return exchange;
        }
        async::Wait turn(ctx);
        QTimer::singleShot(0, &notifier, [&turn] { turn.finish(async::Wake::Ready); });
        const async::Wake wake = co_await turn;
        Q_UNUSED(wake);
        --inFlight;
        co_return tree.exchange(question);
    }

    SignedTree tree;
    std::optional<dns::Question> silentFor;
    bool silent = false;
    QList<dns::Question> asked;
    int inFlight = 0;
    int most = 0;
    QObject notifier;
};

SignedTree partnerTree()
{
    SignedTree tree;
    tree.add("partner.example", "@ MX 10 mx\nmx A 192.0.2.1\n");
    return tree;
}

const dns::Question Mx{name("partner.example"), RecordType::MX};
const dns::Question Address{name("mx.partner.example"), RecordType::A};

QCoro::Task<> stopWhenSilent(std::shared_ptr<TreeResolver> resolver, std::stop_source* source)
{
    const async::Context forever;
    while (!resolver->silent) {
        async::Wait turn(forever);
        QTimer::singleShot(0, &resolver->notifier, [&turn] { turn.finish(async::Wake::Ready); });
        const async::Wake wake = co_await turn;
        Q_UNUSED(wake);
    }
    source->request_stop();
}

}  // namespace

class TestValidatingResolver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksInParallelAndRecords();
    void recordIsEnoughAfterwards();
    void recordIsShared();
    void stopsWhenAsked();
    void stopsBeforeTheFirstQuestion();
    void endsAtTheDeadline();
    void questionsAreBounded();
    void lookupsAtOnce();
    void timeIsThatOfTheCall();
};

void TestValidatingResolver::asksInParallelAndRecords()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    const auto record = std::make_shared<PacketRecord>();
    const Lookup lookup = async::runBlocking(resolver.lookup({}, Mx, record));
    QVERIFY2(lookup.secure(), qPrintable(summary(lookup)));
    QCOMPARE(upstream->asked.size(), 6);
    QCOMPARE(upstream->most, 3);
    QCOMPARE(record->exchanges().size(), 6);
    QCOMPARE(record->exchanges().first().question, Mx);
}

void TestValidatingResolver::recordIsEnoughAfterwards()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    const auto record = std::make_shared<PacketRecord>();
    const Lookup lookup = async::runBlocking(resolver.lookup({}, Mx, record));
    QCOMPARE(validateRecorded(Mx, *record, resolver.settings()), lookup);
    QCOMPARE(validateRecorded(Address, *record, resolver.settings()).fault, Fault::NotRecorded);
}

void TestValidatingResolver::recordIsShared()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    const auto record = std::make_shared<PacketRecord>();
    const Lookup first = async::runBlocking(resolver.lookup({}, Mx, record));
    const Lookup second = async::runBlocking(resolver.lookup({}, Address, record));
    QVERIFY(first.secure() && second.secure());
    QCOMPARE(upstream->asked.size(), 7);  // of the second, the question alone
}

void TestValidatingResolver::stopsWhenAsked()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    upstream->silentFor = dns::Question{name("example"), RecordType::DNSKEY};
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    std::stop_source source;
    const QCoro::Task<> stopper = stopWhenSilent(upstream, &source);
    const async::Context ctx{source.get_token()};
    const Lookup lookup = async::runBlocking(resolver.lookup(ctx, Mx, std::make_shared<PacketRecord>()));
    QCOMPARE(lookup.security, Security::Indeterminate);
    QCOMPARE(lookup.fault, Fault::NoAnswer);
    QCOMPARE(upstream->inFlight, 0);
}

void TestValidatingResolver::stopsBeforeTheFirstQuestion()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    std::stop_source source;
    source.request_stop();
    const async::Context ctx{source.get_token()};
    const Lookup lookup = async::runBlocking(resolver.lookup(ctx, Mx, std::make_shared<PacketRecord>()));
    QCOMPARE(lookup.security, Security::Indeterminate);
    QCOMPARE(lookup.question, Mx);
    QVERIFY(upstream->asked.isEmpty());
}

void TestValidatingResolver::endsAtTheDeadline()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    upstream->silentFor = dns::Question{name("partner.example"), RecordType::DS};
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    const async::Context ctx = async::Context().within(200ms);
    const Lookup lookup = async::runBlocking(resolver.lookup(ctx, Mx, std::make_shared<PacketRecord>()));
    QCOMPARE(lookup.security, Security::Indeterminate);
    QCOMPARE(lookup.fault, Fault::NoAnswer);
}

void TestValidatingResolver::questionsAreBounded()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    Settings settings = upstream->tree.settings();
    settings.limits.questions = 4;
    ValidatingResolver resolver(upstream, settings);
    const Lookup lookup = async::runBlocking(resolver.lookup({}, Mx, std::make_shared<PacketRecord>()));
    QCOMPARE(lookup.security, Security::Indeterminate);
    QCOMPARE(lookup.fault, Fault::TooMuchWork);
    QCOMPARE(upstream->asked.size(), 4);
}

void TestValidatingResolver::lookupsAtOnce()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    const auto record = std::make_shared<PacketRecord>();
    std::vector<QCoro::Task<Lookup>> tasks;
    tasks.push_back(resolver.lookup({}, Mx, record));
    tasks.push_back(resolver.lookup({}, Address, record));
    const std::vector<Lookup> lookups = async::runBlocking(async::all(std::move(tasks)));
    QVERIFY(lookups.at(0).secure());
    QVERIFY(lookups.at(1).secure());
    QCOMPARE(record->exchanges().size(), 7);
}

void TestValidatingResolver::timeIsThatOfTheCall()
{
    const auto upstream = std::make_shared<TreeResolver>(partnerTree());
    ValidatingResolver resolver(upstream, upstream->tree.settings());
    resolver.setNow(test::treeTime().addYears(1));
    const Lookup late = async::runBlocking(resolver.lookup({}, Mx, std::make_shared<PacketRecord>()));
    QCOMPARE(late.fault, Fault::SignatureExpired);
}

QTEST_GUILESS_MAIN(TestValidatingResolver)
#include "tst_validatingresolver.moc"
