// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/reply.h"

#include "core/dns/message.h"

namespace relaydeck::dnssec {

namespace {

QString outcomeText(dns::Exchange::Outcome outcome)
{
    switch (outcome) {
    case dns::Exchange::Outcome::Answered:
        return QStringLiteral("was answered");
    case dns::Exchange::Outcome::TimedOut:
        return QStringLiteral("got no answer in time");
    case dns::Exchange::Outcome::Unreachable:
        return QStringLiteral("reached no resolver");
    case dns::Exchange::Outcome::Malformed:
        return QStringLiteral("got only malformed answers");
    case dns::Exchange::Outcome::Cancelled:
        return QStringLiteral("was cancelled");
    }
    Q_UNREACHABLE();
}

QString rcodeText(const dns::Message& message)
{
    QString text = dns::rcodeName(message.rcode);
    if (message.extendedError) {  // RFC 8914
        text += QStringLiteral(", extended error %1").arg(*message.extendedError);
        if (!message.extendedErrorText.isEmpty())
            text += QStringLiteral(" \"%1\"").arg(message.extendedErrorText);
    }
    return text;
}

}  // namespace

Reply failedReply(const dns::Question& question, Fault fault, const QString& predicate)
{
    Reply reply;
    const QString subject =
        QStringLiteral("The question for %1 ").arg(describe(question.name, question.type));
    reply.failure = verdictOf(fault, question.name, question.type, subject + predicate);
    return reply;
}

Reply readReply(const dns::Question& question, const dns::Exchange& exchange)
{
    // RFC 4033 5: what could not be found out is indeterminate; it says nothing about the zone.
    if (exchange.outcome != dns::Exchange::Outcome::Answered) {
        const QString detail =
            exchange.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(exchange.detail);
        return failedReply(question, Fault::NoAnswer,
                           outcomeText(exchange.outcome) + detail + QStringLiteral("."));
    }
    const Result<dns::Message> message = dns::parseMessage(exchange.response);
    if (!message)
        return failedReply(question, Fault::NoAnswer, QStringLiteral("got a malformed answer."));
    if (!message->response || message->question != question)
        return failedReply(question, Fault::NoAnswer, QStringLiteral("got the answer to another question."));
    if (message->truncated)
        return failedReply(question, Fault::NoAnswer, QStringLiteral("got only a truncated answer."));

    Reply reply;
    reply.rcode = message->rcode;
    if (message->rcode != dns::Rcode::NoError && message->rcode != dns::Rcode::NxDomain) {
        // We ask with CD, so SERVFAIL is not the resolver's judgement about signatures (RFC 4035 3.2.2).
        reply = failedReply(question, Fault::ServerFailure,
                            QStringLiteral("was answered with %1.").arg(rcodeText(*message)));
        reply.rcode = message->rcode;
        return reply;
    }
    reply.usable = true;
    reply.edns = message->edns;
    reply.answer = rrsetsOf(message->answer);
    reply.authority = rrsetsOf(message->authority);
    return reply;
}

}  // namespace relaydeck::dnssec
