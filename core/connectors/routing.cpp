// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/routing.h"

#include "core/connectors/domainpattern.h"
#include "core/connectors/smarthost.h"

#include <algorithm>
#include <tuple>

namespace relaydeck {

namespace {

struct Match {
    RouteMatch kind = RouteMatch::None;
    int labels = 0;  ///< of a wildcard's base: the longer one is more specific
    QString pattern;

    auto rank() const { return std::tuple(kind, labels); }
};

Match matchOf(const DomainPattern& pattern, const DomainName& domain)
{
    switch (pattern.kind) {
    case DomainPattern::Kind::Exact:
        if (pattern.domain == domain)
            return {RouteMatch::Exact, domain.labelCount(), pattern.toString()};
        break;
    case DomainPattern::Kind::Wildcard:
        if (domain.isBelow(pattern.domain))
            return {RouteMatch::Wildcard, pattern.domain.labelCount(), pattern.toString()};
        if (domain == pattern.domain)
            return {RouteMatch::Apex, pattern.domain.labelCount(), pattern.toString()};
        break;
    case DomainPattern::Kind::Everything:
        return {RouteMatch::Everything, 0, pattern.toString()};
    }
    return {};
}

Match bestMatch(const Connector& connector, const DomainName& domain)
{
    Match best;
    if (connector.allAcceptedDomains.value_or(false))
        best.kind = RouteMatch::AllAcceptedDomains;
    for (const QString& text : connector.recipientDomains) {
        const Result<DomainPattern> pattern = DomainPattern::fromText(text);
        if (!pattern)
            continue;
        const Match match = matchOf(*pattern, domain);
        if (match.rank() > best.rank())
            best = match;
    }
    return best;
}

bool isSure(RouteMatch match)
{
    return match == RouteMatch::Exact || match == RouteMatch::Wildcard || match == RouteMatch::Everything;
}

/// The reason that holds before connectors are compared with each other.
RouteReason firstReason(const Connector& connector, RouteMatch match)
{
    if (!connector.enabled)
        return RouteReason::Disabled;
    if (connector.testMode.value_or(false))
        return RouteReason::TestMode;
    if (connector.isTransportRuleScoped.value_or(false))
        return RouteReason::RuleScoped;
    if (match == RouteMatch::None)
        return RouteReason::NoMatch;
    return isSure(match) ? RouteReason::LessSpecific : RouteReason::NotSure;
}

bool isCentralized(const Connector& connector)
{
    return connector.enabled && connector.type == ConnectorType::OnPremises
        && connector.routeAllMessagesViaOnPremises.value_or(false);
}

}  // namespace

Result<DomainName> recipientDomain(const QString& addressOrDomain)
{
    const QString text = addressOrDomain.trimmed();
    const qsizetype at = text.lastIndexOf(u'@');
    if (at == 0)
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("The mail address has nothing before the @ sign.")};
    return DomainName::fromUserInput(at < 0 ? text : text.mid(at + 1));
}

Route routeFor(const DomainName& domain, const QList<Connector>& connectors)
{
    struct Entry {
        RouteCandidate candidate;
        Match match;
    };
    std::vector<Entry> entries;
    entries.reserve(static_cast<std::size_t>(connectors.size()));
    Route route{.domain = domain, .carrier = -1, .candidates = {}, .ambiguous = false, .centralizedBy = {}};
    for (qsizetype i = 0; i < connectors.size(); ++i) {
        const Connector& connector = connectors.at(i);
        const Match match = bestMatch(connector, domain);
        entries.push_back({.candidate = {.index = i,
                                         .name = connector.name,
                                         .match = match.kind,
                                         .pattern = match.pattern,
                                         .reason = firstReason(connector, match.kind)},
                           .match = match});
        if (route.centralizedBy.isEmpty() && isCentralized(connector))
            route.centralizedBy = connector.name;
    }

    // By name where two match equally, so that the answer does not depend on the order in the list.
    const auto before = [](const Entry& left, const Entry& right) {
        const bool leftTakes = left.candidate.reason == RouteReason::LessSpecific;
        const bool rightTakes = right.candidate.reason == RouteReason::LessSpecific;
        if (leftTakes != rightTakes)
            return leftTakes;
        if (left.match.rank() != right.match.rank())
            return left.match.rank() > right.match.rank();
        return left.candidate.name.compare(right.candidate.name, Qt::CaseInsensitive) < 0;
    };
    std::stable_sort(entries.begin(), entries.end(), before);

    if (!entries.empty() && entries.front().candidate.reason == RouteReason::LessSpecific) {
        entries.front().candidate.reason = RouteReason::Carries;
        route.carrier = entries.front().candidate.index;
        for (auto entry = entries.begin() + 1; entry != entries.end(); ++entry) {
            if (entry->candidate.reason == RouteReason::LessSpecific
                && entry->match.rank() == entries.front().match.rank())
                entry->candidate.reason = RouteReason::SameDomain;
        }
    }
    const bool exact = route.carrier >= 0 && entries.front().candidate.match == RouteMatch::Exact;
    for (Entry& entry : entries) {
        // An exact domain goes before wildcards and accepted domains without doubt.
        if (entry.candidate.reason == RouteReason::NotSure && exact)
            entry.candidate.reason = RouteReason::LessSpecific;
        if (entry.candidate.reason == RouteReason::NotSure
            || entry.candidate.reason == RouteReason::SameDomain)
            route.ambiguous = true;
        route.candidates.append(entry.candidate);
    }
    return route;
}

QStringList testableDomains(const Connector& connector)
{
    QStringList domains;
    const auto add = [&domains](const QString& domain) {
        if (!domains.contains(domain))
            domains.append(domain);
    };
    if (!connector.useMxRecord) {
        for (const QString& text : connector.smartHosts) {
            const Result<SmartHost> host = SmartHost::fromText(text);
            if (host && host->kind == SmartHost::Kind::Name)
                add(host->name.toString());
        }
        return domains;
    }
    for (const QString& text : connector.recipientDomains) {
        const Result<DomainPattern> pattern = DomainPattern::fromText(text);
        // A wildcard right below a top-level domain has no base that takes mail.
        if (pattern && pattern->domain.labelCount() > 1)
            add(pattern->domain.toString());
    }
    return domains;
}

QString englishText(const RouteCandidate& candidate, const DomainName& domain)
{
    const QString name = candidate.name;
    const QString to = domain.toString();
    switch (candidate.reason) {
    case RouteReason::Carries:
        return QStringLiteral("\"%1\" carries %2: its recipient domain %3 matches.")
            .arg(name, to, candidate.pattern);
    case RouteReason::NoMatch:
        return QStringLiteral("\"%1\" has no recipient domain that matches %2.").arg(name, to);
    case RouteReason::Disabled:
        return QStringLiteral("\"%1\" is disabled.").arg(name);
    case RouteReason::TestMode:
        return QStringLiteral("\"%1\" is in test mode.").arg(name);
    case RouteReason::RuleScoped:
        return QStringLiteral("\"%1\" is only used by a mail flow rule that names it.").arg(name);
    case RouteReason::LessSpecific:
        return candidate.pattern.isEmpty()
            ? QStringLiteral("\"%1\" is for accepted domains; another connector names %2.").arg(name, to)
            : QStringLiteral("\"%1\" matches by %2, but another connector matches better.")
                  .arg(name, candidate.pattern);
    case RouteReason::SameDomain:
        return QStringLiteral("\"%1\" matches by %2 just as well; which one is used is not documented.")
            .arg(name, candidate.pattern);
    case RouteReason::NotSure:
        return candidate.match == RouteMatch::Apex
            ? QStringLiteral("\"%1\" has %2, which may or may not cover %3 itself.")
                  .arg(name, candidate.pattern, to)
            : QStringLiteral(
                  "\"%1\" takes all accepted domains of the tenant; whether %2 is one is not known.")
                  .arg(name, to);
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck
