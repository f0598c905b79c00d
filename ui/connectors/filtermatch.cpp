// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/filtermatch.h"

#include "core/base/domainname.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

using namespace filterbits;

template<typename Mode>
quint32 modeBits(const std::optional<Mode>& mode)
{
    if (!mode)
        return Opportunistic | Unset;
    if (*mode == Mode::None)
        return None;
    if constexpr (requires { Mode::Mandatory; }) {
        if (*mode == Mode::Mandatory)
            return Mandatory;
    }
    return Opportunistic;
}

quint32 differenceBit(const TenantDifference& difference)
{
    switch (difference.kind) {
    case TenantDifference::Kind::None:
        return AsInTenant;
    case TenantDifference::Kind::Changed:
        return Edited;
    case TenantDifference::Kind::New:
        return Made;
    }
    Q_UNREACHABLE();
}

/// What the row is, in the bits of a key that has them.
quint32 bitsOf(FilterKey key, const ConnectorRow& row)
{
    const Connector& connector = row.connector;
    const auto verdictBit = [](Verdict verdict) { return 1U << static_cast<unsigned>(verdict); };
    switch (key) {
    case FilterKey::Mode:
        return modeBits(connector.smtpDaneMode) | modeBits(connector.mtaStsMode);
    case FilterKey::Dane:
        return modeBits(connector.smtpDaneMode);
    case FilterKey::Sts:
        return modeBits(connector.mtaStsMode);
    case FilterKey::Result:
        // While it is tested again, a row stays what it was as well: rows do not leave and come back.
        return verdictBit(row.status.settled) | verdictBit(row.status.verdict);
    case FilterKey::State:
        return connector.enabled ? On : Off;
    case FilterKey::Type:
        return !connector.type ? NoType : *connector.type == ConnectorType::Partner ? Partner : OnPremises;
    case FilterKey::Tls:
        return 1U << static_cast<unsigned>(connector.tlsSettings);
    case FilterKey::Routing:
        return (connector.useMxRecord ? Mx : SmartHost)
            | (connector.isTransportRuleScoped.value_or(false) ? Rule : 0U);
    case FilterKey::Changed:
        return differenceBit(row.difference);
    case FilterKey::Text:
    case FilterKey::Name:
    case FilterKey::Domain:
    case FilterKey::Comment:
    case FilterKey::Age:
        break;
    }
    return 0;
}

bool matchesDomain(const QString& wanted, const QString& domain)
{
    const QString folded = domain.toCaseFolded();
    const bool glob = wanted.contains(u'*');
    if (glob ? matchesGlob(folded, wanted) : folded.contains(wanted))
        return true;
    if (!folded.contains(u"xn--"))
        return false;
    const Result<DomainName> name = DomainName::fromUserInput(domain);
    const QString shown = name ? name->toDisplayString().toCaseFolded() : QString();
    return glob ? matchesGlob(shown, wanted) : shown.contains(wanted);
}

bool matchesDomains(const QString& wanted, const Connector& connector)
{
    const auto fits = [&wanted](const QString& domain) { return matchesDomain(wanted, domain); };
    return std::ranges::any_of(connector.recipientDomains, fits)
        || std::ranges::any_of(connector.smartHosts, fits);
}

bool matchesAge(const FilterTerm& term, const QDateTime& testedAt, const QDateTime& now)
{
    if (term.ageRule == AgeRule::Never || !testedAt.isValid())
        return (term.ageRule == AgeRule::Never) == !testedAt.isValid();
    const std::chrono::seconds age(testedAt.secsTo(now));
    return term.ageRule == AgeRule::Older ? age > term.age : age < term.age;
}

bool holds(const FilterTerm& term, const ConnectorRow& row, const QDateTime& now)
{
    switch (term.key) {
    case FilterKey::Text:
        return row.searchText.contains(term.value);
    case FilterKey::Name:
        return row.connector.name.contains(term.value, Qt::CaseInsensitive);
    case FilterKey::Comment:
        return row.connector.comment.contains(term.value, Qt::CaseInsensitive);
    case FilterKey::Domain:
        return matchesDomains(term.value, row.connector);
    case FilterKey::Age:
        return matchesAge(term, row.testedAt(), now);
    case FilterKey::Mode:
    case FilterKey::Dane:
    case FilterKey::Sts:
    case FilterKey::Result:
    case FilterKey::State:
    case FilterKey::Type:
    case FilterKey::Tls:
    case FilterKey::Routing:
    case FilterKey::Changed:
        return (bitsOf(term.key, row) & term.bits) != 0;
    }
    Q_UNREACHABLE();
}

}  // namespace

bool matchesGlob(QStringView text, QStringView pattern)
{
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;  // the last asterisk, and where in the text it began to stand for something
    qsizetype from = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern.at(in) == u'*') {
            star = in++;
            from = at;
        } else if (in < pattern.size() && pattern.at(in) == text.at(at)) {
            ++in;
            ++at;
        } else if (star >= 0) {
            in = star + 1;
            at = ++from;
        } else {
            return false;
        }
    }
    while (in < pattern.size() && pattern.at(in) == u'*')
        ++in;
    return in == pattern.size();
}

bool matches(const FilterTerm& term, const ConnectorRow& row, const QDateTime& now)
{
    return holds(term, row, now) != term.negated;
}

bool matches(const FilterQuery& query, const ConnectorRow& row, const QDateTime& now)
{
    return std::ranges::all_of(query.terms, [&](const FilterTerm& term) { return matches(term, row, now); });
}

}  // namespace relaydeck::ui
