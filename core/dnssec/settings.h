// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/trustanchors.h"

#include <QtCore/QDateTime>
#include <QtCore/QSet>

namespace relaydeck::dnssec {

/// Bounds on the work for one lookup, against answers made to be costly (KeyTrap, CVE-2023-50387; NSEC3,
/// CVE-2023-50868).
struct Limits {
    int signatureChecks = 64;
    int keysWithEqualTag = 4;
    int nsec3Hashes = 64;
    int nsec3IterationsInsecure = 100;  ///< above: insecure (RFC 9276 3.2)
    int nsec3IterationsFailure = 500;  ///< above: bogus
    int aliasLinks = 12;
    int questions = 80;

    friend bool operator==(const Limits&, const Limits&) = default;
};

/// Everything that a validation depends on besides the packets.
struct Settings {
    TrustAnchors anchors;
    QSet<int> algorithms{8, 10, 13, 14, 15, 16};  ///< others count as unsupported (RFC 9904, RFC 9905)
    QSet<int> digests{1, 2, 4};  ///< of DS records (RFC 9904); 1 only beside no other (RFC 4509 3)
    QDateTime now;  ///< the time at which signatures must be valid
    Limits limits;
};

}  // namespace relaydeck::dnssec
