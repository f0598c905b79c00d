// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/nameservers.h"

namespace relaydeck::practice {

namespace {

constexpr int PortAttempts = 50;

void behave(DnsServer& server, NameServerBehaviour behaviour)
{
    switch (behaviour) {
    case NameServerBehaviour::Answers:
        break;
    case NameServerBehaviour::FailsTlsa:
        server.failFor(dns::RecordType::TLSA);
        break;
    case NameServerBehaviour::DropsTlsa:
        server.ignore(dns::RecordType::TLSA);
        break;
    }
}

}  // namespace

Result<void> NameServers::listen(const QList<PlacedPartner>& partners,
                                 std::shared_ptr<const dnssec::ZoneTree> zones)
{
    QList<PlacedNameServer> setups{
        {"ns.example", QHostAddress(CommonNameServer), NameServerBehaviour::Answers}};
    for (const PlacedPartner& partner : partners)
        setups += partner.nameServers;
    for (int attempt = 0; attempt < PortAttempts; ++attempt) {
        if (tryListen(setups, zones))
            return {};
    }
    return Error{ErrorCode::NetworkUnreachable,
                 QStringLiteral("no port is free on all %1 addresses of name servers").arg(setups.size())};
}

bool NameServers::tryListen(const QList<PlacedNameServer>& setups,
                            const std::shared_ptr<const dnssec::ZoneTree>& zones)
{
    m_servers.clear();
    m_port = 0;  // the first address gets a port from the system, the others must have the same
    for (const PlacedNameServer& setup : setups) {
        m_servers.push_back(std::make_unique<DnsServer>(DnsServer::Role::NameServer));
        DnsServer& server = *m_servers.back();
        server.setZones(zones);
        behave(server, setup.behaviour);
        if (!server.listenOn(setup.address, m_port))
            return false;
        m_port = server.port();
    }
    return true;
}

}  // namespace relaydeck::practice
