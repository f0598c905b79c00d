// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

/// The workspaces that a user had open, newest first, as absolute paths. Kept with the user's settings.
namespace relaydeck::ui {

/// Those whose file is there now.
QStringList recentWorkspaces();
/// This one is the newest from now on.
void noteWorkspace(const QString& path);

}  // namespace relaydeck::ui
