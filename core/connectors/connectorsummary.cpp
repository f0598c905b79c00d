// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorsummary.h"

namespace relaydeck {

namespace {

ConnectorSummary::Takes takes(const Connector& connector)
{
    using enum ConnectorSummary::Takes;
    if (connector.isTransportRuleScoped.value_or(false))
        return WhenRuleSelects;
    // Facts 6.3: `*` overrides the intent of AllAcceptedDomains on the same connector.
    if (connector.recipientDomains.contains(QStringLiteral("*")))
        return AllMail;
    if (connector.allAcceptedDomains.value_or(false))
        return AcceptedDomains;
    return connector.recipientDomains.isEmpty() ? Nothing : Domains;
}

ConnectorSummary::Proof proof(const Connector& connector)
{
    using enum ConnectorSummary::Proof;
    const bool sts = connector.effectiveMtaStsMode() == MtaStsMode::Opportunistic;
    switch (connector.effectiveDaneMode()) {
    case DaneMode::Mandatory:
        return DaneRequired;
    case DaneMode::Opportunistic:
        return sts ? DaneAndMtaStsIfPublished : DaneIfPublished;
    case DaneMode::None:
        return sts ? MtaStsIfPublished : None;
    }
    Q_UNREACHABLE();
}

}  // namespace

ConnectorSummary summarize(const Connector& connector)
{
    using enum ConnectorSummary::Way;
    ConnectorSummary summary;
    summary.inUse = connector.enabled && !connector.testMode.value_or(false);
    summary.takes = takes(connector);
    summary.domains = connector.recipientDomains;
    summary.way = connector.useMxRecord ? Mx : connector.smartHosts.isEmpty() ? Nowhere : SmartHosts;
    summary.smartHosts = connector.useMxRecord ? QStringList() : connector.smartHosts;
    summary.proof = proof(connector);
    summary.mtaStsToo = summary.proof == ConnectorSummary::Proof::DaneRequired
        && connector.effectiveMtaStsMode() == MtaStsMode::Opportunistic;
    summary.tls = connector.tlsSettings;
    summary.tlsDomain = connector.tlsDomain;
    return summary;
}

}  // namespace relaydeck
