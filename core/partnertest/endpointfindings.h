// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::partnertest {

/// "mx.partner.example (192.0.2.1)"
QString placeOf(const HostReport& host, const EndpointReport& endpoint);
/// The day, in UTC.
QString dateText(const QDateTime& time);

/// What the dialogues with one host's servers show: reachability, STARTTLS, DANE, certificates.
void addEndpoints(QList<Finding>& findings, const PartnerReport& report, const HostReport& host);
/// The part of it that is about one address and the host's TLSA records.
void addDaneFindings(QList<Finding>& findings, const PartnerReport& report, const HostReport& host,
                     const EndpointReport& endpoint);
/// What stands between this computer and the servers, or may: no server was reached, STARTTLS was removed.
void addNetwork(QList<Finding>& findings, const PartnerReport& report);
/// Hosts that the MTA-STS policy lists, but that fail it.
void addStsEndpoints(QList<Finding>& findings, const HostReport& host);

}  // namespace relaydeck::partnertest
