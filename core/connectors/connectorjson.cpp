// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorjson.h"

#include "core/base/jsonreader.h"

#include <QtCore/QJsonArray>

namespace relaydeck {

namespace {

QJsonValue idToJson(const QUuid& id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString(QUuid::WithoutBraces));
}

QJsonValue optionalToJson(std::optional<bool> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

template<typename Enum>
QJsonValue optionalToJson(std::optional<Enum> value)
{
    return value ? QJsonValue(toString(*value)) : QJsonValue();
}

QUuid readId(const JsonReader& reader, const QString& key)
{
    if (!reader.has(key))
        return {};
    const QUuid id = QUuid::fromString(reader.string(key));
    if (id.isNull())
        reader.fail(key, QStringLiteral("expected a UUID"));
    return id;
}

std::optional<bool> readOptional(const JsonReader& reader, const QString& key)
{
    return reader.has(key) ? std::optional(reader.boolean(key)) : std::nullopt;
}

template<typename Enum>
std::optional<Enum> readOptional(const JsonReader& reader, const QString& key,
                                 std::optional<Enum> (*parse)(const QString&))
{
    return reader.has(key) ? std::optional(reader.word(key, parse)) : std::nullopt;
}

}  // namespace

QJsonObject toJson(const Connector& connector)
{
    return {
        {QStringLiteral("id"), idToJson(connector.id)},
        {QStringLiteral("guid"), idToJson(connector.guid)},
        {QStringLiteral("name"), connector.name},
        {QStringLiteral("enabled"), connector.enabled},
        {QStringLiteral("connectorType"), optionalToJson(connector.type)},
        {QStringLiteral("connectorSource"), optionalToJson(connector.source)},
        {QStringLiteral("useMxRecord"), connector.useMxRecord},
        {QStringLiteral("smartHosts"), QJsonArray::fromStringList(connector.smartHosts)},
        {QStringLiteral("recipientDomains"), QJsonArray::fromStringList(connector.recipientDomains)},
        {QStringLiteral("allAcceptedDomains"), optionalToJson(connector.allAcceptedDomains)},
        {QStringLiteral("routeAllMessagesViaOnPremises"),
         optionalToJson(connector.routeAllMessagesViaOnPremises)},
        {QStringLiteral("senderRewritingEnabled"), optionalToJson(connector.senderRewritingEnabled)},
        {QStringLiteral("cloudServicesMailEnabled"), optionalToJson(connector.cloudServicesMailEnabled)},
        {QStringLiteral("isTransportRuleScoped"), optionalToJson(connector.isTransportRuleScoped)},
        {QStringLiteral("tlsSettings"), toString(connector.tlsSettings)},
        {QStringLiteral("tlsDomain"), connector.tlsDomain},
        {QStringLiteral("mtaStsMode"), optionalToJson(connector.mtaStsMode)},
        {QStringLiteral("smtpDaneMode"), optionalToJson(connector.smtpDaneMode)},
        {QStringLiteral("testMode"), optionalToJson(connector.testMode)},
        {QStringLiteral("comment"), connector.comment},
        {QStringLiteral("validationRecipients"), QJsonArray::fromStringList(connector.validationRecipients)},
        {QStringLiteral("isValidated"), optionalToJson(connector.isValidated)},
        {QStringLiteral("lastValidationTimestamp"), timeToJson(connector.lastValidationTimestamp)},
        {QStringLiteral("otherProperties"), connector.otherProperties},
    };
}

Result<Connector> connectorFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    Connector connector;
    connector.id = readId(reader, QStringLiteral("id"));
    connector.guid = readId(reader, QStringLiteral("guid"));
    connector.name = reader.string(QStringLiteral("name"));
    connector.enabled = reader.boolean(QStringLiteral("enabled"));
    connector.type = readOptional(reader, QStringLiteral("connectorType"), connectorTypeFromString);
    connector.source = readOptional(reader, QStringLiteral("connectorSource"), connectorSourceFromString);
    connector.useMxRecord = reader.boolean(QStringLiteral("useMxRecord"));
    connector.smartHosts = reader.strings(QStringLiteral("smartHosts"));
    connector.recipientDomains = reader.strings(QStringLiteral("recipientDomains"));
    connector.allAcceptedDomains = readOptional(reader, QStringLiteral("allAcceptedDomains"));
    connector.routeAllMessagesViaOnPremises =
        readOptional(reader, QStringLiteral("routeAllMessagesViaOnPremises"));
    connector.senderRewritingEnabled = readOptional(reader, QStringLiteral("senderRewritingEnabled"));
    connector.cloudServicesMailEnabled = readOptional(reader, QStringLiteral("cloudServicesMailEnabled"));
    connector.isTransportRuleScoped = readOptional(reader, QStringLiteral("isTransportRuleScoped"));
    connector.tlsSettings = reader.word(QStringLiteral("tlsSettings"), tlsSettingsFromString);
    connector.tlsDomain = reader.stringOrEmpty(QStringLiteral("tlsDomain"));
    connector.mtaStsMode = readOptional(reader, QStringLiteral("mtaStsMode"), mtaStsModeFromString);
    connector.smtpDaneMode = readOptional(reader, QStringLiteral("smtpDaneMode"), daneModeFromString);
    connector.testMode = readOptional(reader, QStringLiteral("testMode"));
    connector.comment = reader.stringOrEmpty(QStringLiteral("comment"));
    connector.validationRecipients = reader.strings(QStringLiteral("validationRecipients"));
    connector.isValidated = readOptional(reader, QStringLiteral("isValidated"));
    connector.lastValidationTimestamp = reader.time(QStringLiteral("lastValidationTimestamp"));
    connector.otherProperties = reader.raw(QStringLiteral("otherProperties"));
    if (!reader.ok())
        return reader.error();
    return connector;
}

}  // namespace relaydeck
