// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/change.h"

#include <QtCore/QByteArray>

#include <span>

namespace relaydeck::store {

/// A row of the table of connectors as it stands in the file.
struct ConnectorRecord {
    QString id;
    qint64 revision = 0;
    QByteArray body;  ///< JSON
    QByteArray imported;  ///< JSON; empty: never imported
    QString changedAt;
};

/// In the order of the records. Very many are read by all processors, since a window waits for them; the
/// error is that of the first record that is damaged.
Result<QList<StoredConnector>> readRecords(std::span<const ConnectorRecord> records);

}  // namespace relaydeck::store
