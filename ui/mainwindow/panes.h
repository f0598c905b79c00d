// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace relaydeck::ui {

/// Gives the focus to the pane `step` places (1 or -1) from the one that has it, passing over panes in which
/// nothing takes it.
void focusNextPane(const QList<QWidget*>& panes, int step);

}  // namespace relaydeck::ui
