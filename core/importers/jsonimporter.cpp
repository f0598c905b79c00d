// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/jsonimporter.h"

#include "core/importers/collector.h"
#include "core/importers/jsonrepeats.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace relaydeck::importers {

namespace {

/// The objects of the file: one alone, several in an array, or the array in the wrapper of Windows PowerShell
/// 5.1.
Result<QJsonArray> objectsOf(const QJsonDocument& document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("value")).isArray() && object.contains(QStringLiteral("Count")))
        return object.value(QStringLiteral("value")).toArray();
    if (object.isEmpty())
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("The file has no connector: expected an object or an array of objects.")};
    return QJsonArray{object};
}

}  // namespace

Result<ImportResult> importJson(const QByteArray& text, const ImportStep& step)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text, &fault);
    if (document.isNull())
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("The file is not JSON: %1 at byte %2.")
                         .arg(fault.errorString())
                         .arg(fault.offset)};
    const Result<QJsonArray> objects = objectsOf(document);
    if (!objects)
        return objects.error();
    if (objects->size() > MaxImportConnectors)
        return Error{ErrorCode::LimitExceeded,
                     QStringLiteral("The file has more than %1 connectors.").arg(MaxImportConnectors)};

    const bool wrapped = document.isObject() && document.object().value(QStringLiteral("value")).isArray();
    const bool alone = document.isObject() && !wrapped;
    const auto placeOf = [alone](qsizetype i) { return alone ? Place() : Place::index(i); };
    if (const std::optional<JsonRepeat> repeat = jsonRepeat(text, alone ? 1 : wrapped ? 3 : 2))
        return repeatedProperty(placeOf(repeat->object), repeat->name);
    Collector collector(objects->size(), step);
    for (qsizetype i = 0; i < objects->size(); ++i) {
        const Place place = placeOf(i);
        if (!objects->at(i).isObject())
            return Error{ErrorCode::InvalidData, QStringLiteral("%1: expected an object").arg(place.text())};
        if (const Result<void> next = collector.next(i); !next)
            return next.error();
        if (const Result<void> taken =
                collector.take({.properties = objects->at(i).toObject(), .place = place});
            !taken)
            return taken.error();
    }
    return std::move(collector).result();
}

}  // namespace relaydeck::importers
