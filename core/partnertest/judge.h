// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/validator.h"
#include "core/partnertest/report.h"
#include "core/tls/roots.h"

#include <QtCore/QSet>

namespace relaydeck::partnertest {

/// Everything that a judgement depends on besides the evidence.
struct Judgement {
    dnssec::TrustAnchors anchors;
    QSet<int> dnssecAlgorithms{8, 10, 13, 14, 15, 16};
    QSet<int> dnssecDigests{1, 2, 4};
    tls::Roots roots = tls::Roots::system();
    decision::Rules rules;
};

/// Judges what a probe recorded. Pure: no I/O, no clock; the same evidence and judgement give the same
/// report.
PartnerReport judge(const Evidence& evidence, const Judgement& judgement,
                    dnssec::WorkMemory* memory = nullptr);

}  // namespace relaydeck::partnertest
