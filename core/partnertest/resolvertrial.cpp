// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/resolvertrial.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::partnertest {

namespace {

constexpr Words<KnownName::Status, 3> Statuses{{{KnownName::Status::Secure, "secure"},
                                                {KnownName::Status::Insecure, "insecure"},
                                                {KnownName::Status::Bogus, "bogus"}}};

/// A signed top-level domain that every public resolver has at hand, so that the trial puts nobody to work.
constexpr auto TopLevelDomain = "com";

QJsonObject toJson(const ResolverTrial::Known& known)
{
    return {{u"name"_qs, known.question.name.toString()},
            {u"type"_qs, dns::typeName(known.question.type)},
            {u"status"_qs, Statuses.name(known.status)}};
}

Result<ResolverTrial::Known> knownFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const ResolverTrial::Known known{
        .question = {.name = reader.domainName(u"name"_qs),
                     .type = reader.word(u"type"_qs, dns::typeFromName)},
        .status = reader.word(u"status"_qs, [](const QString& word) { return Statuses.value(word); })};
    if (!reader.ok())
        return reader.error();
    return known;
}

}  // namespace

ResolverTrial planTrial(const NetworkProfile& profile, const QByteArray& missing)
{
    ResolverTrial trial;
    trial.missing = DomainName::fromText(missing).value_or(DomainName());
    for (const KnownName& known : profile.knownNames)
        trial.known.append({{known.name, dns::RecordType::A}, known.status});
    if (trial.known.isEmpty()) {
        const std::optional<DomainName> name = DomainName::fromText(TopLevelDomain);
        trial.known.append(
            {{name.value_or(DomainName()), dns::RecordType::DNSKEY}, KnownName::Status::Secure});
    }
    return trial;
}

QJsonObject toJson(const ResolverTrial& trial)
{
    QJsonArray known;
    for (const ResolverTrial::Known& question : trial.known)
        known.append(toJson(question));
    return {{u"resolver"_qs, trial.resolver},
            {u"judgedAt"_qs, timeToJson(trial.judgedAt)},
            {u"known"_qs, known},
            {u"missing"_qs, trial.missing.toString()},
            {u"exchanges"_qs, toJsonArray(trial.exchanges)},
            {u"stream"_qs, trial.stream ? QJsonValue(dns::toJson(*trial.stream)) : QJsonValue()}};
}

Result<ResolverTrial> resolverTrialFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    ResolverTrial trial{.resolver = reader.string(u"resolver"_qs),
                        .judgedAt = reader.time(u"judgedAt"_qs),
                        .known = reader.parts(u"known"_qs, knownFromJson),
                        .missing = reader.domainName(u"missing"_qs),
                        .exchanges = reader.parts(u"exchanges"_qs, dns::exchangeFromJson),
                        .stream = std::nullopt};
    if (reader.has(u"stream"_qs))
        trial.stream = reader.part(u"stream"_qs, dns::exchangeFromJson);
    if (!reader.ok())
        return reader.error();
    return trial;
}

}  // namespace relaydeck::partnertest
