// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/tlsreportcommands.h"

#include "core/base/plaintext.h"
#include "ui/importexport/tlsreportwords.h"
#include "ui/widgets/progressstrip.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>

namespace relaydeck::ui {

TlsReportCommands::TlsReportCommands(TlsReportShelf& shelf, ProgressStrip& strip, QWidget* window)
    : QObject(window)
    , m_reading(shelf)
    , m_strip(strip)
    , m_window(window)
{
    connect(&m_reading, &TlsReportReading::progressChanged, this, &TlsReportCommands::updateProgress);
    connect(&m_reading, &TlsReportReading::failed, this, &TlsReportCommands::storeFailed);
    connect(&m_reading, &TlsReportReading::finished, this, &TlsReportCommands::tellOutcome);
}

void TlsReportCommands::open()
{
    auto* dialog = new QFileDialog(m_window, tr("Open TLS reports"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("TLS reports (*.json *.gz *.eml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, &m_reading, &TlsReportReading::read);
    dialog->open();
}

void TlsReportCommands::updateProgress()
{
    const TlsReportOutcome& outcome = m_reading.outcome();
    m_strip.showJob(tr("Reading TLS reports"), outcome.done, outcome.files,
                    tr("%1 of %2, now %3")
                        .arg(QString::number(outcome.done), QString::number(outcome.files),
                             plainText(outcome.current, 80)));
}

void TlsReportCommands::tellOutcome()
{
    const TlsReportOutcome& outcome = m_reading.outcome();
    m_strip.showMessage(outcomeWords(outcome));
    if (const QString domain = domainToShow(outcome); !domain.isEmpty())
        Q_EMIT domainRead(domain);
    if (outcome.unreadable.isEmpty())
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Open TLS reports"), unreadableTitle(outcome),
                                QMessageBox::Close, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(unreadableWords(outcome));
    box->open();
}

}  // namespace relaydeck::ui
