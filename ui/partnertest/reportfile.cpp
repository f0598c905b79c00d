// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportfile.h"

#include "core/base/wholefile.h"
#include "core/partnertest/judgeagain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace relaydeck::ui {

QString reportFileName(const partnertest::PartnerReport& report)
{
    return QStringLiteral("report-%1-%2.json")
        .arg(report.domain().toString(), report.evidence.startedAt.date().toString(Qt::ISODate));
}

Result<void> writeReport(const QString& path, const partnertest::PartnerReport& report)
{
    return writeWholeFile(path, QJsonDocument(partnertest::toJson(report)).toJson());
}

Result<partnertest::PartnerReport> readReport(const QString& path)
{
    constexpr qint64 MaxFileSize = 64 * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, file.errorString()};
    const QByteArray content = file.read(MaxFileSize + 1);
    if (content.size() > MaxFileSize)
        return Error{ErrorCode::LimitExceeded, QStringLiteral("It is too large for a report.")};
    const QJsonObject document = QJsonDocument::fromJson(content).object();
    if (document.value(QStringLiteral("schema")).toString() == QLatin1StringView(partnertest::ReportSchema))
        return partnertest::reportFromJson(document);
    const Result<QList<partnertest::Evidence>> recorded = partnertest::recordedEvidence(content);
    if (!recorded)
        return recorded.error();
    return partnertest::judgeAgain(recorded->first(), partnertest::rulesOf(recorded->first()));
}

}  // namespace relaydeck::ui
