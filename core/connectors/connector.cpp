// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connector.h"

#include <array>

namespace relaydeck {

namespace {

/// The first of `values` whose spelling is `text`; PowerShell compares enumerators without regard to case.
template<typename Enum, std::size_t Count>
std::optional<Enum> fromString(const std::array<Enum, Count>& values, const QString& text)
{
    for (const Enum value : values) {
        if (toString(value).compare(text, Qt::CaseInsensitive) == 0)
            return value;
    }
    return std::nullopt;
}

}  // namespace

QString toString(DaneMode mode)
{
    switch (mode) {
    case DaneMode::Opportunistic:
        return QStringLiteral("Opportunistic");
    case DaneMode::Mandatory:
        return QStringLiteral("Mandatory");
    case DaneMode::None:
        return QStringLiteral("None");
    }
    Q_UNREACHABLE();
}

QString toString(MtaStsMode mode)
{
    switch (mode) {
    case MtaStsMode::Opportunistic:
        return QStringLiteral("Opportunistic");
    case MtaStsMode::None:
        return QStringLiteral("None");
    }
    Q_UNREACHABLE();
}

QString toString(TlsSettings settings)
{
    switch (settings) {
    case TlsSettings::Blank:
        return QLatin1String("");
    case TlsSettings::EncryptionOnly:
        return QStringLiteral("EncryptionOnly");
    case TlsSettings::CertificateValidation:
        return QStringLiteral("CertificateValidation");
    case TlsSettings::DomainValidation:
        return QStringLiteral("DomainValidation");
    }
    Q_UNREACHABLE();
}

QString toString(ConnectorType type)
{
    switch (type) {
    case ConnectorType::Partner:
        return QStringLiteral("Partner");
    case ConnectorType::OnPremises:
        return QStringLiteral("OnPremises");
    }
    Q_UNREACHABLE();
}

QString toString(ConnectorSource source)
{
    switch (source) {
    case ConnectorSource::Default:
        return QStringLiteral("Default");
    case ConnectorSource::HybridWizard:
        return QStringLiteral("HybridWizard");
    case ConnectorSource::Migrated:
        return QStringLiteral("Migrated");
    case ConnectorSource::AdminUi:
        return QStringLiteral("AdminUI");
    }
    Q_UNREACHABLE();
}

std::optional<DaneMode> daneModeFromString(const QString& text)
{
    return fromString(std::array{DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None}, text);
}

std::optional<MtaStsMode> mtaStsModeFromString(const QString& text)
{
    return fromString(std::array{MtaStsMode::Opportunistic, MtaStsMode::None}, text);
}

std::optional<TlsSettings> tlsSettingsFromString(const QString& text)
{
    return fromString(std::array{TlsSettings::Blank, TlsSettings::EncryptionOnly,
                                 TlsSettings::CertificateValidation, TlsSettings::DomainValidation},
                      text);
}

std::optional<ConnectorType> connectorTypeFromString(const QString& text)
{
    return fromString(std::array{ConnectorType::Partner, ConnectorType::OnPremises}, text);
}

std::optional<ConnectorSource> connectorSourceFromString(const QString& text)
{
    return fromString(std::array{ConnectorSource::Default, ConnectorSource::HybridWizard,
                                 ConnectorSource::Migrated, ConnectorSource::AdminUi},
                      text);
}

}  // namespace relaydeck
