// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "core/partnertest/testrun.h"

#include <functional>

namespace relaydeck::cli {

/// The settings under which a domain's mail is sent: those of the connector that carries it, or the service
/// default.
struct CarriedBy {
    decision::SendingPolicy policy;
    QString connector;  ///< empty: no connector, the service default

    QString text() const;
};

CarriedBy carrierOf(const DomainName& domain, const QList<Connector>& connectors);

/// All connectors of the store.
Result<QList<Connector>> connectorsOf(store::Store& store);

/// Tests domains in this process, with what the store knows of their MTA-STS policies, and calls back with
/// each report as it comes; live progress on a terminal.
Result<void> testDomains(Session& session, const NetworkProfile& profile, const QList<DomainName>& domains,
                         const partnertest::TestOptions& options,
                         const std::function<void(const partnertest::PartnerReport&)>& ready);

/// Stores a report with its verdict under the service default, and the MTA-STS policy that it read.
Result<void> saveReport(Session& session, const partnertest::PartnerReport& report);

/// The newest stored report of a domain; empty: never tested.
Result<std::optional<partnertest::PartnerReport>> storedReport(store::Store& store, const DomainName& domain);

}  // namespace relaydeck::cli
