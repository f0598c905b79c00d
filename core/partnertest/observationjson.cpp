// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/observationjson.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::partnertest {

using namespace decision;

namespace {

constexpr Words<MxState, 7> MxStates{{{MxState::Hosts, "hosts"},
                                      {MxState::NullMx, "null-mx"},
                                      {MxState::NoSuchDomain, "no-such-domain"},
                                      {MxState::NoMailHost, "no-mail-host"},
                                      {MxState::Bogus, "bogus"},
                                      {MxState::LookupFailed, "lookup-failed"},
                                      {MxState::Unknown, "unknown"}}};

constexpr Words<AddressState, 5> AddressStates{{{AddressState::Found, "found"},
                                                {AddressState::None, "none"},
                                                {AddressState::Bogus, "bogus"},
                                                {AddressState::LookupFailed, "lookup-failed"},
                                                {AddressState::Unknown, "unknown"}}};

constexpr Words<TlsaState, 7> TlsaStates{{{TlsaState::NotApplicable, "not-applicable"},
                                          {TlsaState::NotPublished, "not-published"},
                                          {TlsaState::Usable, "usable"},
                                          {TlsaState::AllUnusable, "all-unusable"},
                                          {TlsaState::Bogus, "bogus"},
                                          {TlsaState::LookupFailed, "lookup-failed"},
                                          {TlsaState::Unknown, "unknown"}}};

constexpr Words<Reach, 7> Reaches{{{Reach::Ready, "ready"},
                                   {Reach::TimedOut, "timed-out"},
                                   {Reach::Refused, "refused"},
                                   {Reach::Closed, "closed"},
                                   {Reach::GreetingRejected, "greeting-rejected"},
                                   {Reach::NotSmtp, "not-smtp"},
                                   {Reach::Unknown, "unknown"}}};

constexpr Words<TlsState, 4> TlsStates{{{TlsState::NotOffered, "not-offered"},
                                        {TlsState::HandshakeFailed, "handshake-failed"},
                                        {TlsState::TooOld, "too-old"},
                                        {TlsState::Established, "established"}}};

constexpr Words<DaneMatch, 6> DaneMatches{{{DaneMatch::NotJudged, "not-judged"},
                                           {DaneMatch::Match, "match"},
                                           {DaneMatch::NoMatch, "no-match"},
                                           {DaneMatch::Expired, "expired"},
                                           {DaneMatch::NotYetValid, "not-yet-valid"},
                                           {DaneMatch::NameMismatch, "name-mismatch"}}};

constexpr Words<StsPolicy, 4> StsPolicies{{{StsPolicy::None, "none"},
                                           {StsPolicy::Testing, "testing"},
                                           {StsPolicy::Enforce, "enforce"},
                                           {StsPolicy::Unknown, "unknown"}}};

QJsonValue optionalToJson(const std::optional<bool>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

std::optional<bool> optionalBoolean(const JsonReader& reader, const QString& key)
{
    return reader.has(key) ? std::optional(reader.boolean(key)) : std::nullopt;
}

QJsonObject toJson(const EndpointObservation& endpoint)
{
    return {{u"address"_qs, endpoint.address.toString()},
            {u"reach"_qs, Reaches.name(endpoint.reach)},
            {u"tls"_qs, TlsStates.name(endpoint.tls)},
            {u"dane"_qs, DaneMatches.name(endpoint.dane)},
            {u"leafExpired"_qs, endpoint.leafExpired},
            {u"leafNotYetValid"_qs, endpoint.leafNotYetValid},
            {u"chainTrusted"_qs, endpoint.chainTrusted},
            {u"chainExpired"_qs, endpoint.chainExpired},
            {u"nameMatchesHost"_qs, endpoint.nameMatchesHost},
            {u"certificateNames"_qs, QJsonArray::fromStringList(endpoint.certificateNames)},
            {u"stsChainTrusted"_qs, optionalToJson(endpoint.stsChainTrusted)},
            {u"stsNameMatchesHost"_qs, optionalToJson(endpoint.stsNameMatchesHost)}};
}

EndpointObservation endpointFrom(const JsonReader& reader)
{
    return {.address = reader.address(u"address"_qs),
            .reach = reader.word(u"reach"_qs, [](const QString& word) { return Reaches.value(word); }),
            .tls = reader.word(u"tls"_qs, [](const QString& word) { return TlsStates.value(word); }),
            .dane = reader.word(u"dane"_qs, [](const QString& word) { return DaneMatches.value(word); }),
            .leafExpired = reader.boolean(u"leafExpired"_qs),
            .leafNotYetValid = reader.boolean(u"leafNotYetValid"_qs),
            .chainTrusted = reader.boolean(u"chainTrusted"_qs),
            .chainExpired = reader.boolean(u"chainExpired"_qs),
            .nameMatchesHost = reader.boolean(u"nameMatchesHost"_qs),
            .certificateNames = reader.strings(u"certificateNames"_qs),
            .stsChainTrusted = optionalBoolean(reader, u"stsChainTrusted"_qs),
            .stsNameMatchesHost = optionalBoolean(reader, u"stsNameMatchesHost"_qs)};
}

QJsonObject toJson(const HostObservation& host)
{
    QJsonArray endpoints;
    for (const EndpointObservation& endpoint : host.endpoints)
        endpoints.append(toJson(endpoint));
    return {{u"name"_qs, host.name.toString()},
            {u"preference"_qs, host.preference},
            {u"addresses"_qs, AddressStates.name(host.addresses)},
            {u"tlsa"_qs, TlsaStates.name(host.tlsa)},
            {u"endpoints"_qs, endpoints}};
}

HostObservation hostFrom(const JsonReader& reader)
{
    HostObservation host{
        .name = reader.domainName(u"name"_qs),
        .preference = reader.integer(u"preference"_qs),
        .addresses =
            reader.word(u"addresses"_qs, [](const QString& word) { return AddressStates.value(word); }),
        .tlsa = reader.word(u"tlsa"_qs, [](const QString& word) { return TlsaStates.value(word); }),
        .endpoints = {},
    };
    for (const JsonReader& endpoint : reader.objects(u"endpoints"_qs))
        host.endpoints.append(endpointFrom(endpoint));
    return host;
}

}  // namespace

QJsonObject toJson(const DomainObservation& observation)
{
    QJsonArray hosts;
    for (const HostObservation& host : observation.hosts)
        hosts.append(toJson(host));
    return {{u"domain"_qs, observation.domain.toString()},
            {u"mx"_qs, MxStates.name(observation.mx)},
            {u"mxSecure"_qs, observation.mxSecure},
            {u"hosts"_qs, hosts},
            {u"sts"_qs, StsPolicies.name(observation.sts)},
            {u"stsPatterns"_qs, QJsonArray::fromStringList(observation.stsPatterns)},
            {u"stsFromCache"_qs, observation.stsFromCache}};
}

Result<DomainObservation> observationFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    DomainObservation observation{
        .domain = reader.domainName(u"domain"_qs),
        .mx = reader.word(u"mx"_qs, [](const QString& word) { return MxStates.value(word); }),
        .mxSecure = reader.boolean(u"mxSecure"_qs),
        .hosts = {},
        .sts = reader.word(u"sts"_qs, [](const QString& word) { return StsPolicies.value(word); }),
        .stsPatterns = reader.strings(u"stsPatterns"_qs),
        // Reports from before A15 lack it.
        .stsFromCache = reader.has(u"stsFromCache"_qs) && reader.boolean(u"stsFromCache"_qs),
    };
    for (const JsonReader& host : reader.objects(u"hosts"_qs))
        observation.hosts.append(hostFrom(host));
    if (!reader.ok())
        return reader.error();
    return observation;
}

}  // namespace relaydeck::partnertest
