// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"

QT_BEGIN_NAMESPACE
class QMenuBar;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// File Edit View Connector Test Tools Help.
void fillMenuBar(QMenuBar& bar, const ActionCollection& actions);

}  // namespace relaydeck::ui
