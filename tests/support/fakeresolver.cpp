// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeresolver.h"

#include "core/async/wait.h"

namespace relaydeck::test {

using dns::Exchange;
using dns::Question;

class FakeResolver::State {
public:
    QHash<Question, dns::Message> answers;
    QHash<Question, Exchange::Outcome> failures;
    QSet<DomainName> names;
    QList<Question> asked;
    std::vector<async::Wait*> waiting;
    bool held = false;
    int cancelled = 0;
};

namespace {

using State = FakeResolver::State;

Exchange exchangeFor(const State& state, const Question& question)
{
    Exchange exchange;
    exchange.question = question;
    exchange.upstream = QStringLiteral("127.0.0.1#53");
    exchange.at = QDateTime::currentDateTimeUtc();
    if (state.failures.contains(question)) {
        exchange.outcome = state.failures.value(question);
        return exchange;
    }
    const dns::Rcode rcode = state.names.contains(question.name) ? dns::Rcode::NoError : dns::Rcode::NxDomain;
    exchange.outcome = Exchange::Outcome::Answered;
    exchange.response = dns::toWire(state.answers.value(question, answerTo(question, {}, rcode)));
    return exchange;
}

QCoro::Task<Exchange> askTable(async::Context ctx, std::shared_ptr<State> state, Question question)
{
    state->asked.append(question);
    if (state->held) {
        async::Wait wait(ctx);
        state->waiting.push_back(&wait);
        const async::Wake wake = co_await wait;
        std::erase(state->waiting, &wait);
        if (wake != async::Wake::Ready) {
            ++state->cancelled;
            Exchange exchange;
            exchange.question = question;
            exchange.outcome =
                wake == async::Wake::Stopped ? Exchange::Outcome::Cancelled : Exchange::Outcome::TimedOut;
            exchange.at = QDateTime::currentDateTimeUtc();
            co_return exchange;
        }
    }
    co_return exchangeFor(*state, question);
}

}  // namespace

FakeResolver::FakeResolver() : m_state(std::make_shared<State>()) { }

FakeResolver::~FakeResolver() = default;

void FakeResolver::add(const dns::Record& record)
{
    const Question question{record.owner, record.type};
    m_state->names.insert(record.owner);
    if (!m_state->answers.contains(question))
        m_state->answers.insert(question, answerTo(question));
    m_state->answers[question].answer.append(record);
}

void FakeResolver::setAnswer(const dns::Message& message)
{
    m_state->names.insert(message.question->name);
    m_state->answers.insert(*message.question, message);
}

void FakeResolver::setRcode(const Question& question, dns::Rcode rcode)
{
    m_state->answers.insert(question, answerTo(question, {}, rcode));
}

void FakeResolver::fail(const Question& question, Exchange::Outcome outcome)
{
    Q_ASSERT(outcome != Exchange::Outcome::Answered);
    m_state->failures.insert(question, outcome);
}

void FakeResolver::hold()
{
    m_state->held = true;
}

void FakeResolver::release()
{
    m_state->held = false;
    for (async::Wait* wait : m_state->waiting)
        wait->finish(async::Wake::Ready);
}

QCoro::Task<Exchange> FakeResolver::ask(async::Context ctx, Question question)
{
    return askTable(std::move(ctx), m_state, std::move(question));
}

QList<Question> FakeResolver::asked() const
{
    return m_state->asked;
}

int FakeResolver::cancelled() const
{
    return m_state->cancelled;
}

}  // namespace relaydeck::test
