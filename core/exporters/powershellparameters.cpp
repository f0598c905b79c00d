// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/powershellparameters.h"

#include "core/exporters/quoting.h"

#include <QtCore/QSet>

#include <type_traits>

namespace relaydeck::exporters {

namespace {

QString expression(bool value)
{
    return value ? QStringLiteral("$true") : QStringLiteral("$false");
}

QString expression(const QString& text)
{
    return quotedForPowerShell(text);
}

/// $null empties a list of the connector.
QString expression(const QStringList& texts)
{
    return texts.isEmpty() ? QStringLiteral("$null") : quotedForPowerShell(texts);
}

QString expression(const QDateTime& time)
{
    return quotedForPowerShell(time.toUTC().toString(Qt::ISODate));
}

/// Blank TlsSettings are $null.
template<typename Enum>
    requires std::is_enum_v<Enum>
QString expression(Enum value)
{
    const QString text = toString(value);
    return text.isEmpty() ? QStringLiteral("$null") : quotedForPowerShell(text);
}

template<typename T>
QString expression(const std::optional<T>& value)
{
    return value ? expression(*value) : QString();
}

bool isEmpty(ConnectorField field, const Connector& connector)
{
    return isUnset(field, connector) || fieldText(field, connector).isEmpty();
}

/// Marks of a validation that took place are not for us to set; AdminUI is seen in objects, but is no value
/// that the parameter is documented to take.
bool isExported(ConnectorField field, const Connector& connector)
{
    if (field == ConnectorField::ConnectorSource)
        return connector.source != ConnectorSource::AdminUi;
    return field != ConnectorField::IsValidated && field != ConnectorField::LastValidationTimestamp;
}

QString valueOf(ConnectorField field, const Connector& connector)
{
    // A domain of no characters is no domain: $null takes it away.
    if (field == ConnectorField::TlsDomain && connector.tlsDomain.isEmpty())
        return QStringLiteral("$null");
    return visitField(field, [&connector](auto member) { return expression(connector.*member); });
}

/// What an unset parameter works as, where that is documented: the value to go back to.
QString documentedDefault(ConnectorField field)
{
    using enum ConnectorField;
    if (field == MtaStsMode || field == SmtpDaneMode)
        return quotedForPowerShell(QStringLiteral("Opportunistic"));
    static const QSet<ConnectorField> falseByDefault{AllAcceptedDomains, RouteAllMessagesViaOnPremises,
                                                     SenderRewritingEnabled, IsTransportRuleScoped, TestMode};
    return falseByDefault.contains(field) ? QStringLiteral("$false") : QString();
}

/// Parameters that the cmdlet checks against each other go together in one call.
void addCompanions(QSet<ConnectorField>& fields)
{
    if (fields.contains(ConnectorField::UseMxRecord) || fields.contains(ConnectorField::SmartHosts))
        fields.unite({ConnectorField::UseMxRecord, ConnectorField::SmartHosts});
    if (fields.contains(ConnectorField::TlsSettings) || fields.contains(ConnectorField::TlsDomain))
        fields.unite({ConnectorField::TlsSettings, ConnectorField::TlsDomain});
    for (const ConnectorField field :
         {ConnectorField::AllAcceptedDomains, ConnectorField::RouteAllMessagesViaOnPremises,
          ConnectorField::SenderRewritingEnabled}) {
        if (fields.contains(field))
            fields.insert(ConnectorField::ConnectorType);
    }
}

}  // namespace

QList<PowerShellParameter> newParameters(const Connector& connector)
{
    QList<PowerShellParameter> parameters;
    for (const ConnectorField field : connectorFields()) {
        if (field == ConnectorField::ValidationRecipients || !isExported(field, connector)
            || isEmpty(field, connector))
            continue;
        parameters.append({.name = parameterName(field), .value = valueOf(field, connector)});
    }
    return parameters;
}

QList<PowerShellParameter> afterNewParameters(const Connector& connector)
{
    if (connector.validationRecipients.isEmpty())
        return {};
    return {{.name = parameterName(ConnectorField::ValidationRecipients),
             .value = valueOf(ConnectorField::ValidationRecipients, connector)}};
}

QList<PowerShellParameter> setParameters(const Connector& connector, const std::optional<Connector>& imported)
{
    const QList<ConnectorField> differing =
        imported ? changedFields(*imported, connector) : connectorFields();
    QSet<ConnectorField> fields(differing.begin(), differing.end());
    if (imported)
        addCompanions(fields);
    else
        fields.remove(ConnectorField::Name);  // it was found by its name
    QList<PowerShellParameter> parameters;
    for (const ConnectorField field : connectorFields()) {
        if (!fields.contains(field) || !isExported(field, connector))
            continue;
        QString value = valueOf(field, connector);
        if (isUnset(field, connector))
            value = imported && !isUnset(field, *imported) ? documentedDefault(field) : QString();
        if (!value.isEmpty())
            parameters.append({.name = parameterName(field), .value = value});
    }
    return parameters;
}

}  // namespace relaydeck::exporters
