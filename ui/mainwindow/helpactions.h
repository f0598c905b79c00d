// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// The Help menu: keys, diagnostics, about.
void addHelpActions(const WindowParts& parts);

}  // namespace relaydeck::ui
