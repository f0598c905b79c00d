// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/mtasts/policyfetch.h"
#include "core/network/networkprofile.h"

#include <QCoro/QCoroTask>

namespace relaydeck::mtasts {

/// Fetches `https://<policyHost>/.well-known/mta-sts.txt` from one of the addresses, which the caller has
/// looked up: tried in order until one answers. Takes at most a minute (RFC 8461 3.3) and 64 KiB. Never fails
/// as an operation: whatever happens is in the result.
QCoro::Task<PolicyFetch> fetchPolicy(async::Context ctx, NetworkProfile profile, DomainName policyHost,
                                     QList<QHostAddress> addresses);

}  // namespace relaydeck::mtasts
