// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/signedtree.h"

namespace relaydeck::test {

/// A tree with `partner.example`: MX, the address of its host `mx`, and a TLSA record for that.
SignedTree partnerTree(dnssec::SigningAlgorithm algorithm = dnssec::SigningAlgorithm::EcdsaP256);

void removeSignatures(dns::Message& message);

/// The link of a zone on the lookup's chain; fails hard when there is none.
const dnssec::ZoneLink& linkOf(const dnssec::Lookup& lookup, const char* zone);

}  // namespace relaydeck::test
