// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// Ctrl+K, and where its findings lead.
void addLocator(const WindowParts& parts);

}  // namespace relaydeck::ui
