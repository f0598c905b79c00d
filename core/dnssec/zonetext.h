// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dns/record.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

/// Records in the text form of zone files (RFC 1035 5.1), a record a line.
namespace relaydeck::dnssec {

/// Relative names stand below `origin`, `@` is the origin itself; every record names its owner. Comments and
/// blank lines are skipped; a line that does not parse refuses the text.
Result<QList<dns::Record>> recordsFromText(const QByteArray& text, const DomainName& origin,
                                           quint32 defaultTtl = 3600);

/// What other tools for zone files read: one line a record, names absolute.
QByteArray zoneText(const QList<dns::Record>& records);

}  // namespace relaydeck::dnssec
