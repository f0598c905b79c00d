// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/transport.h"

#include "core/async/wait.h"
#include "core/base/log.h"
#include "core/dns/datagramsocket.h"

#include <QtCore/QSocketNotifier>

namespace relaydeck::dns {

using namespace std::chrono_literals;

namespace {

constexpr auto RepeatAfter = 1s;
/// We take 1232 octets (message.cpp). What is cut off beyond these cannot be read, and is asked for over a
/// stream.
constexpr int LargestDatagram = 4096;
/// So many replies that are not ours are an attempt to guess one: a stream cannot be guessed at (RFC 5452 9.3
/// leaves the measure to us).
constexpr int GuessesTolerated = 64;

Attempt failure(Exchange::Outcome outcome, const QString& detail)
{
    Attempt attempt;
    attempt.outcome = outcome;
    attempt.detail = detail;
    return attempt;
}

Attempt unreachable(const DatagramSocket& socket)
{
    return failure(Exchange::Outcome::Unreachable, socket.error());
}

/// Reads until there is an answer or nothing to read.
std::optional<Attempt> readReplies(DatagramSocket& socket, const Question& question, quint16 id, int& guesses)
{
    for (;;) {
        const std::optional<QByteArray> received = socket.receive(LargestDatagram);
        if (!socket.usable())
            return unreachable(socket);
        if (!received)
            return std::nullopt;
        const Judgement judgement = judge(*received, question, id);
        Attempt attempt = failure(Exchange::Outcome::Malformed, judgement.why);
        switch (judgement.kind) {
        case Judgement::Kind::NotOurs:
            qCDebug(logDns) << "ignored a reply that is not to the query for" << question.name.toString();
            if (++guesses < GuessesTolerated)
                continue;
            attempt.detail = QStringLiteral("too many replies with another id or question");
            attempt.needsStream = true;
            return attempt;
        case Judgement::Kind::Unreadable:
            attempt.needsStream = true;
            return attempt;
        case Judgement::Kind::Truncated:
            attempt.detail = QStringLiteral("truncated");
            attempt.needsStream = true;
            return attempt;
        case Judgement::Kind::Ours:
            attempt.outcome = Exchange::Outcome::Answered;
            attempt.rcode = judgement.rcode;
            attempt.response = *received;
            return attempt;
        }
    }
}

}  // namespace

QCoro::Task<Attempt> askByDatagram(async::Context ctx, Upstream upstream, QHostAddress source,
                                   Question question)
{
    DatagramSocket socket(upstream.address, upstream.port, source);
    if (!socket.usable())
        co_return unreachable(socket);
    const quint16 id = randomId();
    const QByteArray query = queryWire(question, id, upstream.recursive);
    int guesses = 0;
    bool repeated = false;
    QDeadlineTimer repeatAt(RepeatAfter);
    socket.send(query);

    for (;;) {
        if (!socket.usable())
            co_return unreachable(socket);
        async::Context untilRepeat = ctx;
        if (!repeated)
            untilRepeat.deadline = std::min(ctx.deadline, repeatAt);
        async::Wait wait(untilRepeat);
        wait.on(socket.notifier(), &QSocketNotifier::activated);
        const async::Wake wake = co_await wait;
        if (wake == async::Wake::Stopped)
            co_return failure(Exchange::Outcome::Cancelled, {});
        if (wake == async::Wake::Expired && ctx.deadline.hasExpired())
            co_return failure(Exchange::Outcome::TimedOut, QStringLiteral("no answer in time"));
        if (wake == async::Wake::Expired) {
            // The same id and port: a second guess would be twice as easy (RFC 5452 5).
            repeated = true;
            socket.send(query);
            continue;
        }
        const std::optional<Attempt> attempt = readReplies(socket, question, id, guesses);
        if (attempt)
            co_return Attempt(*attempt);
    }
}

}  // namespace relaydeck::dns
