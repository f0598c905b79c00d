// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorfield.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

/// Findings about a connector's settings alone: what the cmdlets would refuse, what cannot work, and what is
/// not documented. Nothing is asked from the network.
namespace relaydeck {

enum class ConnectorProblem {
    NameMissing,
    NameTooLong,  ///< args: length
    NameWithControlCharacters,
    NameNotUnique,  ///< args: name
    SmartHostsMissing,
    SmartHostsUnused,
    SmartHostWithPort,  ///< args: value
    SmartHostInvalid,  ///< args: value, why
    RecipientDomainsMissing,
    RecipientDomainsUnused,
    RecipientDomainInvalid,  ///< args: value, why
    RecipientDomainRepeated,  ///< args: value
    RecipientDomainsTooLong,  ///< args: characters
    RecipientDomainShared,  ///< args: value, name of the other connector
    ApexNotSurelyCovered,  ///< args: pattern, apex
    EverythingOverridesAcceptedDomains,
    TlsDomainMissing,
    TlsDomainUnused,
    TlsDomainInvalid,  ///< args: value, why
    OnPremisesRequired,  ///< args: parameter
    OnPremisesExpected,  ///< args: parameter
    MandatoryWithAddress,  ///< args: smart host
    MandatoryWithSmartHost,
    MandatoryOnPremises,
    NothingProtects,
    ValidationRecipientInvalid,  ///< args: value
    ValidationRecipientElsewhere,  ///< args: value
    ValidationWhileOff,
};

struct ConnectorFinding {
    enum class Severity { Error, Warning, Notice };

    ConnectorProblem problem = ConnectorProblem::NameMissing;
    ConnectorField field = ConnectorField::Name;
    Severity severity = Severity::Error;
    QStringList args;

    friend bool operator==(const ConnectorFinding&, const ConnectorFinding&) = default;
};

/// By field, in the order of connectorFields().
QList<ConnectorFinding> checkConnector(const Connector& connector);

/// What only shows beside the others: a name used twice, a domain on two connectors. The connector itself
/// (same id) may be among them.
QList<ConnectorFinding> checkAmong(const Connector& connector, const QList<Connector>& others);

bool hasErrors(const QList<ConnectorFinding>& findings);
/// Something is still to be filled in, which is no reproach before the field was left.
bool isOmission(ConnectorProblem problem);

/// English source of the sentence, with %1 and %2 for the arguments; translated in the context
/// "ConnectorProblem".
const char* sentence(ConnectorProblem problem);
QString englishText(const ConnectorFinding& finding);

}  // namespace relaydeck
