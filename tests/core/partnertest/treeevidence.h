// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/judge.h"
#include "core/tls/certificatemaker.h"
#include "tests/support/signedtree.h"

namespace relaydeck::test {

partnertest::Judgement judgementOf(const SignedTree& tree);

/// What a probe of partner.example with the host mx.partner.example would have asked for in DNS; its servers
/// were not reached. `more`: names of which TLSA, DS and addresses are recorded besides.
partnertest::Evidence evidenceFrom(const SignedTree& tree, const QList<const char*>& more = {});

/// A dialogue with 127.0.0.1 that came to its end and saw this chain.
partnertest::HostEndpoint dialogueWith(const QList<QByteArray>& chain,
                                       const char* sni = "mx.partner.example");
/// The one beside it, which asked for the other type of certificate.
partnertest::HostEndpoint otherDialogueWith(const QList<QByteArray>& chain);

const partnertest::Finding* findingOf(const partnertest::PartnerReport& report,
                                      partnertest::FindingCode code);

}  // namespace relaydeck::test
