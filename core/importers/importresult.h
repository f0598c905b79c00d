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

/// A line of a table that cannot be read as a connector.
struct LineFault {
    qint64 line = 0;  ///< where it begins, from 1
    QString what;  ///< technical, with the line: `line 3, SmtpDaneMode: ...`
    qsizetype columns = 0;  ///< how many it has, when that is the fault
    qsizetype expected = 0;  ///< how many it should have then
    QString text;  ///< as it stands in the file, cut at MaxFaultText

    friend bool operator==(const LineFault&, const LineFault&) = default;
};

struct ImportResult {
    QList<Connector> connectors;  ///< in the order of the file; without an id of ours yet
    /// For each connector the parameters that the file has not, for planMerge().
    QList<QList<ConnectorField>> absentFields;
    /// For each connector the lists that the file has lost: the name of a type stands in their place. They
    /// are among the absent ones.
    QList<QList<ConnectorField>> lostFields;
    TenantIdentity tenant;
    /// Properties that no version of the cmdlet is known to have, with the number of connectors that have
    /// them. They are kept in otherProperties.
    QMap<QString, int> unknownProperties;
    QList<ImportNote> notes;
    /// Lines that were left out, the first MaxNamedLines of them.
    QList<LineFault> leftOut;
    qint64 leftOutCount = 0;

    friend bool operator==(const ImportResult&, const ImportResult&) = default;
};

inline constexpr qint64 MaxImportBytes = 64 * 1024 * 1024;
inline constexpr qsizetype MaxImportConnectors = 100'000;
inline constexpr qsizetype MaxImportString = 65'536;
inline constexpr qsizetype MaxImportList = 100'000;
/// Properties of one object, or columns of a table.
inline constexpr qsizetype MaxImportProperties = 1'000;

/// Lines that may be left out of a table; one with more is something else.
inline constexpr qint64 MaxLeftOutLines = 1'000;
inline constexpr qsizetype MaxNamedLines = 100;
inline constexpr qsizetype MaxFaultText = 2'000;

/// Told how much of how much has been read, from time to time. False: stop, the import fails with Cancelled.
using ImportStep = std::function<bool(qint64 done, qint64 total)>;

/// One English sentence. What comes from the file is made fit to be shown.
QString englishText(const ImportNote& note);
/// "Line 1,204 has 6 columns, 11 are expected. 1,203 lines were read."
QString englishText(const LineFault& fault);

}  // namespace relaydeck::importers
