// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/protection.h"

namespace relaydeck {

namespace {

int strength(DaneMode mode)
{
    switch (mode) {
    case DaneMode::None:
        return 0;
    case DaneMode::Opportunistic:
        return 1;
    case DaneMode::Mandatory:
        return 2;
    }
    Q_UNREACHABLE();
}

int strength(MtaStsMode mode)
{
    switch (mode) {
    case MtaStsMode::None:
        return 0;
    case MtaStsMode::Opportunistic:
        return 1;
    }
    Q_UNREACHABLE();
}

int strength(TlsSettings settings)
{
    switch (settings) {
    case TlsSettings::Blank:
        return 0;
    case TlsSettings::EncryptionOnly:
        return 1;
    case TlsSettings::CertificateValidation:
        return 2;
    case TlsSettings::DomainValidation:
        return 3;
    }
    Q_UNREACHABLE();
}

}  // namespace

QList<ConnectorField> loweredProtection(const std::optional<Connector>& before, const Connector& after)
{
    const Connector reference = before.value_or(Connector{});
    QList<ConnectorField> lowered;
    if (strength(after.tlsSettings) < strength(reference.tlsSettings))
        lowered.append(ConnectorField::TlsSettings);
    if (strength(after.effectiveMtaStsMode()) < strength(reference.effectiveMtaStsMode()))
        lowered.append(ConnectorField::MtaStsMode);
    if (strength(after.effectiveDaneMode()) < strength(reference.effectiveDaneMode()))
        lowered.append(ConnectorField::SmtpDaneMode);
    return lowered;
}

}  // namespace relaydeck
