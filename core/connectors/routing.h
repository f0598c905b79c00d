// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/connectors/connector.h"

#include <QtCore/QList>

/// Which connector carries mail for a domain, as far as Exchange Online documents it: an exact recipient
/// domain goes before a wildcard, the wildcard with more labels before the shorter one, `*` comes last.
namespace relaydeck {

/// How a connector's recipient domains match, best last.
enum class RouteMatch {
    None,
    AllAcceptedDomains,  ///< only if the domain is one of the tenant's own, which a connector does not tell
    Apex,  ///< `*.x` for mail to x itself: the documentation contradicts itself
    Everything,  ///< `*`
    Wildcard,
    Exact,
};

/// Why a candidate carries the mail or not.
enum class RouteReason {
    Carries,
    NoMatch,
    Disabled,
    TestMode,
    RuleScoped,  ///< only used by a mail flow rule that names it
    LessSpecific,  ///< another one matches better
    SameDomain,  ///< matches just as well as the one that carries: which one is taken is not documented
    NotSure,  ///< Apex or AllAcceptedDomains: may carry it, but not surely
};

struct RouteCandidate {
    qsizetype index = -1;  ///< in the list of connectors
    QString name;
    RouteMatch match = RouteMatch::None;
    QString pattern;  ///< the recipient domain that matches best; empty without one
    RouteReason reason = RouteReason::NoMatch;

    friend bool operator==(const RouteCandidate&, const RouteCandidate&) = default;
};

struct Route {
    DomainName domain;
    /// Place of the connector in the list; -1: none, the service default holds (both modes Opportunistic).
    qsizetype carrier = -1;
    /// All connectors, the carrier first, then by how well they match.
    QList<RouteCandidate> candidates;
    /// Another connector may carry the mail instead (SameDomain or NotSure among the candidates).
    bool ambiguous = false;
    /// Name of an enabled connector that routes all mail through the own servers (centralized mail
    /// transport), so that the connector found may never be used; empty without one.
    QString centralizedBy;

    bool byServiceDefault() const { return carrier < 0; }

    friend bool operator==(const Route&, const Route&) = default;
};

/// `addressOrDomain`: `user@partner.example` or `partner.example`.
Result<DomainName> recipientDomain(const QString& addressOrDomain);

Route routeFor(const DomainName& domain, const QList<Connector>& connectors);

/// The domains to test so that a connector's mail is known to pass: recipient domains, wildcards by their
/// base; for a connector with smart hosts, the smart hosts' names. In order, each once; what is no valid name
/// is left out.
QStringList testableDomains(const Connector& connector);

/// One English sentence: "\"Fabrikam\" carries partner.example: its recipient domain *.example matches."
QString englishText(const RouteCandidate& candidate, const DomainName& domain);

}  // namespace relaydeck
