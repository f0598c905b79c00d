// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/mtasts/knownpolicy.h"
#include "core/mtasts/policyfetch.h"
#include "core/partnertest/resolvertrial.h"
#include "core/partnertest/secondopinion.h"
#include "core/smtp/endpoint.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace relaydeck::partnertest {

/// The partners of a run beside each other, up to this test: see RunComparison.
struct RunFacts {
    int partnersAnswered = 0;  ///< with a mail server that answered
    int partnersSilent = 0;  ///< all of whose mail servers were silent
    int partnersWithStartTls = 0;
    int partnersWithoutStartTls = 0;  ///< reached, but no server showed STARTTLS
    int partnersOverwritten = 0;  ///< with a server whose STARTTLS was written over
    bool ipv6Answered = false;  ///< some mail server answered over IPv6

    friend bool operator==(const RunFacts&, const RunFacts&) = default;
};

/// What this computer can do at the time of a test; explains failures that say nothing about the partner.
struct NetworkFacts {
    bool ipv4Route = true;
    bool ipv6Route = true;
    /// An SMTP connection succeeded before, with this profile in this run. Without one, a time-out to every
    /// address may as well be a firewall here that blocks port 25.
    bool smtpWorked = false;
    RunFacts run;

    friend bool operator==(const NetworkFacts&, const NetworkFacts&) = default;
};

/// What a test was judged by, besides its evidence, so that it can be judged by the same again.
struct RecordedRules {
    QByteArray trustAnchors;  ///< DS or DNSKEY lines; empty: the root's own
    QByteArray caCertificates;  ///< PEM, beside the system's roots
    bool onlyCaCertificates = false;  ///< the system's roots did not count
    QSet<int> dnssecAlgorithms{8, 10, 13, 14, 15, 16};
    QSet<int> dnssecDigests{1, 2, 4};

    friend bool operator==(const RecordedRules&, const RecordedRules&) = default;
};

/// Something that was received but is not kept, since a record is bounded.
struct Cut {
    QString what;  ///< for people, English: "the answer to mx.partner.example TLSA"
    qint64 octets = 0;

    friend bool operator==(const Cut&, const Cut&) = default;
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
    RecordedRules rules;
    NetworkFacts network;
    bool cancelled = false;
    bool limitReached = false;  ///< the total limit ended it early
    QList<dns::Exchange> exchanges;
    QList<HostEndpoint> endpoints;
    std::optional<mtasts::PolicyFetch> policyFetch;
    /// What the caller knew of the domain's policies before the test, the one read last first; a few.
    QList<mtasts::KnownPolicy> knownPolicies;
    QList<Cut> cuts;  ///< what is missing above; empty: nothing
    QList<ResolverTrial> resolverTrials;  ///< where a failure had to be explained; made once in a run
    std::optional<SecondOpinion> secondOpinion;  ///< on request

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

QJsonObject toJson(const Evidence& evidence);
Result<Evidence> evidenceFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest
