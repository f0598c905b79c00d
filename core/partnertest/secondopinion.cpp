// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/secondopinion.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::partnertest {

namespace {

using Of = SecondOpinionRequest::Of;

constexpr Words<Of, 2> Sources{{{Of::NameServers, "name-servers"}, {Of::Resolver, "resolver"}}};

QJsonObject questionToJson(const dns::Question& question)
{
    return {{u"name"_qs, question.name.toString()}, {u"type"_qs, dns::typeName(question.type)}};
}

Result<dns::Question> questionFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const dns::Question question{.name = reader.domainName(u"name"_qs),
                                 .type = reader.word(u"type"_qs, dns::typeFromName)};
    if (!reader.ok())
        return reader.error();
    return question;
}

QJsonObject toJson(const OpinionServer& server)
{
    QJsonArray questions;
    for (const dns::Question& question : server.questions)
        questions.append(questionToJson(question));
    return {{u"name"_qs, server.name.toString()},
            {u"zone"_qs, server.zone.toString()},
            {u"address"_qs, server.address},
            {u"questions"_qs, questions},
            {u"exchanges"_qs, toJsonArray(server.exchanges)}};
}

Result<OpinionServer> serverFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const OpinionServer server{.name = reader.domainName(u"name"_qs),
                               .zone = reader.domainName(u"zone"_qs),
                               .address = reader.string(u"address"_qs),
                               .questions = reader.parts(u"questions"_qs, questionFromJson),
                               .exchanges = reader.parts(u"exchanges"_qs, dns::exchangeFromJson)};
    if (!reader.ok())
        return reader.error();
    return server;
}

}  // namespace

QJsonObject toJson(const SecondOpinion& opinion)
{
    QJsonArray servers;
    for (const OpinionServer& server : opinion.servers)
        servers.append(toJson(server));
    return {{u"of"_qs, Sources.name(opinion.of)},
            {u"at"_qs, timeToJson(opinion.at)},
            {u"servers"_qs, servers},
            {u"leftOut"_qs, opinion.leftOut}};
}

Result<SecondOpinion> secondOpinionFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const SecondOpinion opinion{.of = reader.word(u"of"_qs, opinionSourceFromName),
                                .at = reader.time(u"at"_qs),
                                .servers = reader.parts(u"servers"_qs, serverFromJson),
                                .leftOut = reader.integer(u"leftOut"_qs)};
    if (!reader.ok())
        return reader.error();
    return opinion;
}

QString opinionSourceName(Of of)
{
    return Sources.name(of);
}

std::optional<Of> opinionSourceFromName(const QString& name)
{
    return Sources.value(name);
}

}  // namespace relaydeck::partnertest
