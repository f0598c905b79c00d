// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakednsserver.h"
#include "tests/support/signedtree.h"

namespace relaydeck::test {

/// A resolver on loopback that answers from a signed tree, for the names given and all above them.
class TreeServer : public FakeDnsServer {
public:
    enum class Dnssec {
        Kept,
        Stripped,  ///< leaves out what DNSSEC adds, as old forwarders do, whatever is asked for
    };

    TreeServer(const SignedTree& tree, const QList<QByteArray>& names, Dnssec dnssec = Dnssec::Kept);
};

/// The names that a test of this domain with these MX hosts asks for.
QList<QByteArray> testedNames(const QByteArray& domain, const QList<QByteArray>& hosts);

}  // namespace relaydeck::test
