// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorcheck.h"

#include <QtCore/QCoreApplication>

namespace relaydeck {

const char* sentence(ConnectorProblem problem)
{
    switch (problem) {
    case ConnectorProblem::NameMissing:
        return QT_TRANSLATE_NOOP("ConnectorProblem", "The connector needs a name.");
    case ConnectorProblem::NameTooLong:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "The name has %1 characters; Exchange Online takes at most 64.");
    case ConnectorProblem::NameWithControlCharacters:
        return QT_TRANSLATE_NOOP("ConnectorProblem", "The name contains control characters.");
    case ConnectorProblem::NameNotUnique:
        return QT_TRANSLATE_NOOP("ConnectorProblem", "Another connector is already named \"%1\".");
    case ConnectorProblem::SmartHostsMissing:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "A connector that does not use MX records needs at least one smart host.");
    case ConnectorProblem::SmartHostsUnused:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "The smart hosts are not used: this connector routes by MX records.");
    case ConnectorProblem::SmartHostWithPort:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "\"%1\" has a port; Exchange Online always uses port 25.");
    case ConnectorProblem::SmartHostInvalid:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "\"%1\" is neither a host name nor an address nor an address range: %2");
    case ConnectorProblem::RecipientDomainsMissing:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "Without recipient domains the connector carries no mail.");
    case ConnectorProblem::RecipientDomainsUnused:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "A connector for mail that a rule selects does not take mail by its "
                                 "recipient domains.");
    case ConnectorProblem::RecipientDomainInvalid:
        return QT_TRANSLATE_NOOP("ConnectorProblem", "\"%1\" is not a recipient domain: %2");
    case ConnectorProblem::RecipientDomainRepeated:
        return QT_TRANSLATE_NOOP("ConnectorProblem", "\"%1\" is listed more than once.");
    case ConnectorProblem::RecipientDomainsTooLong:
        return QT_TRANSLATE_NOOP(
            "ConnectorProblem",
            "The recipient domains take about %1 characters; Exchange Online is known to "
            "refuse more than 2243 on inbound connectors. Consider a second connector.");
    case ConnectorProblem::RecipientDomainShared:
        return QT_TRANSLATE_NOOP(
            "ConnectorProblem",
            "\"%1\" is also on the connector \"%2\"; which of them carries the mail is not "
            "documented.");
    case ConnectorProblem::ApexNotSurelyCovered:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "\"%1\" may not cover %2 itself: the documentation contradicts itself. List "
                                 "both.");
    case ConnectorProblem::EverythingOverridesAcceptedDomains:
        return QT_TRANSLATE_NOOP(
            "ConnectorProblem",
            "The recipient domain * takes all outgoing mail, not only that for the accepted "
            "domains.");
    case ConnectorProblem::TlsDomainMissing:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "DomainValidation needs a TLS domain that the certificate must carry.");
    case ConnectorProblem::TlsDomainUnused:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "The TLS domain only has a meaning with DomainValidation.");
    case ConnectorProblem::TlsDomainInvalid:
        return QT_TRANSLATE_NOOP("ConnectorProblem", "\"%1\" is not a TLS domain: %2");
    case ConnectorProblem::OnPremisesRequired:
    case ConnectorProblem::OnPremisesExpected:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "%1 is meant for connectors of the type OnPremises only.");
    case ConnectorProblem::MandatoryWithAddress:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "The smart host %1 is an address, which has no DANE records: with DANE mode "
                                 "Mandatory no mail is likely to leave.");
    case ConnectorProblem::MandatoryWithSmartHost:
        return QT_TRANSLATE_NOOP(
            "ConnectorProblem",
            "How DANE works with smart hosts is not documented; it is assumed that the smart "
            "host's name counts.");
    case ConnectorProblem::MandatoryOnPremises:
        return QT_TRANSLATE_NOOP(
            "ConnectorProblem",
            "On-premises servers rarely publish DANE records: with DANE mode Mandatory all "
            "mail to them may be dropped.");
    case ConnectorProblem::NothingProtects:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "With both modes None and no TLS settings, mail may leave in plain text.");
    case ConnectorProblem::ValidationRecipientInvalid:
        return QT_TRANSLATE_NOOP("ConnectorProblem", "\"%1\" is not a mail address.");
    case ConnectorProblem::ValidationRecipientElsewhere:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "\"%1\" is in none of the recipient domains: Validate-OutboundConnector "
                                 "refuses it.");
    case ConnectorProblem::ValidationWhileOff:
        return QT_TRANSLATE_NOOP("ConnectorProblem",
                                 "Validation fails while the connector is off, with an error about recipient "
                                 "domains that misleads.");
    }
    Q_UNREACHABLE();
}

QString englishText(const ConnectorFinding& finding)
{
    const QString text = QString::fromUtf8(sentence(finding.problem));
    switch (finding.args.size()) {
    case 0:
        return text;
    case 1:
        return text.arg(finding.args.at(0));
    default:
        return text.arg(finding.args.at(0), finding.args.at(1));
    }
}

}  // namespace relaydeck
