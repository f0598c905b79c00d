// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

namespace relaydeck::ui {

/// What the newest test says about mail to one domain under a connector's settings.
struct DomainStatus {
    QString domain;
    Verdict verdict = Verdict::NotTested;
    std::optional<decision::Delivery> delivery;  ///< empty: never tested
    QDateTime testedAt;

    friend bool operator==(const DomainStatus&, const DomainStatus&) = default;
};

/// What a connector's mail does now: of several domains the worst rules.
struct ConnectorStatus {
    Verdict verdict = Verdict::NotTested;  ///< also TurnedOff and Testing
    Verdict settled = Verdict::NotTested;  ///< the same but for Testing: rows do not jump while tests run
    QString reason;  ///< in a few words
    qsizetype ruling = -1;  ///< place of the domain that rules in `domains`; -1: there is none to test
    QList<DomainStatus> domains;

    const DomainStatus* rulingDomain() const { return ruling < 0 ? nullptr : &domains.at(ruling); }

    friend bool operator==(const ConnectorStatus&, const ConnectorStatus&) = default;
};

ConnectorStatus statusOf(const Connector& connector, const Session& session);
/// `domains`: testableDomains() of the connector, for who knows them.
ConnectorStatus statusOf(const Connector& connector, const QStringList& domains, const Session& session);
/// From the summaries alone, without reading a report: under the service default, and without reasons.
ConnectorStatus provisionalStatus(const Connector& connector, const QStringList& domains,
                                  const ReportShelf& reports);

}  // namespace relaydeck::ui
