// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// The Help menu: keys, diagnostics, about.
void addHelpActions(const WindowParts& parts);
/// Opens the help beside the window at this topic.
void showHelp(const WindowParts& parts, const QString& topic);

}  // namespace relaydeck::ui
