// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

/// Observations of partners as starting points: each test changes the one thing that it is about.
namespace relaydeck::test {

/// Ready, TLS, a certificate that every check likes.
decision::EndpointObservation goodEndpoint(int number = 1);
/// mx<number>.partner.example, preference 10 * number, without TLSA, with one good endpoint.
decision::HostObservation goodHost(int number = 1);
/// Secure MX, one good host, no TLSA, no MTA-STS: nothing published, TLS offered.
decision::DomainObservation plainPartner();
/// plainPartner() with usable TLSA records that match.
decision::DomainObservation danePartner();
/// plainPartner() with a policy in force that lists the host.
decision::DomainObservation stsPartner();

/// Appends a host; gives it for further changes.
decision::HostObservation& addHost(decision::DomainObservation& partner,
                                   decision::TlsaState tlsa = decision::TlsaState::NotPublished);
decision::EndpointObservation& firstEndpoint(decision::DomainObservation& partner);

}  // namespace relaydeck::test
