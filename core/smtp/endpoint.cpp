// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/endpoint.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::smtp {

namespace {

constexpr Words<Stage, 7> Stages{{{Stage::Connect, "connect"},
                                  {Stage::Greeting, "greeting"},
                                  {Stage::Ehlo, "ehlo"},
                                  {Stage::StartTls, "starttls"},
                                  {Stage::Handshake, "handshake"},
                                  {Stage::EhloAfterTls, "ehlo-after-tls"},
                                  {Stage::Done, "done"}}};

constexpr Words<Outcome, 9> Outcomes{{{Outcome::Completed, "completed"},
                                      {Outcome::TimedOut, "timed-out"},
                                      {Outcome::Refused, "refused"},
                                      {Outcome::Unreachable, "unreachable"},
                                      {Outcome::Closed, "closed"},
                                      {Outcome::Rejected, "rejected"},
                                      {Outcome::Garbage, "garbage"},
                                      {Outcome::HandshakeFailed, "handshake-failed"},
                                      {Outcome::Cancelled, "cancelled"}}};

constexpr Words<TranscriptLine::From, 3> Sides{{{TranscriptLine::From::Client, "client"},
                                                {TranscriptLine::From::Server, "server"},
                                                {TranscriptLine::From::Note, "note"}}};

// Octets as they came, each as the character of its number: lossless, and readable where they are ASCII.
QString octetsToText(const QByteArray& octets)
{
    return QString::fromLatin1(octets);
}

QByteArray octetsFromText(const QString& text)
{
    return text.toLatin1();
}

QJsonObject toJson(const TranscriptLine& line)
{
    return {{QStringLiteral("from"), Sides.name(line.from)},
            {QStringLiteral("atMs"), qint64(line.at.count())},
            {QStringLiteral("text"), octetsToText(line.text)}};
}

}  // namespace

QJsonObject toJson(const Endpoint& endpoint)
{
    QJsonArray transcript;
    for (const TranscriptLine& line : endpoint.transcript)
        transcript.append(toJson(line));
    return {{QStringLiteral("address"), endpoint.address.toString()},
            {QStringLiteral("port"), endpoint.port},
            {QStringLiteral("sni"), endpoint.sni.toString()},
            {QStringLiteral("forOtherCertificate"), endpoint.forOtherCertificate},
            {QStringLiteral("certificateType"), tls::certificateTypeName(endpoint.certificateType)},
            {QStringLiteral("startedAt"), timeToJson(endpoint.startedAt)},
            {QStringLiteral("durationMs"), qint64(endpoint.duration.count())},
            {QStringLiteral("greetingDelayMs"), qint64(endpoint.greetingDelay.count())},
            {QStringLiteral("stage"), stageName(endpoint.stage)},
            {QStringLiteral("outcome"), outcomeName(endpoint.outcome)},
            {QStringLiteral("replyCode"), endpoint.replyCode},
            {QStringLiteral("replyText"), octetsToText(endpoint.replyText)},
            {QStringLiteral("capabilities"), QJsonArray::fromStringList(endpoint.capabilities)},
            {QStringLiteral("usedHelo"), endpoint.usedHelo},
            {QStringLiteral("startTlsOffered"), endpoint.startTlsOffered},
            {QStringLiteral("plaintextAfterStartTls"), endpoint.plaintextAfterStartTls},
            {QStringLiteral("handshake"), tls::toJson(endpoint.handshake)},
            {QStringLiteral("transcript"), transcript},
            {QStringLiteral("detail"), endpoint.detail}};
}

Result<Endpoint> endpointFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    Endpoint endpoint;
    if (!reader.stringOrEmpty(QStringLiteral("address")).isEmpty())
        endpoint.address = reader.address(QStringLiteral("address"));
    const int port = reader.integer(QStringLiteral("port"));
    if (port < 0 || port > 65'535)
        reader.fail(QStringLiteral("port"), QStringLiteral("expected a port number"));
    endpoint.port = static_cast<quint16>(port);
    endpoint.sni = reader.domainName(QStringLiteral("sni"));
    // Not in records of version 1.0, which asked for any certificate.
    if (reader.has(QStringLiteral("forOtherCertificate"))) {
        endpoint.forOtherCertificate = reader.boolean(QStringLiteral("forOtherCertificate"));
        endpoint.certificateType =
            reader.word(QStringLiteral("certificateType"), tls::certificateTypeFromName);
    }
    endpoint.startedAt = reader.time(QStringLiteral("startedAt"));
    endpoint.duration = reader.milliseconds(QStringLiteral("durationMs"));
    endpoint.greetingDelay = reader.milliseconds(QStringLiteral("greetingDelayMs"));
    endpoint.stage =
        reader.word(QStringLiteral("stage"), [](const QString& word) { return Stages.value(word); });
    endpoint.outcome =
        reader.word(QStringLiteral("outcome"), [](const QString& word) { return Outcomes.value(word); });
    endpoint.replyCode = reader.integer(QStringLiteral("replyCode"));
    endpoint.replyText = octetsFromText(reader.string(QStringLiteral("replyText")));
    endpoint.capabilities = reader.strings(QStringLiteral("capabilities"));
    endpoint.usedHelo = reader.boolean(QStringLiteral("usedHelo"));
    endpoint.startTlsOffered = reader.boolean(QStringLiteral("startTlsOffered"));
    endpoint.plaintextAfterStartTls = reader.boolean(QStringLiteral("plaintextAfterStartTls"));
    endpoint.handshake = reader.part(QStringLiteral("handshake"), tls::handshakeFromJson);
    for (const JsonReader& line : reader.objects(QStringLiteral("transcript"))) {
        endpoint.transcript.append(
            {line.word(QStringLiteral("from"), [](const QString& word) { return Sides.value(word); }),
             line.milliseconds(QStringLiteral("atMs")), octetsFromText(line.string(QStringLiteral("text")))});
    }
    endpoint.detail = reader.string(QStringLiteral("detail"));
    if (!reader.ok())
        return reader.error();
    return endpoint;
}

QString stageName(Stage stage)
{
    return Stages.name(stage);
}

QString outcomeName(Outcome outcome)
{
    return Outcomes.name(outcome);
}

}  // namespace relaydeck::smtp
