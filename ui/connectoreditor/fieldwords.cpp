// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/fieldwords.h"

#include "core/base/plaintext.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::FieldWords)
};

QString onOff(const std::optional<bool>& value)
{
    if (!value)
        return Words::tr("not set");
    return *value ? Words::tr("on") : Words::tr("off");
}

template<typename Mode>
QString modeWords(const std::optional<Mode>& mode)
{
    return mode ? modeText(*mode) : Words::tr("not set (Opportunistic)");
}

QString sourceText(ConnectorSource source)
{
    return source == ConnectorSource::Default ? Words::tr("Default") : toString(source);
}

QString textOrNone(const QString& text)
{
    return text.isEmpty() ? Words::tr("none") : plainText(text);
}

}  // namespace

QString fieldTitle(ConnectorField field)
{
    switch (field) {
    case ConnectorField::Name:
        return Words::tr("Name");
    case ConnectorField::Enabled:
        return Words::tr("In use");
    case ConnectorField::ConnectorType:
        return Words::tr("Type");
    case ConnectorField::ConnectorSource:
        return Words::tr("Made by");
    case ConnectorField::UseMxRecord:
        return Words::tr("Routing");
    case ConnectorField::SmartHosts:
        return Words::tr("Smart hosts");
    case ConnectorField::RecipientDomains:
        return Words::tr("Recipient domains");
    case ConnectorField::AllAcceptedDomains:
        return Words::tr("All accepted domains");
    case ConnectorField::RouteAllMessagesViaOnPremises:
        return Words::tr("All mail through own servers");
    case ConnectorField::SenderRewritingEnabled:
        return Words::tr("Sender rewriting (SRS)");
    case ConnectorField::CloudServicesMailEnabled:
        return Words::tr("Internal Exchange headers kept");
    case ConnectorField::IsTransportRuleScoped:
        return Words::tr("Only when a rule selects it");
    case ConnectorField::TlsSettings:
        return Words::tr("TLS level");
    case ConnectorField::TlsDomain:
        return Words::tr("Name in the certificate");
    case ConnectorField::MtaStsMode:
        return Words::tr("MTA-STS mode");
    case ConnectorField::SmtpDaneMode:
        return Words::tr("SMTP DANE mode");
    case ConnectorField::TestMode:
        return Words::tr("Test mode");
    case ConnectorField::Comment:
        return Words::tr("Comment");
    case ConnectorField::ValidationRecipients:
        return Words::tr("Validation recipients");
    case ConnectorField::IsValidated:
        return Words::tr("Validated");
    case ConnectorField::LastValidationTimestamp:
        return Words::tr("Last validation");
    }
    Q_UNREACHABLE();
}

QString fieldValue(ConnectorField field, const Connector& connector)
{
    switch (field) {
    case ConnectorField::Name:
        return textOrNone(connector.name);
    case ConnectorField::Enabled:
        return onOff(connector.enabled);
    case ConnectorField::ConnectorType:
        return connector.type ? connectorTypeText(*connector.type) : Words::tr("not set");
    case ConnectorField::ConnectorSource:
        return connector.source ? sourceText(*connector.source) : Words::tr("not set");
    case ConnectorField::UseMxRecord:
        return connector.useMxRecord ? Words::tr("by MX records") : Words::tr("through smart hosts");
    case ConnectorField::SmartHosts:
        return textOrNone(connector.smartHosts.join(QStringLiteral(", ")));
    case ConnectorField::RecipientDomains:
        return textOrNone(connector.recipientDomains.join(QStringLiteral(", ")));
    case ConnectorField::AllAcceptedDomains:
        return onOff(connector.allAcceptedDomains);
    case ConnectorField::RouteAllMessagesViaOnPremises:
        return onOff(connector.routeAllMessagesViaOnPremises);
    case ConnectorField::SenderRewritingEnabled:
        return onOff(connector.senderRewritingEnabled);
    case ConnectorField::CloudServicesMailEnabled:
        return onOff(connector.cloudServicesMailEnabled);
    case ConnectorField::IsTransportRuleScoped:
        return onOff(connector.isTransportRuleScoped);
    case ConnectorField::TlsSettings:
        return tlsSettingsText(connector.tlsSettings);
    case ConnectorField::TlsDomain:
        return textOrNone(connector.tlsDomain);
    case ConnectorField::MtaStsMode:
        return modeWords(connector.mtaStsMode);
    case ConnectorField::SmtpDaneMode:
        return modeWords(connector.smtpDaneMode);
    case ConnectorField::TestMode:
        return onOff(connector.testMode);
    case ConnectorField::Comment:
        return textOrNone(connector.comment);
    case ConnectorField::ValidationRecipients:
        return textOrNone(connector.validationRecipients.join(QStringLiteral(", ")));
    case ConnectorField::IsValidated:
        return onOff(connector.isValidated);
    case ConnectorField::LastValidationTimestamp:
        return connector.lastValidationTimestamp.isValid() ? absoluteTime(connector.lastValidationTimestamp)
                                                           : Words::tr("none");
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::ui
