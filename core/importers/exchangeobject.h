// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connectors/connectorfield.h"
#include "core/importers/place.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace relaydeck::importers {

/// One connector as it stands in a file, whatever the form of the file.
struct SourceObject {
    QJsonObject properties;
    Place place;
    /// The values are texts as PowerShell shows them: `True`, a list in one text, a time in any language.
    bool textual = false;
};

/// One connector as the cmdlet gives it, read into ours.
struct ExchangeObject {
    Connector connector;
    QStringList unknownProperties;
    QString unknownSource;  ///< a ConnectorSource that is not documented
    QString unreadTime;  ///< a time in the form of some language
    /// Parameters that the object has not, or for which it has no value that says anything.
    QList<ConnectorField> absentFields;
    /// Lists in whose place PowerShell wrote the name of a type; they are among the absent ones.
    QList<ConnectorField> lostFields;
};

/// For an object that has a property twice: one of the values would be lost without a word.
Error repeatedProperty(const Place& place, const QString& name);

/// The detail of an error begins with the place of the fault.
Result<ExchangeObject> readExchangeObject(const SourceObject& object);

/// A property that the objects of the cmdlet have, without regard to case.
bool isExchangeProperty(const QString& name);

/// ISO 8601 with any number of decimals, without a zone taken as UTC, or `/Date(ms)/` as Windows PowerShell
/// writes it. Invalid when it is neither.
QDateTime exchangeTime(const QString& text);

}  // namespace relaydeck::importers
