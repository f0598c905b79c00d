// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connectors/connector.h"

#include <QtCore/QStringList>

namespace relaydeck::importers {

/// One connector as the cmdlet gives it, read into ours.
struct ExchangeObject {
    Connector connector;
    QStringList unknownProperties;
    QString unknownSource;  ///< a ConnectorSource that is not documented
};

/// `path`: the place of the object in the file, such as `[3]`, or empty; it begins the detail of an error.
Result<ExchangeObject> readExchangeObject(const QJsonObject& object, const QString& path);

/// ISO 8601 with any number of decimals, without a zone taken as UTC, or `/Date(ms)/` as Windows PowerShell
/// writes it. Invalid when it is neither.
QDateTime exchangeTime(const QString& text);

}  // namespace relaydeck::importers
