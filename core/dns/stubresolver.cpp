// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/stubresolver.h"

#include "core/dns/transport.h"
#include "core/network/httpsrequest.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>

#include <algorithm>

namespace relaydeck::dns {

class StubResolver::State {
public:
    struct Server {
        Upstream upstream;
        std::shared_ptr<Streams> streams;  ///< null for Https
        std::shared_ptr<HttpsUpstream> https;  ///< for Https alone
    };
    QList<Server> servers;
    QHostAddress source;
    std::chrono::milliseconds timeout{0};
    /// Where to begin: the server that answered last, so that a dead one costs its share of the time once
    /// and not for every question.
    qsizetype first = 0;
};

namespace {

using State = StubResolver::State;

/// SERVFAIL, REFUSED and the like say something about the server; another may know the answer.
bool isAnswer(Rcode rcode)
{
    constexpr auto YxDomain = Rcode(6);  // a DNAME made the name too long (RFC 6672 2.2)
    return rcode == Rcode::NoError || rcode == Rcode::NxDomain || rcode == YxDomain;
}

/// How much an outcome tells, when no upstream has answered properly.
int weight(Exchange::Outcome outcome)
{
    switch (outcome) {
    case Exchange::Outcome::Unreachable:
        return 0;
    case Exchange::Outcome::TimedOut:
        return 1;
    case Exchange::Outcome::Malformed:
        return 2;
    case Exchange::Outcome::Answered:
        return 3;
    case Exchange::Outcome::Cancelled:
        return 4;
    }
    Q_UNREACHABLE();
}

QCoro::Task<Attempt> askServer(async::Context ctx, std::shared_ptr<State> state, qsizetype index,
                               int serversLeft, Question question)
{
    const State::Server server = state->servers.at(index);
    // A fair share of what is left, so that the servers after a silent one have their turn.
    const auto share = [&ctx, serversLeft] {
        return ctx.within(std::chrono::milliseconds(ctx.deadline.remainingTime() / serversLeft));
    };
    if (server.https) {
        const async::Context httpsContext = share();
        const Attempt attempt = co_await HttpsUpstream::ask(httpsContext, server.https, question);
        co_return attempt;
    }
    if (server.upstream.transport == Upstream::Transport::UdpTcp) {
        const async::Context datagramContext = share();
        const Attempt attempt =
            co_await askByDatagram(datagramContext, server.upstream, state->source, question);
        if (!attempt.needsStream)
            co_return attempt;
    }
    const async::Context streamContext = share();
    const Attempt attempt = co_await Streams::ask(streamContext, server.streams, question);
    co_return attempt;
}

QCoro::Task<Exchange> askServers(async::Context ctx, std::shared_ptr<State> state, Question question)
{
    QElapsedTimer timer;
    timer.start();
    const async::Context limited = ctx.within(state->timeout);
    const qsizetype count = state->servers.size();
    const qsizetype first = state->first;

    Attempt best;
    best.outcome = Exchange::Outcome::Unreachable;
    best.detail = QStringLiteral("no resolver is configured");
    qsizetype bestServer = -1;
    QStringList tried;
    QStringList details;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype index = (first + i) % count;
        const QString text = upstreamText(state->servers.at(index).upstream);
        const Attempt attempt = co_await askServer(limited, state, index, int(count - i), question);
        tried.append(text);
        if (!attempt.detail.isEmpty())
            details.append(text + QStringLiteral(": ") + attempt.detail);
        if (bestServer < 0 || weight(attempt.outcome) > weight(best.outcome)) {
            best = attempt;
            bestServer = index;
        }
        const bool answered = attempt.outcome == Exchange::Outcome::Answered && isAnswer(attempt.rcode);
        if (answered) {
            state->first = index;
            best = attempt;
            bestServer = index;
        }
        if (answered || attempt.outcome == Exchange::Outcome::Cancelled || limited.deadline.hasExpired())
            break;
    }

    const bool answered = best.outcome == Exchange::Outcome::Answered;
    Exchange exchange;
    exchange.question = question;
    exchange.outcome = best.outcome;
    exchange.response = best.response;
    exchange.transport = best.transport;
    exchange.upstream =
        answered ? upstreamText(state->servers.at(bestServer).upstream) : tried.join(QStringLiteral(", "));
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.duration = std::chrono::milliseconds(timer.elapsed());
    if (!answered)
        exchange.detail = details.isEmpty() ? best.detail : details.join(QStringLiteral("; "));
    co_return exchange;
}

}  // namespace

QList<Upstream> systemUpstreams(const QString& path)
{
    constexpr qint64 LargestFile = 64 * 1024;
    constexpr qsizetype MostServers = 3;  // resolv.conf(5): MAXNS

    QList<Upstream> upstreams;
    QFile file(path);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.read(LargestFile) : QByteArray();
    for (const QByteArray& line : text.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 2 || words.first() != "nameserver" || upstreams.size() == MostServers)
            continue;
        Upstream upstream;
        if (upstream.address.setAddress(QString::fromLatin1(words.at(1))))
            upstreams.append(upstream);
    }
    if (upstreams.isEmpty()) {
        Upstream local;
        local.address = QHostAddress(QHostAddress::LocalHost);
        upstreams.append(local);
    }
    return upstreams;
}

StubResolver::StubResolver(const Settings& settings) : m_state(std::make_shared<State>())
{
    m_state->source = settings.sourceAddress;
    m_state->timeout = settings.timeout;
    // Reading the authorities of the system takes long, and most resolvers are asked in the clear.
    const bool encrypted = std::ranges::any_of(settings.upstreams, [](const Upstream& upstream) {
        return upstream.transport == Upstream::Transport::Tls
            || upstream.transport == Upstream::Transport::Https;
    });
    const QSslConfiguration tls =
        encrypted ? verifyingTls(settings.caCertificates, settings.onlyCaCertificates) : QSslConfiguration();
    for (const Upstream& upstream : settings.upstreams) {
        State::Server server{upstream, nullptr, nullptr};
        if (upstream.transport == Upstream::Transport::Https)
            server.https = std::make_shared<HttpsUpstream>(upstream.url, tls);
        else
            server.streams = std::make_shared<Streams>(upstream, settings.sourceAddress, tls);
        m_state->servers.append(server);
    }
}

StubResolver::~StubResolver() = default;

QCoro::Task<Exchange> StubResolver::ask(async::Context ctx, Question question)
{
    return askServers(std::move(ctx), m_state, std::move(question));
}

}  // namespace relaydeck::dns
