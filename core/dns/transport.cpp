// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/transport.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

namespace relaydeck::dns {

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

quint16 randomId()
{
    return quint16(QRandomGenerator::system()->bounded(0x10000));
}

QString upstreamText(const Upstream& upstream)
{
    return QStringLiteral("%1#%2").arg(upstream.address.toString()).arg(upstream.port);
}

}  // namespace relaydeck::dns
