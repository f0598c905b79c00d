// SPDX-License-Identifier: GPL-3.0-or-later
// Planted: each line marked `expect:` holds a form that await_forms.py must find, under that rule, and no other line does.

QCoro::Task<> conditionIf(async::Context ctx)
{
    if (co_await ok(ctx))  // expect: condition
        co_return;
}

QCoro::Task<> conditionSwitch(async::Context ctx)
{
    switch (co_await state(ctx)) {  // expect: condition
    case State::Open:
        break;
    }
}

QCoro::Task<> conditionWhile(async::Context ctx)
{
    while (
        // a comment between
        !co_await ok(ctx)) {  // expect: condition
        step();
    }
}

QCoro::Task<> conditionWithInitializer(async::Context ctx)
{
    int tries = 0;
    ++tries;
    if (const auto answer = co_await ask(ctx); answer.ok())  // expect: condition
        co_return;
    else if (tries > 0 && co_await ok(ctx))  // expect: condition
        co_return;
    for (const auto& item : co_await list(ctx))  // expect: condition
        use(item);
    QVERIFY(co_await ok(ctx));  // expect: condition
}

QCoro::Task<> braceArgument(async::Context ctx)
{
    co_await f(ctx, Options{.tries = 2});  // expect: brace-argument
    co_await f(ctx, {.tries = 2});  // expect: brace-argument
    const auto a = co_await f(ctx, {});  // expect: brace-argument
    const auto b = co_await f(  //
        ctx,  //
        g(Options{}));  // expect: brace-argument
    const auto c = combine(Options{}, co_await f(ctx));  // expect: brace-argument
    if (a == b)
        co_await f(ctx, Options<int>{1});  // expect: brace-argument
    co_await service->f(ctx, ns::Options{u"a } brace"_qs, '"'});  // expect: brace-argument
}

struct Options {
    int tries = 0;
};

QCoro::Task<Result<int>> withDefault(async::Context ctx, Options options = {});  // expect: brace-default
QCoro::Task<Result<int>> withNamedDefault(async::Context ctx,
                                          Options options = Options{});  // expect: brace-default

QCoro::Task<> lambdaArgument(async::Context ctx, int limit)
{
    co_await f(ctx, [limit](int x) { return x < limit; });  // expect: lambda-argument
    const auto n = co_await f(ctx, [=]() mutable -> bool { return limit; });  // expect: lambda-argument
}

QCoro::Task<Report> awaitInAggregate(async::Context ctx)
{
    const auto report = Report{co_await a(ctx), 1};  // expect: await-in-braces
    Report named{.first = co_await a(ctx)};  // expect: await-in-braces
    consume(named);
    co_return Report{co_await a(ctx)};  // expect: await-in-braces
}

QCoro::Task<> conditional(async::Context ctx, bool wanted, QString b)
{
    const QString text = wanted ? co_await a(ctx) : b;  // expect: conditional
    use(wanted ? b : co_await a(ctx));  // expect: conditional
}

QCoro::Task<> lists(async::Context ctx)
{
    std::vector v{co_await a(ctx), co_await b(ctx)};  // expect: await-in-braces
    const QStringList w = {co_await a(ctx)};  // expect: await-in-braces
    co_await f(ctx, {x, y});  // expect: brace-argument
    co_return {co_await a(ctx)};  // expect: await-in-braces
}

class OwnAwaiter {
public:
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> frame) { m_frame = frame; }
    int await_resume() const { return 1; }
};

QCoro::Task<> lvalueAwaiter(async::Context ctx, OwnAwaiter given)
{
    OwnAwaiter named(ctx);
    const int n = co_await named;  // expect: lvalue-awaiter
    auto deduced = OwnAwaiter{ctx};
    co_await deduced;  // expect: lvalue-awaiter
    co_await given;  // expect: lvalue-awaiter
}

QCoro::Task<> noContext(QString name)  // expect: coroutine-context
{
    co_await f(name);
}

QCoro::Task<> contextByReference(const async::Context& ctx)  // expect: coroutine-context, coroutine-reference
{
    co_await f(ctx);
}

QCoro::Task<> referenceParameter(async::Context ctx, const QString& name)  // expect: coroutine-reference
{
    co_await f(ctx, name);
}

void lambdaCoroutine(async::Context ctx)
{
    start([ctx](async::Context inner) -> QCoro::Task<> {  // expect: coroutine-capture
        co_await f(inner);
    });
}

QCoro::Task<Answer> joined(async::Context ctx, std::shared_ptr<Flight> flight)
{
    co_await landing(ctx, flight);
    co_return flight->answer;  // expect: returned-lvalue
}

QCoro::Task<Answer> pointed(async::Context ctx, std::shared_ptr<Answer> answer)
{
    co_await landing(ctx, answer);
    co_return *answer;  // expect: returned-lvalue
}

