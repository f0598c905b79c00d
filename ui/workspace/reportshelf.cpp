// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/reportshelf.h"

#include "core/base/log.h"
#include "core/store/partnerreports.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

/// Enough for many tests on each of the days that are shown.
constexpr int MaxSummaries = 500;

ReportShelf::Report parse(const store::StoredReport& stored)
{
    Result<partnertest::PartnerReport> report = store::partnerReportOf(stored);
    if (!report) {
        qCWarning(logUi) << "a stored report cannot be read:" << report.error().detail;
        return nullptr;
    }
    return std::make_shared<const partnertest::PartnerReport>(std::move(*report));
}

}  // namespace

Verdict verdictOf(const store::StoredReport& summary)
{
    using decision::DeliveryOutcome;
    using decision::SecurityLevel;
    decision::Delivery delivery;
    delivery.atRisk = summary.atRisk;
    for (const auto outcome :
         {DeliveryOutcome::Delivered, DeliveryOutcome::Queued, DeliveryOutcome::Rejected}) {
        if (decision::outcomeName(outcome) == summary.outcome)
            delivery.outcome = outcome;
    }
    for (const auto level : {SecurityLevel::Plain, SecurityLevel::Encrypted, SecurityLevel::Pkix,
                             SecurityLevel::MtaSts, SecurityLevel::Dane}) {
        if (decision::securityLevelName(level) == summary.security)
            delivery.security = level;
    }
    return verdictFor(delivery);
}

ReportShelf::ReportShelf(store::Store& store, QObject* parent, qsizetype held)
    : QObject(parent)
    , m_store(store)
    , m_held(held)
{
}

Result<void> ReportShelf::reload()
{
    const Result<QHash<QString, store::StoredReport>> newest = m_store.reports().latestOfEach();
    if (!newest)
        return newest.error();
    QStringList changedDomains;
    for (auto it = newest->cbegin(); it != newest->cend(); ++it) {
        Entry& entry = m_entries[it.key()];
        // What could not be saved is newer than what is there.
        if (entry.summary.id == it->id || (entry.unsaved && it->startedAt < entry.summary.startedAt))
            continue;
        entry = {.summary = *it, .unsaved = {}, .history = {}, .verdict = {}};
        m_held.remove(it.key());
        changedDomains.append(it.key());
    }
    for (const QString& domain : std::as_const(changedDomains))
        Q_EMIT changed(domain);
    return {};
}

Result<void> ReportShelf::add(const partnertest::PartnerReport& report)
{
    store::StoredReport summary = store::storedReportOf(report, m_store.origin());
    summary.id = QUuid::createUuid();
    const Result<QUuid> added = m_store.reports().add(summary);
    // What was found is shown in any case.
    summary.json.clear();
    const QString domain = summary.domain;
    const auto whole = std::make_shared<const partnertest::PartnerReport>(report);
    m_entries[domain] = {
        .summary = std::move(summary), .unsaved = added ? nullptr : whole, .history = {}, .verdict = {}};
    m_held.insert(domain, new Report(whole));
    Q_EMIT changed(domain);
    if (!added)
        return added.error();
    return {};
}

QList<ReportShelf::Report> ReportShelf::unsaved() const
{
    QList<Report> reports;
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.unsaved)
            reports.append(entry.unsaved);
    }
    return reports;
}

Result<void> ReportShelf::saveUnsaved()
{
    bool saved = false;
    for (Entry& entry : m_entries) {
        if (!entry.unsaved)
            continue;
        store::StoredReport stored = store::storedReportOf(*entry.unsaved, m_store.origin());
        stored.id = entry.summary.id;
        if (const Result<QUuid> added = m_store.reports().add(std::move(stored)); !added)
            return added.error();
        entry.unsaved.reset();
        entry.history.reset();
        saved = true;
    }
    if (saved)
        Q_EMIT unsavedSaved();
    return {};
}

QStringList ReportShelf::domains() const
{
    QStringList domains = m_entries.keys();
    domains.sort();
    return domains;
}

ReportShelf::Report ReportShelf::latest(const QString& domain) const
{
    const auto entry = m_entries.find(domain);
    if (entry == m_entries.end())
        return nullptr;
    if (entry->unsaved)
        return entry->unsaved;
    if (const Report* held = m_held.object(domain))
        return *held;
    if (entry->unreadable)
        return nullptr;
    Report report;
    if (const Result<store::StoredReport> stored = m_store.reports().get(entry->summary.id))
        report = parse(*stored);
    else
        qCWarning(logUi) << "a report cannot be read:" << stored.error().detail;
    entry->unreadable = !report;
    if (report)
        m_held.insert(domain, new Report(report));
    return report;
}

bool ReportShelf::isUnread(const QString& domain) const
{
    const auto entry = m_entries.constFind(domain);
    return entry != m_entries.cend() && !entry->unsaved && !entry->unreadable && !m_held.contains(domain);
}

Verdict ReportShelf::verdict(const QString& domain, const decision::SendingPolicy& policy) const
{
    const auto entry = m_entries.find(domain);
    if (entry == m_entries.end())
        return Verdict::NotTested;
    if (entry->verdict && entry->verdict->first == policy)
        return entry->verdict->second;
    const Report report = latest(domain);
    const Verdict verdict = report ? verdictFor(report->deliveryFor(policy)) : Verdict::NotTested;
    entry->verdict = std::pair(policy, verdict);
    return verdict;
}

Verdict ReportShelf::summaryVerdict(const QString& domain) const
{
    const auto entry = m_entries.constFind(domain);
    return entry == m_entries.cend() ? Verdict::NotTested : verdictOf(entry->summary);
}

QDateTime ReportShelf::testedAt(const QString& domain) const
{
    const auto entry = m_entries.constFind(domain);
    return entry == m_entries.cend() ? QDateTime() : entry->summary.startedAt;
}

QList<store::StoredReport> ReportShelf::kept(const QString& domain, int limit) const
{
    const Result<QList<store::StoredReport>> stored = m_store.reports().ofDomain(domain, limit);
    if (!stored)
        qCWarning(logUi) << "the reports of a domain cannot be listed:" << stored.error().detail;
    QList<store::StoredReport> reports = stored ? *stored : QList<store::StoredReport>();
    const auto entry = m_entries.constFind(domain);
    if (entry != m_entries.cend() && entry->unsaved)
        reports.prepend(entry->summary);
    return reports;
}

ReportShelf::Report ReportShelf::report(const store::StoredReport& summary) const
{
    const auto entry = m_entries.constFind(summary.domain);
    if (entry != m_entries.cend() && entry->summary.id == summary.id)
        return latest(summary.domain);
    const Result<store::StoredReport> stored = m_store.reports().get(summary.id);
    if (stored)
        return parse(*stored);
    qCWarning(logUi) << "a report cannot be read:" << stored.error().detail;
    return nullptr;
}

History ReportShelf::history(const QString& domain, int days) const
{
    const auto entry = m_entries.find(domain);
    if (entry == m_entries.end())
        return History(days, Verdict::NotTested);
    if (entry->history && entry->history->size() == days)
        return *entry->history;
    History history(days, Verdict::NotTested);
    const Result<QList<store::StoredReport>> reports = m_store.reports().ofDomain(domain, MaxSummaries);
    const QDate today = QDate::currentDate();
    for (const store::StoredReport& report : reports ? *reports : QList<store::StoredReport>{}) {
        const qint64 age = report.startedAt.toLocalTime().date().daysTo(today);
        if (age < 0 || age >= days)
            continue;
        Verdict& day = history[days - 1 - static_cast<int>(age)];
        day = day == Verdict::NotTested ? verdictOf(report) : worse(day, verdictOf(report));
    }
    entry->history = history;
    return history;
}

}  // namespace relaydeck::ui
