// SPDX-License-Identifier: GPL-3.0-or-later
// Planted: nothing here may be found by await_forms.py.

struct Handle {
    bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<> frame) const noexcept { frame.resume(); }
    Wake await_resume() const noexcept { return Wake::Ready; }
};

class Wait {
public:
    Handle operator co_await() noexcept { return Handle{this}; }

private:
    QList<int> m_values{1, 2};
};

class Name {
public:
    Name();
    explicit Name(QByteArray wire);
};

namespace {

QCoro::Task<Result<int>> plain(async::Context ctx, QString name, std::vector<int> values = std::vector<int>());
QCoro::Task<Result<int>> constructed(async::Context ctx, QHostAddress source = {}, Name name = {});

QCoro::Task<Result<int>> plain(async::Context ctx, QString name, std::vector<int> values)
{
    // if (co_await ok()) { "a string that does not end
    const char* text = "if (co_await f(Options{}))";
    const auto raw = QByteArrayLiteral(R"x(co_await f({}) " )x");
    const Options options{.tries = 2, .names = {name}};
    const auto answer = co_await f(ctx, options);
    if (!answer)
        co_return answer.error();
    Wait wait(ctx.within(5s));
    wait.on(socket, &QTcpSocket::connected).on(socket, &QTcpSocket::errorOccurred, Wake::Failed);
    const Wake wake = co_await wait;
    const auto temporary = co_await f(ctx.within(5s), QString("x"), DomainName(name));
    const auto member = (co_await f(ctx, options)).member;
    const auto [first, second] = co_await pair(ctx);
    const auto chosen = co_await f(ctx, wake == Wake::Ready ? 1 : 2);
    for (QCoro::Task<>& task : tasks)
        co_await task;
    for (int i = 0; i < 3; ++i) {
        const auto one = co_await f(ctx, i);
        if (one)
            continue;
        co_return Error{ErrorCode::Expired, QStringLiteral("x")};
    }
    try {
        co_await f(ctx, options);
    } catch (const Failure& failure) {
        log(failure);
    }
    const auto byStateless = co_await f(ctx, [](int x) { return x + 1; });
    const auto predicate = [&values](int x) { return Set{values}.contains(x); };
    const auto byName = co_await f(ctx, predicate);
    co_return Pair{first, second};
}

QCoro::Task<> job(QPointer<PartnerTest> test, async::Context ctx, std::shared_ptr<const Services> services)
{
    const auto step = co_await checkMx(ctx, services);
    if (test)
        Q_EMIT test->stepFinished(step);
}

QCoro::Task<> rootOfWork(std::shared_ptr<State> state)
{
    const async::Context ctx{state->stop.get_token()};
    const auto step = co_await checkMx(ctx, state);
    state->remember(step);
}

void start(QObject* receiver)
{
    connect(receiver, &QObject::destroyed, [receiver] { use(Options{receiver}); });
    use(receiver ? Options{1} : Options{2});
}

}  // namespace

QCoro::Task<Answer> copied(async::Context ctx, std::shared_ptr<Flight> flight)
{
    co_await landing(ctx, flight);
    const Answer answer = flight->answer;
    co_return answer;
}
