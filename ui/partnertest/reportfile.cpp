// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportfile.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

namespace relaydeck::ui {

QString reportFileName(const partnertest::PartnerReport& report)
{
    return QStringLiteral("report-%1-%2.json")
        .arg(report.domain().toString(), report.evidence.startedAt.date().toString(Qt::ISODate));
}

Result<void> writeReport(const QString& path, const partnertest::PartnerReport& report)
{
    QSaveFile file(path);
    const QByteArray json = QJsonDocument(partnertest::toJson(report)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return Error{ErrorCode::FileUnwritable, file.errorString()};
    return {};
}

}  // namespace relaydeck::ui
