// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns.h"

#include <QtCore/QJsonDocument>

namespace relaydeck::store {

QVariant fromId(const QUuid& id)
{
    return id.isNull() ? QVariant(QMetaType::fromType<QString>()) : id.toString(QUuid::WithoutBraces);
}

QUuid toId(const QVariant& column)
{
    return QUuid::fromString(column.toString());
}

QVariant fromTime(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs)
                          : QVariant(QMetaType::fromType<QString>());
}

QDateTime toTime(const QVariant& column)
{
    return QDateTime::fromString(column.toString(), Qt::ISODateWithMs).toUTC();
}

QVariant fromJson(const QJsonObject& object)
{
    return object.isEmpty()
        ? QVariant(QMetaType::fromType<QString>())
        : QVariant(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

QJsonObject toObject(const QVariant& column)
{
    return QJsonDocument::fromJson(column.toString().toUtf8()).object();
}

QString notNull(const QString& text)
{
    return text.isNull() ? QString(QLatin1String("")) : text;
}

}  // namespace relaydeck::store
