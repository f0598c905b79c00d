// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "ui/text/texts.h"

namespace relaydeck::ui {

/// What the report knows beyond the delivery, for a sentence.
ReasonDetails reasonDetails(const decision::Delivery& delivery, const partnertest::PartnerReport& report);

/// What happens to mail, because of what was seen, and the code: "Mail waits: the key of mx1 matches none of
/// its 2 TLSA records (tlsa-invalid, 4.7.323)".
QString verdictSentence(const partnertest::PartnerReport& report, const decision::SendingPolicy& policy);
/// With whose doing that is, where it is somebody's.
QString attributedSentence(const partnertest::PartnerReport& report, const decision::SendingPolicy& policy);

}  // namespace relaydeck::ui
