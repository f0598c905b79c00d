// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/filekind.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

namespace relaydeck::ui {

namespace {

constexpr qint64 MaxLookedAt = 64 * 1024 * 1024;

/// RFC 5322 2.2: a mail begins with a header field.
bool isMail(const QByteArray& content)
{
    static const QRegularExpression field(QStringLiteral("\\A(?:From [^\\n]*\\n)?[!-9;-~]{1,76}:[ \\t]"));
    static const QRegularExpression mime(QStringLiteral("^(?:Content-Type|MIME-Version|Received):"),
                                         QRegularExpression::MultilineOption
                                             | QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype MaxHead = 64 * 1024;
    const QString head = QString::fromLatin1(content.left(MaxHead));
    return field.match(head).hasMatch() && mime.match(head).hasMatch();
}

}  // namespace

FileKind fileKindOf(const QByteArray& content)
{
    // RFC 8460 5.1, RFC 1952 2.3.1
    if (content.startsWith("\x1f\x8b"))
        return FileKind::TlsReport;
    const QByteArray start = content.left(16).trimmed();
    if (start.startsWith('{') || start.startsWith('[')) {
        // The order of the members is not ours to choose, so the word may stand at the end.
        if (content.contains("\"relaydeck.partner-report/") || content.contains("\"relaydeck.evidence/"))
            return FileKind::Report;
        if (content.contains("\"organization-name\"")
            || (content.contains("\"policies\"") && content.contains("\"date-range\"")))
            return FileKind::TlsReport;
        return FileKind::Connectors;
    }
    return isMail(content) ? FileKind::TlsReport : FileKind::Connectors;
}

FileKind fileKindOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? fileKindOf(file.read(MaxLookedAt)) : FileKind::Connectors;
}

}  // namespace relaydeck::ui
