// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorfield.h"

#include <type_traits>

namespace relaydeck {

namespace {

template<typename T>
struct IsOptional : std::false_type { };
template<typename T>
struct IsOptional<std::optional<T>> : std::true_type { };

QString text(bool value)
{
    return value ? QStringLiteral("$true") : QStringLiteral("$false");
}

QString text(const QString& value)
{
    return value;
}

QString text(const QStringList& values)
{
    return values.join(QStringLiteral(", "));
}

QString text(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

template<typename Enum>
    requires std::is_enum_v<Enum>
QString text(Enum value)
{
    return toString(value);
}

template<typename T>
QString text(const std::optional<T>& value)
{
    return value ? text(*value) : QString();
}

}  // namespace

const QList<ConnectorField>& connectorFields()
{
    using enum ConnectorField;
    static const QList<ConnectorField> fields{Name,
                                              Enabled,
                                              ConnectorType,
                                              ConnectorSource,
                                              UseMxRecord,
                                              SmartHosts,
                                              RecipientDomains,
                                              AllAcceptedDomains,
                                              RouteAllMessagesViaOnPremises,
                                              SenderRewritingEnabled,
                                              CloudServicesMailEnabled,
                                              IsTransportRuleScoped,
                                              TlsSettings,
                                              TlsDomain,
                                              MtaStsMode,
                                              SmtpDaneMode,
                                              TestMode,
                                              Comment,
                                              ValidationRecipients,
                                              IsValidated,
                                              LastValidationTimestamp};
    return fields;
}

QString parameterName(ConnectorField field)
{
    switch (field) {
    case ConnectorField::Name:
        return QStringLiteral("Name");
    case ConnectorField::Enabled:
        return QStringLiteral("Enabled");
    case ConnectorField::ConnectorType:
        return QStringLiteral("ConnectorType");
    case ConnectorField::ConnectorSource:
        return QStringLiteral("ConnectorSource");
    case ConnectorField::UseMxRecord:
        return QStringLiteral("UseMXRecord");
    case ConnectorField::SmartHosts:
        return QStringLiteral("SmartHosts");
    case ConnectorField::RecipientDomains:
        return QStringLiteral("RecipientDomains");
    case ConnectorField::AllAcceptedDomains:
        return QStringLiteral("AllAcceptedDomains");
    case ConnectorField::RouteAllMessagesViaOnPremises:
        return QStringLiteral("RouteAllMessagesViaOnPremises");
    case ConnectorField::SenderRewritingEnabled:
        return QStringLiteral("SenderRewritingEnabled");
    case ConnectorField::CloudServicesMailEnabled:
        return QStringLiteral("CloudServicesMailEnabled");
    case ConnectorField::IsTransportRuleScoped:
        return QStringLiteral("IsTransportRuleScoped");
    case ConnectorField::TlsSettings:
        return QStringLiteral("TlsSettings");
    case ConnectorField::TlsDomain:
        return QStringLiteral("TlsDomain");
    case ConnectorField::MtaStsMode:
        return QStringLiteral("MtaStsMode");
    case ConnectorField::SmtpDaneMode:
        return QStringLiteral("SmtpDaneMode");
    case ConnectorField::TestMode:
        return QStringLiteral("TestMode");
    case ConnectorField::Comment:
        return QStringLiteral("Comment");
    case ConnectorField::ValidationRecipients:
        return QStringLiteral("ValidationRecipients");
    case ConnectorField::IsValidated:
        return QStringLiteral("IsValidated");
    case ConnectorField::LastValidationTimestamp:
        return QStringLiteral("LastValidationTimestamp");
    }
    Q_UNREACHABLE();
}

std::optional<ConnectorField> connectorFieldFromName(const QString& name)
{
    for (const ConnectorField field : connectorFields()) {
        if (parameterName(field).compare(name, Qt::CaseInsensitive) == 0)
            return field;
    }
    return std::nullopt;
}

bool sameField(ConnectorField field, const Connector& left, const Connector& right)
{
    return visitField(field, [&](auto member) { return left.*member == right.*member; });
}

void copyField(ConnectorField field, const Connector& from, Connector& to)
{
    visitField(field, [&](auto member) { to.*member = from.*member; });
}

bool isUnset(ConnectorField field, const Connector& connector)
{
    return visitField(field, [&](auto member) {
        using Value = std::remove_cvref_t<decltype(connector.*member)>;
        if constexpr (IsOptional<Value>::value)
            return !(connector.*member).has_value();
        else if constexpr (std::is_same_v<Value, QDateTime>)
            return !(connector.*member).isValid();
        else
            return false;
    });
}

QList<ConnectorField> changedFields(const Connector& before, const Connector& after)
{
    QList<ConnectorField> changed;
    for (const ConnectorField field : connectorFields()) {
        if (!sameField(field, before, after))
            changed.append(field);
    }
    return changed;
}

QString fieldText(ConnectorField field, const Connector& connector)
{
    return visitField(field, [&](auto member) { return text(connector.*member); });
}

}  // namespace relaydeck
