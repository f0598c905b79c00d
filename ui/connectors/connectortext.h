// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorstatus.h"
#include "ui/text/texts.h"

/// Words about connectors and their results that the list and the inspector share.
namespace relaydeck::ui {

/// The name as one bounded line of plain text; what comes from an import may hold anything.
QString shownName(const QString& name);
/// "MX lookup", "Smart host relay1.corp.example +1"
QString routingWords(const Connector& connector);
/// "Partner · gesund.example +4": the second line of a row.
QString connectorSummary(const Connector& connector);
/// "Partner organization, mail to gesund.example by MX lookup"
QString connectorSentence(const Connector& connector);

/// The second line of a result: why, in a few words. `report` may be null.
QString resultWords(const DomainStatus& status, const decision::SendingPolicy& policy,
                    const partnertest::PartnerReport* report);
/// "STARTTLS on mx2.pelican.example"
QString liveWords(const LiveTest& live);
QString turnedOffWords();
QString nothingToTestWords();

}  // namespace relaydeck::ui
