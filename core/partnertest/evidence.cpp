// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/evidence.h"

#include "core/base/jsonreader.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

QJsonObject toJson(const HostEndpoint& entry)
{
    return {{u"host"_qs, entry.host.toString()}, {u"dialogue"_qs, smtp::toJson(entry.endpoint)}};
}

Result<HostEndpoint> hostEndpointFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const HostEndpoint entry{.host = reader.domainName(u"host"_qs),
                             .endpoint = reader.part(u"dialogue"_qs, smtp::endpointFromJson)};
    // Every dialogue is with an address, and the report that is made of it names it.
    if (entry.endpoint.address.isNull())
        reader.fail(u"dialogue"_qs, u"expected an address"_qs);
    if (!reader.ok())
        return reader.error();
    return entry;
}

/// A set has no order; a record has one.
QJsonArray sorted(const QSet<int>& set)
{
    QList<int> numbers(set.cbegin(), set.cend());
    std::sort(numbers.begin(), numbers.end());
    QJsonArray array;
    for (const int number : std::as_const(numbers))
        array.append(number);
    return array;
}

QJsonObject toJson(const RecordedRules& rules)
{
    return {{u"trustAnchors"_qs, QString::fromUtf8(rules.trustAnchors)},
            {u"caCertificates"_qs, QString::fromUtf8(rules.caCertificates)},
            {u"onlyCaCertificates"_qs, rules.onlyCaCertificates},
            {u"dnssecAlgorithms"_qs, sorted(rules.dnssecAlgorithms)},
            {u"dnssecDigests"_qs, sorted(rules.dnssecDigests)}};
}

QSet<int> numbersFrom(const JsonReader& reader, const QJsonObject& rules, const QString& key)
{
    QSet<int> numbers;
    const QJsonValue list = rules.value(key);
    const QJsonArray array = list.toArray();
    bool good = list.isArray();
    for (const QJsonValue value : array) {
        const int number = value.toInt(-1);
        good = good && number >= 0 && number <= 255;
        numbers.insert(number);
    }
    if (!good)
        reader.fail(key, u"expected a list of numbers from 0 to 255"_qs);
    return numbers;
}

RecordedRules rulesFrom(const JsonReader& evidence)
{
    const QJsonObject rules = evidence.raw(u"rules"_qs);
    const JsonReader reader = evidence.object(u"rules"_qs);
    const QByteArray authorities = reader.string(u"caCertificates"_qs).toUtf8();
    // Records from before there was a choice: authorities stood alone.
    const QString only = u"onlyCaCertificates"_qs;
    return {.trustAnchors = reader.string(u"trustAnchors"_qs).toUtf8(),
            .caCertificates = authorities,
            .onlyCaCertificates = reader.has(only) ? reader.boolean(only) : !authorities.isEmpty(),
            .dnssecAlgorithms = numbersFrom(reader, rules, u"dnssecAlgorithms"_qs),
            .dnssecDigests = numbersFrom(reader, rules, u"dnssecDigests"_qs)};
}

QJsonObject toJson(const Cut& cut)
{
    return {{u"what"_qs, cut.what}, {u"octets"_qs, cut.octets}};
}

QJsonObject toJson(const RunFacts& run)
{
    return {{u"partnersAnswered"_qs, run.partnersAnswered},
            {u"partnersSilent"_qs, run.partnersSilent},
            {u"partnersWithStartTls"_qs, run.partnersWithStartTls},
            {u"partnersWithoutStartTls"_qs, run.partnersWithoutStartTls},
            {u"partnersOverwritten"_qs, run.partnersOverwritten},
            {u"ipv6Answered"_qs, run.ipv6Answered}};
}

RunFacts runFactsFrom(const JsonReader& reader)
{
    return {.partnersAnswered = reader.integer(u"partnersAnswered"_qs),
            .partnersSilent = reader.integer(u"partnersSilent"_qs),
            .partnersWithStartTls = reader.integer(u"partnersWithStartTls"_qs),
            .partnersWithoutStartTls = reader.integer(u"partnersWithoutStartTls"_qs),
            .partnersOverwritten = reader.integer(u"partnersOverwritten"_qs),
            .ipv6Answered = reader.boolean(u"ipv6Answered"_qs)};
}

}  // namespace

QJsonObject toJson(const Evidence& evidence)
{
    QJsonArray endpoints;
    for (const HostEndpoint& entry : evidence.endpoints)
        endpoints.append(toJson(entry));
    QJsonArray cuts;
    for (const Cut& cut : evidence.cuts)
        cuts.append(toJson(cut));
    return {{u"domain"_qs, evidence.domain.toString()},
            {u"startedAt"_qs, timeToJson(evidence.startedAt)},
            {u"durationMs"_qs, static_cast<qint64>(evidence.duration.count())},
            {u"judgedAt"_qs, timeToJson(evidence.judgedAt)},
            {u"profile"_qs, evidence.profileName},
            {u"rules"_qs, toJson(evidence.rules)},
            {u"network"_qs,
             QJsonObject{{u"ipv4Route"_qs, evidence.network.ipv4Route},
                         {u"ipv6Route"_qs, evidence.network.ipv6Route},
                         {u"smtpWorked"_qs, evidence.network.smtpWorked},
                         {u"run"_qs, toJson(evidence.network.run)}}},
            {u"cancelled"_qs, evidence.cancelled},
            {u"limitReached"_qs, evidence.limitReached},
            {u"exchanges"_qs, toJsonArray(evidence.exchanges)},
            {u"endpoints"_qs, endpoints},
            {u"policyFetch"_qs,
             evidence.policyFetch ? QJsonValue(mtasts::toJson(*evidence.policyFetch)) : QJsonValue()},
            {u"knownPolicies"_qs, toJsonArray(evidence.knownPolicies)},
            {u"cuts"_qs, cuts},
            {u"resolverTrials"_qs, toJsonArray(evidence.resolverTrials)},
            {u"secondOpinion"_qs,
             evidence.secondOpinion ? QJsonValue(toJson(*evidence.secondOpinion)) : QJsonValue()}};
}

Result<Evidence> evidenceFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const JsonReader network = reader.object(u"network"_qs);
    Evidence evidence{
        .domain = reader.domainName(u"domain"_qs),
        .startedAt = reader.time(u"startedAt"_qs),
        .duration = reader.milliseconds(u"durationMs"_qs),
        .judgedAt = reader.time(u"judgedAt"_qs),
        .profileName = reader.string(u"profile"_qs),
        .rules = {},
        .network = {.ipv4Route = network.boolean(u"ipv4Route"_qs),
                    .ipv6Route = network.boolean(u"ipv6Route"_qs),
                    .smtpWorked = network.boolean(u"smtpWorked"_qs),
                    .run = {}},
        .cancelled = reader.boolean(u"cancelled"_qs),
        .limitReached = reader.boolean(u"limitReached"_qs),
        .exchanges = reader.parts(u"exchanges"_qs, dns::exchangeFromJson),
        .endpoints = reader.parts(u"endpoints"_qs, hostEndpointFromJson),
        .policyFetch = std::nullopt,
        .knownPolicies = {},
        .cuts = {},
        .resolverTrials = {},
        .secondOpinion = std::nullopt,
    };
    // Records of version 1.0 have neither rules nor cuts: they were made under the defaults, and whole.
    if (reader.has(u"rules"_qs))
        evidence.rules = rulesFrom(reader);
    if (reader.has(u"cuts"_qs)) {
        for (const JsonReader& cut : reader.objects(u"cuts"_qs))
            evidence.cuts.append({.what = cut.string(u"what"_qs), .octets = cut.integer(u"octets"_qs)});
    }
    // Records from before these were made have none.
    if (reader.has(u"resolverTrials"_qs))
        evidence.resolverTrials = reader.parts(u"resolverTrials"_qs, resolverTrialFromJson);
    if (network.has(u"run"_qs))
        evidence.network.run = runFactsFrom(network.object(u"run"_qs));
    if (reader.has(u"secondOpinion"_qs))
        evidence.secondOpinion = reader.part(u"secondOpinion"_qs, secondOpinionFromJson);
    if (reader.has(u"policyFetch"_qs))
        evidence.policyFetch = reader.part(u"policyFetch"_qs, mtasts::policyFetchFromJson);
    if (reader.has(u"knownPolicies"_qs))  // records from before there was a cache have none
        evidence.knownPolicies = reader.parts(u"knownPolicies"_qs, mtasts::knownPolicyFromJson);
    if (!reader.ok())
        return reader.error();
    return evidence;
}

}  // namespace relaydeck::partnertest
