// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

#include <QtCore/QString>

namespace relaydeck::ui {

/// What happens to mail, because of what was seen, and the code: "Mail waits: the key of mx1 matches none of
/// its 2 TLSA records (tlsa-invalid, 4.7.323)".
QString verdictSentence(const partnertest::PartnerReport& report, const decision::SendingPolicy& policy);

}  // namespace relaydeck::ui
