// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/tlsrpt/summary.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <optional>

namespace relaydeck::ui {

/// What the store's reports of senders say of a domain (as DomainName::toString() has it), summed up when it
/// is first asked for. Empty: no report tells of it; an error is never taken for that.
using SenderReports = Result<std::optional<tlsrpt::DomainSummary>>;

class TlsReportShelf : public QObject {
    Q_OBJECT
public:
    explicit TlsReportShelf(store::Store& store, QObject* parent = nullptr);

    /// Forgets what was summed up, since others may have added reports.
    void reload();
    Result<store::TlsReportRepository::Added> add(const QList<tlsrpt::Report>& reports);
    /// Removes the reports of a domain.
    Result<int> remove(const QString& domain);

    SenderReports of(const QString& domain) const;
    /// Every domain with a report; empty also where they cannot be read.
    QStringList domains() const;

Q_SIGNALS:
    /// What is told of any domain may be another.
    void changed();

private:
    store::Store& m_store;
    mutable QHash<QString, std::optional<tlsrpt::DomainSummary>> m_summaries;
    mutable std::optional<QStringList> m_domains;
};

}  // namespace relaydeck::ui
