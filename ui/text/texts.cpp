// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace relaydeck::ui {

using decision::Delivery;
using decision::DeliveryOutcome;
using decision::Reason;
using decision::SecurityLevel;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Texts)
};

QString hostOf(const Delivery& delivery, const ReasonDetails& details)
{
    if (!details.host.isEmpty())
        return isolated(details.host);
    const QString host = delivery.host.toDisplayString();
    return host.isEmpty() || host == u"." ? Texts::tr("the mail server") : isolated(host);
}

QString domainOf(const ReasonDetails& details)
{
    return details.domain.isEmpty() ? Texts::tr("the domain") : isolated(details.domain);
}

QString expiredSentence(const QString& host, const ReasonDetails& details)
{
    if (!details.certificateExpiry.isValid())
        return Texts::tr("the certificate of %1 has expired.").arg(host);
    return Texts::tr("the certificate of %1 expired on %2.")
        .arg(host, QLocale().toString(details.certificateExpiry, QStringLiteral("d MMM yyyy")));
}

QString mismatchSentence(const QString& host, const ReasonDetails& details)
{
    if (details.tlsaRecords <= 0)
        return Texts::tr("the key of %1 matches none of its TLSA records.").arg(host);
    if (details.tlsaRecords == 1)
        return Texts::tr("the key of %1 does not match its TLSA record.").arg(host);
    return Texts::tr("the key of %1 matches none of its %n TLSA records.", nullptr, details.tlsaRecords)
        .arg(host);
}

QString bogusSentence(const ReasonDetails& details)
{
    if (details.zone.isEmpty())
        return Texts::tr("DNS answers for %1 fail validation.").arg(domainOf(details));
    return Texts::tr("DNS answers for %1 fail validation at \"%2\".")
        .arg(domainOf(details), isolated(details.zone));
}

QString nameSentence(const QString& host, const ReasonDetails& details)
{
    if (details.certificateName.isEmpty())
        return Texts::tr("the certificate of %1 does not carry its name.").arg(host);
    return Texts::tr("the certificate names %1, not %2.").arg(isolated(details.certificateName), host);
}

QString fetchSentence(const ReasonDetails& details)
{
    if (details.httpStatus <= 0)
        return Texts::tr("the MTA-STS policy could not be read, so it is not applied.");
    return Texts::tr("the MTA-STS policy could not be read (HTTP %1), so it is not applied.")
        .arg(details.httpStatus);
}

/// The part after the colon. What happens to mail stands before it.
QString because(const Delivery& delivery, const ReasonDetails& details)
{
    const QString host = hostOf(delivery, details);
    switch (delivery.reason) {
    case Reason::None:
        return {};
    case Reason::StartTlsNotSupported:
        return Texts::tr("%1 promises TLS in DNS, but does not offer STARTTLS.").arg(host);
    case Reason::CertificateHostMismatch:
        return nameSentence(host, details);
    case Reason::CertificateExpired:
        return expiredSentence(host, details);
    case Reason::CertificateNotTrusted:
        return Texts::tr("the chain of %1 ends at an unknown issuer.").arg(host);
    case Reason::ValidationFailure:
        return Texts::tr("%1 is not listed in the partner's MTA-STS policy.").arg(host);
    case Reason::TlsaInvalid:
        return mismatchSentence(host, details);
    case Reason::DnssecInvalid:
        return bogusSentence(details);
    case Reason::DaneRequired:
        return Texts::tr("DANE is Mandatory here and the partner publishes no usable TLSA record.");
    case Reason::StsPolicyFetchError:
        return fetchSentence(details);
    case Reason::StsPolicyInvalid:
        return Texts::tr("the MTA-STS policy is not valid, so it is not applied.");
    case Reason::StsWebpkiInvalid:
        return Texts::tr(
            "the certificate of the MTA-STS policy host is not trusted, so the policy is not applied.");
    case Reason::NullMx:
        return Texts::tr("%1 states that it takes no mail.").arg(domainOf(details));
    case Reason::NoSuchDomain:
        return Texts::tr("%1 does not exist.").arg(domainOf(details));
    case Reason::NoMailHost:
        return Texts::tr("%1 has neither a mail server nor an address.").arg(domainOf(details));
    case Reason::DnsFailed:
        return Texts::tr("the name servers of %1 do not answer.").arg(domainOf(details));
    case Reason::ConnectFailed:
        return Texts::tr("%1 cannot be reached on port 25.").arg(host);
    case Reason::ConnectorTls:
        return Texts::tr("%1 does not meet the connector's TLS setting.").arg(host);
    case Reason::MxMismatch:
        return Texts::tr("%1 is not the mail server that was expected.").arg(host);
    case Reason::NotTested:
        return Texts::tr(
            "this computer's resolver or network stands in the way. Nothing is known about the partner.");
    }
    return {};
}

QString securityWords(const Delivery& delivery)
{
    switch (delivery.security) {
    case SecurityLevel::Dane:
        return Texts::tr("DANE");
    case SecurityLevel::MtaSts:
        return Texts::tr("MTA-STS");
    case SecurityLevel::Pkix:
        return Texts::tr("certificate checked");
    case SecurityLevel::Encrypted:
        return Texts::tr("unverified");
    case SecurityLevel::Plain:
        return Texts::tr("clear text");
    case SecurityLevel::None:
        break;
    }
    return {};
}

}  // namespace

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::DeliveredDane:
        return Texts::tr("Delivered, DANE");
    case Verdict::DeliveredMtaSts:
        return Texts::tr("Delivered, MTA-STS");
    case Verdict::DeliveredCertificate:
        return Texts::tr("Delivered, certificate checked");
    case Verdict::DeliveredUnverified:
        return Texts::tr("Delivered, unverified");
    case Verdict::DeliveredClearText:
        return Texts::tr("Delivered in clear text");
    case Verdict::AtRisk:
        return Texts::tr("Delivered, at risk");
    case Verdict::Queued:
        return Texts::tr("Queued, then dropped");
    case Verdict::Rejected:
        return Texts::tr("Rejected at once");
    case Verdict::NotTested:
        return Texts::tr("Not tested yet");
    case Verdict::CouldNotTest:
        return Texts::tr("Could not test");
    case Verdict::Testing:
        return Texts::tr("Testing…");
    case Verdict::TurnedOff:
        return Texts::tr("Turned off");
    case Verdict::NotNeeded:
        return Texts::tr("Not needed");
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
        return Texts::tr("Delivered");
    case Verdict::Queued:
        return Texts::tr("Queued");
    case Verdict::Rejected:
        return Texts::tr("Rejected");
    case Verdict::NotTested:
        return Texts::tr("Not tested");
    case Verdict::CouldNotTest:
        return Texts::tr("Unknown");
    case Verdict::Testing:
        return Texts::tr("Testing…");
    case Verdict::TurnedOff:
        return Texts::tr("Turned off");
    case Verdict::NotNeeded:
        return Texts::tr("Not needed");
    }
    return {};
}

QString reasonWords(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::StartTlsNotSupported:
        return Texts::tr("no STARTTLS");
    case Reason::CertificateHostMismatch:
        return Texts::tr("wrong name");
    case Reason::CertificateExpired:
        return Texts::tr("certificate expired");
    case Reason::CertificateNotTrusted:
        return Texts::tr("unknown issuer");
    case Reason::ValidationFailure:
        return Texts::tr("MX not listed");
    case Reason::TlsaInvalid:
        return Texts::tr("TLSA mismatch");
    case Reason::DnssecInvalid:
        return Texts::tr("DNSSEC broken");
    case Reason::DaneRequired:
        return Texts::tr("no TLSA");
    case Reason::StsPolicyFetchError:
        return Texts::tr("policy not readable");
    case Reason::StsPolicyInvalid:
        return Texts::tr("policy not valid");
    case Reason::StsWebpkiInvalid:
        return Texts::tr("policy host untrusted");
    case Reason::NullMx:
        return Texts::tr("null MX");
    case Reason::NoSuchDomain:
        return Texts::tr("no such domain");
    case Reason::NoMailHost:
        return Texts::tr("no mail server");
    case Reason::DnsFailed:
        return Texts::tr("DNS silent");
    case Reason::ConnectFailed:
        return Texts::tr("not reachable");
    case Reason::ConnectorTls:
        return Texts::tr("TLS setting");
    case Reason::MxMismatch:
        return Texts::tr("other MX");
    case Reason::NotTested:
        return Texts::tr("could not test");
    }
    return {};
}

QString outcomeReason(const Delivery& delivery)
{
    if (delivery.outcome != DeliveryOutcome::Delivered)
        return reasonWords(delivery.reason);
    if (delivery.atRisk)
        return Texts::tr("%1, at risk").arg(securityWords(delivery));
    return securityWords(delivery);
}

QString deliveryHeadline(const Delivery& delivery)
{
    switch (delivery.outcome) {
    case DeliveryOutcome::Queued:
        return Texts::tr("Queued, then dropped after 24 hours");
    case DeliveryOutcome::Delivered:
    case DeliveryOutcome::Rejected:
    case DeliveryOutcome::Unknown:
        break;
    }
    return verdictText(verdictFor(delivery));
}

QString reasonSentence(const Delivery& delivery, const ReasonDetails& details)
{
    const QString why = because(delivery, details);
    switch (delivery.outcome) {
    case DeliveryOutcome::Queued:
        return why.isEmpty() ? Texts::tr("Mail waits.") : Texts::tr("Mail waits: %1").arg(why);
    case DeliveryOutcome::Rejected:
        return why.isEmpty() ? Texts::tr("Mail is rejected.") : Texts::tr("Mail is rejected: %1").arg(why);
    case DeliveryOutcome::Unknown:
        return why.isEmpty() ? Texts::tr("Could not test.") : Texts::tr("Could not test: %1").arg(why);
    case DeliveryOutcome::Delivered:
        break;
    }
    if (!why.isEmpty())
        return Texts::tr("Mail passes: %1").arg(why);
    const QString host = hostOf(delivery, details);
    switch (delivery.security) {
    case SecurityLevel::Dane:
        return Texts::tr("Mail passes: the key of %1 is proven by DANE.").arg(host);
    case SecurityLevel::MtaSts:
        return Texts::tr("Mail passes: %1 is proven by the MTA-STS policy and its certificate.").arg(host);
    case SecurityLevel::Pkix:
        return Texts::tr("Mail passes: the certificate of %1 meets the connector's TLS setting.").arg(host);
    case SecurityLevel::Encrypted:
        return Texts::tr("Mail passes encrypted, but nothing proves that %1 is the partner's server.")
            .arg(host);
    case SecurityLevel::Plain:
        return Texts::tr("Mail passes in clear text: anyone on the way can read it.");
    case SecurityLevel::None:
        break;
    }
    return Texts::tr("Mail passes.");
}

QString nextStep(Reason reason)
{
    switch (reason) {
    case Reason::StartTlsNotSupported:
        return Texts::tr("The partner enables STARTTLS; then test again.");
    case Reason::CertificateExpired:
        return Texts::tr("The partner renews the certificate, and publishes the new TLSA record first.");
    case Reason::TlsaInvalid:
        return Texts::tr("Compare both values, and write to the partner.");
    case Reason::DnssecInvalid:
        return Texts::tr("Look at the broken link; the partner's DNS operator can repair it.");
    case Reason::CertificateHostMismatch:
        return Texts::tr("The partner has the certificate reissued with the name of the MX host.");
    case Reason::DaneRequired:
        return Texts::tr("Set DANE to Opportunistic, or ask the partner to publish TLSA records.");
    case Reason::ValidationFailure:
        return Texts::tr("The partner adds the host to the policy and changes its id.");
    case Reason::CertificateNotTrusted:
        return Texts::tr("Compare the chain that was sent with the chain that is needed.");
    case Reason::StsPolicyFetchError:
    case Reason::StsPolicyInvalid:
    case Reason::StsWebpkiInvalid:
        return Texts::tr("Tell the partner.");
    case Reason::NullMx:
    case Reason::NoSuchDomain:
    case Reason::NoMailHost:
        return Texts::tr("Check the address.");
    case Reason::DnsFailed:
    case Reason::ConnectFailed:
        return Texts::tr("Test again later, and write to the partner if it stays.");
    case Reason::ConnectorTls:
        return Texts::tr("Change the connector's TLS setting, or ask the partner for a fitting certificate.");
    case Reason::NotTested:
        return Texts::tr("Choose another resolver or network, and test again.");
    case Reason::MxMismatch:
    case Reason::None:
        break;
    }
    return {};
}

QString reasonCode(const Delivery& delivery)
{
    QStringList parts;
    if (delivery.reason != Reason::None)
        parts << decision::reasonName(delivery.reason);
    if (!delivery.status.isEmpty())
        parts << delivery.status;
    return isolated(parts.join(QStringLiteral(", ")));
}

QString cellSentence(const Delivery& delivery)
{
    QString text = reasonSentence(delivery);
    const QString code = reasonCode(delivery);
    if (!code.isEmpty())
        text = Texts::tr("%1 (%2)").arg(text, code);
    if (!delivery.assumptions.isEmpty())
        text += u' ' + Texts::tr("This rests on assumed behavior.");
    return text;
}

QString modeText(DaneMode mode)
{
    switch (mode) {
    case DaneMode::Opportunistic:
        return Texts::tr("Opportunistic");
    case DaneMode::Mandatory:
        return Texts::tr("Mandatory");
    case DaneMode::None:
        return Texts::tr("None");
    }
    return {};
}

QString modeText(MtaStsMode mode)
{
    switch (mode) {
    case MtaStsMode::Opportunistic:
        return Texts::tr("Opportunistic");
    case MtaStsMode::None:
        return Texts::tr("None");
    }
    return {};
}

QString tlsSettingsText(TlsSettings settings)
{
    switch (settings) {
    case TlsSettings::Blank:
        return Texts::tr("TLS when offered");
    case TlsSettings::EncryptionOnly:
        return Texts::tr("TLS, any certificate");
    case TlsSettings::CertificateValidation:
        return Texts::tr("TLS, trusted certificate");
    case TlsSettings::DomainValidation:
        return Texts::tr("TLS, trusted certificate with this name");
    }
    return {};
}

QString connectorTypeText(ConnectorType type)
{
    switch (type) {
    case ConnectorType::Partner:
        return Texts::tr("Partner organization");
    case ConnectorType::OnPremises:
        return Texts::tr("On-premises");
    }
    return {};
}

}  // namespace relaydeck::ui
