// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connectors/connectorfield.h"
#include "core/connectors/tenantidentity.h"

#include <QtCore/QList>
#include <QtCore/QMap>

#include <functional>

namespace relaydeck::importers {

/// What was taken differently than it stands in the file, or deserves a look.
struct ImportNote {
    enum class Kind {
        Repeated,  ///< the same connector again, as when each filter of the cmdlet was asked; taken once
        UnknownSource,  ///< a ConnectorSource that is not documented; kept among the other properties
        SeveralTenants,  ///< the file has connectors of more than one organization
        UnreadTime,  ///< a time in the form of some language; kept among the other properties
    };

    Kind kind = Kind::Repeated;
    QString connector;  ///< its name
    QString value;

    friend bool operator==(const ImportNote&, const ImportNote&) = default;
};

struct ImportResult {
    QList<Connector> connectors;  ///< in the order of the file; without an id of ours yet
    /// For each connector the parameters that the file has not, for planMerge().
    QList<QList<ConnectorField>> absentFields;
    TenantIdentity tenant;
    /// Properties that no version of the cmdlet is known to have, with the number of connectors that have
    /// them. They are kept in otherProperties.
    QMap<QString, int> unknownProperties;
    QList<ImportNote> notes;

    friend bool operator==(const ImportResult&, const ImportResult&) = default;
};

inline constexpr qint64 MaxImportBytes = 64 * 1024 * 1024;
inline constexpr qsizetype MaxImportConnectors = 100'000;
inline constexpr qsizetype MaxImportString = 65'536;
inline constexpr qsizetype MaxImportList = 100'000;
/// Properties of one object, or columns of a table.
inline constexpr qsizetype MaxImportProperties = 1'000;

/// Told how much of how much has been read, from time to time. False: stop, the import fails with Cancelled.
using ImportStep = std::function<bool(qint64 done, qint64 total)>;

/// One English sentence. What comes from the file is made fit to be shown.
QString englishText(const ImportNote& note);

}  // namespace relaydeck::importers
