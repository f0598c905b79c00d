// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/dnsserver.h"
#include "core/practice/placement.h"

#include <memory>
#include <vector>

namespace relaydeck::practice {

/// The name servers of the zones, each on an address of its own, all on one port, so that one port in a
/// network profile leads to every server.
class NameServers {
public:
    /// The common one, and those that partners have of their own. Takes a port that is free on all.
    Result<void> listen(const QList<PlacedPartner>& partners, std::shared_ptr<const dnssec::ZoneTree> zones);
    quint16 port() const { return m_port; }

private:
    bool tryListen(const QList<PlacedNameServer>& setups,
                   const std::shared_ptr<const dnssec::ZoneTree>& zones);

    std::vector<std::unique_ptr<DnsServer>> m_servers;
    quint16 m_port = 0;
};

}  // namespace relaydeck::practice
