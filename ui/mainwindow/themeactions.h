// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// View > Theme: the choice of the user, remembered.
void addThemeActions(const WindowParts& parts);

}  // namespace relaydeck::ui
