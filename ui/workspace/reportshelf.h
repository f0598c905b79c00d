// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "core/store/store.h"
#include "ui/widgets/historybars.h"

#include <QtCore/QCache>
#include <QtCore/QObject>

#include <memory>

namespace relaydeck::ui {

/// How many days the bars of a history show.
inline constexpr int HistoryDays = 14;

/// The reports of the store by domain (as DomainName::toString() has it): the newest one of each, and how the
/// days before went. A report is read when it is first asked for, and read again when it is asked for after
/// many others: whole reports take memory, and the store has them.
class ReportShelf : public QObject {
    Q_OBJECT
public:
    using Report = std::shared_ptr<const partnertest::PartnerReport>;

    /// Reports that are held read at once; those that the store did not take come on top.
    static constexpr qsizetype MaxHeld = 512;

    explicit ReportShelf(store::Store& store, QObject* parent = nullptr, qsizetype held = MaxHeld);

    /// Takes in what others have added.
    Result<void> reload();
    /// Shows the report in any case; the error says that the store does not have it.
    Result<void> add(const partnertest::PartnerReport& report);
    /// Those that the store does not have.
    QList<Report> unsaved() const;

    /// Tries again to keep what the store did not take; stops at the first that it still does not take.
    Result<void> saveUnsaved();

    /// No domain has a report.
    bool isEmpty() const { return m_entries.isEmpty(); }
    /// Every domain with a report, by name.
    QStringList domains() const;
    /// Null: never tested, or not readable.
    Report latest(const QString& domain) const;
    /// There is a report that latest() would have to read.
    bool isUnread(const QString& domain) const;
    /// Under the modes of a connector; remembered for the last policy that was asked about, so that the
    /// report need not be there for it. NotTested without a readable report.
    Verdict verdict(const QString& domain, const decision::SendingPolicy& policy) const;
    /// Under the service default, as the summary has it; NotTested without a report.
    Verdict summaryVerdict(const QString& domain) const;
    /// Invalid: never tested.
    QDateTime testedAt(const QString& domain) const;
    /// Summaries of what is kept of a domain, newest first; at most `limit`.
    QList<store::StoredReport> kept(const QString& domain, int limit = 100) const;
    /// One of kept(). Null: not readable.
    Report report(const store::StoredReport& summary) const;
    /// The worst verdict of each of the last days, today last, under the service default.
    History history(const QString& domain, int days = HistoryDays) const;

Q_SIGNALS:
    void changed(const QString& domain);
    /// What was not saved is now.
    void unsavedSaved();

private:
    struct Entry {
        store::StoredReport summary;
        Report unsaved;  ///< that the store does not have
        bool unreadable = false;
        std::optional<History> history;
        std::optional<std::pair<decision::SendingPolicy, Verdict>> verdict;
    };

    store::Store& m_store;
    mutable QHash<QString, Entry> m_entries;
    mutable QCache<QString, Report> m_held;
};

/// The verdict of a stored summary.
Verdict verdictOf(const store::StoredReport& summary);

}  // namespace relaydeck::ui
