// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/partnertest/secondopinion.h"
#include "core/partnertest/services.h"

#include <QCoro/QCoroTask>

namespace relaydeck::partnertest {

/// The questions whose answers decided a report's verdict: MX, addresses, TLSA, DS and the policy's record.
/// Bounded.
QList<dns::Question> decidingQuestions(const PartnerReport& report);

/// Puts questions to whom the request names: another resolver, which has to prove its answers, or the name
/// servers of each question's zone, at most 16 with 2 addresses each. What does not come is in the record as
/// such.
QCoro::Task<SecondOpinion> askSecondOpinion(async::Context ctx, std::shared_ptr<Services> services,
                                            QList<dns::Question> questions, SecondOpinionRequest request);

}  // namespace relaydeck::partnertest
