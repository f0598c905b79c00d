// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/mtasts/knownpolicy.h"
#include "core/mtasts/policyfetch.h"
#include "core/smtp/endpoint.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace relaydeck::partnertest {

/// What this computer can do at the time of a test; explains failures that say nothing about the partner.
struct NetworkFacts {
    bool ipv4Route = true;
    bool ipv6Route = true;
    /// An SMTP connection succeeded before, with this profile in this run. Without one, a time-out to every
    /// address may as well be a firewall here that blocks port 25.
    bool smtpWorked = false;

    friend bool operator==(const NetworkFacts&, const NetworkFacts&) = default;
};

/// A dialogue with one address of one MX host.
struct HostEndpoint {
    DomainName host;
    smtp::Endpoint endpoint;

    friend bool operator==(const HostEndpoint&, const HostEndpoint&) = default;
};

/// Everything that a partner test received, unjudged: enough to judge it again later, with other rules or at
/// another time.
struct Evidence {
    DomainName domain;
    QDateTime startedAt;  ///< UTC
    std::chrono::milliseconds duration{0};
    QDateTime judgedAt;  ///< the time at which signatures and certificates must be valid, UTC
    QString profileName;
    NetworkFacts network;
    bool cancelled = false;
    bool limitReached = false;  ///< the total limit ended it early
    QList<dns::Exchange> exchanges;
    QList<HostEndpoint> endpoints;
    std::optional<mtasts::PolicyFetch> policyFetch;
    /// What the caller knew of the domain's policies before the test, the one read last first; a few.
    QList<mtasts::KnownPolicy> knownPolicies;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

QJsonObject toJson(const Evidence& evidence);
Result<Evidence> evidenceFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest
