// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/otherproperties.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace relaydeck {

bool isObjectProperty(const QString& name)
{
    static const QSet<QString> names{
        QStringLiteral("linkformodifiedconnector"),
        QStringLiteral("admindisplayname"),
        QStringLiteral("exchangeversion"),
        QStringLiteral("directoryobjectversion"),
        QStringLiteral("distinguishedname"),
        QStringLiteral("identity"),
        QStringLiteral("objectcategory"),
        QStringLiteral("objectclass"),
        QStringLiteral("whenchanged"),
        QStringLiteral("whencreated"),
        QStringLiteral("whenchangedutc"),
        QStringLiteral("whencreatedutc"),
        QStringLiteral("exchangeobjectid"),
        QStringLiteral("organizationalunitroot"),
        QStringLiteral("organizationid"),
        QStringLiteral("id"),
        QStringLiteral("originatingserver"),
        QStringLiteral("isvalid"),
        QStringLiteral("objectstate"),
        // Left by older remote sessions.
        QStringLiteral("runspaceid"),
        QStringLiteral("pscomputername"),
        QStringLiteral("psshowcomputername"),
    };
    return names.contains(name.toLower());
}

QJsonObject mergedProperties(const QJsonObject& present, const QJsonObject& imported)
{
    if (present.isEmpty() || present == imported)
        return imported;
    QSet<QString> told;
    for (auto property = imported.begin(); property != imported.end(); ++property)
        told.insert(property.key().toCaseFolded());
    QJsonObject merged = imported;
    for (auto property = present.begin(); property != present.end(); ++property) {
        if (!told.contains(property.key().toCaseFolded()))
            merged.insert(property.key(), property.value());
    }
    return merged;
}

QStringList changedProperties(const QJsonObject& before, const QJsonObject& after)
{
    if (before == after)
        return {};
    QHash<QString, QJsonValue> earlier;
    for (auto property = before.begin(); property != before.end(); ++property)
        earlier.insert(property.key().toCaseFolded(), property.value());
    QStringList changed;
    for (auto property = after.begin(); property != after.end(); ++property) {
        if (isObjectProperty(property.key()))
            continue;
        const auto found = earlier.constFind(property.key().toCaseFolded());
        if (found == earlier.cend() || *found != property.value())
            changed.append(property.key());
    }
    return changed;
}

}  // namespace relaydeck
