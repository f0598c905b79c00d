// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUuid>

#include <optional>

namespace relaydeck {

/// The connector's SMTP DANE mode (Set-OutboundConnector -SmtpDaneMode).
enum class DaneMode { Opportunistic, Mandatory, None };
/// The connector's MTA-STS mode (Set-OutboundConnector -MtaStsMode).
enum class MtaStsMode { Opportunistic, None };
/// -TlsSettings; Blank is $null: opportunistic TLS.
enum class TlsSettings { Blank, EncryptionOnly, CertificateValidation, DomainValidation };
enum class ConnectorType { Partner, OnPremises };
/// -ConnectorSource; AdminUi is seen in real objects, though not documented.
enum class ConnectorSource { Default, HybridWizard, Migrated, AdminUi };

/// An outbound connector with every parameter of New- and Set-OutboundConnector. What an import did not have
/// stays unset, which is not the same as its default.
struct Connector {
    QUuid id;  ///< ours, given at creation; never exported
    QUuid guid;  ///< the tenant's; null for one that was made here
    QString name;  ///< at most 64 characters, unique
    bool enabled = true;
    std::optional<ConnectorType> type;
    std::optional<ConnectorSource> source;
    bool useMxRecord = true;
    QStringList smartHosts;
    QStringList recipientDomains;
    std::optional<bool> allAcceptedDomains;
    std::optional<bool> routeAllMessagesViaOnPremises;
    std::optional<bool> senderRewritingEnabled;
    std::optional<bool> cloudServicesMailEnabled;
    std::optional<bool> isTransportRuleScoped;
    TlsSettings tlsSettings = TlsSettings::Blank;
    QString tlsDomain;
    std::optional<MtaStsMode> mtaStsMode;  ///< not set: works as Opportunistic
    std::optional<DaneMode> smtpDaneMode;  ///< not set: works as Opportunistic
    std::optional<bool> testMode;
    QString comment;
    QStringList validationRecipients;
    std::optional<bool> isValidated;
    QDateTime lastValidationTimestamp;
    /// Properties of the imported object that are no parameters (or that we do not know), kept as they came.
    QJsonObject otherProperties;

    DaneMode effectiveDaneMode() const { return smtpDaneMode.value_or(DaneMode::Opportunistic); }
    MtaStsMode effectiveMtaStsMode() const { return mtaStsMode.value_or(MtaStsMode::Opportunistic); }

    friend bool operator==(const Connector&, const Connector&) = default;
};

/// The value as the cmdlets spell it, and back without regard to case.
QString toString(DaneMode mode);
QString toString(MtaStsMode mode);
QString toString(TlsSettings settings);  ///< empty for Blank
QString toString(ConnectorType type);
QString toString(ConnectorSource source);
std::optional<DaneMode> daneModeFromString(const QString& text);
std::optional<MtaStsMode> mtaStsModeFromString(const QString& text);
std::optional<TlsSettings> tlsSettingsFromString(const QString& text);
std::optional<ConnectorType> connectorTypeFromString(const QString& text);
std::optional<ConnectorSource> connectorSourceFromString(const QString& text);

}  // namespace relaydeck
