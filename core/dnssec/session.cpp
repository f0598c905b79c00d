// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/session.h"

#include "core/dnssec/primitives.h"

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

Reply failedReply(const dns::Question& question, Fault fault, const QString& predicate)
{
    Reply reply;
    const QString subject =
        QStringLiteral("The question for %1 ").arg(describe(question.name, question.type));
    reply.failure = verdictOf(fault, question.name, question.type, subject + predicate);
    return reply;
}

Reply readExchange(const dns::Question& question, const dns::Exchange& exchange)
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

}  // namespace

Session::Session(const Packets& packets, const Settings& settings, SignatureMemory* memory)
    : m_packets(packets)
    , m_settings(settings)
    , m_memory(memory ? memory : &m_ownMemory)
{
}

const Reply* Session::reply(const dns::Question& question)
{
    const auto known = m_replies.constFind(question);
    if (known != m_replies.constEnd())
        return known->get();
    if (m_replies.size() + m_needed.size() >= m_settings.limits.questions && !m_needed.contains(question)) {
        const auto bounded = std::make_shared<const Reply>(
            failedReply(question, Fault::TooMuchWork,
                        QStringLiteral("was not asked: the lookup took more than %1 questions.")
                            .arg(m_settings.limits.questions)));
        return m_replies.insert(question, bounded)->get();
    }
    const dns::Exchange* exchange = m_packets.find(question);
    if (!exchange) {
        need(question);
        return nullptr;
    }
    return m_replies.insert(question, std::make_shared<const Reply>(readExchange(question, *exchange)))
        ->get();
}

void Session::need(const dns::Question& question)
{
    const bool bounded = m_replies.size() + m_needed.size() >= m_settings.limits.questions;
    if (!bounded && !m_needed.contains(question) && !m_packets.find(question))
        m_needed.append(question);
}

std::optional<bool> Session::verify(int algorithm, const QByteArray& data, const QByteArray& signature,
                                    const QByteArray& publicKey)
{
    if (m_signatureChecks >= m_settings.limits.signatureChecks)
        return std::nullopt;
    ++m_signatureChecks;
    return m_memory->verify(algorithm, data, signature, publicKey);
}

bool Session::mayDigest()
{
    // A DS set and a key set that share one key tag would cost the product of their sizes.
    if (m_digests >= 4 * m_settings.limits.signatureChecks)
        return false;
    ++m_digests;
    return true;
}

std::optional<QByteArray> Session::hash(const DomainName& name, const QByteArray& salt, int iterations)
{
    const HashInput input{name, salt, iterations};
    const auto known = m_hashes.constFind(input);
    if (known != m_hashes.constEnd())
        return *known;
    if (m_hashes.size() >= m_settings.limits.nsec3Hashes)
        return std::nullopt;
    return *m_hashes.insert(input, nsec3Hash(name, salt, iterations));
}

}  // namespace relaydeck::dnssec
