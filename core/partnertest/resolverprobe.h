// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/dnssec/settings.h"
#include "core/partnertest/resolvertrial.h"

#include <QCoro/QCoroTask>

namespace relaydeck::partnertest {

/// Asks every resolver of a profile what tells whether it is fit, each alone, within a few seconds. What
/// does not come is in the trials as such.
QCoro::Task<QList<ResolverTrial>> tryResolvers(async::Context ctx, NetworkProfile profile,
                                               dnssec::Settings settings);

}  // namespace relaydeck::partnertest
