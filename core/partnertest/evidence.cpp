// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/evidence.h"

#include "core/base/jsonreader.h"

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
    if (!reader.ok())
        return reader.error();
    return entry;
}

}  // namespace

QJsonObject toJson(const Evidence& evidence)
{
    QJsonArray endpoints;
    for (const HostEndpoint& entry : evidence.endpoints)
        endpoints.append(toJson(entry));
    return {{u"domain"_qs, evidence.domain.toString()},
            {u"startedAt"_qs, timeToJson(evidence.startedAt)},
            {u"durationMs"_qs, static_cast<qint64>(evidence.duration.count())},
            {u"judgedAt"_qs, timeToJson(evidence.judgedAt)},
            {u"profile"_qs, evidence.profileName},
            {u"network"_qs,
             QJsonObject{{u"ipv4Route"_qs, evidence.network.ipv4Route},
                         {u"ipv6Route"_qs, evidence.network.ipv6Route},
                         {u"smtpWorked"_qs, evidence.network.smtpWorked}}},
            {u"cancelled"_qs, evidence.cancelled},
            {u"limitReached"_qs, evidence.limitReached},
            {u"exchanges"_qs, toJsonArray(evidence.exchanges)},
            {u"endpoints"_qs, endpoints},
            {u"policyFetch"_qs,
             evidence.policyFetch ? QJsonValue(mtasts::toJson(*evidence.policyFetch)) : QJsonValue()},
            {u"knownPolicies"_qs, toJsonArray(evidence.knownPolicies)}};
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
        .network = {.ipv4Route = network.boolean(u"ipv4Route"_qs),
                    .ipv6Route = network.boolean(u"ipv6Route"_qs),
                    .smtpWorked = network.boolean(u"smtpWorked"_qs)},
        .cancelled = reader.boolean(u"cancelled"_qs),
        .limitReached = reader.boolean(u"limitReached"_qs),
        .exchanges = reader.parts(u"exchanges"_qs, dns::exchangeFromJson),
        .endpoints = reader.parts(u"endpoints"_qs, hostEndpointFromJson),
        .policyFetch = std::nullopt,
        .knownPolicies = {},
    };
    if (reader.has(u"policyFetch"_qs))
        evidence.policyFetch = reader.part(u"policyFetch"_qs, mtasts::policyFetchFromJson);
    if (reader.has(u"knownPolicies"_qs))  // records from before there was a cache have none
        evidence.knownPolicies = reader.parts(u"knownPolicies"_qs, mtasts::knownPolicyFromJson);
    if (!reader.ok())
        return reader.error();
    return evidence;
}

}  // namespace relaydeck::partnertest
