// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/zonetree.h"
#include "core/network/networkprofile.h"
#include "core/practice/placement.h"

namespace relaydeck::practice {

struct PracticeZones {
    dnssec::ZoneTree tree;
    QByteArray trustAnchors;  ///< of the root, in zone file form
};

/// Signs a root, `example.` below it, and a zone for every partner.
Result<PracticeZones> makeZones(const QList<PlacedPartner>& partners, const CertificateAuthority& authority);

/// Names in `example.` to try a resolver with.
QList<KnownName> knownNames();

/// The body of the policy that a partner means to publish.
QByteArray policyBody(const StsPolicySetup& setup);

}  // namespace relaydeck::practice
