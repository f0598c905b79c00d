// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Says what the program is, its version and its license.
void showAbout(QWidget* parent);

}  // namespace relaydeck::ui
