// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsonreader.h"
#include "core/partnertest/report.h"

namespace relaydeck::partnertest {

// The parts of a report's JSON that are about one host; faults stay in the reader.

QJsonObject toJson(const HostReport& host);
HostReport hostReportFrom(const JsonReader& reader);

/// Null for Reason::None.
QJsonValue reasonToJson(decision::Reason reason);
decision::Reason reasonFrom(const JsonReader& reader, const QString& key);

/// Null for a lookup that was not made.
QJsonValue lookupToJson(const std::optional<dnssec::Lookup>& lookup);
std::optional<dnssec::Lookup> lookupFrom(const JsonReader& reader, const QString& key);

}  // namespace relaydeck::partnertest
