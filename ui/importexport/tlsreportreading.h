// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tlsrpt/reportfile.h"
#include "ui/workspace/tlsreportshelf.h"

#include <QtCore/QMap>
#include <QtCore/QThread>

namespace relaydeck::ui {

/// How reading TLS reports went, from the first file to the last.
struct TlsReportOutcome {
    struct Unreadable {
        QString file;
        QString reason;
    };

    int files = 0;  ///< asked for
    int done = 0;
    QString current{};  ///< the name of the file that is being read
    QList<Unreadable> unreadable{};
    store::TlsReportRepository::Added kept{};
    int problems = 0;  ///< where reports break the rules
    QMap<QString, qint64> failed{};  ///< sessions in what was read, by domain
    bool cancelled = false;
};

/// Reads files of TLS reports on a thread of its own, one after the other, and keeps what is in them. A file
/// that holds no report stops nothing.
class TlsReportReading : public QObject {
    Q_OBJECT
public:
    explicit TlsReportReading(TlsReportShelf& shelf, QObject* parent = nullptr);
    /// Ends after the file that is being read.
    ~TlsReportReading() override;

    /// Files that are named while others are read join them.
    void read(const QStringList& paths);
    /// What was read until then stays.
    void cancel();
    bool isRunning() const { return m_running; }
    const TlsReportOutcome& outcome() const { return m_outcome; }

Q_SIGNALS:
    void progressChanged();
    /// The store takes no more reports; nothing further is read.
    void failed(const relaydeck::Error& error);
    /// Once, last; outcome() tells how it went.
    void finished();

private:
    void readNext();
    void take(const QString& path, const tlsrpt::ReportFile& file);

    TlsReportShelf& m_shelf;
    QThread m_thread;
    QObject m_reader;  // lives on m_thread
    QStringList m_waiting;
    TlsReportOutcome m_outcome;
    bool m_running = false;
};

}  // namespace relaydeck::ui
