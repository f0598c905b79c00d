// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/transport.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

namespace relaydeck::dns {

namespace {

Exchange::Outcome outcomeOf(async::Wake wake)
{
    switch (wake) {
    case async::Wake::Ready:
        break;
    case async::Wake::Expired:
        return Exchange::Outcome::TimedOut;
    case async::Wake::Stopped:
        return Exchange::Outcome::Cancelled;
    case async::Wake::Failed:
    case async::Wake::Gone:
        return Exchange::Outcome::Unreachable;
    }
    Q_UNREACHABLE();
}

}  // namespace

Judgement judge(QByteArrayView received, const Question& question, quint16 id)
{
    if (received.size() < qsizetype(sizeof id) || qFromBigEndian<quint16>(received.data()) != id)
        return {};
    const Result<Message> message = parseMessage(received);
    if (!message)
        return {Judgement::Kind::Unreadable, Rcode::NoError, message.error().detail};
    if (!message->response)
        return {};
    // Servers that know no EDNS may send back the header alone (RFC 6891 7).
    if (!message->question && message->rcode != Rcode::NoError)
        return {Judgement::Kind::Unreadable, message->rcode,
                rcodeName(message->rcode) + QStringLiteral(" without the question")};
    if (message->question != question)
        return {};
    return {message->truncated ? Judgement::Kind::Truncated : Judgement::Kind::Ours, message->rcode, {}};
}

Attempt attemptOf(const QByteArray& received, const Question& question, quint16 id,
                  Exchange::Transport transport)
{
    const Judgement judgement = judge(received, question, id);
    Attempt attempt;
    attempt.transport = transport;
    attempt.rcode = judgement.rcode;
    attempt.outcome = Exchange::Outcome::Malformed;
    switch (judgement.kind) {
    case Judgement::Kind::NotOurs:
        attempt.detail = QStringLiteral("a reply with another id or question");
        break;
    case Judgement::Kind::Unreadable:
        attempt.detail = judgement.why;
        break;
    case Judgement::Kind::Truncated:
        attempt.detail = QStringLiteral("truncated, though there was room");
        break;
    case Judgement::Kind::Ours:
        attempt.outcome = Exchange::Outcome::Answered;
        attempt.response = received;
        break;
    }
    return attempt;
}

Attempt failedAttempt(async::Wake wake, Exchange::Transport transport, const QString& detail)
{
    Attempt attempt;
    attempt.outcome = outcomeOf(wake);
    attempt.transport = transport;
    attempt.detail =
        wake == async::Wake::Failed ? detail : async::wakeError(wake, QStringLiteral("DNS")).detail;
    return attempt;
}

quint16 randomId()
{
    return quint16(QRandomGenerator::system()->bounded(0x10000));
}

QString upstreamText(const Upstream& upstream)
{
    if (upstream.transport == Upstream::Transport::Https)
        return upstream.url.toString();
    return QStringLiteral("%1#%2").arg(upstream.address.toString()).arg(upstream.port);
}

}  // namespace relaydeck::dns
