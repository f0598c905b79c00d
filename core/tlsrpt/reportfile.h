// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tlsrpt/report.h"

#include <QtCore/QByteArray>

namespace relaydeck::tlsrpt {

inline constexpr qint64 MaxReportFile = 32 * 1024 * 1024;  ///< a mail with its attachments
inline constexpr qsizetype MaxReportJson = 10 * 1024 * 1024;  ///< expanded
inline constexpr qsizetype MaxReportsInFile = 200;

/// What a file holds. Nothing of it is an error of the program, so that many files can be read one after the
/// other.
struct ReportFile {
    QList<Report> reports{};
    QList<Problem> problems{};  ///< of the file as a whole: an attachment that cannot be read
    QString reason{};  ///< one sentence; why there is no report, empty otherwise

    bool valid() const { return !reports.isEmpty(); }
    /// Those of the file and of each report.
    QList<Problem> allProblems() const;
};

/// Reads a report as JSON, as gzip, or the reports that are attached to a mail (RFC 8460 5.3). Whatever is in
/// the file, this ends, in bounded memory.
ReportFile readReportFile(const QByteArray& content);
/// The same for a file, also one that cannot be opened.
ReportFile readReportFileAt(const QString& path);

}  // namespace relaydeck::tlsrpt
