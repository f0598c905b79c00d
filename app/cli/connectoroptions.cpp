// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connectoroptions.h"

namespace relaydeck::cli {

namespace {

/// An option for a word of a cmdlet; the words are in its help text and in the error.
template<typename T, typename Parse>
Result<void> setWord(const std::optional<std::string>& given, const char* option, const char* words,
                     Parse parse, T& target)
{
    if (!given)
        return {};
    const auto value = parse(QString::fromStdString(*given));
    if (!value)
        return Error{ErrorCode::InvalidArgument,
                     u"%1 takes %2."_qs.arg(QLatin1StringView(option), QLatin1StringView(words))};
    target = *value;
    return {};
}

template<typename T>
void set(const std::optional<bool>& given, T& target)
{
    if (given)
        target = *given;
}

QStringList toList(const std::vector<std::string>& values)
{
    QStringList list;
    for (const std::string& value : values) {
        if (!value.empty())
            list.append(QString::fromStdString(value));
    }
    return list;
}

}  // namespace

void ConnectorOptions::addTo(CLI::App& command)
{
    command.add_option("--dane", m_dane, "SMTP DANE mode: Opportunistic, Mandatory or None");
    command.add_option("--mta-sts", m_mtaSts, "MTA-STS mode: Opportunistic or None");
    command
        .add_option("--recipient-domains", m_recipientDomains,
                    "recipient domains, separated by commas; *.x for what is below x")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--smart-hosts", m_smartHosts, "smart hosts, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--use-mx", m_useMxRecord, "true: route by MX; false: by smart hosts");
    command.add_option("--type", m_type, "Partner or OnPremises");
    command.add_option("--source", m_source, "Default, HybridWizard or Migrated");
    command.add_option("--tls", m_tlsSettings,
                       "EncryptionOnly, CertificateValidation, DomainValidation, or empty");
    command.add_option("--tls-domain", m_tlsDomain,
                       "name that the certificate must have under DomainValidation");
    command.add_option("--comment", m_comment, "free text");
    command.add_option("--enabled", m_enabled, "true or false");
    command.add_option("--all-accepted-domains", m_allAcceptedDomains, "true or false");
    command.add_option("--route-all-via-on-premises", m_routeAllViaOnPremises, "true or false");
    command.add_option("--sender-rewriting", m_senderRewriting, "true or false");
    command.add_option("--cloud-services-mail", m_cloudServicesMail, "true or false");
    command.add_option("--rule-scoped", m_ruleScoped, "true or false");
    command.add_option("--test-mode", m_testMode, "true or false");
    command.add_option("--validation-recipients", m_validationRecipients, "addresses, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false);
}

Result<void> ConnectorOptions::applyTo(Connector& connector) const
{
    const auto tlsFromString = [](const QString& text) {
        return text.isEmpty() ? std::optional(TlsSettings::Blank) : tlsSettingsFromString(text);
    };
    for (const Result<void>& result :
         {setWord(m_dane, "--dane", "Opportunistic, Mandatory or None", daneModeFromString,
                  connector.smtpDaneMode),
          setWord(m_mtaSts, "--mta-sts", "Opportunistic or None", mtaStsModeFromString, connector.mtaStsMode),
          setWord(m_type, "--type", "Partner or OnPremises", connectorTypeFromString, connector.type),
          setWord(m_source, "--source", "Default, HybridWizard or Migrated", connectorSourceFromString,
                  connector.source),
          setWord(m_tlsSettings, "--tls",
                  "EncryptionOnly, CertificateValidation, DomainValidation or nothing", tlsFromString,
                  connector.tlsSettings)}) {
        if (!result)
            return result.error();
    }
    if (m_tlsDomain)
        connector.tlsDomain = QString::fromStdString(*m_tlsDomain);
    if (m_comment)
        connector.comment = QString::fromStdString(*m_comment);
    if (m_recipientDomains)
        connector.recipientDomains = toList(*m_recipientDomains);
    if (m_smartHosts)
        connector.smartHosts = toList(*m_smartHosts);
    if (m_validationRecipients)
        connector.validationRecipients = toList(*m_validationRecipients);
    set(m_enabled, connector.enabled);
    set(m_useMxRecord, connector.useMxRecord);
    set(m_allAcceptedDomains, connector.allAcceptedDomains);
    set(m_routeAllViaOnPremises, connector.routeAllMessagesViaOnPremises);
    set(m_senderRewriting, connector.senderRewritingEnabled);
    set(m_cloudServicesMail, connector.cloudServicesMailEnabled);
    set(m_ruleScoped, connector.isTransportRuleScoped);
    set(m_testMode, connector.testMode);
    return {};
}

}  // namespace relaydeck::cli
