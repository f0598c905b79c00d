// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/tlsreportwords.h"

#include "core/base/plaintext.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxNamed = 8;

struct TlsReports {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::TlsReports)
};

/// Without a translation, Qt has no plurals.
QString counted(int count, const QString& one, const QString& many)
{
    return count == 1 ? one : many;
}

}  // namespace

QString outcomeWords(const TlsReportOutcome& outcome)
{
    QStringList parts{counted(outcome.kept.added, TlsReports::tr("1 new report"),
                              TlsReports::tr("%n new reports", nullptr, outcome.kept.added))};
    if (outcome.kept.known > 0)
        parts << TlsReports::tr("%n known before", nullptr, outcome.kept.known);
    if (outcome.kept.withoutDomain > 0)
        parts << counted(
            outcome.kept.withoutDomain, TlsReports::tr("1 left out, since it names no domain"),
            TlsReports::tr("%n left out, since they name no domain", nullptr, outcome.kept.withoutDomain));
    const int unreadable = static_cast<int>(outcome.unreadable.size());
    if (unreadable > 0)
        parts << counted(unreadable, TlsReports::tr("1 file without a report"),
                         TlsReports::tr("%n files without a report", nullptr, unreadable));
    if (outcome.cancelled)
        parts << TlsReports::tr("canceled after %1 of %2 files").arg(outcome.done).arg(outcome.files);
    return parts.join(QStringLiteral(", "));
}

QString domainToShow(const TlsReportOutcome& outcome)
{
    QString domain;
    qint64 most = -1;
    for (auto failed = outcome.failed.cbegin(); failed != outcome.failed.cend(); ++failed) {
        if (failed.value() > most) {
            most = failed.value();
            domain = failed.key();
        }
    }
    return domain;
}

QString unreadableTitle(const TlsReportOutcome& outcome)
{
    const int unreadable = static_cast<int>(outcome.unreadable.size());
    return counted(
        unreadable, TlsReports::tr("1 of %1 files holds no TLS report").arg(outcome.files),
        TlsReports::tr("%n of %1 files hold no TLS report", nullptr, unreadable).arg(outcome.files));
}

QString unreadableWords(const TlsReportOutcome& outcome)
{
    QStringList lines;
    for (const TlsReportOutcome::Unreadable& file : outcome.unreadable.mid(0, MaxNamed))
        lines << QStringLiteral("%1: %2").arg(plainText(file.file, 80), plainText(file.reason));
    const int more = static_cast<int>(outcome.unreadable.size() - lines.size());
    if (more > 0)
        lines << TlsReports::tr("%n more", nullptr, more);
    lines << QString()
          << TlsReports::tr("All others were read. A report is a JSON file, often packed with gzip, or "
                            "the mail that it is attached to.");
    return lines.join(u'\n');
}

}  // namespace relaydeck::ui
