// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// Gives the pages their places in the navigation, and says how each is made and what it wants of the others.
void addPages(const WindowParts& parts);

}  // namespace relaydeck::ui
