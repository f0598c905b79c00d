// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/transport.h"

#include "core/async/wait.h"
#include "core/base/log.h"

#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QUdpSocket>

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

/// Whether an error says that datagrams do not get there (by ICMP, or for want of a route), rather than that
/// none is there to be read.
bool isUnreachable(const QUdpSocket& socket)
{
    constexpr std::array Errors{QAbstractSocket::ConnectionRefusedError,
                                QAbstractSocket::NetworkError,
                                QAbstractSocket::HostNotFoundError,
                                QAbstractSocket::SocketAccessError,
                                QAbstractSocket::SocketAddressNotAvailableError,
                                QAbstractSocket::UnsupportedSocketOperationError};
    return std::find(Errors.begin(), Errors.end(), socket.error()) != Errors.end();
}

Attempt unreachable(const QUdpSocket& socket)
{
    return failure(Exchange::Outcome::Unreachable, socket.errorString());
}

bool open(QUdpSocket& socket, const Upstream& upstream, const QHostAddress& source)
{
    socket.setProxy(QNetworkProxy::NoProxy);
    const bool ipv6 = upstream.address.protocol() == QAbstractSocket::IPv6Protocol;
    const QHostAddress any(ipv6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4);
    const bool sameFamily = source.protocol() == upstream.address.protocol();
    // Port 0: the kernel picks an unpredictable one for each query (RFC 5452 9.2).
    if (!socket.bind(sameFamily ? source : any, 0))
        return false;
    // Connected, so that the kernel drops what others send (RFC 5452 9.1) and tells of ICMP errors.
    socket.connectToHost(upstream.address, upstream.port);
    return socket.state() == QAbstractSocket::ConnectedState;
}

/// Reads until there is an answer or nothing to read.
std::optional<Attempt> readReplies(QUdpSocket& socket, const Question& question, quint16 id, int& guesses)
{
    for (;;) {
        // Not hasPendingDatagrams(): its look at the queue takes the ICMP error away.
        const QNetworkDatagram datagram = socket.receiveDatagram(LargestDatagram);
        if (!datagram.isValid() && isUnreachable(socket))
            return unreachable(socket);
        if (!datagram.isValid())
            return std::nullopt;
        const QByteArray received = datagram.data();
        const Judgement judgement = judge(received, question, id);
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
            attempt.response = received;
            return attempt;
        }
    }
}

}  // namespace

QCoro::Task<Attempt> askByDatagram(async::Context ctx, Upstream upstream, QHostAddress source,
                                   Question question)
{
    QUdpSocket socket;
    if (!open(socket, upstream, source))
        co_return unreachable(socket);
    const quint16 id = randomId();
    const QByteArray query = queryWire(question, id, upstream.recursive);
    int guesses = 0;
    bool repeated = false;
    QDeadlineTimer repeatAt(RepeatAfter);
    if (socket.write(query) != query.size())
        co_return unreachable(socket);

    for (;;) {
        const std::optional<Attempt> attempt = readReplies(socket, question, id, guesses);
        if (attempt)
            co_return Attempt(*attempt);
        async::Context untilRepeat = ctx;
        if (!repeated)
            untilRepeat.deadline = std::min(ctx.deadline, repeatAt);
        async::Wait wait(untilRepeat);
        wait.on(&socket, &QUdpSocket::readyRead);
        const async::Wake wake = co_await wait;
        if (wake == async::Wake::Stopped)
            co_return failure(Exchange::Outcome::Cancelled, {});
        if (wake == async::Wake::Expired && ctx.deadline.hasExpired())
            co_return failure(Exchange::Outcome::TimedOut, QStringLiteral("no answer in time"));
        if (wake == async::Wake::Expired) {
            // The same id and port: a second guess would be twice as easy (RFC 5452 5).
            repeated = true;
            if (socket.write(query) != query.size())
                co_return unreachable(socket);
        }
    }
}

}  // namespace relaydeck::dns
