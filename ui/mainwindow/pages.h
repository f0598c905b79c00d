// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// Makes the pages in the order of the navigation, and connects what they want of each other.
void addPages(const WindowParts& parts);

}  // namespace relaydeck::ui
