// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/documents/document.h"
#include "ui/partnertest/evidencecard.h"

#include <functional>

namespace relaydeck::ui {

/// What a report can be written as.
enum class ReportFormat { Html, PdfA4, PdfLetter, Json };

/// "Web page (*.html)", and so on; the paper of this country stands first of the two.
QList<ReportFormat> reportFormats();
QString formatFilter(ReportFormat format);
QString formatSuffix(ReportFormat format);

/// Writes a report in a format; the file appears whole or not at all.
Result<void> writeReportAs(const QString& path, const partnertest::PartnerReport& report,
                           const Carrier& carrier, ReportFormat format);
Result<void> writeDocumentAs(const QString& path, const documents::Document& document, ReportFormat format);

/// Asks where to write, offers the formats, and calls back with what was chosen. The first format is the
/// default; `name` is without a suffix.
void askWhereToSave(QWidget* parent, const QString& title, const QString& name,
                    const QList<ReportFormat>& formats,
                    const std::function<void(const QString& path, ReportFormat format)>& chosen);

}  // namespace relaydeck::ui
