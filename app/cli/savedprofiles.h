// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/profilefile.h"

namespace relaydeck::cli {

/// The network profile of this name among those that the window has saved for this user, else the one in the
/// file of this name. InvalidArgument names the profiles that there are.
Result<NamedProfile> savedProfile(const QString& nameOrFile);

}  // namespace relaydeck::cli
