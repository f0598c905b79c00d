// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/opinionreport.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::partnertest {

namespace {

constexpr Words<AnswerKind, 7> Kinds{{{AnswerKind::Agrees, "agrees"},
                                      {AnswerKind::Differs, "differs"},
                                      {AnswerKind::Bogus, "bogus"},
                                      {AnswerKind::ServerFailure, "server-failure"},
                                      {AnswerKind::Silent, "silent"},
                                      {AnswerKind::NotAuthoritative, "not-authoritative"},
                                      {AnswerKind::NotAsked, "not-asked"}}};

QJsonObject toJson(const OpinionAnswer& answer)
{
    return {{u"name"_qs, answer.question.name.toString()},
            {u"type"_qs, dns::typeName(answer.question.type)},
            {u"answer"_qs, Kinds.name(answer.kind)},
            {u"text"_qs, answer.what}};
}

Result<OpinionAnswer> answerFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const OpinionAnswer answer{
        .question = {.name = reader.domainName(u"name"_qs),
                     .type = reader.word(u"type"_qs, dns::typeFromName)},
        .kind = reader.word(u"answer"_qs, [](const QString& word) { return Kinds.value(word); }),
        .what = reader.string(u"text"_qs)};
    if (!reader.ok())
        return reader.error();
    return answer;
}

QJsonObject toJson(const OpinionServerReport& server)
{
    QJsonArray answers;
    for (const OpinionAnswer& answer : server.answers)
        answers.append(toJson(answer));
    return {{u"name"_qs, server.name.toString()},
            {u"zone"_qs, server.zone.toString()},
            {u"address"_qs, server.address},
            {u"answers"_qs, answers},
            {u"text"_qs, faultsOf(server)}};
}

Result<OpinionServerReport> serverFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const OpinionServerReport server{.name = reader.domainName(u"name"_qs),
                                     .zone = reader.domainName(u"zone"_qs),
                                     .address = reader.string(u"address"_qs),
                                     .answers = reader.parts(u"answers"_qs, answerFromJson)};
    if (!reader.ok())
        return reader.error();
    return server;
}

QString faultWords(const OpinionAnswer& answer)
{
    switch (answer.kind) {
    case AnswerKind::Differs:
        return u"gives other records for %1"_qs;
    case AnswerKind::Bogus:
        return u"gives what does not validate for %1"_qs;
    case AnswerKind::ServerFailure:
        return u"gives "_qs + answer.what + u" for %1"_qs;
    case AnswerKind::Silent:
        return u"gives no answer for %1"_qs;
    case AnswerKind::NotAuthoritative:
        return u"is not authoritative for %1"_qs;
    case AnswerKind::Agrees:
    case AnswerKind::NotAsked:
        break;
    }
    return {};
}

}  // namespace

bool isWrong(AnswerKind kind)
{
    return kind != AnswerKind::Agrees && kind != AnswerKind::NotAsked;
}

QString faultsOf(const OpinionServerReport& server)
{
    QStringList faults;  // in the order of the questions
    QHash<QString, QStringList> types;
    QStringList good;
    const auto addOnce = [](QStringList& list, const QString& text) {
        if (!list.contains(text))
            list.append(text);
    };
    for (const OpinionAnswer& answer : server.answers) {
        const QString type = dns::typeName(answer.question.type);
        if (!isWrong(answer.kind)) {
            if (answer.kind == AnswerKind::Agrees)
                addOnce(good, type);
            continue;
        }
        const QString words = faultWords(answer);
        addOnce(faults, words);
        addOnce(types[words], type);
    }
    if (faults.isEmpty())
        return {};
    QStringList parts;
    for (const QString& words : std::as_const(faults))
        parts.append(words.arg(types.value(words).join(u", "_qs)));
    const QString text = parts.join(u" and "_qs);
    return good.isEmpty() ? text : text + u", but answers "_qs + good.join(u", "_qs);
}

QString answerKindName(AnswerKind kind)
{
    return Kinds.name(kind);
}

QJsonObject toJson(const OpinionReport& opinion)
{
    QJsonArray servers;
    for (const OpinionServerReport& server : opinion.servers)
        servers.append(toJson(server));
    return {{u"of"_qs, opinionSourceName(opinion.of)},
            {u"servers"_qs, servers},
            {u"leftOut"_qs, opinion.leftOut}};
}

Result<OpinionReport> opinionReportFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const OpinionReport opinion{.of = reader.word(u"of"_qs, opinionSourceFromName),
                                .servers = reader.parts(u"servers"_qs, serverFromJson),
                                .leftOut = reader.integer(u"leftOut"_qs)};
    if (!reader.ok())
        return reader.error();
    return opinion;
}

}  // namespace relaydeck::partnertest
