// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/tlsreportshelf.h"

#include "core/base/log.h"

namespace relaydeck::ui {

TlsReportShelf::TlsReportShelf(store::Store& store, QObject* parent) : QObject(parent), m_store(store) { }

void TlsReportShelf::reload()
{
    m_summaries.clear();
    m_domains.reset();
    Q_EMIT changed();
}

Result<store::TlsReportRepository::Added> TlsReportShelf::add(const QList<tlsrpt::Report>& reports)
{
    const auto added = m_store.tlsReports().add(reports);
    if (added && added->added > 0)
        reload();
    return added;
}

Result<int> TlsReportShelf::remove(const QString& domain)
{
    const Result<int> removed = m_store.tlsReports().remove(domain);
    if (removed)
        reload();
    return removed;
}

SenderReports TlsReportShelf::of(const QString& domain) const
{
    const auto known = m_summaries.constFind(domain);
    if (known != m_summaries.cend())
        return *known;
    const Result<QList<tlsrpt::Report>> reports = m_store.tlsReports().ofDomain(domain);
    if (!reports) {
        qCWarning(logUi) << "reports of senders cannot be read:" << reports.error().detail;
        return reports.error();
    }
    QList<tlsrpt::DomainSummary> summaries = tlsrpt::summarize(*reports, domain);
    std::optional<tlsrpt::DomainSummary> summary;
    if (!summaries.isEmpty())
        summary = summaries.takeFirst();
    m_summaries.insert(domain, summary);
    return summary;
}

QStringList TlsReportShelf::domains() const
{
    if (!m_domains) {
        const Result<QStringList> domains = m_store.tlsReports().domains();
        if (!domains) {
            qCWarning(logUi) << "reports of senders cannot be listed:" << domains.error().detail;
            return {};
        }
        m_domains = *domains;
    }
    return *m_domains;
}

}  // namespace relaydeck::ui
