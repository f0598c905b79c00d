// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/partnertree.h"

#include "tests/support/qttest.h"

namespace relaydeck::test {

using dns::RecordType;

SignedTree partnerTree(dnssec::SigningAlgorithm algorithm)
{
    SignedTree tree;
    tree.add("partner.example",
             "@ MX 10 mx\n"
             "mx A 192.0.2.1\n"
             "_25._tcp.mx TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n")
        .signing = signingWith(algorithm);
    return tree;
}

void removeSignatures(dns::Message& message)
{
    const auto isSignature = [](const dns::Record& record) { return record.type == RecordType::RRSIG; };
    message.answer.removeIf(isSignature);
    message.authority.removeIf(isSignature);
}

const dnssec::ZoneLink& linkOf(const dnssec::Lookup& lookup, const char* zone)
{
    for (const dnssec::ZoneLink& link : lookup.chain) {
        if (link.zone == name(zone))
            return link;
    }
    qFatal("no link for %s", zone);
}

}  // namespace relaydeck::test
