// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tlsaoptions.h"

#include "app/cli/inputfile.h"
#include "core/dane/tlsarecord.h"

#include <QtCore/QRegularExpression>

namespace relaydeck::cli {

namespace {

constexpr qint64 MaxTlsaFile = 1024 * 1024;
constexpr qsizetype MaxRecords = 100;

/// The owner that stands before the type in a zone file line; empty where none is given.
QString ownerIn(const QString& line)
{
    static const QRegularExpression form(QStringLiteral("\\A(\\S+)\\s(?:.*\\s)?TLSA\\s"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(line);
    return match.hasMatch() ? match.captured(1) : QString();
}

bool isAboutAnother(const QString& line, const DomainName& owner)
{
    QString given = ownerIn(line);
    // A relative name may be completed to the owner; only one with a final dot says what it is.
    if (!given.endsWith(u'.'))
        return false;
    given.chop(1);
    return given.compare(owner.toString(), Qt::CaseInsensitive) != 0;
}

}  // namespace

void TlsaOptions::addTo(CLI::App& command)
{
    CLI::Option* given =
        command
            .add_option("--tlsa", m_records, "a record, such as '3 1 1 0123...'; may be given several times")
            ->allow_extra_args(false)
            ->take_all();
    command
        .add_option("--tlsa-file", m_file,
                    "file with a record a line, as in a zone file or without owner; - for standard input")
        ->excludes(given);
    command.add_option("--tlsa-port", m_port, "port in the name of the records, _25._tcp")
        ->capture_default_str()
        ->check(CLI::Range(1, 65535));
}

Result<QList<dns::TlsaData>> TlsaOptions::records(Session& session, const DomainName& owner) const
{
    QList<dns::TlsaData> records;
    for (const std::string& text : m_records) {
        const Result<dns::TlsaData> record = dane::recordFromText(QString::fromStdString(text));
        if (!record)
            return Error{ErrorCode::InvalidArgument, u"--tlsa: "_qs + record.error().detail};
        records.append(*record);
    }
    if (!m_file.empty()) {
        const QString path = QString::fromStdString(m_file);
        const Result<QByteArray> content = readInput(session, path, MaxTlsaFile);
        if (!content)
            return content.error();
        const QStringList lines = QString::fromUtf8(*content).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString line = lines.at(i).section(u';', 0, 0).section(u'#', 0, 0);
            if (line.trimmed().isEmpty() || isAboutAnother(line, owner))
                continue;
            const Result<dns::TlsaData> record = dane::recordFromText(line);
            if (!record)
                return Error{ErrorCode::InvalidArgument,
                             u"%1, line %2: %3"_qs.arg(path).arg(i + 1).arg(record.error().detail)};
            records.append(*record);
        }
    }
    if (records.isEmpty())
        return Error{
            ErrorCode::InvalidArgument,
            u"No TLSA record of %1 to compare with. Give --tlsa or --tlsa-file."_qs.arg(owner.toString())};
    if (records.size() > MaxRecords)
        return Error{ErrorCode::InvalidArgument, u"More than %1 TLSA records."_qs.arg(MaxRecords)};
    return records;
}

}  // namespace relaydeck::cli
