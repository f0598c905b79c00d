// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connector.h"

#include <QtCore/QList>

/// The parameters of New- and Set-OutboundConnector one by one, for whoever compares, merges, shows or
/// exports connectors parameter by parameter.
namespace relaydeck {

enum class ConnectorField {
    Name,
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
    LastValidationTimestamp,
};

/// All of them, in the order in which the cmdlet's documentation groups them.
const QList<ConnectorField>& connectorFields();

/// As the cmdlets spell it: `SmtpDaneMode`, `UseMXRecord`.
QString parameterName(ConnectorField field);
std::optional<ConnectorField> connectorFieldFromName(const QString& name);

/// Calls `function` with the pointer to the member that holds the field.
template<typename Function>
decltype(auto) visitField(ConnectorField field, Function&& function)
{
    switch (field) {
    case ConnectorField::Name:
        return function(&Connector::name);
    case ConnectorField::Enabled:
        return function(&Connector::enabled);
    case ConnectorField::ConnectorType:
        return function(&Connector::type);
    case ConnectorField::ConnectorSource:
        return function(&Connector::source);
    case ConnectorField::UseMxRecord:
        return function(&Connector::useMxRecord);
    case ConnectorField::SmartHosts:
        return function(&Connector::smartHosts);
    case ConnectorField::RecipientDomains:
        return function(&Connector::recipientDomains);
    case ConnectorField::AllAcceptedDomains:
        return function(&Connector::allAcceptedDomains);
    case ConnectorField::RouteAllMessagesViaOnPremises:
        return function(&Connector::routeAllMessagesViaOnPremises);
    case ConnectorField::SenderRewritingEnabled:
        return function(&Connector::senderRewritingEnabled);
    case ConnectorField::CloudServicesMailEnabled:
        return function(&Connector::cloudServicesMailEnabled);
    case ConnectorField::IsTransportRuleScoped:
        return function(&Connector::isTransportRuleScoped);
    case ConnectorField::TlsSettings:
        return function(&Connector::tlsSettings);
    case ConnectorField::TlsDomain:
        return function(&Connector::tlsDomain);
    case ConnectorField::MtaStsMode:
        return function(&Connector::mtaStsMode);
    case ConnectorField::SmtpDaneMode:
        return function(&Connector::smtpDaneMode);
    case ConnectorField::TestMode:
        return function(&Connector::testMode);
    case ConnectorField::Comment:
        return function(&Connector::comment);
    case ConnectorField::ValidationRecipients:
        return function(&Connector::validationRecipients);
    case ConnectorField::IsValidated:
        return function(&Connector::isValidated);
    case ConnectorField::LastValidationTimestamp:
        return function(&Connector::lastValidationTimestamp);
    }
    Q_UNREACHABLE();
}

bool sameField(ConnectorField field, const Connector& left, const Connector& right);
void copyField(ConnectorField field, const Connector& from, Connector& to);
/// An optional field that an import did not have; the others always hold a value.
bool isUnset(ConnectorField field, const Connector& connector);

/// Those in which the two differ, in the order of connectorFields(); ids and other properties do not count.
QList<ConnectorField> changedFields(const Connector& before, const Connector& after);

/// The value in one line for lists of changes, in the words of the cmdlets: `Mandatory`, `$true`, `a, b`;
/// empty when unset or blank.
QString fieldText(ConnectorField field, const Connector& connector);

}  // namespace relaydeck
