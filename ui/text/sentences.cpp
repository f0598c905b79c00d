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

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Sentences)
};

QString hostOf(const Delivery& delivery, const ReasonDetails& details)
{
    if (!details.host.isEmpty())
        return isolated(details.host);
    const QString host = delivery.host.toDisplayString();
    return host.isEmpty() || host == u"." ? Sentences::tr("the mail server") : isolated(host);
}

QString domainOf(const ReasonDetails& details)
{
    return details.domain.isEmpty() ? Sentences::tr("the domain") : isolated(details.domain);
}

QString expiredSentence(const QString& host, const ReasonDetails& details)
{
    if (!details.certificateExpiry.isValid())
        return Sentences::tr("the certificate of %1 has expired.").arg(host);
    return Sentences::tr("the certificate of %1 expired on %2.")
        .arg(host, QLocale().toString(details.certificateExpiry, QStringLiteral("d MMM yyyy")));
}

QString mismatchSentence(const QString& host, const ReasonDetails& details)
{
    if (details.tlsaRecords <= 0)
        return Sentences::tr("the key of %1 matches none of its TLSA records.").arg(host);
    if (details.tlsaRecords == 1)
        return Sentences::tr("the key of %1 does not match its TLSA record.").arg(host);
    return Sentences::tr("the key of %1 matches none of its %n TLSA records.", nullptr, details.tlsaRecords)
        .arg(host);
}

QString bogusSentence(const ReasonDetails& details)
{
    if (details.zone.isEmpty())
        return Sentences::tr("DNS answers for %1 fail validation.").arg(domainOf(details));
    return Sentences::tr("DNS answers for %1 fail validation at \"%2\".")
        .arg(domainOf(details), isolated(details.zone));
}

QString nameSentence(const QString& host, const ReasonDetails& details)
{
    if (details.certificateName.isEmpty())
        return Sentences::tr("the certificate of %1 does not carry its name.").arg(host);
    return Sentences::tr("the certificate names %1, not %2.").arg(isolated(details.certificateName), host);
}

QString fetchSentence(const ReasonDetails& details)
{
    if (details.httpStatus <= 0)
        return Sentences::tr("the MTA-STS policy could not be read, so it is not applied.");
    return Sentences::tr("the MTA-STS policy could not be read (HTTP %1), so it is not applied.")
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
        return Sentences::tr("%1 promises TLS in DNS, but does not offer STARTTLS.").arg(host);
    case Reason::CertificateHostMismatch:
        return nameSentence(host, details);
    case Reason::CertificateExpired:
        return expiredSentence(host, details);
    case Reason::CertificateNotTrusted:
        return Sentences::tr("the chain of %1 ends at an unknown issuer.").arg(host);
    case Reason::ValidationFailure:
        return Sentences::tr("%1 offers STARTTLS, but not TLS 1.2 or newer that works.").arg(host);
    case Reason::TlsaInvalid:
        return mismatchSentence(host, details);
    case Reason::DnssecInvalid:
        return bogusSentence(details);
    case Reason::DaneRequired:
        return Sentences::tr("DANE is Mandatory here and the partner publishes no usable TLSA record.");
    case Reason::StsPolicyFetchError:
        return fetchSentence(details);
    case Reason::StsPolicyInvalid:
        return Sentences::tr("the MTA-STS policy is not valid, so it is not applied.");
    case Reason::StsWebpkiInvalid:
        return Sentences::tr(
            "the certificate of the MTA-STS policy host is not trusted, so the policy is not applied.");
    case Reason::NullMx:
        return Sentences::tr("%1 states that it takes no mail.").arg(domainOf(details));
    case Reason::NoSuchDomain:
        return Sentences::tr("%1 does not exist.").arg(domainOf(details));
    case Reason::NoMailHost:
        return Sentences::tr("%1 has neither a mail server nor an address.").arg(domainOf(details));
    case Reason::DnsFailed:
        return Sentences::tr("the name servers of %1 do not answer.").arg(domainOf(details));
    case Reason::ConnectFailed:
        return Sentences::tr("%1 cannot be reached on port 25.").arg(host);
    case Reason::ConnectorTls:
        return Sentences::tr("%1 does not meet the connector's TLS setting.").arg(host);
    case Reason::MxMismatch:
        return Sentences::tr("%1 is not listed in the partner's MTA-STS policy.").arg(host);
    case Reason::NotTested:
        return Sentences::tr(
            "this computer's resolver or network stands in the way. Nothing is known about the partner.");
    }
    return {};
}

QString securityWords(const Delivery& delivery)
{
    switch (delivery.security) {
    case SecurityLevel::Dane:
        return Sentences::tr("DANE");
    case SecurityLevel::MtaSts:
        return Sentences::tr("MTA-STS");
    case SecurityLevel::Pkix:
        return Sentences::tr("certificate checked");
    case SecurityLevel::Encrypted:
        return Sentences::tr("unverified");
    case SecurityLevel::Plain:
        return Sentences::tr("clear text");
    case SecurityLevel::None:
        break;
    }
    return {};
}

}  // namespace

QString outcomeReason(const Delivery& delivery)
{
    if (delivery.outcome != DeliveryOutcome::Delivered)
        return reasonWords(delivery.reason);
    if (delivery.atRisk)
        return Sentences::tr("%1, at risk").arg(securityWords(delivery));
    return securityWords(delivery);
}

QString deliveryHeadline(const Delivery& delivery)
{
    switch (delivery.outcome) {
    case DeliveryOutcome::Queued:
        return Sentences::tr("Queued, then dropped after 24 hours");
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
        return why.isEmpty() ? Sentences::tr("Mail waits.") : Sentences::tr("Mail waits: %1").arg(why);
    case DeliveryOutcome::Rejected:
        return why.isEmpty() ? Sentences::tr("Mail is rejected.")
                             : Sentences::tr("Mail is rejected: %1").arg(why);
    case DeliveryOutcome::Unknown:
        return why.isEmpty() ? Sentences::tr("Could not test.")
                             : Sentences::tr("Could not test: %1").arg(why);
    case DeliveryOutcome::Delivered:
        break;
    }
    if (!why.isEmpty())
        return Sentences::tr("Mail passes: %1").arg(why);
    const QString host = hostOf(delivery, details);
    switch (delivery.security) {
    case SecurityLevel::Dane:
        return Sentences::tr("Mail passes: the key of %1 is proven by DANE.").arg(host);
    case SecurityLevel::MtaSts:
        return Sentences::tr("Mail passes: %1 is proven by the MTA-STS policy and its certificate.")
            .arg(host);
    case SecurityLevel::Pkix:
        return Sentences::tr("Mail passes: the certificate of %1 meets the connector's TLS setting.")
            .arg(host);
    case SecurityLevel::Encrypted:
        return Sentences::tr("Mail passes encrypted, but nothing proves that %1 is the partner's server.")
            .arg(host);
    case SecurityLevel::Plain:
        return Sentences::tr("Mail passes in clear text: anyone on the way can read it.");
    case SecurityLevel::None:
        break;
    }
    return Sentences::tr("Mail passes.");
}

QString nextStep(Reason reason)
{
    switch (reason) {
    case Reason::StartTlsNotSupported:
        return Sentences::tr("The partner enables STARTTLS; then test again.");
    case Reason::CertificateExpired:
        return Sentences::tr("The partner renews the certificate, and publishes the new TLSA record first.");
    case Reason::TlsaInvalid:
        return Sentences::tr("Compare both values, and write to the partner.");
    case Reason::DnssecInvalid:
        return Sentences::tr("Look at the broken link; the partner's DNS operator can repair it.");
    case Reason::CertificateHostMismatch:
        return Sentences::tr("The partner has the certificate reissued with the name of the MX host.");
    case Reason::DaneRequired:
        return Sentences::tr("Set DANE to Opportunistic, or ask the partner to publish TLSA records.");
    case Reason::ValidationFailure:
        return Sentences::tr("The partner enables TLS 1.2 and 1.3, and checks the server's TLS settings.");
    case Reason::MxMismatch:
        return Sentences::tr("The partner adds the host to the policy and changes its id.");
    case Reason::CertificateNotTrusted:
        return Sentences::tr("Compare the chain that was sent with the chain that is needed.");
    case Reason::StsPolicyFetchError:
    case Reason::StsPolicyInvalid:
    case Reason::StsWebpkiInvalid:
        return Sentences::tr("Tell the partner.");
    case Reason::NullMx:
    case Reason::NoSuchDomain:
    case Reason::NoMailHost:
        return Sentences::tr("Check the address.");
    case Reason::DnsFailed:
    case Reason::ConnectFailed:
        return Sentences::tr("Test again later, and write to the partner if it stays.");
    case Reason::ConnectorTls:
        return Sentences::tr(
            "Change the connector's TLS setting, or ask the partner for a fitting certificate.");
    case Reason::NotTested:
        return Sentences::tr("Choose another resolver or network, and test again.");
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
        text = Sentences::tr("%1 (%2)").arg(text, code);
    if (!delivery.assumptions.isEmpty())
        text += u' ' + Sentences::tr("This rests on assumed behavior.");
    return text;
}

}  // namespace relaydeck::ui
