// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/importexport/tlsreportreading.h"

namespace relaydeck::ui {

class ProgressStrip;

/// Opening reports of senders: which files, how far reading them is, and what came of it.
class TlsReportCommands : public QObject {
    Q_OBJECT
public:
    /// `window`: parent of the dialogs.
    TlsReportCommands(TlsReportShelf& shelf, ProgressStrip& strip, QWidget* window);

    /// Asks for files.
    void open();
    void read(const QStringList& paths) { m_reading.read(paths); }
    void cancel() { m_reading.cancel(); }
    bool isRunning() const { return m_reading.isRunning(); }

Q_SIGNALS:
    /// Reports have been read; this domain has the most failures in them.
    void domainRead(const QString& domain);
    void storeFailed(const relaydeck::Error& error);

private:
    void updateProgress();
    void tellOutcome();

    TlsReportReading m_reading;
    ProgressStrip& m_strip;
    QWidget* m_window;
};

}  // namespace relaydeck::ui
