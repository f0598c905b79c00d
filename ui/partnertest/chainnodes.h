// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "ui/widgets/chain.h"

/// The parts of a chain of trust, each as if it were verified; where the chain fails is told by chainOf().
namespace relaydeck::ui {

QString zoneTitle(const DomainName& zone);
/// Key signing key first, zone signing key beneath; one node where one key does both.
QList<ChainNode> keyNodes(const dnssec::ZoneLink& zone);
/// What the parent publishes for a zone, or that it publishes nothing.
ChainNode dsNode(const dnssec::ZoneLink& child);
/// The data that was asked for, as the last node of its zone. `host` may be null.
ChainNode dataNode(const dnssec::Lookup& lookup, const partnertest::HostReport* host);
/// The server on the wire, and what it shows.
ChainBox serverBox(const partnertest::HostReport& host);

/// The first address that fails, else the first; null without one.
const partnertest::EndpointReport* shownEndpoint(const partnertest::HostReport& host);

}  // namespace relaydeck::ui
