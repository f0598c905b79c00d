// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/locator/locatorindex.h"

namespace relaydeck::ui {

class ActionCollection;
class Session;

/// Everything that the locator finds: connectors, the domains that are theirs or were tested, every command,
/// every topic of help.
QList<LocatorEntry> locatorEntries(const Session& session, const ActionCollection& actions);

}  // namespace relaydeck::ui
