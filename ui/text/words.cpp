// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

using decision::Reason;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Words)
};

}  // namespace

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::DeliveredDane:
        return Words::tr("Delivered, DANE");
    case Verdict::DeliveredMtaSts:
        return Words::tr("Delivered, MTA-STS");
    case Verdict::DeliveredCertificate:
        return Words::tr("Delivered, certificate checked");
    case Verdict::DeliveredUnverified:
        return Words::tr("Delivered, unverified");
    case Verdict::DeliveredClearText:
        return Words::tr("Delivered in clear text");
    case Verdict::AtRisk:
        return Words::tr("Delivered, at risk");
    case Verdict::Queued:
        return Words::tr("Queued, then dropped");
    case Verdict::Rejected:
        return Words::tr("Rejected at once");
    case Verdict::NotTested:
        return Words::tr("Not tested yet");
    case Verdict::CouldNotTest:
        return Words::tr("Could not test");
    case Verdict::Testing:
        return Words::tr("Testing…");
    case Verdict::TurnedOff:
        return Words::tr("Turned off");
    case Verdict::NotNeeded:
        return Words::tr("Not needed");
    }
    return {};
}

QString outcomeWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::DeliveredDane:
    case Verdict::DeliveredMtaSts:
    case Verdict::DeliveredCertificate:
    case Verdict::DeliveredUnverified:
    case Verdict::DeliveredClearText:
    case Verdict::AtRisk:
        return Words::tr("Delivered");
    case Verdict::Queued:
        return Words::tr("Queued");
    case Verdict::Rejected:
        return Words::tr("Rejected");
    case Verdict::NotTested:
        return Words::tr("Not tested");
    case Verdict::CouldNotTest:
        return Words::tr("Unknown");
    case Verdict::Testing:
        return Words::tr("Testing…");
    case Verdict::TurnedOff:
        return Words::tr("Turned off");
    case Verdict::NotNeeded:
        return Words::tr("Not needed");
    }
    return {};
}

QString reasonWords(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::StartTlsNotSupported:
        return Words::tr("no STARTTLS");
    case Reason::CertificateHostMismatch:
        return Words::tr("wrong name");
    case Reason::CertificateExpired:
        return Words::tr("certificate expired");
    case Reason::CertificateNotTrusted:
        return Words::tr("unknown issuer");
    case Reason::ValidationFailure:
        return Words::tr("TLS fails");
    case Reason::TlsaInvalid:
        return Words::tr("TLSA mismatch");
    case Reason::DnssecInvalid:
        return Words::tr("DNSSEC broken");
    case Reason::DaneRequired:
        return Words::tr("no TLSA");
    case Reason::StsPolicyFetchError:
        return Words::tr("policy not readable");
    case Reason::StsPolicyInvalid:
        return Words::tr("policy not valid");
    case Reason::StsWebpkiInvalid:
        return Words::tr("policy host untrusted");
    case Reason::NullMx:
        return Words::tr("null MX");
    case Reason::NoSuchDomain:
        return Words::tr("no such domain");
    case Reason::NoMailHost:
        return Words::tr("no mail server");
    case Reason::DnsFailed:
        return Words::tr("DNS silent");
    case Reason::ConnectFailed:
        return Words::tr("not reachable");
    case Reason::ConnectorTls:
        return Words::tr("TLS setting");
    case Reason::MxMismatch:
        return Words::tr("MX not listed");
    case Reason::NotTested:
        return Words::tr("could not test");
    }
    return {};
}

QString modeText(DaneMode mode)
{
    switch (mode) {
    case DaneMode::Opportunistic:
        return Words::tr("Opportunistic");
    case DaneMode::Mandatory:
        return Words::tr("Mandatory");
    case DaneMode::None:
        return Words::tr("None");
    }
    return {};
}

QString modeText(MtaStsMode mode)
{
    switch (mode) {
    case MtaStsMode::Opportunistic:
        return Words::tr("Opportunistic");
    case MtaStsMode::None:
        return Words::tr("None");
    }
    return {};
}

QString tlsSettingsText(TlsSettings settings)
{
    switch (settings) {
    case TlsSettings::Blank:
        return Words::tr("TLS when offered");
    case TlsSettings::EncryptionOnly:
        return Words::tr("TLS, any certificate");
    case TlsSettings::CertificateValidation:
        return Words::tr("TLS, trusted certificate");
    case TlsSettings::DomainValidation:
        return Words::tr("TLS, trusted certificate with this name");
    }
    return {};
}

QString connectorTypeText(ConnectorType type)
{
    switch (type) {
    case ConnectorType::Partner:
        return Words::tr("Partner organization");
    case ConnectorType::OnPremises:
        return Words::tr("On-premises");
    }
    return {};
}

}  // namespace relaydeck::ui
