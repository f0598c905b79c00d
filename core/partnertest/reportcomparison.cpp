// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/reportcomparison.h"

#include "core/base/words.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace relaydeck::partnertest {

using decision::Delivery;
using decision::DeliveryOutcome;
using decision::SecurityLevel;

namespace {

constexpr Words<Change, 5> Changes{{{Change::Same, "same"},
                                    {Change::Changed, "changed"},
                                    {Change::Came, "came"},
                                    {Change::Gone, "gone"},
                                    {Change::Unknown, "unknown"}}};

constexpr Words<Trend, 4> Trends{{{Trend::Same, "same"},
                                  {Trend::Better, "better"},
                                  {Trend::Worse, "worse"},
                                  {Trend::Different, "different"}}};

/// How good a verdict is for mail: higher is better.
int rank(const Delivery& delivery)
{
    switch (delivery.outcome) {
    case DeliveryOutcome::Rejected:
        return 0;
    case DeliveryOutcome::Queued:
        return 1;
    case DeliveryOutcome::Unknown:
        return -1;
    case DeliveryOutcome::Delivered:
        break;
    }
    constexpr int Delivered = 2;
    const int security = static_cast<int>(delivery.security) * 2;
    return Delivered + security + (delivery.atRisk ? 0 : 1);
}

bool isSameThing(const Finding& a, const Finding& b)
{
    return a.code == b.code && a.subject == b.subject;
}

Change changeOf(const FactKey& key, const ReportFacts& before, const ReportFacts& after)
{
    if (before.isUnknown(key) || after.isUnknown(key))
        return Change::Unknown;
    const auto old = before.values.constFind(key);
    const auto now = after.values.constFind(key);
    if (old == before.values.cend())
        return Change::Came;
    if (now == after.values.cend())
        return Change::Gone;
    return *old == *now ? Change::Same : Change::Changed;
}

QList<FactChange> compareFacts(const ReportFacts& before, const ReportFacts& after)
{
    QList<FactKey> keys = before.values.keys() + after.values.keys();
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    QList<FactChange> changes;
    changes.reserve(keys.size());
    for (const FactKey& key : std::as_const(keys))
        changes.append({.key = key,
                        .before = before.values.value(key),
                        .after = after.values.value(key),
                        .change = changeOf(key, before, after)});
    return changes;
}

/// What one finding of the other report with the same code and subject leaves: each answers for one only.
QList<FindingChange> compareFindings(const QList<Finding>& before, QList<Finding> after)
{
    QList<FindingChange> changes;
    for (const Finding& old : before) {
        auto found = std::find(after.begin(), after.end(), old);
        if (found == after.end())
            found = std::find_if(after.begin(), after.end(),
                                 [&old](const Finding& now) { return isSameThing(old, now); });
        if (found == after.end()) {
            changes.append({.finding = old, .change = Change::Gone});
            continue;
        }
        changes.append({.finding = *found, .change = *found == old ? Change::Same : Change::Changed});
        after.erase(found);
    }
    for (const Finding& now : std::as_const(after))
        changes.append({.finding = now, .change = Change::Came});
    std::stable_sort(changes.begin(), changes.end(), [](const FindingChange& a, const FindingChange& b) {
        return a.finding.severity < b.finding.severity;
    });
    return changes;
}

QJsonObject toJson(const FactChange& fact)
{
    const auto value = [](const QString& text) {
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
    };
    return {{u"area"_qs, factAreaName(fact.key.area)}, {u"subject"_qs, fact.key.subject},
            {u"kind"_qs, factKindName(fact.key.kind)}, {u"before"_qs, value(fact.before)},
            {u"after"_qs, value(fact.after)},          {u"change"_qs, changeName(fact.change)}};
}

}  // namespace

bool VerdictChange::changed() const
{
    return before.outcome != after.outcome || before.atRisk != after.atRisk
        || before.security != after.security || before.status != after.status
        || before.reason != after.reason;
}

Trend VerdictChange::trend() const
{
    if (!changed())
        return Trend::Same;
    const int old = rank(before);
    const int now = rank(after);
    if (old < 0 || now < 0 || old == now)
        return Trend::Different;
    return now > old ? Trend::Better : Trend::Worse;
}

bool ReportComparison::hasChanges() const
{
    const auto differs = [](const auto& entry) {
        return entry.change != Change::Same && entry.change != Change::Unknown;
    };
    return std::any_of(verdicts.begin(), verdicts.end(),
                       [](const VerdictChange& verdict) { return verdict.changed(); })
        || std::any_of(facts.begin(), facts.end(), differs)
        || std::any_of(findings.begin(), findings.end(), differs);
}

Trend ReportComparison::trend() const
{
    const auto standard =
        static_cast<qsizetype>(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic));
    return verdicts.value(standard).trend();
}

ReportComparison compareReports(const PartnerReport& before, const PartnerReport& after)
{
    Q_ASSERT(before.domain() == after.domain());
    ReportComparison comparison;
    comparison.before = before.evidence.startedAt;
    comparison.after = after.evidence.startedAt;
    for (std::size_t i = 0; i < before.delivery.size(); ++i)
        comparison.verdicts.append({.before = before.delivery[i], .after = after.delivery[i]});
    comparison.facts = compareFacts(factsOf(before), factsOf(after));
    comparison.findings = compareFindings(before.findings, after.findings);
    return comparison;
}

QString changeName(Change change)
{
    return Changes.name(change);
}

QString trendName(Trend trend)
{
    return Trends.name(trend);
}

QJsonObject toJson(const ReportComparison& comparison)
{
    QJsonArray verdicts;
    for (const VerdictChange& verdict : comparison.verdicts)
        verdicts.append(QJsonObject{{u"before"_qs, decision::toJson(verdict.before)},
                                    {u"after"_qs, decision::toJson(verdict.after)},
                                    {u"trend"_qs, trendName(verdict.trend())}});
    QJsonArray facts;
    for (const FactChange& fact : comparison.facts) {
        if (fact.change != Change::Same)
            facts.append(toJson(fact));
    }
    QJsonArray findings;
    for (const FindingChange& finding : comparison.findings) {
        if (finding.change == Change::Same)
            continue;
        QJsonObject object = toJson(finding.finding);
        object.insert(u"change"_qs, changeName(finding.change));
        findings.append(object);
    }
    return {{u"schema"_qs, QLatin1StringView(ComparisonSchema)},
            {u"before"_qs, comparison.before.toUTC().toString(Qt::ISODateWithMs)},
            {u"after"_qs, comparison.after.toUTC().toString(Qt::ISODateWithMs)},
            {u"trend"_qs, trendName(comparison.trend())},
            {u"changed"_qs, comparison.hasChanges()},
            {u"delivery"_qs, verdicts},
            {u"facts"_qs, facts},
            {u"findings"_qs, findings}};
}

}  // namespace relaydeck::partnertest
