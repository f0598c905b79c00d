// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportdesk.h"

#include "core/base/wholefile.h"
#include "core/documents/comparisondocument.h"
#include "core/partnertest/judgeagain.h"
#include "ui/partnertest/comparisondialog.h"
#include "ui/partnertest/judgedialog.h"
#include "ui/partnertest/letterdialog.h"
#include "ui/partnertest/reportfile.h"
#include "ui/partnertest/reportsaving.h"
#include "ui/partnertest/reportwindow.h"

#include <QtCore/QFileInfo>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QFileDialog>

namespace relaydeck::ui {

ReportDesk::ReportDesk(Session* session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
}

void ReportDesk::compare(const QString& domain)
{
    auto* dialog = new ComparisonDialog(m_session->reports(), domain, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ComparisonDialog::saveRequested, this,
            [this, domain, dialog](const partnertest::ReportComparison& comparison) {
                const Result<DomainName> name = DomainName::fromUserInput(domain);
                if (!name)
                    return;
                const documents::Document document = documents::comparisonDocument(comparison, *name);
                askWhereToSave(dialog, tr("Save comparison"),
                               QStringLiteral("comparison-%1").arg(name->toString()),
                               {ReportFormat::Html, ReportFormat::PdfA4, ReportFormat::PdfLetter},
                               [this, document](const QString& path, ReportFormat format) {
                                   tell(writeDocumentAs(path, document, format));
                               });
            });
    dialog->open();
}

void ReportDesk::save(const ReportPointer& report, const Carrier& carrier)
{
    const QString name = QFileInfo(reportFileName(*report)).completeBaseName();
    askWhereToSave(m_window, tr("Save report"), name, reportFormats(),
                   [this, report, carrier](const QString& path, ReportFormat format) {
                       tell(writeReportAs(path, *report, carrier, format));
                   });
}

void ReportDesk::write(const ReportPointer& report)
{
    if (documents::partiesToWrite(*report).isEmpty()) {
        Q_EMIT failed(tr("There is nobody to write to."),
                      tr("The test found nothing that the partner has to repair."));
        return;
    }
    auto* dialog = new LetterDialog(report, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LetterDialog::saveRequested, this, &ReportDesk::saveText);
    connect(dialog, &LetterDialog::mailRequested, this, [this](const QUrl& url) {
        if (!QDesktopServices::openUrl(url))
            Q_EMIT failed(tr("No mail program could be opened."),
                          tr("Copy the text, and put it into a mail yourself."));
    });
    dialog->open();
}

void ReportDesk::judgeAgain(const ReportPointer& report)
{
    auto* dialog = new JudgeDialog(report->evidence, m_session->tests().profile(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, report] {
        const Result<partnertest::PartnerReport> again =
            partnertest::judgeAgain(report->evidence, dialog->rules());
        if (again)
            Q_EMIT judged(*again);
        else
            Q_EMIT failed(tr("The record could not be judged again."), again.error().detail);
    });
    dialog->open();
}

void ReportDesk::showBeside(const ReportPointer& report, const Carrier& carrier)
{
    auto* window = new ReportWindow(m_session, report, carrier, m_window->window());
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
}

void ReportDesk::saveText(const QString& name, const QByteArray& content)
{
    auto* dialog = new QFileDialog(m_window, tr("Save letter"), {}, tr("Text (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, content](const QString& path) { tell(writeWholeFile(path, content)); });
    dialog->open();
}

void ReportDesk::tell(const Result<void>& written)
{
    if (written)
        Q_EMIT saved();
    else
        Q_EMIT failed(tr("The file could not be saved."), written.error().detail);
}

}  // namespace relaydeck::ui
