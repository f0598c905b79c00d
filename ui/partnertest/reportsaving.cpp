// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportsaving.h"

#include "core/base/wholefile.h"
#include "core/documents/htmlwriter.h"
#include "core/documents/reportdocument.h"
#include "ui/partnertest/pdfwriter.h"
#include "ui/partnertest/reportfile.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QFileDialog>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ReportSaving)
};

}  // namespace

QList<ReportFormat> reportFormats()
{
    QList<ReportFormat> formats{ReportFormat::Html, ReportFormat::PdfA4, ReportFormat::PdfLetter,
                                ReportFormat::Json};
    if (usualPaper() == Paper::Letter)
        formats.swapItemsAt(1, 2);
    return formats;
}

QString formatFilter(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Html:
        return Words::tr("Web page (*.html)");
    case ReportFormat::PdfA4:
        return Words::tr("PDF on A4 (*.pdf)");
    case ReportFormat::PdfLetter:
        return Words::tr("PDF on Letter (*.pdf)");
    case ReportFormat::Json:
        return Words::tr("Report to open again (*.json)");
    }
    Q_UNREACHABLE();
}

QString formatSuffix(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Html:
        return QStringLiteral("html");
    case ReportFormat::PdfA4:
    case ReportFormat::PdfLetter:
        return QStringLiteral("pdf");
    case ReportFormat::Json:
        return QStringLiteral("json");
    }
    Q_UNREACHABLE();
}

Result<void> writeReportAs(const QString& path, const partnertest::PartnerReport& report,
                           const Carrier& carrier, ReportFormat format)
{
    if (format == ReportFormat::Json)
        return writeReport(path, report);
    // The name of a connector is nothing for others to read.
    const documents::ReportContext context{.policy = carrier.policy,
                                           .modesOf = carrier.connector.isNull()
                                               ? QStringLiteral("service default")
                                               : QStringLiteral("settings of a connector")};
    return writeDocumentAs(path, documents::reportDocument(report, context), format);
}

Result<void> writeDocumentAs(const QString& path, const documents::Document& document, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Html:
        return writeWholeFile(path, documents::toHtml(document));
    case ReportFormat::PdfA4:
        return writePdf(path, document, Paper::A4);
    case ReportFormat::PdfLetter:
        return writePdf(path, document, Paper::Letter);
    case ReportFormat::Json:
        break;
    }
    Q_UNREACHABLE();
}

void askWhereToSave(QWidget* parent, const QString& title, const QString& name,
                    const QList<ReportFormat>& formats,
                    const std::function<void(const QString& path, ReportFormat format)>& chosen)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const ReportFormat format : formats)
        filters << formatFilter(format);
    dialog->setNameFilters(filters);
    const auto formatNow = [dialog, filters, formats] {
        return formats.value(filters.indexOf(dialog->selectedNameFilter()), formats.first());
    };
    const auto useSuffix = [dialog, formatNow, name] {
        dialog->setDefaultSuffix(formatSuffix(formatNow()));
        dialog->selectFile(name + u'.' + formatSuffix(formatNow()));
    };
    useSuffix();
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, useSuffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [formatNow, chosen](const QString& path) { chosen(path, formatNow()); });
    dialog->open();
}

}  // namespace relaydeck::ui
