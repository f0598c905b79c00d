// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connector.h"

/// What a connector's settings come to, as facts that a sentence is made of: which mail, on which way, under
/// which proof, and what happens without it.
namespace relaydeck {

struct ConnectorSummary {
    enum class Takes {
        Nothing,  ///< no recipient domain
        Domains,
        AllMail,  ///< `*` is among the domains
        AcceptedDomains,
        WhenRuleSelects,
    };
    enum class Way {
        Mx,
        SmartHosts,
        Nowhere,  ///< smart hosts are asked for, and there are none
    };
    /// What the receiving server has to prove.
    enum class Proof {
        DaneRequired,  ///< else the mail waits and is dropped
        DaneAndMtaStsIfPublished,
        DaneIfPublished,
        MtaStsIfPublished,
        None,
    };

    bool inUse = true;  ///< on, and not in test mode
    Takes takes = Takes::Nothing;
    QStringList domains;  ///< as typed
    Way way = Way::Mx;
    QStringList smartHosts;
    Proof proof = Proof::DaneAndMtaStsIfPublished;
    bool mtaStsToo = false;  ///< beside DaneRequired: MTA-STS is applied where it is published
    TlsSettings tls = TlsSettings::Blank;
    QString tlsDomain;

    friend bool operator==(const ConnectorSummary&, const ConnectorSummary&) = default;
};

ConnectorSummary summarize(const Connector& connector);

}  // namespace relaydeck
