// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/reportfile.h"

#include "core/tlsrpt/gunzip.h"
#include "core/tlsrpt/mail.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace relaydeck::tlsrpt {

namespace {

const QByteArray ByteOrderMark("\xef\xbb\xbf");

ReportFile refused(const QString& reason)
{
    return {.reports = {}, .problems = {}, .reason = reason};
}

QByteArray withoutMark(const QByteArray& octets)
{
    return octets.startsWith(ByteOrderMark) ? octets.mid(ByteOrderMark.size()) : octets;
}

bool looksLikeJson(const QByteArray& octets)
{
    const QByteArray begin = withoutMark(octets).left(1000).trimmed();
    return begin.startsWith('{') || begin.startsWith('[');
}

ReportFile readJson(const QByteArray& octets)
{
    if (octets.size() > MaxReportJson)
        return refused(
            QStringLiteral("The report is larger than %1 MiB.").arg(MaxReportJson / (1024 * 1024)));
    ReportFile file;
    const QByteArray text = withoutMark(octets);
    if (text.size() != octets.size())
        file.problems.append({.path = {}, .text = QStringLiteral("begins with a byte order mark")});
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::IllegalUTF8String) {
        file.problems.append({.path = {}, .text = QStringLiteral("is not UTF-8 throughout")});
        document = QJsonDocument::fromJson(QString::fromUtf8(text).toUtf8(), &error);
    }
    if (error.error != QJsonParseError::NoError)
        return refused(
            QStringLiteral("This is no JSON: %1 at octet %2.").arg(error.errorString()).arg(error.offset));
    QJsonArray entries{document.object()};
    if (document.isArray()) {
        file.problems.append({.path = {}, .text = QStringLiteral("is a list instead of one report")});
        entries = document.array();
    }
    for (qsizetype i = 0; i < std::min(entries.size(), MaxReportsInFile); ++i) {
        if (const std::optional<Report> report = reportFromJson(entries.at(i).toObject()))
            file.reports.append(*report);
        else
            file.problems.append({.path = document.isArray() ? QStringLiteral("[%1]").arg(i) : QString(),
                                  .text = QStringLiteral("is no TLS report: it has no policies")});
        if (file.problems.size() >= MaxProblems)
            break;
    }
    if (!file.valid())
        return refused(QStringLiteral("This is JSON, but no TLS report: it has no policies."));
    return file;
}

ReportFile readDocument(const QByteArray& octets)
{
    if (!looksLikeGzip(octets))
        return readJson(octets);
    const Result<QByteArray> expanded = gunzip(octets, MaxReportJson);
    return expanded ? readJson(*expanded) : refused(expanded.error().detail);
}

/// What a person reads in the mail is no report, however it begins.
bool mayBeReport(const MailPart& part)
{
    const bool named = part.fileName.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)
        || part.fileName.endsWith(QStringLiteral(".gz"), Qt::CaseInsensitive);
    if (named || part.type.startsWith(QStringLiteral("application/tlsrpt")))
        return true;
    return !part.type.startsWith(QStringLiteral("text/"))
        && (looksLikeGzip(part.content) || looksLikeJson(part.content));
}

bool isKnown(const QList<Report>& reports, const Report& report)
{
    return std::ranges::any_of(reports, [&report](const Report& known) {
        return known.organization == report.organization && known.reportId == report.reportId
            && known.policies == report.policies;
    });
}

ReportFile readMail(const QByteArray& octets)
{
    const Result<QList<MailPart>> parts = partsOfMail(octets);
    if (!parts)
        return refused(parts.error().detail);
    ReportFile file;
    int attached = 0;
    for (const MailPart& part : *parts) {
        if (!mayBeReport(part))
            continue;
        ++attached;
        const QString name =
            part.fileName.isEmpty() ? QStringLiteral("attachment %1").arg(attached) : part.fileName;
        const ReportFile inside = readDocument(part.content);
        for (Problem problem : inside.problems) {
            problem.text = QStringLiteral("%1: %2").arg(name, problem.text);
            file.problems.append(problem);
        }
        if (!inside.valid())
            file.problems.append({.path = {}, .text = QStringLiteral("%1: %2").arg(name, inside.reason)});
        for (const Report& report : inside.reports) {
            if (isKnown(file.reports, report))
                file.problems.append(
                    {.path = {},
                     .text =
                         QStringLiteral("%1: the same report is attached twice; it counts once").arg(name)});
            else
                file.reports.append(report);
        }
        if (file.reports.size() >= MaxReportsInFile || file.problems.size() >= MaxProblems) {
            file.problems.append({.path = {}, .text = QStringLiteral("Further attachments were not read.")});
            break;
        }
    }
    if (file.valid())
        return file;
    if (attached == 0)
        return refused(QStringLiteral("The mail has no TLS report attached."));
    return refused(attached == 1
                       ? file.problems.constFirst().text
                       : QStringLiteral("None of the %1 attachments is a TLS report.").arg(attached));
}

}  // namespace

QList<Problem> ReportFile::allProblems() const
{
    QList<Problem> all = problems;
    for (const Report& report : reports)
        all += report.problems;
    return all;
}

ReportFile readReportFile(const QByteArray& content)
{
    if (content.trimmed().isEmpty())
        return refused(QStringLiteral("The file is empty."));
    if (content.size() > MaxReportFile)
        return refused(QStringLiteral("The file is larger than %1 MiB.").arg(MaxReportFile / (1024 * 1024)));
    if (looksLikeGzip(content) || looksLikeJson(content))
        return readDocument(content);
    if (looksLikeMail(content))
        return readMail(content);
    return refused(QStringLiteral("This is no TLS report: neither JSON, nor gzip, nor a mail."));
}

ReportFile readReportFileAt(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(QStringLiteral("The file cannot be read: %1.").arg(file.errorString()));
    return readReportFile(file.read(MaxReportFile + 1));
}

}  // namespace relaydeck::tlsrpt
