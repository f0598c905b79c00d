// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QUuid>
#include <QtCore/QVariant>

/// How values stand in columns, which have one type each whatever the database behind.
namespace relaydeck::store {

QVariant fromId(const QUuid& id);  ///< NULL for the null id
QUuid toId(const QVariant& column);
QVariant fromTime(const QDateTime& time);  ///< NULL for an invalid time
QDateTime toTime(const QVariant& column);
QVariant fromJson(const QJsonObject& object);  ///< NULL for an empty object
QJsonObject toObject(const QVariant& column);
/// Qt writes a null string as NULL; an empty text is what is meant.
QString notNull(const QString& text);

}  // namespace relaydeck::store
