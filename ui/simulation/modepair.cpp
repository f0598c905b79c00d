// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulation/modepair.h"

namespace relaydeck::ui {

ModePair modesOf(const decision::SendingPolicy& policy)
{
    return {.dane = policy.daneMode, .sts = policy.mtaStsMode};
}

decision::SendingPolicy withModes(decision::SendingPolicy policy, const ModePair& modes)
{
    policy.daneMode = modes.dane;
    policy.mtaStsMode = modes.sts;
    return policy;
}

}  // namespace relaydeck::ui
