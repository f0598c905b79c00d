// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"

#include <QtCore/QString>

namespace relaydeck::ui {

/// What to send with a report of a fault: versions, platform, name of the network profile. Nothing about
/// partners or connectors.
QString diagnosticsText(const NetworkProfile& profile);

}  // namespace relaydeck::ui
