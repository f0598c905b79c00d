// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonreader.h"
#include "core/base/words.h"
#include "core/dnssec/lookup.h"

namespace relaydeck::dnssec {

namespace {

constexpr Words<Lookup::Outcome, 4> OutcomeWords{{
    {Lookup::Outcome::Answer, "answer"},
    {Lookup::Outcome::NoData, "no-data"},
    {Lookup::Outcome::NameError, "name-error"},
    {Lookup::Outcome::Failed, "failed"},
}};

std::optional<Lookup::Outcome> outcomeFromName(const QString& name)
{
    return OutcomeWords.value(name);
}

template<typename T>
QJsonArray arrayOf(const QList<T>& values, QJsonObject (*write)(const T&))
{
    QJsonArray array;
    for (const T& value : values)
        array.append(write(value));
    return array;
}

template<typename Number>
Number number(const JsonReader& reader, const QString& key)
{
    const int value = reader.integer(key);
    if (value < 0 || value > std::numeric_limits<Number>::max())
        reader.fail(key, u"out of range"_qs);
    return static_cast<Number>(value);
}

QJsonObject toJson(const dns::Record& record)
{
    return {{u"owner"_qs, record.owner.toString()},
            {u"type"_qs, dns::typeName(record.type)},
            {u"ttl"_qs, static_cast<qint64>(record.ttl)},
            {u"rdata"_qs, QString::fromLatin1(record.rdata.toHex())},
            {u"text"_qs, dns::rdataText(record)}};  // for people and scripts; not read back
}

Result<dns::Record> recordFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const dns::Record record{
        reader.domainName(u"owner"_qs), reader.word(u"type"_qs, dns::typeFromName),
        static_cast<quint32>(reader.whole(u"ttl"_qs, 0, std::numeric_limits<quint32>::max())),
        reader.hex(u"rdata"_qs)};
    return reader.ok() ? Result<dns::Record>(record) : reader.error();
}

QJsonObject toJson(const KeyLink& key)
{
    return {{u"tag"_qs, key.tag},
            {u"algorithm"_qs, key.algorithm},
            {u"bits"_qs, key.bits},
            {u"secureEntryPoint"_qs, key.secureEntryPoint},
            {u"matchesDs"_qs, key.matchesDs},
            {u"trustAnchor"_qs, key.trustAnchor},
            {u"signsKeys"_qs, key.signsKeys},
            {u"signsData"_qs, key.signsData},
            {u"revoked"_qs, key.revoked}};
}

Result<KeyLink> keyFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const KeyLink key{number<quint16>(reader, u"tag"_qs), reader.integer(u"algorithm"_qs),
                      reader.integer(u"bits"_qs),         reader.boolean(u"secureEntryPoint"_qs),
                      reader.boolean(u"matchesDs"_qs),    reader.boolean(u"trustAnchor"_qs),
                      reader.boolean(u"signsKeys"_qs),    reader.boolean(u"signsData"_qs),
                      reader.boolean(u"revoked"_qs)};
    return reader.ok() ? Result<KeyLink>(key) : reader.error();
}

QJsonObject toJson(const DsLink& ds)
{
    return {{u"tag"_qs, ds.tag},
            {u"algorithm"_qs, ds.algorithm},
            {u"digestType"_qs, ds.digestType},
            {u"digest"_qs, QString::fromLatin1(ds.digest.toHex())},
            {u"supported"_qs, ds.supported},
            {u"matched"_qs, ds.matched}};
}

Result<DsLink> dsFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const DsLink ds{number<quint16>(reader, u"tag"_qs), reader.integer(u"algorithm"_qs),
                    reader.integer(u"digestType"_qs),   reader.hex(u"digest"_qs),
                    reader.boolean(u"supported"_qs),    reader.boolean(u"matched"_qs)};
    return reader.ok() ? Result<DsLink>(ds) : reader.error();
}

QJsonObject toJson(const SignatureLink& signature)
{
    return {{u"owner"_qs, signature.owner.toString()},
            {u"covered"_qs, dns::typeName(signature.covered)},
            {u"signer"_qs, signature.signer.toString()},
            {u"tag"_qs, signature.tag},
            {u"algorithm"_qs, signature.algorithm},
            {u"inception"_qs, timeToJson(signature.inception)},
            {u"expiration"_qs, timeToJson(signature.expiration)},
            {u"verified"_qs, signature.verified},
            {u"fault"_qs, faultName(signature.fault)}};
}

Result<SignatureLink> signatureFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const SignatureLink signature{
        reader.domainName(u"owner"_qs),         reader.word(u"covered"_qs, dns::typeFromName),
        reader.domainName(u"signer"_qs),        number<quint16>(reader, u"tag"_qs),
        reader.integer(u"algorithm"_qs),        reader.time(u"inception"_qs),
        reader.time(u"expiration"_qs),          reader.boolean(u"verified"_qs),
        reader.word(u"fault"_qs, faultFromName)};
    return reader.ok() ? Result<SignatureLink>(signature) : reader.error();
}

QJsonObject toJson(const ZoneLink& zone)
{
    return {{u"zone"_qs, zone.zone.toString()},
            {u"security"_qs, securityName(zone.security)},
            {u"fault"_qs, faultName(zone.fault)},
            {u"why"_qs, zone.why},
            {u"ds"_qs, arrayOf(zone.ds, toJson)},
            {u"keys"_qs, arrayOf(zone.keys, toJson)},
            {u"signatures"_qs, arrayOf(zone.signatures, toJson)}};
}

Result<ZoneLink> zoneFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const ZoneLink zone{reader.domainName(u"zone"_qs),
                        reader.word(u"security"_qs, securityFromName),
                        reader.word(u"fault"_qs, faultFromName),
                        reader.stringOrEmpty(u"why"_qs),
                        reader.parts(u"ds"_qs, dsFromJson),
                        reader.parts(u"keys"_qs, keyFromJson),
                        reader.parts(u"signatures"_qs, signatureFromJson)};
    return reader.ok() ? Result<ZoneLink>(zone) : reader.error();
}

QJsonObject toJson(const FirstToEnd& first)
{
    return {{u"owner"_qs, first.owner.toString()},
            {u"type"_qs, dns::typeName(first.type)},
            {u"zone"_qs, first.zone.toString()},
            {u"at"_qs, timeToJson(first.at)}};
}

Result<FirstToEnd> firstToEndFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const FirstToEnd first{reader.domainName(u"owner"_qs), reader.word(u"type"_qs, dns::typeFromName),
                           reader.domainName(u"zone"_qs), reader.time(u"at"_qs)};
    return reader.ok() ? Result<FirstToEnd>(first) : reader.error();
}

QJsonObject toJson(const AliasLink& alias)
{
    return {{u"from"_qs, alias.from.toString()},
            {u"to"_qs, alias.to.toString()},
            {u"byDname"_qs, alias.byDname},
            {u"security"_qs, securityName(alias.security)}};
}

Result<AliasLink> aliasFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const AliasLink alias{reader.domainName(u"from"_qs), reader.domainName(u"to"_qs),
                          reader.boolean(u"byDname"_qs), reader.word(u"security"_qs, securityFromName)};
    return reader.ok() ? Result<AliasLink>(alias) : reader.error();
}

}  // namespace

QJsonObject toJson(const Lookup& lookup)
{
    return {
        {u"name"_qs, lookup.question.name.toString()},
        {u"type"_qs, dns::typeName(lookup.question.type)},
        {u"outcome"_qs, OutcomeWords.name(lookup.outcome)},
        {u"security"_qs, securityName(lookup.security)},
        {u"rcode"_qs, static_cast<int>(lookup.rcode)},
        {u"records"_qs, arrayOf(lookup.records, toJson)},
        {u"canonicalName"_qs, lookup.canonicalName.toString()},
        {u"aliases"_qs, arrayOf(lookup.aliases, toJson)},
        {u"fromWildcard"_qs, lookup.fromWildcard},
        {u"fault"_qs, faultName(lookup.fault)},
        {u"faultZone"_qs, lookup.faultZone.toString()},
        {u"faultType"_qs, dns::typeName(lookup.faultType)},
        {u"why"_qs, lookup.why},
        {u"chain"_qs, arrayOf(lookup.chain, toJson)},
        {u"earliestExpiration"_qs,
         lookup.earliestExpiration ? timeToJson(*lookup.earliestExpiration) : QJsonValue()},
        {u"firstToEnd"_qs, lookup.firstToEnd ? QJsonValue(toJson(*lookup.firstToEnd)) : QJsonValue()},
    };
}

Result<Lookup> lookupFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    Lookup lookup;
    lookup.question = {reader.domainName(u"name"_qs), reader.word(u"type"_qs, dns::typeFromName)};
    lookup.outcome = reader.word(u"outcome"_qs, outcomeFromName);
    lookup.security = reader.word(u"security"_qs, securityFromName);
    lookup.rcode = static_cast<dns::Rcode>(number<quint16>(reader, u"rcode"_qs));
    lookup.records = reader.parts(u"records"_qs, recordFromJson);
    lookup.canonicalName = reader.domainName(u"canonicalName"_qs);
    lookup.aliases = reader.parts(u"aliases"_qs, aliasFromJson);
    lookup.fromWildcard = reader.boolean(u"fromWildcard"_qs);
    lookup.fault = reader.word(u"fault"_qs, faultFromName);
    lookup.faultZone = reader.domainName(u"faultZone"_qs);
    lookup.faultType = reader.word(u"faultType"_qs, dns::typeFromName);
    lookup.why = reader.stringOrEmpty(u"why"_qs);
    lookup.chain = reader.parts(u"chain"_qs, zoneFromJson);
    if (reader.has(u"earliestExpiration"_qs))
        lookup.earliestExpiration = reader.time(u"earliestExpiration"_qs);
    if (reader.has(u"firstToEnd"_qs))
        lookup.firstToEnd = reader.part(u"firstToEnd"_qs, firstToEndFromJson);
    if (!reader.ok())
        return reader.error();
    return lookup;
}

}  // namespace relaydeck::dnssec
