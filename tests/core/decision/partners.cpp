// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/partners.h"

#include "tests/support/qttest.h"

namespace relaydeck::test {

using namespace relaydeck::decision;

EndpointObservation goodEndpoint(int number)
{
    EndpointObservation endpoint;
    endpoint.address = QHostAddress(QStringLiteral("192.0.2.%1").arg(number));
    endpoint.reach = Reach::Ready;
    endpoint.tls = TlsState::Established;
    endpoint.dane = DaneMatch::Match;
    endpoint.chainTrusted = true;
    endpoint.nameMatchesHost = true;
    endpoint.certificateNames = {QStringLiteral("mx%1.partner.example").arg(number)};
    return endpoint;
}

HostObservation goodHost(int number)
{
    HostObservation host;
    host.name = *DomainName::fromText("mx" + QByteArray::number(number) + ".partner.example");
    host.preference = 10 * number;
    host.addresses = AddressState::Found;
    host.tlsa = TlsaState::NotPublished;
    host.endpoints = {goodEndpoint(number)};
    return host;
}

DomainObservation plainPartner()
{
    DomainObservation partner;
    partner.domain = name("partner.example");
    partner.mx = MxState::Hosts;
    partner.mxSecure = true;
    partner.hosts = {goodHost()};
    return partner;
}

DomainObservation danePartner()
{
    DomainObservation partner = plainPartner();
    partner.hosts.first().tlsa = TlsaState::Usable;
    return partner;
}

DomainObservation stsPartner()
{
    DomainObservation partner = plainPartner();
    partner.sts = StsPolicy::Enforce;
    partner.stsPatterns = {QStringLiteral("*.partner.example")};
    return partner;
}

HostObservation& addHost(DomainObservation& partner, TlsaState tlsa)
{
    partner.hosts.append(goodHost(static_cast<int>(partner.hosts.size()) + 1));
    partner.hosts.last().tlsa = tlsa;
    return partner.hosts.last();
}

EndpointObservation& firstEndpoint(DomainObservation& partner)
{
    return partner.hosts.first().endpoints.first();
}

}  // namespace relaydeck::test
