// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/tlsreportreading.h"

#include <QtCore/QFileInfo>

namespace relaydeck::ui {

TlsReportReading::TlsReportReading(TlsReportShelf& shelf, QObject* parent) : QObject(parent), m_shelf(shelf)
{
    m_reader.moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("TLS reports"));
}

TlsReportReading::~TlsReportReading()
{
    m_thread.quit();
    m_thread.wait();
}

void TlsReportReading::read(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    const bool begins = !m_running;
    if (begins)
        m_outcome = {};
    m_waiting += paths;
    m_outcome.files += static_cast<int>(paths.size());
    if (!begins)
        return;
    m_running = true;
    m_thread.start();
    readNext();
}

void TlsReportReading::cancel()
{
    if (!m_running || m_waiting.isEmpty())
        return;
    m_waiting.clear();
    m_outcome.cancelled = true;
}

void TlsReportReading::readNext()
{
    if (m_waiting.isEmpty()) {
        m_running = false;
        m_outcome.current.clear();
        Q_EMIT finished();
        return;
    }
    const QString path = m_waiting.takeFirst();
    m_outcome.current = QFileInfo(path).fileName();
    Q_EMIT progressChanged();
    QMetaObject::invokeMethod(&m_reader, [this, path] {
        const tlsrpt::ReportFile file = tlsrpt::readReportFileAt(path);
        // The thread ends before this object does, so `this` is still there.
        QMetaObject::invokeMethod(this, [this, path, file] { take(path, file); });
    });
}

void TlsReportReading::take(const QString& path, const tlsrpt::ReportFile& file)
{
    ++m_outcome.done;
    if (!file.valid())
        m_outcome.unreadable.append({.file = QFileInfo(path).fileName(), .reason = file.reason});
    m_outcome.problems += static_cast<int>(file.allProblems().size());
    for (const tlsrpt::Report& report : file.reports) {
        for (const tlsrpt::ReportedPolicy& policy : report.policies) {
            if (policy.domain.isEmpty())
                continue;
            qint64& failed = m_outcome.failed[policy.domain];
            failed = tlsrpt::addCounts(failed, policy.failed);
        }
    }
    const auto added = m_shelf.add(file.reports);
    if (!added) {
        m_waiting.clear();
        m_outcome.cancelled = true;
        Q_EMIT failed(added.error());
    } else {
        m_outcome.kept.added += added->added;
        m_outcome.kept.known += added->known;
        m_outcome.kept.withoutDomain += added->withoutDomain;
    }
    readNext();
}

}  // namespace relaydeck::ui
